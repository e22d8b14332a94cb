"""The worked examples of DESIGN §4, to the day."""

from datetime import date

from tests.status.told import CIVIL, MUNICIPAL, activity, contact, course, established, on, periods, told
from twinning.status import Certainty, Level, Rank, Standing, Statement, needs_review, overall

VANNAS_SPOKE = "2009-03-31"
HUDDINGE_SPOKE = "2024-01-17"


def hemnes() -> list[Statement]:
    return [
        told("twin town", "since [1987..1989]", Standing.ACTIVE, levels=MUNICIPAL, source=VANNAS_SPOKE),
        told("rest", "1996/2004", Standing.DORMANT, levels=MUNICIPAL, source=VANNAS_SPOKE),
        established("taken up again", "2005-23", levels=MUNICIPAL, source=VANNAS_SPOKE),
        activity("conference", "2008-23", source=VANNAS_SPOKE),
        activity("meeting", "2009-03", source=VANNAS_SPOKE),
        told("contacts today", "2009-03", Standing.ACTIVE, levels=CIVIL, source=VANNAS_SPOKE),
    ]


def test_vannas_and_hemnes_at_municipal_level() -> None:
    assert course(*hemnes()) == [
        ("1987-01-01", "active?", "rough_start"),
        ("1989-12-31", "active", "stated"),
        ("1996-01-01", "dormant", "stated"),
        ("2005-01-01", "unknown", "interval_over"),
        ("2005-09-01", "active?", "rough_start"),
        ("2005-11-30", "active", "stated"),
        ("2024-04-01", "unknown", "lapsed"),
    ]


def test_vannas_and_hemnes_at_civil_level() -> None:
    assert course(*hemnes(), level=Level.CIVIL) == [
        ("2009-03-01", "active?", "rough_start"),
        ("2009-03-31", "active", "stated"),
        ("2024-04-01", "unknown", "lapsed"),
    ]


def test_the_last_evidence_for_vannas_and_hemnes_is_the_meeting_in_serbia() -> None:
    today = periods(*hemnes())[-1]
    assert (today.last_evidence, today.evidence) == (date(2009, 3, 31), "meeting")
    assert today.last_known is Standing.ACTIVE


def test_vannas_and_hemnes_need_review_two_years_after_the_meeting() -> None:
    today = periods(*hemnes())[-1]
    assert not needs_review(today, date(2011, 3, 31))
    assert needs_review(today, date(2011, 4, 1))


def test_vanersborg_and_herning_in_2014() -> None:
    said = [
        established("formal relations", "1946"),
        told("dormant", "2014", Standing.DORMANT, levels=MUNICIPAL, source="2014-12-31"),
        told("active", "2014", Standing.ACTIVE, levels=CIVIL, source="2014-12-31"),
    ]
    municipal, civil = periods(*said), periods(*said, level=Level.CIVIL)
    assert on("2014-12-31", municipal).standing is Standing.DORMANT
    assert on("2014-12-31", civil).standing is Standing.ACTIVE
    assert on("2014-12-31", overall(municipal, civil)).standing is Standing.ACTIVE


def test_huddinge_and_vantaa_are_sporadic_and_not_ended_by_a_proposal() -> None:
    said = [
        told("set up", "since [1947..1949]", Standing.ACTIVE, levels=MUNICIPAL, source=HUDDINGE_SPOKE),
        told("limited extent", HUDDINGE_SPOKE, Standing.SPORADIC, levels=MUNICIPAL, source=HUDDINGE_SPOKE),
        told("proposal to end", HUDDINGE_SPOKE, levels=MUNICIPAL, source=HUDDINGE_SPOKE),
    ]
    assert course(*said) == [
        ("1947-01-01", "active?", "rough_start"),
        ("1949-12-31", "active", "stated"),
        ("2024-01-17", "sporadic", "stated"),
        ("2039-01-18", "unknown", "lapsed"),
    ]


