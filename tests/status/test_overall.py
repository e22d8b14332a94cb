"""A link as a whole stands as its strongest level does (DESIGN §4)."""

from datetime import date
from itertools import pairwise

import pytest

from tests.status.told import CIVIL, MUNICIPAL, listed, on, periods, rows, told
from twinning.status import Certainty, Level, Period, Standing, Statement, overall

WEAKER_AND_WEAKER = [
    Standing.ACTIVE,
    Standing.SPORADIC,
    Standing.PAUSED,
    Standing.DORMANT,
    Standing.PROPOSED,
    Standing.ENDED,
]


def together(*statements: Statement) -> list[Period]:
    return overall(periods(*statements), periods(*statements, level=Level.CIVIL))


@pytest.mark.parametrize(("stronger", "weaker"), list(pairwise(WEAKER_AND_WEAKER)))
def test_the_stronger_standing_is_that_of_the_link(stronger: Standing, weaker: Standing) -> None:
    for one, other in [(MUNICIPAL, CIVIL), (CIVIL, MUNICIPAL)]:
        said = [told("a", "2000-01-01", stronger, levels=one), told("b", "2000-01-01", weaker, levels=other)]
        assert on("2000-01-01", together(*said)).standing is stronger


def test_anything_known_is_stronger_than_unknown() -> None:
    assert on("2050-01-01", together(told("a", "1976", Standing.ENDED, levels=CIVIL))).standing is Standing.ENDED


def test_of_equal_standings_the_better_assured_counts() -> None:
    said = [
        listed("list", "2000-01-01", levels=MUNICIPAL),
        told("seen", "2001-01-01", Standing.ACTIVE, levels=CIVIL),
    ]
    whole = on("2001-01-01", together(*said))
    assert (whole.certainty, whole.statement) == (Certainty.CERTAIN, "seen")


def test_presumed_is_better_assured_than_possible() -> None:
    said = [
        told("a", "1970-01-01", Standing.ACTIVE, levels=CIVIL),
        told("b", "2000-01-01", Standing.ACTIVE, levels=CIVIL),
        listed("list", "1990-01-01", levels=MUNICIPAL),
    ]
    assert on("1990-01-01", together(*said)).certainty is Certainty.PRESUMED


def test_the_last_evidence_is_the_latest_of_both_levels() -> None:
    said = [
        told("a", "2000-01-01", Standing.ACTIVE, levels=CIVIL),
        told("b", "2008-01-01", Standing.DORMANT, levels=MUNICIPAL),
    ]
    whole = on("2010-01-01", together(*said))
    assert (whole.standing, whole.statement) == (Standing.ACTIVE, "a")
    assert (whole.last_evidence, whole.evidence) == (date(2008, 1, 1), "b")


def test_when_both_are_unknown_the_one_that_fell_silent_last_was_known_last() -> None:
    said = [
        told("a", "1960-01-01", Standing.ACTIVE, levels=CIVIL),
        told("b", "1970-01-01", Standing.DORMANT, levels=MUNICIPAL),
    ]
    whole = together(*said)[-1]
    assert (whole.start, whole.last_known, whole.statement) == (date(1985, 1, 2), Standing.DORMANT, "b")


def test_when_both_fall_silent_at_once_the_stronger_was_known_last() -> None:
    said = [
        told("a", "1960-01-01", Standing.ACTIVE, levels=CIVIL),
        told("b", "1960-01-01", Standing.DORMANT, levels=MUNICIPAL),
    ]
    assert together(*said)[-1].last_known is Standing.ACTIVE


def test_the_whole_covers_every_day_once() -> None:
    said = [
        told("a", "1960/1970", Standing.ACTIVE, levels=CIVIL),
        told("b", "1965", Standing.DORMANT, levels=MUNICIPAL),
    ]
    assert rows(together(*said)) == [
        ("0001-01-01", "unknown", "no_statement"),
        ("1960-01-01", "active", "stated"),
        ("1971-01-01", "dormant", "stated"),
        ("1981-01-01", "unknown", "lapsed"),
    ]
