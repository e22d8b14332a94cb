"""Every period says why it stands as it does."""

from datetime import date

import pytest

from tests.status.test_worked_examples import arsuk, hemnes
from tests.status.told import listed, on, periods, told
from twinning.status import Certainty, Period, Rule, Standing
from twinning.status.explain import LAST_KNOWN, REASONS, explain, explain_review


def text(period: Period) -> str:
    return " ".join(each.msgid % each.params for each in explain(period))


def test_what_lapsed_says_since_when_and_what_was_known() -> None:
    assert text(periods(*hemnes())[-1]) == (
        "Since 2024-03-31, when 15 years had passed without new evidence. Last known standing: active."
    )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("1900-01-01", "No source says anything of this level."),
        ("1987-01-01", "Possible from 1987-01-01: the source dates its beginning only roughly."),
        ("1995-01-01", "A source vouches for it. Last evidence: 1995-12-31."),
        ("2005-01-01", "Since 2004-12-31, the last day that the source vouches for. Last known standing: dormant."),
    ],
)
def test_each_day_of_vannas_and_hemnes_has_its_reason(day: str, reason: str) -> None:
    assert text(on(day, periods(*hemnes()))) == reason


def test_a_list_is_no_more_than_a_list() -> None:
    row = periods(listed("list", "2021-06-11"))
    assert text(row[1]) == "Only possible: the source only lists it, or is not sure. Last evidence: 2021-06-11."


def test_no_evidence_is_named_that_lies_after_the_day() -> None:
    row = on("1995-01-01", periods(*hemnes()))
    told = explain(row, day=date(1995, 1, 1))[0]
    assert told.msgid % told.params == "A source vouches for it. Last evidence: 1995-01-01."


def test_what_no_source_says_is_told_as_such() -> None:
    begun = periods(told("begun", "1990-01-01", Standing.ACTIVE))[1]
    ended = periods(told("left", "1976-01-01", Standing.ENDED))[-1]
    assert explain(begun, sourced=False)[0].msgid.startswith("Only an entry without source says so.")
    assert explain(ended, sourced=False)[0].msgid == "Only an entry without source says that it has ended."


def test_an_end_needs_no_fresh_evidence() -> None:
    assert text(periods(told("left", "1976-01-01", Standing.ENDED))[-1]) == (
        "A source says so, and an end stands until the link is resumed."
    )


def test_a_disagreement_is_told() -> None:
    assert text(on("1990-01-01", periods(*arsuk()))).endswith("Sources disagree on this.")


def test_review_says_since_when() -> None:
    today = periods(*hemnes())[-1]
    assert explain_review(today, date(2011, 3, 31)) is None
    review = explain_review(today, date(2026, 11, 22))
    assert review is not None
    assert review.msgid % review.params == "Needs review since 2011-03-31: 2 years without evidence."


def test_review_without_any_evidence_says_so() -> None:
    review = explain_review(periods()[0], date(2026, 11, 22))
    assert review is not None
    assert review.msgid == "Needs review: no evidence is recorded."


def test_every_rule_and_every_standing_that_can_be_known_has_its_sentence() -> None:
    assert set(REASONS) == set(Rule)
    assert set(LAST_KNOWN) == set(Standing) - {Standing.UNKNOWN}


def test_last_evidence_without_source_is_told_as_such() -> None:
    row = Period(
        date(1990, 1, 1), None, Standing.ACTIVE, Certainty.CERTAIN, Rule.STATED, last_evidence=date(2020, 1, 1)
    )
    [told] = explain(row, vouched=False)
    assert told.msgid.startswith("A source has said so.")
    assert explain(row, sourced=False, vouched=True)[0].msgid.startswith("A source vouches for it.")
