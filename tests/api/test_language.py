"""Answers are in Swedish, or in English to those who ask for it; records stay as they were written."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import override

from tests import factories as make
from tests.api.conftest import Ask


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", "sv"),
        ("sv", "sv"),
        ("en", "en"),
        ("en-GB,sv;q=0.5", "en"),
        ("fi,en;q=0.5", "en"),
        ("fi", "sv"),
        ("*", "sv"),
    ],
)
def test_the_first_language_that_the_registry_speaks_is_used(client: Client, db: None, asked: str, given: str) -> None:
    response = client.get("/api/v1/links", headers={"accept-language": asked})
    assert response["Content-Language"] == given
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(("language", "words"), [("sv", "slutet av 1980-talet"), ("en", "late 1980s")])
def test_a_date_is_told_in_the_language_of_the_answer(ask: Ask, language: str, words: str) -> None:
    make.EventFactory(date="slutet av 1980-talet", title="Kontakt")
    event = ask("events", language=language)["events"][0]
    assert event["date"] == {
        "edtf": "[1987..1989]", "text": words, "earliest": "1987-01-01", "latest": "1989-12-31", "since": False,
        "words": "slutet av 1980-talet",
    }  # fmt: skip
    assert event["title"] == "Kontakt"


@pytest.mark.parametrize(("language", "words"), [("sv", "okänt"), ("en", "unknown")])
def test_a_date_that_is_not_known_is_an_object_too(ask: Ask, language: str, words: str) -> None:
    make.EventFactory(date="")
    date = ask("events", language=language)["events"][0]["date"]
    assert (date["edtf"], date["text"], date["earliest"], date["latest"]) == (None, words, None, None)


def test_a_beginning_with_an_open_end_says_so(ask: Ask) -> None:
    make.EventFactory(date="sedan 1940-talet")
    date = ask("events")["events"][0]["date"]
    assert (date["edtf"], date["since"], date["latest"]) == ("194X/..", True, None)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_of_a_record_is_the_one_in_that_language(ask: Ask, language: str) -> None:
    municipality = make.MunicipalityFactory(name="Arsuk")
    row = ask("municipalities", language=language)["municipalities"][0]
    with override(language):
        assert row["_links"]["html"]["href"] == f"http://testserver{municipality.get_absolute_url()}"
