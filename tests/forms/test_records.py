"""The form of every kind of record, changed and new, fed with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore

from archive.models import Action
from archive.recording import Recording
from archive.services import record_save
from municipalities.models import Municipality
from tests.forms import bad
from tests.forms.filling import Page, refused
from tests.recording.conftest import add_address, change_address
from tests.recording.test_kinds import ADDED, TYPED, about, record_of
from twinning.pages.recording import BOOK

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# By kind: which two dates cannot stand in which order.
REVERSED: Final = {
    "twinning.linkkind": ("start", "end"),
    "agreements.agreement": ("signed", "ends"),
    "municipalities.municipality": ("existed_from", "existed_to"),
    "municipalities.name": ("used_from", "used_to"),
    "agreements.party": ("approved", "left"),
    "twinning.carrier": ("start", "end"),
}
# Kinds with several dates, of which none must come before another.
UNORDERED: Final = {
    "archive.source": "it may speak of any time, and be read at any",
    "agreements.decision": "some decisions take effect from a day that has passed",
    "agreements.duty": "it may be done before it is due, or after",
}


@pytest.fixture(autouse=True)
def _written_records_are_read_one_by_one() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


@pytest.mark.parametrize("recording", BOOK.recordings.values(), ids=lambda each: each.label)
def test_a_record_is_not_changed_by_bad_input(desk: Client, owner: User, recording: Recording) -> None:
    """Too much, what was never offered, dates in the wrong order, and a page that another has overtaken."""
    record = record_of(recording)
    at = change_address(record)
    page = Page(desk.get(at))
    written = Action.objects.count()
    much = bad.overdone(page)
    typed = {**much, **bad.not_offered(page)}
    if typed:
        refused(sent(desk, at, page, typed), much, {*typed})
    dates = [name for name, controls in page.asked.items() if controls[0].get("data-read-at")]
    assert len(dates) < 2 or recording.label in {*REVERSED, *UNORDERED}, dates
    if recording.label in REVERSED:
        start, end = REVERSED[recording.label]
        told = {start: "2010", end: "1996"}
        refused(sent(desk, at, page, told), told, {end})
    assert Action.objects.count() == written
    _stands_a_stale_page(desk, at, page, record, owner)


def _stands_a_stale_page(desk: Client, at: str, page: Page, record: Any, other: User) -> None:
    """Both versions are seen, one's own stays in its field, and nothing is written until one is chosen."""
    name = bad.in_words(page)
    if name is None:
        return
    setattr(record, name, "1950" if page.asked[name][0].get("data-read-at") else "Den andras")
    record_save(record=record, by=other)
    mine = {name: "1951" if page.asked[name][0].get("data-read-at") else "Mitt"}
    written = Action.objects.count()
    again = Page(sent(desk, at, page, mine))
    assert again.status == 409
    assert again.sent[name] == [mine[name]]
    told = [each.text for each in again.page.one(id=f"choose-{name}").all("li")]
    assert str(getattr(record, name)) in told[0]
    assert mine[name] in told[1]
    assert "Owner" in told[0]
    assert Action.objects.count() == written


@pytest.mark.parametrize("recording", ADDED, ids=lambda each: each.label)
def test_a_new_record_is_not_written_empty_nor_twice(desk: Client, home: Municipality, recording: Recording) -> None:
    at = add_address(recording.label, **about(recording, home))
    page = Page(desk.get(at))
    written = Action.objects.count()
    empty = bad.emptied(page)
    missing = page.required & {*empty}
    if missing:
        refused(sent(desk, at, page, empty), empty, missing)
    assert Action.objects.count() == written
    before = recording.model._default_manager.count()
    answers = [sent(desk, at, page, TYPED[recording.model]) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    assert recording.model._default_manager.count() == before + 1


def sent(desk: Client, at: str, page: Page, typed: Any) -> Any:
    return desk.post(at, {**page.sent, **typed, "do": "save"})
