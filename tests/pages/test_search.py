"""Searching everything at once."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db


def hits(page: Element) -> list[str]:
    return [link.text for found in page.all("ul", "hits") for link in found.all("a")]


@pytest.mark.parametrize("words", ["Seyðisfjörður", "seydisfjordur", "SEYDIS", "  seydisfjordur ", "seydis%00"])
def test_case_and_marks_do_not_matter(opened: Open, words: str) -> None:
    make.MunicipalityFactory(name="Seyðisfjörður", country="IS")
    assert hits(opened(f"/sok/?q={words}")) == ["Seyðisfjörður"]


def test_another_name_finds_the_municipality(opened: Open) -> None:
    make.NameFactory(municipality=make.MunicipalityFactory(name="Vantaa"), name="Vanda", language="sv")
    assert hits(opened("/en/search/?q=Vanda")) == ["Vantaa"]


def test_every_kind_of_record_is_found(opened: Open) -> None:
    first, second = make.MunicipalityFactory(name="Bokort", country="SE"), make.MunicipalityFactory(name="Ny bokort")
    make.LinkFactory(low=first, high=second)
    make.ChainFactory(name="Bokkedjan")
    make.AgreementFactory(title="Avtal om bok")
    make.DecisionFactory(title="Beslut om bok", municipality=first)
    make.SourceFactory(title="Boken")
    found = hits(opened("/sok/?q=bok"))
    assert {"Bokort", "Bokort–Ny bokort", "Bokkedjan", "Avtal om bok", "Beslut om bok", "Boken"} <= set(found)


def test_a_source_is_found_by_its_archival_reference(opened: Open) -> None:
    make.SourceFactory(title="Kortet", archive_creator="Huskvarna stad", series="F14", volume="1")
    assert hits(opened("/sok/?q=F14:1")) == ["Kortet"]


def test_what_is_not_found_is_said_with_what_to_do(opened: Open) -> None:
    assert "Nothing found" in [heading.text for heading in opened("/en/search/?q=xyz").all("h2")]


def test_nothing_asked_for_finds_nothing(opened: Open) -> None:
    make.MunicipalityFactory()
    assert hits(opened("/sok/")) == hits(opened("/sok/?q=+")) == []


def test_what_was_typed_is_shown_as_text_never_as_markup(opened: Open) -> None:
    page = opened('/en/search/?q="><script>alert(1)</script>')
    assert [script.text for script in page.all("script")] == [""]
    assert page.one("input", id="q").get("value") == '"><script>alert(1)</script>'


def test_a_long_list_says_how_many_more_there_are(opened: Open) -> None:
    for _ in range(30):
        make.MunicipalityFactory()
    page = opened("/en/search/?q=kommun")
    assert len(hits(page)) == 25
    assert "5 more" in page.one("main").text


def texts(page: Element) -> Element:
    return page.one("section", id="texts")


def test_words_in_a_transcription_are_shown_where_they_stand(opened: Open) -> None:
    source = make.SourceFactory(title="Kortet")
    make.TranscriptionFactory(source=source, text="Till alla.\nVälkomna till Seyðisfjörður den 19 oktober.")
    found = texts(opened("/sok/?q=seydisfjordur+valkomna"))
    assert [mark.text for mark in found.all("mark")] == ["Välkomna", "Seyðisfjörður"]
    assert "den 19 oktober" in found.one("p", "snippet").text
    assert found.all("a")[0].get("href") == "/kallor/kortet/?text=sv#text"


def test_a_hit_leads_to_the_page_of_the_scan(opened: Open) -> None:
    source = make.SourceFactory(title="Protokollet")
    make.ScanFactory(source=source, pages=12)
    second = make.ScanFactory(source=source, pages=5)
    make.TranscriptionFactory(source=source, scan=second, page=3, language="fi", made_by="machine", text="Ystävyys")
    (link,) = texts(opened("/en/search/?q=ystavyys")).all("a")
    assert link.get("href") == "/en/sources/protokollet/?image=15&text=fi-machine#text"


def test_what_a_restricted_source_says_is_found_by_those_who_keep_it(
    opened: Open, home: Municipality, colleague: User, stranger: User
) -> None:
    make.TranscriptionFactory(source=make.SourceFactory(secret=True, owner_code=home.national_code), text="Ordagrant")
    assert not opened("/sok/?q=ordagrant").all("mark")
    assert not opened("/sok/?q=ordagrant", user=stranger).all("mark")
    assert texts(opened("/sok/?q=ordagrant", user=colleague)).one("mark").text == "Ordagrant"


def test_hidden_texts_and_texts_of_hidden_scans_are_not_found(opened: Open) -> None:
    hidden = {"hidden_at": timezone.now(), "hidden_reason": "Fel"}
    source = make.SourceFactory()
    make.TranscriptionFactory(source=source, text="Ordagrant", **hidden)
    make.TranscriptionFactory(source=source, text="Ordagrant", scan=make.ScanFactory(source=source, **hidden))
    assert not opened("/sok/?q=ordagrant").all("mark")


def test_a_text_is_shown_as_text_never_as_markup(opened: Open) -> None:
    make.TranscriptionFactory(text="<script>alert(1)</script> & mera")
    found = texts(opened("/sok/?q=script"))
    assert not found.all("script")
    assert "<script>alert" in found.one("p", "snippet").text.replace(" ", "")


@pytest.mark.once
def test_many_hits_cost_as_many_queries_as_two(client: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/sok/?q=avskriven").status_code == 200
        return len(queries)

    def grow(count: int) -> None:
        for _ in range(count):
            source = make.SourceFactory()
            make.TranscriptionFactory(source=source, scan=make.ScanFactory(source=source))

    grow(2)
    few = cost()
    grow(30)
    assert cost() == few
