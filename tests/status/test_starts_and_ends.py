"""When a standing begins and ends, from dates as people know them (DESIGN §4.2 and §4.4)."""

from datetime import date

from tests.status.told import activity, course, established, on, periods, told
from twinning.status import Rule, Standing

ACTIVE, DORMANT, ENDED = Standing.ACTIVE, Standing.DORMANT, Standing.ENDED


def test_without_statements_nothing_is_known_of_any_day() -> None:
    (silence,) = periods()
    assert (silence.start, silence.end) == (date.min, None)
    assert (silence.standing, silence.certainty, silence.rule) == (Standing.UNKNOWN, None, Rule.NO_STATEMENT)


def test_a_day_that_is_known_leaves_no_doubt() -> None:
    assert course(told("a", "1964-10-19", ACTIVE))[0] == ("1964-10-19", "active", "stated")


def test_a_rough_start_is_possible_where_nothing_else_stood() -> None:
    assert course(told("a", "1946~", ACTIVE))[:2] == [
        ("1945-01-01", "active?", "rough_start"),
        ("1947-12-31", "active", "stated"),
    ]


def test_a_rough_start_leaves_what_stood_before_only_possible() -> None:
    assert course(told("a", "1946-04-01", ACTIVE), told("b", "[1950..1952]", DORMANT))[:3] == [
        ("1946-04-01", "active", "stated"),
        ("1950-01-01", "active?", "giving_way"),
        ("1952-12-31", "dormant", "stated"),
    ]


def test_what_stood_before_may_lapse_while_the_start_is_in_doubt() -> None:
    assert course(told("a", "1970-01-01", ACTIVE), told("b", "198X", ENDED))[1:] == [
        ("1980-01-01", "active?", "giving_way"),
        ("1985-01-02", "ended?", "rough_start"),
        ("1989-12-31", "ended", "stated"),
    ]


def test_a_rough_start_of_the_standing_that_runs_casts_no_doubt_on_it() -> None:
    assert course(told("a", "1946-04-01", ACTIVE), told("b", "195X", ACTIVE)) == [
        ("1946-04-01", "active", "stated"),
        ("1975-01-01", "unknown", "lapsed"),
    ]


def test_the_doubt_begins_only_after_the_statement_before() -> None:
    said = [told("a", "1985-06-01", ACTIVE), told("b", "198X", ENDED)]
    assert course(*said)[:2] == [("1985-06-01", "active", "stated"), ("1985-06-02", "active?", "giving_way")]


def test_a_closed_interval_holds_from_the_first_day_of_its_first_year_to_the_last_of_its_last() -> None:
    assert course(told("rest", "1996/2004", DORMANT)) == [
        ("1996-01-01", "dormant", "stated"),
        ("2005-01-01", "unknown", "interval_over"),
    ]


def test_a_long_interval_does_not_lapse_within_itself() -> None:
    assert course(told("a", "1946/1990", ACTIVE))[1] == ("1991-01-01", "unknown", "interval_over")


def test_nothing_resumes_by_itself_after_an_interval() -> None:
    said = [told("a", "1990-01-01", ACTIVE), told("b", "1996/2004", DORMANT)]
    assert course(*said)[-1] == ("2005-01-01", "unknown", "interval_over")
    assert periods(*said)[-1].last_known is DORMANT


def test_an_activity_does_not_reopen_an_interval() -> None:
    said = [told("a", "1996/2004", ACTIVE), activity("meeting", "2006-05-01")]
    assert course(*said)[-1] == ("2005-01-01", "unknown", "interval_over")


def test_nobody_presumes_a_standing_after_its_interval() -> None:
    said = [told("a", "1996/2004", DORMANT), told("b", "2014-05-01", DORMANT)]
    assert on("2010-01-01", periods(*said)).rule is Rule.INTERVAL_OVER


