"""A statement laid out on the calendar: from when it may hold, from when it holds, how far it vouches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from twinning.status.days import day_after
from twinning.status.types import Rule, Standing, Statement, When

# A bound of a closed interval that is at most a year wide is a whole year, season, month or day (DESIGN §4.4).
WHOLE = 366

# On one and the same day the course of a link decides: a pause comes before what lifts it, an end comes last.
COURSE = [
    Standing.PROPOSED,
    Standing.ACTIVE,
    Standing.SPORADIC,
    Standing.DORMANT,
    Standing.PAUSED,
    Standing.ENDED,
]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement asserts, as days."""

    statement: Statement
    standing: Standing
    possible: date  # the first day on which it may hold; the same as ``certain`` when there is no doubt
    certain: date  # the first day from which it holds
    vouched: date  # the last day for which it vouches
    over: date | None = None  # the last day of a closed interval
    fading: date | None = None  # from when the interval may already be over

    @property
    def rule_before(self) -> Rule:
        """Why it is in doubt before it is certain."""
        return Rule.UNDATED if self.statement.when.start_earliest is None else Rule.ROUGH_START

    @property
    def order(self) -> tuple[date, date, int, int, str]:
        statement = self.statement
        course = COURSE.index(Standing.PAUSED if statement.lifts_pause else self.standing)
        earliest = statement.when.start_earliest or date.min
        return (self.certain, earliest, course, int(statement.lifts_pause), statement.id)


def asserts(statement: Statement) -> bool:
    return statement.standing not in (None, Standing.UNKNOWN)


def claim_of(statement: Statement) -> Claim | None:
    """The claim of a statement; None if it asserts nothing, or neither it nor its source has a day."""
    standing = statement.standing
    if standing is None or standing is Standing.UNKNOWN:
        return None
    # An ending that took its time is done on its last day; any other interval is a time through which it held.
    over = statement.when.end_latest
    if over and standing is not Standing.ENDED:
        return _through_interval(statement, standing, over)
    return _from_a_day(statement, standing)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by the day they become certain, none of them possible before the statement that precedes it.

    A statement without a start lies between what is vouched for before it and its source's day (DESIGN §4.2).
    """
    ordered: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: claim.order):
        ordered.append(replace(claim, possible=_first_possible_day(claim, ordered)))
    return ordered


def _first_possible_day(claim: Claim, before: list[Claim]) -> date:
    earliest = claim.statement.when.start_earliest
    if not before:
        return claim.certain if earliest is None else claim.possible
    settled = max(each.vouched if each.vouched < claim.certain else each.certain for each in before)
    return min(claim.certain, max(earliest or date.min, day_after(settled) or date.max))


def _from_a_day(statement: Statement, standing: Standing) -> Claim | None:
    when = statement.when
    certain = when.end_latest or when.start_latest or _no_earlier_than(when, statement.source_day)
    if certain is None:
        return None
    vouched = max(certain, statement.source_day or certain) if when.since else certain
    return Claim(statement, standing, possible=when.start_earliest or certain, certain=certain, vouched=vouched)


def _no_earlier_than(when: When, day: date | None) -> date | None:
    return max(day, when.start_earliest or day) if day else None


def _through_interval(statement: Statement, standing: Standing, over: date) -> Claim:
    """Certain from its start to its end; a bound wider than a year makes the days within it only possible."""
    when = statement.when
    earliest_end = when.end_earliest or over
    whole_start = _is_whole(when.start_earliest, when.start_latest)
    certain = min(over, (when.start_earliest if whole_start else when.start_latest) or earliest_end)
    fading = None if _is_whole(earliest_end, over) else day_after(max(earliest_end, certain))
    return Claim(
        statement,
        standing,
        possible=min(when.start_earliest or certain, certain),
        certain=certain,
        vouched=over,
        over=over,
        fading=fading,
    )


def _is_whole(earliest: date | None, latest: date | None) -> bool:
    return earliest is not None and latest is not None and (latest - earliest).days < WHOLE
