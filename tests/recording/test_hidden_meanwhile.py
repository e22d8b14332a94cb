"""A record that a colleague hides while it is being changed: what was typed is kept."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.services import record_hide, record_restore
from tests.recording.conftest import again, change_address, complaints, opened, sent
from tests.recording.test_hiding import hide_address
from twinning.models import Event

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_and_saved_when_the_record_is_back(
    desk: Client, event: Event, administrator: User
) -> None:
    page = opened(desk, change_address(event))
    record_hide(record=event, by=administrator, reason="Dubblett")
    page = again(sent(desk, change_address(event), page, title="Min"), 409)
    assert all(told in complaints(page) for told in ("Administrator hid it", "Dubblett", "Bring it back"))
    assert page.one(id="id_title").get("value") == "Min"
    event.refresh_from_db()
    assert event.title == "Herning blir vänort"
    record_restore(record=event, by=administrator, reason="Ändå inte")
    assert sent(desk, change_address(event), page).status_code == 302
    event.refresh_from_db()
    assert event.title == "Min"


def test_others_learn_nothing_of_it(client: Client, event: Event, stranger: User, administrator: User) -> None:
    record_hide(record=event, by=administrator, reason="Dubblett")
    client.force_login(stranger)
    answer = client.post(change_address(event), {"title": "Min"})
    assert (answer.status_code, "Dubblett" in answer.text) == (404, False)
    assert client.get(hide_address(event)).status_code == 404
