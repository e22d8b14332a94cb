"""What holds of every fold, whatever sources say."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from twinning.status import (
    Certainty,
    Level,
    Period,
    Rank,
    Rule,
    Standing,
    Statement,
    Terms,
    When,
    fold,
    overall,
    standing_on,
    timeline,
)

NAMES = list("abcdef")
DAYS = st.dates(date(1940, 1, 1), date(2030, 12, 31))
SPANS = st.sampled_from([0, 0, 29, 91, 365, 1200, 3652]).map(timedelta)


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, span = draw(DAYS), draw(SPANS)
    rough = When(start, start + span, since=draw(st.booleans()))
    end = start + span + draw(SPANS) + timedelta(1)
    return draw(
        st.sampled_from(
            [
                rough,
                rough,
                When(),
                When(None, start),
                When(start),
                When(start, start + span, end, end + draw(SPANS)),
                When(None, None, end, end),
            ]
        )
    )


@st.composite
def statements(draw: st.DrawFn, name: str) -> Statement:
    standing = draw(st.sampled_from([*Standing, None, Standing.ACTIVE, Standing.ENDED]))
    return Statement(
        id=name,
        when=draw(whens()),
        levels=draw(st.sampled_from([frozenset({Level.MUNICIPAL}), frozenset({Level.CIVIL}), frozenset(Level)])),
        standing=standing,
        tentative=standing is Standing.ACTIVE and draw(st.booleans()),
        only_if_new=standing is Standing.PROPOSED and draw(st.booleans()),
        is_activity=standing is None and draw(st.booleans()),
        lifts_pause=standing is Standing.ACTIVE and draw(st.booleans()),
        rank=draw(st.sampled_from([Rank.NORMAL, Rank.NORMAL, Rank.PREFERRED, Rank.DEPRECATED])),
        disputes=draw(st.sampled_from([frozenset[str](), frozenset[str](), frozenset({draw(st.sampled_from(NAMES))})])),
        source_day=draw(st.none() | DAYS),
    )


@st.composite
def stories(draw: st.DrawFn) -> list[Statement]:
    return [draw(statements(name)) for name in NAMES[: draw(st.integers(0, len(NAMES)))]]


TERMS = st.builds(Terms, horizon=st.sampled_from([15, 15, 3]), ceased=st.none() | st.none() | DAYS)


def both(said: list[Statement], terms: Terms) -> list[list[Period]]:
    return [fold(said, level, terms) for level in Level]


@given(stories(), TERMS)
def test_every_day_is_in_one_period(said: list[Statement], terms: Terms) -> None:
    municipal, civil = both(said, terms)
    for row in (municipal, civil, overall(municipal, civil)):
        assert row[0].start == date.min
        assert row[-1].end is None
        for one, next_one in pairwise(row):
            assert one.end == next_one.start - timedelta(1)
            assert replace(one, start=next_one.start, end=next_one.end) != next_one


@given(stories(), TERMS, st.randoms(use_true_random=False))
def test_the_order_in_which_sources_are_read_does_not_matter(
    said: list[Statement], terms: Terms, random: Random
) -> None:
    shuffled = sorted(said, key=lambda _: random.random())
    assert both(shuffled, terms) == both(said, terms)


@given(stories(), TERMS)
def test_only_the_unknown_has_no_certainty(said: list[Statement], terms: Terms) -> None:
    for period in (period for row in both(said, terms) for period in row):
        assert (period.certainty is None) == (period.standing is Standing.UNKNOWN)
        assert period.last_known is None or period.standing is Standing.UNKNOWN


@given(stories(), TERMS)
def test_what_is_known_rests_on_a_statement_of_that_standing(said: list[Statement], terms: Terms) -> None:
    asserted = {each.id: each.standing for each in said}
    for period in (period for row in both(said, terms) for period in row):
        if period.standing is not Standing.UNKNOWN:
            assert period.statement is not None
            assert asserted[period.statement] is period.standing


@given(stories(), TERMS)
def test_an_end_gives_way_only_to_what_resumes_the_link(said: list[Statement], terms: Terms) -> None:
    lifting = {each.id for each in said if each.lifts_pause}
    for row in both(said, terms):
        for one, next_one in pairwise(row):
            if one.standing is Standing.ENDED and one.rule is Rule.STATED:
                assert next_one.standing is Standing.ENDED or next_one.statement in lifting


@given(stories(), TERMS)
def test_certainty_is_vouched_for_within_the_horizon(said: list[Statement], terms: Terms) -> None:
    for period in (period for row in both(said, terms) for period in row):
        if period.certainty is Certainty.CERTAIN and period.standing is not Standing.ENDED:
            assert period.last_evidence is not None
            assert period.end is not None
            assert period.end - period.last_evidence <= timedelta(366 * terms.horizon)


@given(stories(), TERMS, DAYS, st.none() | DAYS)
def test_an_activity_changes_nothing_before_its_day(
    said: list[Statement], terms: Terms, day: date, spoken: date | None
) -> None:
    activity = Statement(
        "new", When(day, day, since=spoken is not None), frozenset(Level), is_activity=True, source_day=spoken
    )
    for before, after in zip(both(said, terms), both([*said, activity], terms), strict=True):
        for period in [*before, *after]:
            if period.start < day:
                assert standing_on(before, period.start).standing is standing_on(after, period.start).standing


@given(stories(), TERMS, DAYS)
def test_an_activity_takes_no_standing_away(said: list[Statement], terms: Terms, day: date) -> None:
    """Nobody knows less for it: until the next statement, what was known of a level stays known."""
    activity = Statement("new", When(day, day), frozenset(Level), is_activity=True)
    for before, after in zip(both(said, terms), both([*said, activity], terms), strict=True):
        if standing_on(before, day).standing is not Standing.UNKNOWN:
            assert standing_on(after, day).standing is not Standing.UNKNOWN


@given(stories(), TERMS)
def test_the_deprecated_might_as_well_not_be_there(said: list[Statement], terms: Terms) -> None:
    assert both([each for each in said if each.rank is not Rank.DEPRECATED], terms) == both(said, terms)


@given(stories(), TERMS)
def test_remarks_might_as_well_not_be_there(said: list[Statement], terms: Terms) -> None:
    mute = (None, Standing.UNKNOWN)
    assert both([each for each in said if each.is_activity or each.standing not in mute], terms) == both(said, terms)


@given(stories(), TERMS)
def test_the_whole_is_never_weaker_than_a_level(said: list[Statement], terms: Terms) -> None:
    municipal, civil = both(said, terms)
    for period in overall(municipal, civil):
        levels = [standing_on(row, period.start) for row in (municipal, civil)]
        assert period.standing in {level.standing for level in levels}
        if Standing.ACTIVE in {level.standing for level in levels}:
            assert period.standing is Standing.ACTIVE


@given(stories(), TERMS)
def test_the_rows_of_a_timeline_hold_every_period_once(said: list[Statement], terms: Terms) -> None:
    for row in both(said, terms):
        stretches = timeline(row)
        assert [period for stretch in stretches for period in stretch.periods] == row
        assert all(one.standing is not other.standing for one, other in pairwise(stretches))
