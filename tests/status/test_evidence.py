"""What vouches for a standing, and for how long (DESIGN §4.3)."""

from datetime import date

from tests.status.told import CIVIL, activity, course, on, periods, told
from twinning.status import Certainty, Rule, Standing, Terms, evidence_on, fold, needs_review, review_since

ACTIVE, SPORADIC, DORMANT = Standing.ACTIVE, Standing.SPORADIC, Standing.DORMANT


def test_a_standing_holds_for_fifteen_years_to_the_day() -> None:
    row = periods(told("a", "2009-03-31", ACTIVE))
    assert on("2024-03-31", row).standing is ACTIVE
    assert on("2024-04-01", row).standing is Standing.UNKNOWN


def test_from_a_leap_day_the_years_run_out_on_28_february() -> None:
    assert course(told("a", "2008-02-29", ACTIVE))[-1] == ("2023-03-01", "unknown", "lapsed")


def test_the_number_of_years_is_a_setting() -> None:
    row = fold([told("a", "2009-03-31", ACTIVE)], next(iter(CIVIL)), Terms(horizon=3))
    assert row[-1].start == date(2012, 4, 1)


def test_what_lapsed_keeps_what_was_known_last() -> None:
    last = periods(told("a", "2009-03-31", DORMANT))[-1]
    assert (last.last_known, last.statement, last.last_evidence) == (DORMANT, "a", date(2009, 3, 31))


def test_every_standing_lapses_but_the_end() -> None:
    for standing in (ACTIVE, SPORADIC, DORMANT, Standing.PAUSED, Standing.PROPOSED):
        assert course(told("a", "1950-01-01", standing))[-1] == ("1965-01-02", "unknown", "lapsed")
    assert course(told("a", "1950-01-01", Standing.ENDED)) == [("1950-01-01", "ended", "stated")]


def test_a_gap_between_two_statements_of_one_standing_is_presumed_to_hold_it() -> None:
    assert course(told("a", "1964-10-19", ACTIVE), told("b", "2000-06-01", ACTIVE)) == [
        ("1964-10-19", "active", "stated"),
        ("1979-10-20", "active~", "presumed"),
        ("2000-06-01", "active", "stated"),
        ("2015-06-02", "unknown", "lapsed"),
    ]


def test_a_gap_before_another_standing_is_unknown() -> None:
    said = [told("a", "1964-10-19", ACTIVE), told("b", "2000-06-01", DORMANT)]
    assert on("1990-01-01", periods(*said)).rule is Rule.LAPSED


def test_a_gap_is_presumed_up_to_the_day_on_which_the_next_is_certain() -> None:
    said = [told("a", "1950-01-01", ACTIVE), told("b", "198X", ACTIVE)]
    assert on("1989-12-30", periods(*said)).certainty is Certainty.PRESUMED


def test_the_same_said_again_prolongs_a_standing_and_keeps_its_basis() -> None:
    later = on("2005-01-01", periods(told("a", "1990-01-01", ACTIVE), told("b", "2000-01-01", ACTIVE)))
    assert (later.statement, later.evidence, later.last_evidence) == ("a", "b", date(2000, 1, 1))


def test_activities_prolong_what_is_active_or_sporadic() -> None:
    for standing in (ACTIVE, SPORADIC):
        row = periods(told("a", "1990-01-01", standing), activity("meeting", "2000-05"))
        assert row[-1].start == date(2015, 6, 1)
        assert row[-2].evidence == "meeting"


def test_activities_prolong_nothing_else() -> None:
    for standing in (DORMANT, Standing.PAUSED, Standing.PROPOSED):
        row = periods(told("a", "1990-01-01", standing), activity("meeting", "2000-05"))
        assert row[-1].start == date(2005, 1, 2)


def test_an_activity_alone_opens_nothing() -> None:
    assert course(activity("meeting", "2000-05")) == []


def test_an_activity_at_one_level_says_nothing_of_the_other() -> None:
    said = [told("a", "1990-01-01", ACTIVE), activity("meeting", "2000-05", levels=CIVIL)]
    assert periods(*said)[-1].start == date(2005, 1, 2)


def test_an_activity_counts_from_its_latest_day() -> None:
    row = periods(told("a", "1964-01-01", ACTIVE), activity("week", "1964-10-18/1964-10-25"))
    assert on("1964-10-24", row).last_evidence == date(1964, 1, 1)
    assert on("1964-10-25", row).last_evidence == date(1964, 10, 25)


def test_an_activity_past_the_horizon_states_the_standing_again() -> None:
    assert course(told("a", "1964-01-01", ACTIVE), activity("meeting", "1990-05-01")) == [
        ("1964-01-01", "active", "stated"),
        ("1979-01-02", "unknown", "lapsed"),
        ("1990-05-01", "active", "stated"),
        ("2005-05-02", "unknown", "lapsed"),
    ]


def test_the_gap_before_such_an_activity_is_presumed_if_the_next_statement_says_the_same() -> None:
    said = [told("a", "1964-01-01", ACTIVE), activity("meeting", "1990-05-01"), told("b", "2000-01-01", ACTIVE)]
    assert course(*said)[:3] == [
        ("1964-01-01", "active", "stated"),
        ("1979-01-02", "active~", "presumed"),
        ("1990-05-01", "active", "stated"),
    ]


def test_an_undated_activity_vouches_for_no_day() -> None:
    said = [told("a", "1990-01-01", ACTIVE), activity("exchange", "", source="2004-01-01")]
    assert periods(*said)[-1].start == date(2005, 1, 2)


def test_an_activity_since_a_day_vouches_until_its_source_speaks() -> None:
    said = [told("a", "2000-01-01", ACTIVE), activity("yearly", "since 1995", source="2014-06-30")]
    assert periods(*said)[-1].start == date(2029, 7, 1)


def test_since_vouches_only_as_long_as_its_statement_lasts() -> None:
    said = [told("a", "since 1950", ACTIVE, source="2020-01-01"), told("b", "1996-05-01", DORMANT)]
    assert on("1996-04-30", periods(*said)).last_evidence == date(1996, 4, 30)


def test_evidence_seen_from_a_day_is_never_later_than_it() -> None:
    period = on("1980-01-01", periods(told("a", "since 1950", ACTIVE, source="2020-01-01")))
    assert evidence_on(period, date(1980, 1, 1)) == date(1980, 1, 1)
    assert evidence_on(period, date(2021, 1, 1)) == date(2020, 1, 1)


def test_review_is_due_when_two_years_have_passed() -> None:
    period = periods(told("a", "2009-03-31", ACTIVE))[-2]
    assert review_since(period) == date(2011, 4, 1)
    assert not needs_review(period, date(2011, 3, 31))
    assert needs_review(period, date(2011, 4, 1))


def test_what_has_ended_needs_no_review() -> None:
    ended = periods(told("a", "1976-01-01", Standing.ENDED))[-1]
    assert not needs_review(ended, date(2024, 1, 1))
    assert review_since(ended) is None


def test_without_any_evidence_review_is_always_due() -> None:
    (silence,) = periods()
    assert needs_review(silence, date(2024, 1, 1))
    assert review_since(silence) is None


def test_the_calendar_has_no_end_to_fall_off() -> None:
    row = periods(told("a", "9999-12-31", ACTIVE), told("b", "0001-01-01", DORMANT))
    assert (row[0].start, row[0].standing) == (date.min, DORMANT)
    assert (row[-1].end, row[-1].standing) == (None, ACTIVE)
