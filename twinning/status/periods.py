"""Periods in a row: how they are joined and asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from twinning.status.days import day_before
from twinning.status.types import Period


def joined(periods: Iterable[Period]) -> list[Period]:
    """Periods in order of their start, each made to last until the next that differs from it; the last is open."""
    row: list[Period] = []
    for period in periods:
        if row and replace(period, start=row[-1].start, end=row[-1].end) == row[-1]:
            continue
        if row:
            row[-1] = replace(row[-1], end=day_before(period.start))
        row.append(replace(period, end=None))
    return row


def standing_on(periods: Sequence[Period], day: date) -> Period:
    """The period that a day falls in."""
    return periods[bisect_right(periods, day, key=lambda period: period.start) - 1]


def evidence_on(period: Period, day: date) -> date | None:
    """The last evidence as seen from a day in the period: never later than that day."""
    return period.last_evidence and min(period.last_evidence, day)