def test_an_interval_from_a_decade_is_possible_before_it_is_certain() -> None:
    assert course(told("a", "194X/1985", ACTIVE)) == [
        ("1940-01-01", "active?", "rough_start"),
        ("1949-12-31", "active", "stated"),
        ("1986-01-01", "unknown", "interval_over"),
    ]


def test_an_interval_to_a_decade_is_possible_after_it_is_certain() -> None:
    assert course(told("a", "1946/198X", ACTIVE)) == [
        ("1946-01-01", "active", "stated"),
        ("1980-01-02", "active?", "rough_end"),
        ("1990-01-01", "unknown", "interval_over"),
    ]


def test_an_interval_without_a_start_is_certain_at_its_end() -> None:
    assert course(told("until", "../1985", ACTIVE)) == [
        ("1985-01-01", "active", "stated"),
        ("1986-01-01", "unknown", "interval_over"),
    ]


def test_within_an_interval_the_same_said_again_does_not_outlast_it() -> None:
    said = [told("a", "1996/2004", DORMANT), told("b", "2000-05-01", DORMANT)]
    assert course(*said)[-1] == ("2005-01-01", "unknown", "interval_over")


def test_an_interval_does_not_cut_short_what_another_source_vouches_for() -> None:
    said = [told("a", "since 1946", ACTIVE, source="2020-01-01"), told("b", "1996/2004", ACTIVE)]
    assert on("2010-01-01", periods(*said)).standing is ACTIVE


def test_an_interval_that_reaches_further_ends_the_standing_at_its_end() -> None:
    said = [told("a", "1990-01-01", ACTIVE), told("b", "1996/2004", ACTIVE)]
    assert course(*said)[-1] == ("2005-01-01", "unknown", "interval_over")


def test_an_ending_that_took_years_is_done_in_the_last_of_them() -> None:
    assert course(told("a", "2000-01-01", ACTIVE), told("closed down", "2001/2003", ENDED)) == [
        ("2000-01-01", "active", "stated"),
        ("2001-01-01", "active?", "giving_way"),
        ("2003-12-31", "ended", "stated"),
    ]


def test_an_undated_statement_is_certain_from_the_day_its_source_speaks() -> None:
    assert course(told("twin town", "", ACTIVE, source="2009-03-31"))[0] == ("2009-03-31", "active", "stated")


def test_an_undated_statement_lies_after_what_is_vouched_for_before_it() -> None:
    said = [told("since", "since 1946", ACTIVE, source="2010-01-01"), told("left", "", ENDED, source="2024-01-17")]
    assert course(*said)[1:] == [
        ("1946-12-31", "active", "stated"),
        ("2010-01-02", "active?", "giving_way"),
        ("2024-01-17", "ended", "stated"),
    ]


def test_an_undated_statement_of_an_undated_source_says_nothing() -> None:
    assert course(told("left", "", ENDED)) == []


def test_a_date_with_only_a_latest_day_lies_after_the_statement_before() -> None:
    said = [told("a", "1940-05-01", ACTIVE), told("by 1945", "[..1945]", ENDED)]
    assert course(*said)[1:] == [("1940-05-02", "active?", "giving_way"), ("1945-12-31", "ended", "stated")]


def test_a_date_with_only_an_earliest_day_is_certain_when_its_source_speaks() -> None:
    assert course(told("after", "[1947..]", ACTIVE, source="1950-06-30"))[:2] == [
        ("1947-01-01", "active?", "rough_start"),
        ("1950-06-30", "active", "stated"),
    ]


def test_of_one_day_an_end_comes_last() -> None:
    assert course(established("a", "1976"), told("b", "1976", ENDED))[-1] == ("1976-12-31", "ended", "stated")


def test_of_one_day_what_lifts_a_pause_comes_after_it() -> None:
    said = [established("z", "1990"), told("a", "1995", Standing.PAUSED), established("b", "1995")]
    assert on("1996-01-01", periods(*said)).standing is ACTIVE
