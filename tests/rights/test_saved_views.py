"""Whose a saved view is: its owner's, and once it is shared the municipality's."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User

from archive.rights import visible_to
from archive.services import record_hide
from municipalities.models import Municipality, Role, SavedView, StaffRole
from municipalities.rights import CHANGE, VIEW, may
from tests import factories as make
from tests.cast import staff

pytestmark = pytest.mark.django_db


def granted(users: list[User], view: SavedView) -> list[str]:
    """Who reads and who writes it; the query for many says the same as the question about one."""
    rights = ["".join(word[0] for word in (VIEW, CHANGE) if may(User.objects.get(pk=u.pk), word, view)) for u in users]
    seen = [visible_to(SavedView.objects.all(), User.objects.get(pk=user.pk)).exists() for user in users]
    assert seen == ["v" in each for each in rights]
    return rights


def test_an_own_view_is_for_nobody_else(owner: User, colleague: User, stranger: User) -> None:
    view = make.SavedViewFactory(owner=owner)
    assert granted([owner, colleague, stranger], view) == ["vc", "", ""]
    assert not may(AnonymousUser(), VIEW, view)
    assert not visible_to(SavedView.objects.all(), AnonymousUser()).exists()


def test_a_shared_one_is_read_by_staff_and_changed_by_editors(
    home: Municipality, owner: User, colleague: User, stranger: User
) -> None:
    second = staff("second", home, Role.EDITOR)
    view = make.SavedViewFactory(owner=colleague, shared_with=home)
    assert granted([owner, colleague, second, stranger], view) == ["vc", "vc", "vc", ""]


def test_who_has_left_has_no_views_and_what_they_shared_stays_with_those_it_is_for(
    home: Municipality, elsewhere: Municipality, owner: User, colleague: User
) -> None:
    view = make.SavedViewFactory(owner=colleague, shared_with=home)
    StaffRole.objects.filter(user=colleague).delete()
    assert granted([owner, colleague], view)[0] == "vc"
    assert not may(User.objects.get(pk=colleague.pk), CHANGE, view)
    colleague.delete()
    view.refresh_from_db()
    assert (view.owner, may(owner, CHANGE, view)) == (None, True)


def test_nobody_shares_with_a_municipality_that_is_not_theirs(owner: User, elsewhere: Municipality) -> None:
    assert not may(owner, CHANGE, SavedView(owner=owner, shared_with=elsewhere))


def test_a_hidden_one_is_seen_by_those_who_can_bring_it_back(
    home: Municipality, owner: User, colleague: User, stranger: User
) -> None:
    view = record_hide(record=make.SavedViewFactory(owner=owner, shared_with=home), reason="Dubblett", by=owner)
    assert [may(user, VIEW, view) for user in (owner, colleague, stranger)] == [True, False, False]
