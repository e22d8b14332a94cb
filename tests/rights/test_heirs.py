"""What a municipality took over from one that has ceased to exist, its own staff looks after (ADR 17)."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.rights import visible_to
from archive.services import record_hide
from municipalities.models import Contact, Municipality, Role, StaffRole, Succession, SuccessionKind
from municipalities.rights import held_by, may
from tests import factories as make
from tests.cast import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(home: Municipality) -> Municipality:
    """Taken over by the municipality that the test is about."""
    gone: Municipality = make.MunicipalityFactory(name="Huskvarna", national_code="0682", existed_to="1970-12-31")
    make.SuccessionFactory(predecessor=gone, successor=home, date="1971")
    return gone


def test_its_editor_writes_what_the_predecessor_left(owner: User, stranger: User, gone: Municipality) -> None:
    link = make.LinkFactory(low=gone)
    left: list[Any] = [gone, link, make.NameFactory(municipality=gone), make.EventFactory(links=[link])]
    assert [may(owner, "change", each) for each in left] == [True] * 4
    assert not any(may(stranger, "change", each) for each in left)


def test_its_archivist_keeps_and_its_staff_reads_the_sources_of_the_predecessor(
    owner: User, colleague: User, gone: Municipality
) -> None:
    source = make.SourceFactory(owner_code="0682", access="restricted", restriction_reason="Personuppgifter")
    assert may(colleague, "change", source)
    assert not may(owner, "change", source)
    assert [may(each, "read_restricted", source) for each in (owner, colleague)] == [True, True]


def test_its_staff_sees_the_contacts_of_the_predecessor(owner: User, stranger: User, gone: Municipality) -> None:
    contact = make.ContactFactory(municipality=gone)
    seen = [visible_to(Contact.objects.all(), each).filter(pk=contact.pk).exists() for each in (owner, stranger)]
    assert seen == [True, False]


def test_so_does_the_heir_of_an_heir(elsewhere: Municipality, home: Municipality, gone: Municipality) -> None:
    earlier = make.MunicipalityFactory(existed_to="1951")
    make.SuccessionFactory(predecessor=earlier, successor=gone, date="1952")
    assert held_by(staff("late", home, Role.EDITOR)).editor == {home.pk, gone.pk, earlier.pk}


def test_a_circle_of_names_ends(home: Municipality, gone: Municipality) -> None:
    Municipality.objects.filter(pk=home.pk).update(existed_to="2020")
    make.SuccessionFactory(predecessor=Municipality.objects.get(pk=home.pk), successor=gone, kind="renamed")
    assert held_by(staff("late", home, Role.EDITOR)).editor == {home.pk, gone.pk}


def test_the_roles_that_were_given_stay_what_they_were(home: Municipality, gone: Municipality) -> None:
    held = held_by(staff("late", home, Role.ARCHIVIST))
    assert [(role, body.pk) for role, body in held.roles] == [(Role.ARCHIVIST, home.pk)]
    assert (held.editor, held.archivist) == (frozenset(), frozenset({home.pk, gone.pk}))


def living(home: Municipality) -> Succession:
    """A part left, and what it left lives on."""
    left: Succession = make.SuccessionFactory(successor=home, kind=SuccessionKind.SPLIT, date="2003")
    return left


def announced(home: Municipality) -> Succession:
    merged: Succession = make.SuccessionFactory(predecessor__existed_to="2099", successor=home, date="2100")
    return merged


def taken_back(home: Municipality) -> Succession:
    merged: Succession = make.SuccessionFactory(predecessor__existed_to="1970", successor=home)
    record_hide(record=merged, reason="Fel kommun", by=None)
    return merged


@pytest.mark.parametrize("succession", [living, announced, taken_back], ids=lambda made: made.__name__)
def test_it_has_no_word_where_the_other_lives_on_or_never_was_taken_over(
    succession: Any, owner: User, home: Municipality
) -> None:
    assert not may(owner, "change", succession(home).predecessor)


def test_nobody_takes_over_from_another_by_the_own_word(owner: User, stranger: User, home: Municipality) -> None:
    other = make.MunicipalityFactory(existed_to="1970")
    StaffRole.objects.create(user=stranger, municipality=other, role=Role.EDITOR)
    claimed = Succession(predecessor=other, successor=home)
    assert [may(owner, action, claimed) for action in ("add", "change")] == [False, False]
    assert may(User.objects.get(pk=stranger.pk), "add", claimed)
