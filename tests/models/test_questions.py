"""Questions that a table answers as a phrase, and rules that only the model can hold."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from archive.services import record_hide
from tests.factories import (
    AgreementFactory,
    DutyFactory,
    EventFactory,
    LinkFactory,
    LinkKindFactory,
    MunicipalityFactory,
    SourceFactory,
    StatusPeriodFactory,
    TwinningCitationFactory,
)
from twinning.models import About, CertaintyChoice, Event, EventKind, Link, LinkKindChoice, StandingChoice, StatusPeriod
from twinning.status import Certainty, Period, Rule, Standing, needs_review

pytestmark = pytest.mark.django_db

DAYS = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-29", "2024-03-30", "2024-03-31", "2026-02-28", "2026-03-01"]


def period(**fields: Any) -> StatusPeriod:
    made: StatusPeriod = StatusPeriodFactory(**{"level": "overall", "start": date(1, 1, 1), **fields})
    return made


@pytest.mark.parametrize("asked", DAYS)
def test_a_link_needs_review_by_the_same_rule_in_the_table_and_in_the_fold(asked: str) -> None:
    day = date.fromisoformat(asked)
    two_years_ago = day.replace(year=day.year - 2, day=min(day.day, 28))
    for days in range(-3, 5):
        seen = two_years_ago + timedelta(days)
        held = period(last_evidence=seen)
        told = Period(date.min, None, Standing.ACTIVE, Certainty.CERTAIN, Rule.STATED, last_evidence=seen)
        needing = Link.objects.needing_review(day, 2).filter(pk=held.link_id).exists()
        assert needing == needs_review(told, day), (day, seen)


def test_who_was_never_vouched_for_needs_review_and_who_has_ended_does_not() -> None:
    silent = period(standing=StandingChoice.UNKNOWN, certainty="")
    period(standing=StandingChoice.ENDED, last_evidence=date(1971, 1, 1))
    assert list(Link.objects.needing_review(date(2024, 1, 1), 2)) == [silent.link]


def test_review_can_be_asked_of_the_first_days_of_the_calendar() -> None:
    period(last_evidence=date(1964, 1, 1))
    assert not Link.objects.needing_review(date(1, 6, 1), 2).exists()


def test_a_day_falls_in_one_period_of_each_level() -> None:
    first = period(end=date(1995, 12, 31))
    then = period(link=first.link, start=date(1996, 1, 1), standing=StandingChoice.DORMANT)
    for day, held in ((date(1995, 12, 31), first), (date(1996, 1, 1), then), (date(9999, 12, 31), then)):
        assert list(StatusPeriod.objects.on(day)) == [held]


def test_links_are_found_by_how_they_stood() -> None:
    first = period(end=date(1995, 12, 31), certainty=CertaintyChoice.POSSIBLE)
    period(link=first.link, start=date(1996, 1, 1), standing=StandingChoice.DORMANT)
    assert list(Link.objects.standing(Standing.ACTIVE, date(1990, 1, 1))) == [first.link]
    assert not Link.objects.standing(Standing.ACTIVE, date(1996, 1, 1)).exists()
    assert not Link.objects.standing(Standing.ACTIVE, date(1990, 1, 1), "civil").exists()


def test_statements_that_nothing_supports_are_found() -> None:
    bare, cited, once_cited, both = (EventFactory() for _ in range(4))
    for event in (cited, once_cited, both, both):
        TwinningCitationFactory(event=event)
    for citation in (once_cited.citations.first(), both.citations.first()):
        record_hide(record=citation, reason="Fel blad")
    assert set(Event.objects.unsourced()) == {bare, once_cited}


def test_a_duty_is_open_until_it_is_done() -> None:
    open_duty = DutyFactory()
    done = DutyFactory(done="2024-02", letter=SourceFactory())
    assert list(type(done).objects.open()) == [open_duty]
    assert (open_duty.is_open, done.is_open) == (True, False)


def test_the_godparent_is_one_of_the_two() -> None:
    kind = LinkKindFactory(kind=LinkKindChoice.GODPARENT_TOWN)
    kind.godparent = kind.link.high
    kind.full_clean()
    kind.godparent = MunicipalityFactory()
    with translation.override("en"), pytest.raises(ValidationError, match="one of the two that are linked"):
        kind.full_clean()


def test_a_kind_holds_from_its_start_to_its_end() -> None:
    kind = LinkKindFactory(start="1998", end="2003")
    held = [kind.held_on(date(year, 6, 1)) for year in (1997, 1998, 2003, 2004)]
    assert held == [False, True, True, False]
    assert LinkKindFactory().held_on(date(1, 1, 1))


@pytest.mark.parametrize("kind", [EventKind.JOINED, EventKind.LEFT])
def test_joining_and_leaving_are_told_of_a_membership_or_a_link(kind: EventKind) -> None:
    event = EventFactory(kind=kind)
    event.full_clean()
    event.about, event.agreement = About.AGREEMENT, AgreementFactory()
    with translation.override("en"), pytest.raises(ValidationError, match="told of a membership"):
        event.full_clean()


def test_a_link_of_one_municipality_is_refused_in_words() -> None:
    body = MunicipalityFactory()
    with translation.override("en"), pytest.raises(ValidationError, match="two different municipalities"):
        Link(low=body, high=body).full_clean()


def test_a_link_puts_its_two_in_order_whoever_is_named_first() -> None:
    link = LinkFactory()
    low, high = link.low, link.high
    turned = Link(low=high, high=low)
    with translation.override("en"), pytest.raises(ValidationError, match="already linked"):
        turned.full_clean()
    assert (turned.low, turned.high) == (low, high)
    assert (link.partner_of(low), link.partner_of(high)) == (high, low)
