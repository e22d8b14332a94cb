"""Giving a role and taking it away."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from municipalities.models import Municipality, Role, StaffRole
from municipalities.rights import may
from municipalities.services import role_give, role_take_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer() -> User:
    return User.objects.create_user("newcomer", email="newcomer@example.se")


def test_a_role_that_is_given_works_at_once_and_says_who_gave_it(
    newcomer: User, owner: User, home: Municipality
) -> None:
    assert not may(newcomer, "change", home)
    role = role_give(user=newcomer, municipality=home, role=Role.EDITOR, by=owner, reason="Ny samordnare")
    assert may(newcomer, "change", home)
    version = role.history.get()
    assert (version.history_user, version.history_author) == (owner, "Owner")
    assert version.history_change_reason == "Ny samordnare"


def test_given_twice_it_is_held_once(newcomer: User, owner: User, home: Municipality) -> None:
    for _ in range(2):
        role_give(user=newcomer, municipality=home, role=Role.EDITOR, by=owner, reason="Igen")
    assert StaffRole.objects.filter(user=newcomer).count() == 1


def test_with_the_last_role_the_door_of_the_admin_closes(newcomer: User, owner: User, home: Municipality) -> None:
    role = role_give(user=newcomer, municipality=home, role=Role.EDITOR, by=owner, reason="Ny")
    assert newcomer.is_staff
    role_take_away(role=role, by=owner, reason="Slutat")
    left = User.objects.get(pk=newcomer.pk)
    assert not left.is_staff
    assert not may(left, "change", home)


def test_a_reason_is_asked_for(owner: User, colleague: User) -> None:
    with pytest.raises(ValidationError):
        role_take_away(role=colleague.staff_roles.get(), by=owner, reason="  ")
    assert colleague.staff_roles.exists()


def test_what_is_taken_away_already_is_refused_and_told_once(colleague: User, owner: User) -> None:
    role, as_read_before = colleague.staff_roles.get(), colleague.staff_roles.get()
    role_take_away(role=role, by=owner, reason="Slutat")
    with pytest.raises(ValidationError):
        role_take_away(role=as_read_before, by=owner, reason="Slutat")
    assert StaffRole.history.filter(history_type="-").count() == 1


def test_an_administrator_may_take_away_even_the_last_of_their_own(administrator: User, home: Municipality) -> None:
    role = role_give(user=administrator, municipality=home, role=Role.EDITOR, by=administrator, reason="Prov")
    role_take_away(role=role, by=administrator, reason="Prov")
    administrator.refresh_from_db()
    assert administrator.is_staff
