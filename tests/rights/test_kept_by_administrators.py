"""The country and the national code of a municipality say whose sources its staff reads: administrators change them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from archive.actions import action
from archive.models import ActionKind
from archive.services import action_undo, record_save
from municipalities.models import Municipality
from tests.admin.test_sweep import address as in_admin
from tests.recording.conftest import change_address, sent

pytestmark = pytest.mark.django_db
KEPT = {"country", "national_code"}


def test_an_editor_is_not_asked_for_them_and_cannot_slip_them_in(
    client: Client, owner: User, home: Municipality
) -> None:
    client.force_login(owner)
    address = change_address(home)
    assert not [name for name in KEPT if f'name="{name}"' in client.get(address).content.decode()]
    sent(client, address, name="Vänersborg stad", country="NO", national_code="0180")
    home.refresh_from_db()
    assert (home.name, home.country, home.national_code) == ("Vänersborg stad", "SE", "1487")


def test_nor_in_the_admin(client: Client, owner: User, home: Municipality) -> None:
    client.force_login(owner)
    page = client.get(in_admin(Municipality, "change", home.pk))
    assert {*page.context["adminform"].readonly_fields} >= KEPT


def test_an_administrator_is(client: Client, administrator: User, home: Municipality) -> None:
    client.force_login(administrator)
    sent(client, change_address(home), national_code="0180")
    home.refresh_from_db()
    assert home.national_code == "0180"


def test_undoing_does_not_change_them_either(owner: User, administrator: User, home: Municipality) -> None:
    record_save(record=home, by=administrator)
    home.national_code = "0180"
    with action(kind=ActionKind.SAVE, by=administrator) as doing:
        record_save(record=home, by=administrator, reason="Fel kod")
    done = doing.action
    assert done is not None
    with override("en"), pytest.raises(ValidationError, match="only administrators"):
        action_undo(action=done, by=owner, reason="Tillbaka")
    action_undo(action=done, by=administrator, reason="Tillbaka")
    home.refresh_from_db()
    assert home.national_code == "1487"