def test_huskvarna_and_valkeakoski_were_active_in_1964_and_are_unknown_today() -> None:
    said = [told("twin towns", "1964", Standing.ACTIVE, source="2020-09-10")]
    assert course(*said, activity("week", "1964-10-18/1964-10-25")) == [
        ("1964-01-01", "active?", "rough_start"),
        ("1964-12-31", "active", "stated"),
        ("1980-01-01", "unknown", "lapsed"),
    ]


def test_huskvarna_ceased_in_1971_and_its_links_are_unknown_from_then() -> None:
    said = told("twin towns", "1964", Standing.ACTIVE, source="2020-09-10")
    assert course(said, ceased="1971-01-01")[-1] == ("1971-01-01", "unknown", "ceased")


def arsuk(text: Rank = Rank.NORMAL) -> list[Statement]:
    return [established("table", "1987"), established("text", "1989", rank=text, disputes=["table"])]


def test_arsuk_joined_in_the_earliest_year_told_when_none_is_preferred() -> None:
    assert course(*arsuk())[0] == ("1987-01-01", "active?", "rough_start")


def test_arsuk_joined_in_the_preferred_year() -> None:
    assert course(*arsuk(text=Rank.PREFERRED))[0] == ("1989-01-01", "active?", "rough_start")


def test_that_the_sources_disagree_on_arsuk_is_flagged() -> None:
    assert on("1990-01-01", periods(*arsuk())).disputed


def test_nuuk_left_on_a_day_that_nobody_gives() -> None:
    said = [
        contact("question raised", "1988-23", source=HUDDINGE_SPOKE),
        established("admitted", "[1989-01..1989-04]", source=HUDDINGE_SPOKE),
        told("left", "", Standing.ENDED, source=HUDDINGE_SPOKE),
    ]
    assert course(*said) == [
        ("1988-09-01", "proposed?", "rough_start"),
        ("1988-11-30", "proposed", "stated"),
        ("1989-01-01", "proposed?", "giving_way"),
        ("1989-04-30", "active", "stated"),
        ("1989-05-01", "active?", "giving_way"),
        ("2004-05-01", "ended?", "undated"),
        ("2024-01-17", "ended", "stated"),
    ]


def test_vannas_and_prokuplje_are_in_contact_and_no_more() -> None:
    said = [
        contact("new contact", "2008-23", levels=MUNICIPAL, source=VANNAS_SPOKE),
        activity("meeting in Serbia", "2009-03", source=VANNAS_SPOKE),
    ]
    assert course(*said) == [
        ("2008-09-01", "proposed?", "rough_start"),
        ("2008-11-30", "proposed", "stated"),
        ("2023-12-01", "unknown", "lapsed"),
    ]


def test_utajarvi_left_in_1976_at_both_levels_for_good() -> None:
    said = [established("joined", "1948"), told("left", "1976", Standing.ENDED)]
    for level in Level:
        assert course(*said, level=level) == [
            ("1948-01-01", "active?", "rough_start"),
            ("1948-12-31", "active", "stated"),
            ("1964-01-01", "unknown", "lapsed"),
            ("1976-01-01", "ended?", "rough_start"),
            ("1976-12-31", "ended", "stated"),
        ]


def test_jonkoping_and_kuopio_are_vouched_for_until_their_source_speaks() -> None:
    row = periods(told("since the 1940s", "194X/..", Standing.ACTIVE, source="2020-09-10"))
    assert on("1949-12-30", row).certainty is Certainty.POSSIBLE
    assert on("1949-12-31", row).certainty is Certainty.CERTAIN
    assert on("2035-09-10", row).last_evidence == date(2020, 9, 10)
    assert on("2035-09-11", row).standing is Standing.UNKNOWN


def test_jonkoping_and_kuopio_need_no_review_while_their_source_vouches() -> None:
    row = periods(told("since the 1940s", "194X/..", Standing.ACTIVE, source="2020-09-10"))
    assert not needs_review(on("1980-01-01", row), date(1980, 1, 1))
    assert not needs_review(row[-2], date(2022, 9, 10))
    assert needs_review(row[-2], date(2022, 9, 11))
