"""What programs are told of a source: Dublin Core and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import override

from archive.metadata import Metadata, Term
from archive.models import Repository, Source
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_swedish() -> Iterator[None]:
    with override("sv"):
        yield


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def card(**fields: Any) -> Source:
    known = {
        "title": "Kortet", "kind": "invitation", "date": "[..1964-10-19]", "languages": "sv fi", "rights": "Fritt",
        "archive_creator": "Huskvarna stad", "series": "F14", "volume": "1", "page": "12", "publisher": "Staden",
        "repository": make.RepositoryFactory(name="Stadsarkivet", code="SE/0680"), "url": "https://example.org/kort",
    }  # fmt: skip
    source: Source = make.SourceFactory(**(known | fields))
    return source


def told(source: Source) -> Metadata:
    return Metadata(source, absolute)


def test_dublin_core_says_what_is_recorded() -> None:
    terms = told(card()).dublin_core
    assert {term.name for term in terms} == {
        f"DC.{name}"
        for name in (
            "title", "creator", "publisher", "date", "type", "identifier", "source", "language", "relation", "rights"
        )
    }  # fmt: skip
    assert Term("DC.title", "Kortet", "sv") in terms
    assert Term("DC.date", "[..1964-10-19]") in terms
    assert Term("DC.identifier", "https://example.org/kallor/kortet/") in terms
    assert Term("DC.source", "Stadsarkivet, Huskvarna stad, vol. F14:1, s. 12", "sv") in terms
    assert [term.content for term in terms if term.name == "DC.language"] == ["sv", "fi"]


def test_what_is_not_recorded_is_left_out() -> None:
    source = make.SourceFactory(title="Sidan", kind="web_page", date="")
    assert [term.name for term in told(source).dublin_core] == ["DC.title", "DC.type", "DC.type", "DC.identifier"]
    assert told(source).json_ld.keys() == {
        "@context", "@id", "@type", "name", "url", "identifier", "genre", "isAccessibleForFree", "dcterms:type",
        "dcterms:bibliographicCitation",
    }  # fmt: skip


def test_json_ld_says_where_it_is_kept() -> None:
    data = told(card()).json_ld
    assert data["@type"] == ["ArchiveComponent", "CreativeWork"]
    assert data["holdingArchive"]["@type"] == "ArchiveOrganization"
    assert data["holdingArchive"]["name"] == {"@value": "Stadsarkivet", "@language": "sv"}
    assert data["itemLocation"] == "Huskvarna stad, vol. F14:1, s. 12"
    assert data["dcterms:date"] == {"@type": "edtf:EDTF", "@value": "[..1964-10-19]"}
    assert data["dcterms:bibliographicCitation"]["@value"].startswith("Stadsarkivet, Huskvarna stad, vol. F14:1")


def test_only_a_date_that_other_vocabularies_can_read_is_given_in_their_words() -> None:
    assert told(card(date="1964-10-19")).json_ld["dateCreated"] == "1964-10-19"
    assert "dateCreated" not in told(card()).json_ld


def test_a_web_page_that_no_archive_keeps_is_a_web_page() -> None:
    assert told(make.SourceFactory(kind="web_page")).json_ld["@type"] == ["WebPage"]


def test_a_hidden_institution_is_not_named() -> None:
    kept = card()
    kept.repository = Repository(name="Dolt", hidden_at="2026-01-01T00:00Z", hidden_reason="Dubblett")
    assert "Dolt" not in json.dumps(told(kept).json_ld)
    assert told(kept).reference.startswith("Huskvarna stad")


def test_no_text_of_a_record_ends_the_data_block() -> None:
    block = told(card(title="</script><script>alert(1)</script><!-- & \u2028")).data_block
    assert block.count("<") == 2
    assert json.loads(block.split(">", 1)[1].rsplit("<", 1)[0])["name"]["@value"].startswith("</script>")


def head(client: Client, path: str) -> Element:
    return read(client.get(path).content.decode()).one("head")


def test_the_page_of_a_source_carries_both(client: Client) -> None:
    card()
    found = head(client, "/kallor/kortet/")
    assert found.one("link", rel="schema.DC").get("href") == "http://purl.org/dc/elements/1.1/"
    assert found.one("meta", name="DC.title").get("content") == "Kortet"
    data = json.loads(found.one("script", type="application/ld+json").text)
    assert data["@id"] == found.one("meta", name="DC.identifier").get("content")


def test_a_stranger_is_told_nothing_of_a_restricted_source(client: Client) -> None:
    source = make.SourceFactory(secret=True)
    found = head(client, f"/kallor/{source.pk}/")
    assert not found.all("meta", name="DC.title")
    assert not found.all("script", type="application/ld+json")
    assert client.get(f"/api/v1/sources/{source.pk}/metadata").status_code == 404


def test_those_who_keep_it_are_told(client: Client, colleague: User, home: Municipality) -> None:
    source = make.SourceFactory(secret=True, owner_code=home.national_code)
    client.force_login(colleague)
    assert head(client, f"/kallor/{source.pk}/").one("meta", name="DC.title").get("content") == "Hemlig handling"
    assert client.get(f"/api/v1/sources/{source.pk}/metadata").json()["isAccessibleForFree"] is False


@pytest.mark.parametrize("accept", ["*/*", "application/ld+json"])
def test_the_api_gives_the_same_as_linked_data(client: Client, accept: str) -> None:
    answer = client.get(f"/api/v1/sources/{card().slug}/metadata", headers={"accept": accept})
    assert answer["Content-Type"] == "application/ld+json"
    assert answer.json()["itemLocation"] == "Huskvarna stad, vol. F14:1, s. 12"


def test_a_program_that_wants_plain_json_has_it(client: Client) -> None:
    answer = client.get(f"/api/v1/sources/{card().slug}/metadata", headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/json"


def test_the_source_leads_to_its_metadata(client: Client) -> None:
    links = client.get(f"/api/v1/sources/{card().slug}").json()["_links"]
    assert client.get(links["metadata"]["href"]).status_code == 200
