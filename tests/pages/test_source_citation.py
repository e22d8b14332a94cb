"""The citation on the page of a source, the places in it, and the way there."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db
CARD = {"title": "Kortet", "archive_creator": "Huskvarna stad", "series": "F14", "volume": "1", "date": "1964"}


def way(page: Element) -> list[tuple[str, str]]:
    steps = page.one("nav", **{"aria-label": "You are here"}).all("li")
    return [(step.text, step.all("a")[0].get("href") if step.all("a") else "") for step in steps]


def test_it_can_be_copied_and_screen_readers_are_told(opened: Open) -> None:
    make.SourceFactory(**CARD)
    page = opened("/en/sources/kortet/")
    button = page.one("button", **{"data-copy": "citation"})
    assert page.one("p", id="citation").text == "Huskvarna stad, vol. F14:1, ”Kortet”, 1964."
    assert button.get("data-done") == "Copied."
    assert page.one("p", "do").all("span", role="status")


def test_without_scripts_there_is_the_text_and_no_button(opened: Open) -> None:
    make.SourceFactory(**CARD)
    assert "hidden" in opened("/kallor/kortet/").one("p", "do").attributes


def test_each_place_that_is_cited_can_be_cited(opened: Open) -> None:
    source = make.SourceFactory(**CARD)
    for locator in ("3", "rad 4", "3"):
        event = make.EventFactory(links=[make.LinkFactory()])
        make.TwinningCitationFactory(source=source, event=event, locator=locator)
    page = opened("/en/sources/kortet/")
    cited = {page.one("p", id=f"citation-{number}").text for number in (1, 2)}
    assert cited == {
        "Huskvarna stad, vol. F14:1, ”Kortet”, 1964, s. 3.",
        "Huskvarna stad, vol. F14:1, ”Kortet”, 1964, rad 4.",
    }
    assert not page.all("p", id="citation-3")


def test_the_way_there_is_the_way_in_the_archive(opened: Open) -> None:
    make.SourceFactory(**CARD, repository=make.RepositoryFactory(name="Stadsarkivet"))
    assert way(opened("/en/sources/kortet/")) == [
        ("Sources", "/en/sources/"),
        ("Stadsarkivet", "/en/repositories/stadsarkivet/"),
        ("F14:1", ""),
    ]


def test_what_no_archive_keeps_is_called_by_its_title(opened: Open) -> None:
    make.SourceFactory(title="Vänorter", kind="web_page")
    assert way(opened("/en/sources/vanorter/")) == [("Sources", "/en/sources/"), ("Vänorter", "")]


def test_a_hidden_institution_is_left_out_of_the_way(opened: Open) -> None:
    kept = make.RepositoryFactory(name="Dolt", hidden_at=timezone.now(), hidden_reason="Dubblett")
    make.SourceFactory(**CARD, repository=kept)
    page = opened("/en/sources/kortet/")
    assert way(page) == [("Sources", "/en/sources/"), ("Kortet", "")]
    assert "Dolt" not in page.text
