"""What the fold is told of an event: its standing, levels, rank and the day that its source speaks."""

from datetime import date

import pytest

from archive.models import Stance
from archive.services import record_hide, record_save
from tests.derivation.telling import chain_of, cite, linked, of_chain, pair, statements, tell
from tests.factories import SourceFactory
from twinning.models import Asserts, EventKind, EventLevel, Link, RankChoice
from twinning.status import Level, Rank, Standing, Statement

pytestmark = pytest.mark.django_db

MUNICIPAL, CIVIL = frozenset({Level.MUNICIPAL}), frozenset({Level.CIVIL})


@pytest.fixture
def link() -> Link:
    return linked()


def only(link: Link) -> Statement:
    (told,) = statements(link)
    return told


STANDING_OF = [
    (EventKind.ESTABLISHED, Standing.ACTIVE),
    (EventKind.JOINED, Standing.ACTIVE),
    (EventKind.UPGRADED, Standing.ACTIVE),
    (EventKind.RESUMED, Standing.ACTIVE),
    (EventKind.AGREEMENT_SIGNED, Standing.ACTIVE),
    (EventKind.LISTED, Standing.ACTIVE),
    (EventKind.LAPSED, Standing.DORMANT),
    (EventKind.PAUSED, Standing.PAUSED),
    (EventKind.ENDED, Standing.ENDED),
    (EventKind.LEFT, Standing.ENDED),
    (EventKind.AGREEMENT_TERMINATED, Standing.ENDED),
    (EventKind.CONTACT, Standing.PROPOSED),
    (EventKind.ENDING_PROPOSED, None),
    (EventKind.ACTIVITY, None),
    (EventKind.DECISION, None),
    (EventKind.AGREEMENT_EXPIRED, None),
    (EventKind.OTHER, None),
]


@pytest.mark.parametrize(("kind", "standing"), STANDING_OF)
def test_each_kind_asserts_its_standing(link: Link, kind: EventKind, standing: Standing | None) -> None:
    tell(kind, "1964", link)
    assert only(link).standing == standing


def test_every_kind_is_told_of() -> None:
    assert {kind for kind, _ in STANDING_OF} == set(EventKind) - {EventKind.OBSERVED}


@pytest.mark.parametrize("asserted", [each for each in Asserts if each not in {Asserts.AS_KIND, Asserts.NOTHING}])
def test_what_a_statement_says_outdoes_what_its_kind_implies(link: Link, asserted: Asserts) -> None:
    tell(EventKind.OBSERVED, "1964", link, asserts=asserted)
    tell(EventKind.AGREEMENT_EXPIRED, "1964", link, asserts=asserted)
    assert {told.standing for told in statements(link)} == {Standing(asserted)}


def test_a_statement_may_say_nothing_of_the_standing(link: Link) -> None:
    tell(EventKind.ENDED, "1964", link, asserts=Asserts.NOTHING)
    assert only(link).standing is None


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        (EventLevel.MUNICIPAL, MUNICIPAL),
        (EventLevel.CIVIL, CIVIL),
        (EventLevel.BOTH, MUNICIPAL | CIVIL),
        (EventLevel.NOT_STATED, MUNICIPAL),
    ],
)
def test_a_level_that_is_not_stated_counts_as_municipal(
    link: Link, level: EventLevel, levels: frozenset[Level]
) -> None:
    tell(EventKind.ESTABLISHED, "1964", link, level=level)
    assert only(link).levels == levels


def test_a_meeting_of_a_chain_counts_at_civil_level_unless_it_says_otherwise() -> None:
    chain = chain_of("Vänersborg", "Herning")
    of_chain(EventKind.ACTIVITY, "2007", chain)
    of_chain(EventKind.ACTIVITY, "2008", chain, level=EventLevel.MUNICIPAL)
    meetings = [told for told in statements(pair("Vänersborg", "Herning")) if told.is_activity]
    assert [told.levels for told in meetings] == [CIVIL, MUNICIPAL]


def test_a_name_on_a_list_is_only_possible(link: Link) -> None:
    tell(EventKind.LISTED, "1964", link)
    assert only(link).tentative


def test_a_source_may_be_unsure_itself(link: Link) -> None:
    tell(EventKind.OBSERVED, "1964", link, asserts=Asserts.DORMANT, tentative=True)
    assert only(link).tentative


def test_a_first_contact_counts_only_where_nothing_was(link: Link) -> None:
    tell(EventKind.CONTACT, "1964", link)
    assert only(link).only_if_new


def test_a_contact_that_states_a_standing_is_an_observation(link: Link) -> None:
    tell(EventKind.CONTACT, "1964", link, asserts=Asserts.SPORADIC)
    assert (only(link).only_if_new, only(link).standing) == (False, Standing.SPORADIC)


@pytest.mark.parametrize("kind", [EventKind.ESTABLISHED, EventKind.JOINED, EventKind.RESUMED])
def test_what_begins_anew_lifts_a_pause(link: Link, kind: EventKind) -> None:
    tell(kind, "1964", link)
    assert only(link).lifts_pause


def test_rank_and_dispute_are_passed_on(link: Link) -> None:
    one = tell(EventKind.ESTABLISHED, "1987", link, rank=RankChoice.PREFERRED)
    other = tell(EventKind.ESTABLISHED, "1989", link, alternative_to=one)
    told = {statement.id: statement for statement in statements(link)}
    assert (told[str(one.pk)].rank, told[str(other.pk)].rank) == (Rank.PREFERRED, Rank.NORMAL)
    assert told[str(other.pk)].disputes == {str(one.pk)}


def test_the_source_speaks_of_its_own_day_or_of_the_one_it_means(link: Link) -> None:
    event = tell(EventKind.ENDED, "", link)
    assert only(link).source_day is None
    cite(event, SourceFactory(date="2014-09"))
    assert only(link).source_day == date(2014, 9, 30)
    cite(event, SourceFactory(date="2019", speaks_of="2024-01-17"))
    assert only(link).source_day == date(2024, 1, 17)


def test_a_source_that_contradicts_or_is_hidden_vouches_for_no_day(link: Link) -> None:
    event = tell(EventKind.ENDED, "", link)
    cite(event, SourceFactory(date="2014"), stance=Stance.CONTRADICTS)
    citation = cite(event, SourceFactory(date="2015"))
    source = SourceFactory(date="2016")
    cite(event, source)
    assert only(link).source_day == date(2016, 12, 31)
    record_hide(record=source, reason="Förfalskad")
    assert only(link).source_day == date(2015, 12, 31)
    record_hide(record=citation, reason="Fel blad")
    assert only(link).source_day is None


def test_hidden_events_and_those_about_others_are_not_told(link: Link) -> None:
    record_hide(record=tell(EventKind.ESTABLISHED, "1964", link), reason="Fel")
    tell(EventKind.ESTABLISHED, "1964", linked("Vännäs", "Hemnes"))
    assert statements(link) == []


def test_an_event_about_several_links_is_told_of_each(link: Link) -> None:
    other = linked("Vänersborg", "Husby")
    event = tell(EventKind.ENDED, "1971", link, other)
    assert [only(each).id for each in (link, other)] == [str(event.pk)] * 2


def test_events_come_in_the_order_of_time_with_the_undated_last(link: Link) -> None:
    days = ["", "1990", "1964-10-19", "1964"]
    for day in days:
        record_save(record=tell(EventKind.OTHER, day, link))
    told = [statement.when.start_earliest for statement in statements(link)]
    assert told == [date(1964, 1, 1), date(1964, 10, 19), date(1990, 1, 1), None]
