"""An ending that is under way is not forgotten: neither its decision nor the end itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Outcome
from archive.dates import parse
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import DAY, finds, told
from twinning.models import EventKind, Link
from twinning.services.endings import ending_decide, ending_propose
from twinning.work.endings import pending
from twinning.work.items import Urgency, urgency

pytestmark = pytest.mark.django_db


def link(home: Municipality, name: str = "Vanda") -> Link:
    """That it ends was proposed in October."""
    made: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name=name))
    make.told(made, date="2020")
    ending_propose(link=made, municipality=home, title=f"Avsluta {name}", day=parse("2026-10-01"))
    return made


def decided(made: Link, outcome: Outcome = Outcome.ADOPTED, effective: str = "2026-11-01") -> None:
    ending_decide(link=made, outcome=outcome, day=parse("2026-10-20"), effective=parse(effective))


def test_what_is_proposed_waits_for_a_decision_at_the_links_ending(home: Municipality, owner: User) -> None:
    made = link(home)
    (found,) = finds(pending, home, owner)
    assert told([found]) == ["Vanda: ending proposed, not decided"]
    assert (found.since, urgency(found, DAY)) == (date(2026, 10, 1), Urgency.THIS_YEAR)
    assert found.mend.href == f"/en/links/{made.slug}/end/"


def test_what_is_decided_waits_for_the_end_from_the_day_of_its_effect(home: Municipality, owner: User) -> None:
    decided(link(home))
    assert finds(pending, home, owner, day=date(2026, 10, 31)) == []
    (found,) = finds(pending, home, owner)
    assert told([found]) == ["Vanda: decided to end, from 1 November 2026: the end is not recorded"]
    assert (found.mend.label, urgency(found, DAY)) == ("Record the end", Urgency.NOW)


def test_what_was_rejected_or_has_ended_or_waits_among_the_papers_is_left_alone(
    home: Municipality, owner: User
) -> None:
    decided(link(home, "Lich"), Outcome.REJECTED)
    make.told(link(home, "Arsuk"), date="2026-11-01", kind=EventKind.ENDED)
    later = date(2028, 1, 1)
    link(home)
    assert len(finds(pending, home, owner)) == 1
    assert finds(pending, home, owner, day=later) == []


def test_an_archivist_is_led_to_the_link(home: Municipality, colleague: User) -> None:
    link(home)
    assert [each.mend.label for each in finds(pending, home, colleague)] == ["Look at it"]


def test_many_cost_as_much_as_one(home: Municipality, owner: User) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert finds(pending, home, owner)
        return len(asked)

    link(home)
    cost()  # what the user may is read once
    one = cost()
    for name in ("Lich", "Arsuk", "Herning"):
        link(home, name)
    assert cost() == one
