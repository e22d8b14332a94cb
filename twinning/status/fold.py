"""The fold: from what sources say of a link to how it stood on every day, at one level (DESIGN §4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from twinning.status.claims import Claim, asserts, claim_of, in_order
from twinning.status.days import day_after, day_before, years_after
from twinning.status.disputes import disputed, settle
from twinning.status.evidence import of_activity
from twinning.status.periods import joined
from twinning.status.reigns import Reign, succession
from twinning.status.types import USUAL_TERMS, Certainty, Level, Period, Rule, Standing, Statement, Terms


def fold(statements: Iterable[Statement], level: Level, terms: Terms = USUAL_TERMS) -> list[Period]:
    """The periods of one level, from the first day of the calendar on, without gap or overlap.

    Nothing in it depends on today or on the order in which the statements come.
    """
    course = _course(list(statements), level, terms)
    return joined(course.on(day) for day in course.turning_days())


@dataclass(frozen=True, slots=True)
class Course:
    """The claims at a level and the reigns they made, asked day by day."""

    claims: list[Claim]
    reigns: list[Reign]
    disputed: frozenset[str]
    terms: Terms

    def turning_days(self) -> list[date]:
        """Every day on which something may change."""
        return sorted({date.min} | {day for day in self._turns() if day is not None})

    def on(self, day: date) -> Period:
        """How the level stands on a day, as a period that begins on it."""
        coming = next((claim for claim in self.claims if claim.certain > day), None)
        period = self._by_itself(day, coming)
        if coming and coming.possible <= day:
            period = self._foreshadowed(period, coming)
        return replace(period, disputed=self._is_disputed(period))

    def _is_disputed(self, period: Period) -> bool:
        """Whether sources disagree on the standing itself; a dispute about what stood before does not count."""
        same = {claim.statement.id for claim in self.claims if claim.standing is period.standing}
        return not self.disputed.isdisjoint({period.statement, period.evidence} & same)

    def _turns(self) -> Iterator[date | None]:
        yield self.terms.ceased
        for claim in self.claims:
            yield from (claim.possible, claim.certain, claim.fading)
            yield claim.over and day_after(claim.over)
        for reign in self.reigns:
            for each in reign.evidence:
                lapse = years_after(each.end, self.terms.horizon)
                yield from (each.start, lapse and day_after(lapse))

    def _by_itself(self, day: date, coming: Claim | None) -> Period:
        """What the running reign holds, leaving aside that a statement to come may already be true."""
        place = bisect_right(self.reigns, day, key=lambda reign: reign.claim.certain)
        if not place:
            return _before_any_statement(day, self.terms)
        reign = self.reigns[place - 1]
        stated = _stated(reign, day, self._last_day(place))
        silence = reign.silence_on(day)
        if silence is Rule.LAPSED and coming and coming.standing is reign.standing:
            return replace(stated, certainty=Certainty.PRESUMED, rule=Rule.PRESUMED)
        if silence:
            unknown = replace(stated, standing=Standing.UNKNOWN, certainty=None, rule=silence)
            return replace(unknown, last_known=reign.standing)
        if reign.claim.fading and day >= reign.claim.fading:
            return replace(stated, certainty=Certainty.POSSIBLE, rule=Rule.ROUGH_END)
        return stated

    def _foreshadowed(self, period: Period, coming: Claim) -> Period:
        """The same days, when a statement of uncertain start may already be true in them (DESIGN §4.4)."""
        doubtful = replace(period, certainty=Certainty.POSSIBLE)
        if period.standing is Standing.UNKNOWN:
            begun = replace(doubtful, standing=coming.standing, rule=coming.rule_before, last_known=None)
            return replace(begun, statement=coming.statement.id)
        takes_over = any(reign.claim is coming for reign in self.reigns)
        if takes_over and not coming.statement.tentative and coming.standing is not period.standing:
            return replace(doubtful, rule=Rule.GIVING_WAY)
        return period

    def _last_day(self, place: int) -> date:
        """The last day of the reign before that place, beyond which a "since" no longer vouches for it."""
        claim, ceased = self.reigns[place - 1].claim, self.terms.ceased
        successors = [reign.claim.certain for reign in self.reigns[place : place + 1]]
        if ceased and claim.certain <= ceased:
            successors.append(ceased)
        last = min((day_before(day) or day for day in successors), default=date.max)
        return min(last, claim.over or last)


def _before_any_statement(day: date, terms: Terms) -> Period:
    rule = Rule.CEASED if terms.ceased and terms.ceased <= day else Rule.NO_STATEMENT
    return Period(day, None, Standing.UNKNOWN, None, rule)


def _stated(reign: Reign, day: date, last_day: date) -> Period:
    """The reign on a day, as if its evidence were fresh."""
    evidence = reign.evidence_on(day)
    tentative = reign.claim.statement.tentative
    return Period(
        start=day,
        end=None,
        standing=reign.standing,
        certainty=Certainty.POSSIBLE if tentative else Certainty.CERTAIN,
        rule=Rule.STATED,
        statement=reign.claim.statement.id,
        last_evidence=max(evidence.start, min(evidence.end, last_day)),
        evidence=evidence.statement,
    )


def _course(statements: list[Statement], level: Level, terms: Terms) -> Course:
    # A first contact is new only where neither level was established before (DESIGN §2).
    established = _established(each for level in Level for each in settle(_at(statements, level)))
    told = _at(statements, level)
    claims, activities = [], []
    for statement in settle(told):
        claim = claim_of(statement)
        if claim and not (statement.only_if_new and established and established <= claim.certain):
            claims.append(claim)
        elif statement.is_activity:
            activities += of_activity(statement)
    ordered = in_order(claims)
    return Course(ordered, succession(ordered, activities, terms), disputed(told), terms)


def _at(statements: Iterable[Statement], level: Level) -> list[Statement]:
    """What is said of one level. Remarks that neither assert nor vouch take no part, not even in disputes."""
    return [each for each in statements if level in each.levels and (asserts(each) or each.is_activity)]


def _established(statements: Iterable[Statement]) -> date | None:
    """The day from which the link is more than a proposal or a first contact."""
    claims = [claim_of(each) for each in statements if not each.only_if_new]
    days = [claim.certain for claim in claims if claim and claim.standing is not Standing.PROPOSED]
    return min(days, default=None)
