"""Why a period stands as it does, as sentences to translate and the days to put into them.

A page shows ``gettext(sentence.msgid) % params``, with each day written as its reader writes days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_noop

from twinning.status.days import day_before, years_after
from twinning.status.review import needs_review
from twinning.status.types import USUAL_TERMS, Certainty, Period, Rule, Standing, Terms

REASONS: Mapping[Rule, str] = {
    Rule.STATED: gettext_noop("A source vouches for it. Last evidence: %(evidence)s."),
    Rule.ROUGH_START: gettext_noop("Possible from %(start)s: the source dates its beginning only roughly."),
    Rule.UNDATED: gettext_noop("Possible from %(start)s: the source tells of it, but gives no date."),
    Rule.GIVING_WAY: gettext_noop("Possible: what followed may have begun already, on a day no source gives."),
    Rule.ROUGH_END: gettext_noop("Certain until %(passed)s, then possible: the source dates its end only roughly."),
    Rule.PRESUMED: gettext_noop(
        "Presumed since %(passed)s, when %(years)s years had passed without new evidence: "
        "the next statement asserts the same."
    ),
    Rule.LAPSED: gettext_noop("Since %(passed)s, when %(years)s years had passed without new evidence."),
    Rule.INTERVAL_OVER: gettext_noop("Since %(passed)s, the last day that the source vouches for."),
    Rule.CEASED: gettext_noop("Since %(start)s, when one of the two parties ceased to exist."),
    Rule.NO_STATEMENT: gettext_noop("No source says anything of this level."),
}
ENDED = gettext_noop("A source says so, and an end stands until the link is resumed.")
TENTATIVE = gettext_noop("Only possible: the source only lists it, or is not sure. Last evidence: %(evidence)s.")
UNSOURCED = gettext_noop("Only an entry without source says so. Last entry: %(evidence)s.")
UNSOURCED_SINCE = gettext_noop("A source has said so. Only an entry without source says so last, %(evidence)s.")
UNSOURCED_END = gettext_noop("Only an entry without source says that it has ended.")

LAST_KNOWN: Mapping[Standing, str] = {
    Standing.ACTIVE: gettext_noop("Last known standing: active."),
    Standing.SPORADIC: gettext_noop("Last known standing: sporadic."),
    Standing.DORMANT: gettext_noop("Last known standing: dormant."),
    Standing.PAUSED: gettext_noop("Last known standing: paused."),
    Standing.PROPOSED: gettext_noop("Last known standing: proposed."),
    Standing.ENDED: gettext_noop("Last known standing: ended."),
}
DISPUTED = gettext_noop("Sources disagree on this.")

REVIEW = gettext_noop("Needs review since %(passed)s: %(years)s years without evidence.")
REVIEW_WITHOUT_EVIDENCE = gettext_noop("Needs review: no evidence is recorded.")


class Sentence(NamedTuple):
    """A text to translate, and what its placeholders stand for."""

    msgid: str
    params: Mapping[str, date | int]


def explain(
    period: Period,
    terms: Terms = USUAL_TERMS,
    *,
    day: date | None = None,
    sourced: bool = True,
    vouched: bool | None = None,
) -> tuple[Sentence, ...]:
    """The reason first, then what was known last, then whether sources disagree.

    ``day``: the day it is told for; no later evidence is named. ``sourced``: whether the statement cites a source.
    ``vouched``: whether the last evidence does; not given, it is the statement.
    """
    vouched = sourced if vouched is None else vouched
    sentences = [_reason(period, terms, day or date.max, sourced, vouched)]
    if period.last_known and period.last_known is not Standing.UNKNOWN:
        sentences.append(Sentence(LAST_KNOWN[period.last_known], {}))
    if period.disputed:
        sentences.append(Sentence(DISPUTED, {}))
    return tuple(sentences)


def explain_review(period: Period, day: date, terms: Terms = USUAL_TERMS) -> Sentence | None:
    """Since when the link needs review; None on a day when it does not."""
    if not needs_review(period, day, terms):
        return None
    if period.last_evidence is None:
        return Sentence(REVIEW_WITHOUT_EVIDENCE, {})
    return Sentence(REVIEW, {"passed": _passed(period.last_evidence, terms.review), "years": terms.review})


def _reason(period: Period, terms: Terms, day: date, sourced: bool, vouched: bool) -> Sentence:
    msgid = _stated(period, sourced, vouched) if period.rule is Rule.STATED else REASONS[period.rule]
    known: dict[str, date | int] = {
        "start": period.start,
        "passed": day_before(period.start) or period.start,
        "evidence": min(period.last_evidence or period.start, day),
        "years": terms.horizon,
    }
    return Sentence(msgid, {name: value for name, value in known.items() if f"%({name})s" in msgid})


def _stated(period: Period, sourced: bool, vouched: bool) -> str:
    if period.standing is Standing.ENDED:
        return ENDED if sourced else UNSOURCED_END
    if not vouched:
        return UNSOURCED_SINCE if sourced else UNSOURCED
    return TENTATIVE if period.certainty is Certainty.POSSIBLE else REASONS[Rule.STATED]


def _passed(evidence: date, years: int) -> date:
    return years_after(evidence, years) or date.max
