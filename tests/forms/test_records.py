"""The form of every kind of record, changed and new, fed with what is wrong."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore

from archive.models import Action
from archive.recording import Recording
from municipalities.models import Municipality
from tests.forms import bad
from tests.forms.filling import Page, refused
from tests.recording.conftest import add_address, change_address
from tests.recording.test_kinds import ADDED, about, record_of
from twinning.pages.recording import BOOK

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KINDS = list(BOOK.recordings.values())
FORMS = [("change", each) for each in KINDS] + [("new", each) for each in ADDED]
each_form = pytest.mark.parametrize(("way", "recording"), FORMS, ids=lambda each: getattr(each, "label", each))


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def address(way: str, recording: Recording, home: Municipality) -> str:
    if way == "change":
        return change_address(record_of(recording))
    return add_address(recording.label, **about(recording, home))


def opened(desk: Client, at: str) -> Page:
    return Page(desk.get(at))


@each_form
def test_all_that_is_wrong_is_told_at_once(desk: Client, home: Municipality, way: str, recording: Recording) -> None:
    with zeal_ignore():
        at = address(way, recording, home)
        page = opened(desk, at)
        written = Action.objects.count()
        empty = bad.emptied(page)
        missing = page.required & {*empty}
        if missing:
            refused(desk.post(at, {**page.sent, **empty, "do": "save"}), empty, missing)
        typed = {**bad.overdone(page), **bad.not_offered(page)}
        if typed:
            refused(desk.post(at, {**page.sent, **typed, "do": "save"}), bad.overdone(page), {*typed})
        assert Action.objects.count() == written
