"""What one statement does to the standing that runs: opens its own, vouches for it, or nothing (DESIGN §4.5)."""

from datetime import date

from tests.status.told import CIVIL, MUNICIPAL, activity, contact, course, established, listed, on, periods, told
from twinning.status import Certainty, Standing

ACTIVE, SPORADIC, DORMANT = Standing.ACTIVE, Standing.SPORADIC, Standing.DORMANT
PAUSED, ENDED, PROPOSED = Standing.PAUSED, Standing.ENDED, Standing.PROPOSED


def test_ended_stays_ended_whatever_is_observed() -> None:
    said = [told("end", "1976-01-01", ENDED), told("seen", "1990-01-01", ACTIVE), listed("list", "2000-01-01")]
    assert course(*said, activity("meeting", "2001")) == [("1976-01-01", "ended", "stated")]


def test_ended_is_lifted_by_a_new_beginning() -> None:
    said = [told("end", "1976-01-01", ENDED), established("anew", "1990-01-01")]
    assert on("1990-01-01", periods(*said)).standing is ACTIVE


def test_an_observation_lifts_no_pause() -> None:
    for standing in (ACTIVE, SPORADIC, DORMANT, PROPOSED):
        row = periods(told("pause", "2000-01-01", PAUSED), told("seen", "2005-01-01", standing))
        assert on("2014-12-31", row).standing is PAUSED


def test_only_an_observed_dormancy_vouches_for_a_pause() -> None:
    pause = told("pause", "2000-01-01", PAUSED)
    assert periods(pause, told("seen", "2005-01-01", DORMANT))[-1].start == date(2020, 1, 2)
    assert periods(pause, told("seen", "2005-01-01", ACTIVE))[-1].start == date(2015, 1, 2)


def test_a_pause_is_lifted_by_resuming_and_by_ending() -> None:
    pause = told("pause", "2000-01-01", PAUSED)
    assert on("2005-01-01", periods(pause, established("resumed", "2005-01-01"))).standing is ACTIVE
    assert on("2005-01-01", periods(pause, told("end", "2005-01-01", ENDED))).standing is ENDED


def test_a_pause_past_its_horizon_hinders_nobody() -> None:
    said = [told("pause", "1950-01-01", PAUSED), told("seen", "2005-01-01", ACTIVE)]
    assert on("2005-01-01", periods(*said)).standing is ACTIVE


def test_a_contact_is_a_proposal_where_nothing_was_established() -> None:
    assert course(contact("a", "2008-10-01"))[0] == ("2008-10-01", "proposed", "stated")


def test_a_contact_asserts_nothing_once_either_level_was_established() -> None:
    for levels in (MUNICIPAL, CIVIL):
        said = [established("a", "1950-01-01", levels=levels), contact("b", "2014-21", levels=MUNICIPAL)]
        assert on("2014-06-01", periods(*said)).standing is Standing.UNKNOWN


def test_a_contact_before_the_beginning_is_a_proposal() -> None:
    said = [contact("a", "1988-10-01"), established("b", "1989-04-30")]
    assert course(*said)[:2] == [("1988-10-01", "proposed", "stated"), ("1989-04-30", "active", "stated")]


def test_a_name_on_a_list_is_only_possible() -> None:
    row = periods(listed("list", "2021-06-11"))
    assert on("2021-06-11", row).certainty is Certainty.POSSIBLE
    assert course(listed("list", "2021-06-11"))[-1] == ("2036-06-12", "unknown", "lapsed")


def test_a_name_on_a_list_vouches_for_what_is_active_without_weakening_it() -> None:
    row = periods(told("a", "2010-01-01", ACTIVE), listed("list", "2021"))
    assert course(told("a", "2010-01-01", ACTIVE), listed("list", "2021")) == [
        ("2010-01-01", "active", "stated"),
        ("2037-01-01", "unknown", "lapsed"),
    ]
    assert row[-2].evidence == "list"


def test_a_name_on_a_list_overrides_nothing_that_was_observed() -> None:
    for standing in (SPORADIC, DORMANT, PAUSED):
        said = [told("a", "2010-01-01", standing), listed("list", "2015")]
        assert course(*said) == [("2010-01-01", standing, "stated"), ("2025-01-02", "unknown", "lapsed")]


def test_a_name_on_a_list_is_more_than_a_contact() -> None:
    assert on("2015-12-31", periods(contact("a", "2010-01-01"), listed("list", "2015"))).standing is ACTIVE


def test_a_name_on_a_list_opens_what_has_lapsed() -> None:
    assert course(told("a", "1980-01-01", DORMANT), listed("list", "2015"))[2:] == [
        ("2015-01-01", "active?", "rough_start"),
        ("2015-12-31", "active?", "stated"),
        ("2031-01-01", "unknown", "lapsed"),
    ]


def test_what_a_list_made_possible_an_observation_makes_certain() -> None:
    said = [listed("list", "2010-01-01"), told("seen", "2014-01-01", ACTIVE)]
    assert course(*said)[:2] == [("2010-01-01", "active?", "stated"), ("2014-01-01", "active", "stated")]


def test_a_remark_asserts_nothing() -> None:
    said = [told("a", "2010-01-01", ACTIVE), told("ending proposed", "2012"), told("unknown", "2013", Standing.UNKNOWN)]
    assert periods(*said) == periods(said[0])


def test_a_party_that_ceased_leaves_its_links_unknown() -> None:
    row = periods(told("a", "1964-01-01", ACTIVE), ceased="1971-01-01")
    assert course(told("a", "1964-01-01", ACTIVE), ceased="1971-01-01") == [
        ("1964-01-01", "active", "stated"),
        ("1971-01-01", "unknown", "ceased"),
    ]
    assert row[-1].last_known is ACTIVE


def test_a_later_statement_carries_the_link_on() -> None:
    said = [told("a", "1964-01-01", ACTIVE), told("b", "1980-01-01", DORMANT)]
    assert course(*said, ceased="1971-01-01")[1:3] == [
        ("1971-01-01", "unknown", "ceased"),
        ("1980-01-01", "dormant", "stated"),
    ]


def test_an_activity_carries_no_link_on() -> None:
    said = [told("a", "1964-01-01", ACTIVE), activity("meeting", "1975-01-01")]
    assert course(*said, ceased="1971-01-01")[-1] == ("1971-01-01", "unknown", "ceased")


def test_since_vouches_no_longer_than_the_party_lasted() -> None:
    row = periods(told("a", "since 1950", ACTIVE, source="2020-01-01"), ceased="1971-01-01")
    assert (row[-1].start, row[-1].last_evidence) == (date(1971, 1, 1), date(1970, 12, 31))


def test_what_ended_before_a_party_ceased_stays_ended() -> None:
    assert course(told("a", "1960-01-01", ENDED), ceased="1971-01-01") == [("1960-01-01", "ended", "stated")]
