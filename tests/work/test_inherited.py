"""What a municipality took over: the finders show it with whom it was taken over from."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from municipalities.inheritance import ceased_predecessors
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import DAY, finds, told
from twinning.models import EventKind, Link
from twinning.work.keeping import unchecked
from twinning.work.links import unbegun, unknown, unpapered
from twinning.work.papers import duties
from twinning.work.statements import unsourced

pytestmark = pytest.mark.django_db


@pytest.fixture
def huskvarna(home: Municipality) -> Municipality:
    gone: Municipality = make.MunicipalityFactory(name="Huskvarna", existed_to="1970")
    make.SuccessionFactory(predecessor=gone, successor=home)
    return gone


@pytest.fixture
def link(huskvarna: Municipality) -> Link:
    made: Link = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory(name="Valkeakoski", country="FI"))
    make.told(made, date="1964")
    return made


def test_predecessors_are_found_over_generations_and_only_those_that_ceased(home: Municipality) -> None:
    near, far, living = (make.MunicipalityFactory(name=name) for name in ("Nära", "Fjärran", "Kvar"))
    for gone, heir in ((near, home), (far, near), (living, home)):
        make.SuccessionFactory(predecessor=gone, successor=heir)
    for gone in (near, far):
        gone.existed_to = "1970"
        gone.save()
    assert ceased_predecessors(home, DAY) == [far, near]
    assert ceased_predecessors(home, date(1970, 6, 1)) == []


def test_a_link_that_was_taken_over_is_shown_with_its_partner_and_from_whom(
    home: Municipality, owner: User, link: Link
) -> None:
    (found,) = finds(unknown, home, owner)
    assert told([found]) == ["Valkeakoski: the standing has become unknown"]
    assert found.whose == "taken over from Huskvarna"
    assert found.why == "One of the two parties has ceased to exist."
    assert [each.name and each.name.words for each in finds(unpapered, home, owner)] == ["Valkeakoski"]


def test_what_was_carried_on_or_joined_two_that_became_one_asks_for_nothing(
    home: Municipality, owner: User, link: Link, huskvarna: Municipality
) -> None:
    make.told(make.LinkFactory(low=home, high=link.partner_of(huskvarna)), date="2026")
    make.told(make.LinkFactory(low=home, high=huskvarna), date="1950")
    assert finds(unknown, home, owner) == []


def test_once_it_is_told_that_it_ended_it_is_gone(home: Municipality, owner: User, link: Link) -> None:
    make.told(link, date="1971", kind=EventKind.ENDED)
    assert finds(unknown, home, owner) == finds(unbegun, home, owner) == finds(unpapered, home, owner) == []


def test_papers_statements_and_contacts_are_taken_over_too(
    home: Municipality, owner: User, huskvarna: Municipality
) -> None:
    make.DutyFactory(decision=make.DecisionFactory(municipality=huskvarna, outcome="adopted"))
    make.FigureFactory(municipality=huskvarna)
    make.ContactFactory(municipality=huskvarna, name="Ada", checked_on=date(2000, 1, 1))
    assert [each.whose for each in finds(duties, home, owner)] == ["taken over from Huskvarna"]
    assert [each.whose for each in finds(unsourced, home, owner)][-1] == "taken over from Huskvarna"
    assert told(finds(unchecked, home, owner)) == ["Ada: not checked for a year"]
