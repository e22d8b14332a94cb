"""Searching everything at once."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db


def hits(page: Element) -> list[str]:
    return [link.text for found in page.all("ul", "hits") for link in found.all("a")]


@pytest.mark.parametrize("words", ["Seyðisfjörður", "seydisfjordur", "SEYDIS", "  seydisfjordur "])
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
    assert not page.all("script")
    assert page.one("input", id="q").get("value") == '"><script>alert(1)</script>'


def test_a_long_list_says_how_many_more_there_are(opened: Open) -> None:
    for _ in range(30):
        make.MunicipalityFactory()
    page = opened("/en/search/?q=kommun")
    assert len(hits(page)) == 25
    assert "5 more" in page.one("main").text
