"""Statements that disagree (DESIGN §4.1)."""

from tests.status.told import BOTH, MUNICIPAL, activity, course, established, on, periods, told
from twinning.status import Level, Rank, Standing, Statement, settle

ACTIVE, DORMANT = Standing.ACTIVE, Standing.DORMANT


def names(*statements: Statement) -> list[str]:
    return [each.id for each in settle(statements)]


def test_with_none_preferred_the_earliest_counts() -> None:
    assert names(told("late", "1989", ACTIVE), told("early", "1987", ACTIVE, disputes=["late"])) == ["early"]
    assert names(told("late", "1989", ACTIVE, disputes=["early"]), told("early", "1987", ACTIVE)) == ["early"]


def test_the_preferred_counts_wherever_the_dispute_is_noted() -> None:
    preferred = told("late", "1989", ACTIVE, rank=Rank.PREFERRED)
    assert names(preferred, told("early", "1987", ACTIVE, disputes=["late"])) == ["late"]


def test_of_three_that_disagree_one_counts() -> None:
    said = [
        told("b", "1987", ACTIVE, disputes=["a"]),
        told("a", "1988", ACTIVE),
        told("c", "1989", ACTIVE, disputes=["a"]),
    ]
    assert names(*said) == ["b"]


def test_a_deprecated_statement_neither_counts_nor_disputes() -> None:
    wrong = told("wrong", "1900", DORMANT, rank=Rank.DEPRECATED, disputes=["right"])
    right = told("right", "1987-01-01", ACTIVE)
    assert periods(wrong, right) == periods(right)


def test_what_nobody_can_date_never_wins() -> None:
    undatable = told("undatable", "", ACTIVE, rank=Rank.PREFERRED, disputes=["dated"])
    assert names(undatable, told("dated", "1987", ACTIVE)) == ["dated"]


def test_a_dispute_is_settled_at_each_level_by_itself() -> None:
    said = [
        told("all well", "2010-01-01", ACTIVE, levels=BOTH),
        told("no contact", "2010-01-01", DORMANT, levels=MUNICIPAL, rank=Rank.PREFERRED, disputes=["all well"]),
    ]
    municipal, civil = periods(*said), periods(*said, level=Level.CIVIL)
    assert (on("2010-01-01", municipal).standing, on("2010-01-01", municipal).disputed) == (DORMANT, True)
    assert (on("2010-01-01", civil).standing, on("2010-01-01", civil).disputed) == (ACTIVE, False)


def test_a_period_is_flagged_when_its_evidence_is_disputed() -> None:
    said = [
        established("a", "1990-01-01"),
        told("seen", "2000-01-01", ACTIVE, rank=Rank.PREFERRED),
        told("not seen", "2000-01-01", DORMANT, disputes=["seen"]),
    ]
    row = periods(*said)
    assert not on("1999-12-31", row).disputed
    assert on("2000-01-01", row).disputed


def test_a_remark_takes_part_in_no_dispute() -> None:
    remark = told("remark", "1980", rank=Rank.PREFERRED, disputes=["a"])
    assert periods(remark, told("a", "1990", ACTIVE)) == periods(told("a", "1990", ACTIVE))


def test_of_two_dates_for_one_activity_one_counts() -> None:
    said = [told("a", "1990-01-01", ACTIVE), activity("x", "2000"), activity("y", "2001", disputes=["x"])]
    assert course(*said)[-1] == ("2016-01-01", "unknown", "lapsed")
