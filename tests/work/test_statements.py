"""What the finders of statements find, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.services import evidence_add, record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import finds, told
from twinning.models import Event, Link, RankChoice
from twinning.work.statements import disputed, unsourced

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    made: Link = make.LinkFactory(low=home)
    return made


def test_a_single_statement_without_evidence_leads_to_its_form(home: Municipality, owner: User, link: Link) -> None:
    event = make.EventFactory(links=[link], title="Vänort")
    (found,) = finds(unsourced, home, owner)
    assert told([found]) == ["Vänort: no evidence"]
    assert found.mend.href == f"/en/evidence/twinning.event/{event.pk}/"


def test_several_are_one_row_counted_by_kind(home: Municipality, owner: User, link: Link) -> None:
    for _ in range(2):
        make.EventFactory(links=[link])
    make.FigureFactory(municipality=home)
    (found,) = finds(unsourced, home, owner)
    assert told([found]) == ["three statements without evidence"]
    assert [each.words for each in found.names] == ["2 events", "1 figure"]
    assert found.names[0].href == "/en/unsourced/?kind=event&municipality=vanersborg"
    assert found.mend.href == "/en/unsourced/?municipality=vanersborg"


def test_what_a_source_tells_of_and_what_is_anothers_is_left_alone(home: Municipality, owner: User, link: Link) -> None:
    evidence_add(subject=make.EventFactory(links=[link]), source=make.SourceFactory())
    make.FigureFactory()
    assert finds(unsourced, home, owner) == []


def two_sides(link: Link, *, one: Any = None, other: Any = None, **fields: Any) -> tuple[Event, Event]:
    """A statement, and another that disputes it, each with its source."""
    first = make.told(link, one or make.SourceFactory(date="2014"), title="Arsuk kommer med", date="1987")
    source = other or make.SourceFactory(date="2015")
    return first, make.told(link, source, title="Arsuk upptas", date="1989", alternative_to=first, **fields)


def test_sources_that_disagree_are_put_as_a_question(home: Municipality, owner: User, link: Link) -> None:
    first, _other = two_sides(link)
    (found,) = finds(disputed, home, owner)
    assert told([found]) == ["Arsuk kommer med: 1987 or 1989?"]
    assert (found.why, found.since_words) == ("The sources say different things.", "2015")
    assert found.mend.href == f"/en/events/{first.pk}/#disagreements"


def test_one_source_may_say_both(home: Municipality, owner: User, link: Link) -> None:
    source = make.SourceFactory(date="2014")
    two_sides(link, one=source, other=source)
    assert [each.why for each in finds(disputed, home, owner)] == ["One source says both."]


def test_the_date_of_a_source_that_may_not_be_read_is_not_told(home: Municipality, owner: User, link: Link) -> None:
    two_sides(link, other=make.SourceFactory(secret=True, date="2016", owner_code="0126"))
    assert [each.since_words for each in finds(disputed, home, owner)] == ["2014"]


def test_what_one_of_the_staff_has_preferred_is_not_asked_again(home: Municipality, owner: User, link: Link) -> None:
    first, _other = two_sides(link)
    first.rank = RankChoice.PREFERRED
    record_save(record=first)
    assert len(finds(disputed, home, owner)) == 1
    record_save(record=first, by=owner)
    assert finds(disputed, home, owner) == []


def test_what_is_deprecated_or_of_others_is_no_disagreement(home: Municipality, owner: User, link: Link) -> None:
    two_sides(link, rank=RankChoice.DEPRECATED)
    two_sides(make.LinkFactory())
    assert finds(disputed, home, owner) == []
