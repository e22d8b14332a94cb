"""Two browsers on one record: both versions are seen, one is chosen field by field, both are in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.services import record_save
from tests import factories as make
from tests.pages.reading import Element, read
from tests.recording.conftest import again, change_address, complaints, opened, sent
from twinning.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def stale(desk: Client, event: Event, administrator: User, another: Callable[[User], Client]) -> Element:
    """A form, opened before somebody else changed the title and the place."""
    page = opened(desk, change_address(event))
    other = another(administrator)
    assert sent(other, change_address(event), title="Den andras", place="Herning").status_code == 302
    return page


def chosen(page: Element, name: str) -> list[str]:
    return [each.get("value") for each in page.all("input", name=f"choose-{name}") if "checked" in each.attributes]


def test_what_only_the_other_changed_is_taken_over_and_told(desk: Client, event: Event, stale: Element) -> None:
    answer = sent(desk, change_address(event), stale, date="1947")
    told = read(desk.get(answer["Location"]).content.decode()).text
    assert "Somebody else changed this meanwhile, and it is kept: Title, Place." in told
    event.refresh_from_db()
    assert (event.title, event.place, event.date.edtf) == ("Den andras", "Herning", "1947")


def test_what_both_changed_stands_side_by_side(desk: Client, event: Event, stale: Element) -> None:
    page = again(sent(desk, change_address(event), stale, title="Min", text="Mitt"), 409)
    assert "somebody else changed this while you were writing" in complaints(page)
    assert [each.get("href") for each in page.one("div", "faults").all("a")] == ["#choose-title"]
    (theirs, mine) = page.one(id="choose-title").all("li")
    assert "Administrator" in theirs.text
    assert "Den andras" in theirs.text
    assert mine.text == "You : Min"
    assert chosen(page, "title") == []
    assert "Administrator changed this" in page.one("p", "clash").text
    assert page.one(id="id_place").get("value") == "Herning"
    assert page.one(id="id_title").get("value") == "Min"
    assert page.one("textarea", name="text").text == "Mitt"
    event.refresh_from_db()
    assert (event.title, event.text) == ("Den andras", "")


@pytest.mark.parametrize(("choice", "title"), [("mine", "Min"), ("theirs", "Den andras")])
def test_the_choice_is_written_and_both_are_in_the_history(
    desk: Client, event: Event, stale: Element, choice: str, title: str
) -> None:
    page = again(sent(desk, change_address(event), stale, title="Min", text="Mitt"), 409)
    assert sent(desk, change_address(event), page, **{"choose-title": choice}).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.text, event.place) == (title, "Mitt", "Herning")
    assert [each.title for each in event.history.all()] == [title, "Den andras", "Herning blir vänort"]


def test_nothing_is_written_until_it_is_chosen(desk: Client, event: Event, stale: Element) -> None:
    page = again(sent(desk, change_address(event), stale, title="Min"), 409)
    page = again(sent(desk, change_address(event), page, text="Mitt"), 409)
    assert "Choose which is to stand" in complaints(page)
    assert page.one(id="id_title").get("value") == "Min"
    assert "Den andras" in page.one(id="choose-title").text
    event.refresh_from_db()
    assert event.title == "Den andras"


def test_a_third_who_writes_meanwhile_is_seen_too(
    desk: Client, event: Event, stale: Element, administrator: User
) -> None:
    page = again(sent(desk, change_address(event), stale, title="Min"), 409)
    event.refresh_from_db()
    event.title = "Den tredjes"
    record_save(record=event, by=administrator)
    page = again(sent(desk, change_address(event), page, **{"choose-title": "mine"}), 409)
    assert "Den tredjes" in page.one(id="choose-title").text
    assert sent(desk, change_address(event), page, **{"choose-title": "mine"}).status_code == 302
    event.refresh_from_db()
    assert event.title == "Min"


def test_relations_to_many_are_compared_too(desk: Client, event: Event, home: Any, administrator: User) -> None:
    page = opened(desk, change_address(event))
    theirs, mine = (make.LinkFactory(low=home, high=make.MunicipalityFactory(name=name)) for name in ("Hit", "Dit"))
    first = event.links.get()
    record_save(record=event, by=administrator, related={"links": [first, theirs]})
    page = again(sent(desk, change_address(event), page, links=[str(first.pk), str(mine.pk)]), 409)
    told = [each.text for each in page.one(id="choose-links").all("li")]
    assert "Vänersborg–Hit" in told[0]
    assert "Vänersborg–Dit" in told[1]


def test_without_the_version_nothing_is_overwritten(desk: Client, event: Event) -> None:
    page = opened(desk, change_address(event))
    page = again(sent(desk, change_address(event), page, title="Min", version="nonsense"), 409)
    assert "Herning blir vänort" in page.one(id="choose-title").text


def test_who_wants_the_same_has_nothing_to_choose(desk: Client, event: Event, stale: Element) -> None:
    answer = sent(desk, change_address(event), stale, title="Den andras", place="Herning")
    assert answer.status_code == 302
    assert event.history.count() == 2
