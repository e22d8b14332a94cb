"""The thinner the stroke, the weaker the support: where the strokes of a bar stand and how wide each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twinning.drawing.scale import Scale, add_years

YEARS = 15
PITCH_WIDE, PITCH_MIDDLE, PITCH_NARROW = 6.0, 5.0, 4.0
THIN, FULL = 0.17, 0.83
FIRST_YEAR, LAST_YEAR, YEAR_GAP = 0.80, 0.12, 0.14
PRESUMED = 0.5
TENTATIVE = 0.4
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Stroke:
    x: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width


def growing(left: float, right: float, pitch: float, top: float = FULL, falling: bool = False) -> Iterator[Stroke]:
    """A boundary known roughly: from thin at its earliest day to full at its latest (or falling towards it)."""
    count = max(1, round((right - left) / pitch))
    step = (right - left) / count
    for index in range(count):
        share = index / (count - 1) if count > 1 else 0.5
        grown = (1 - share) if falling else share
        width = min(step, max(LEAST, step * (THIN + (top - THIN) * grown)))
        x = left + step * index if falling else left + step * (index + 1) - width
        yield Stroke(x, width)


def even(left: float, right: float, pitch: float, share: float = PRESUMED) -> Iterator[Stroke]:
    """Strokes all alike: nothing grows surer or weaker between the two ends."""
    count = max(1, round((right - left) / pitch))
    step = (right - left) / count
    for index in range(count):
        yield Stroke(left + step * (index + (1 - share) / 2), step * share)


def yearly(scale: Scale, evidence: date, start: date, end: date, share: float = 1.0) -> Iterator[Stroke]:
    """After the last evidence one stroke for each year, each thinner, so that a reader can count them."""
    left, right = scale.x(start), scale.after(end)
    begins = evidence + timedelta(days=1)
    for index in range(YEARS):
        cell = add_years(begins, index)
        if cell > min(end, scale.last):
            return
        full = FIRST_YEAR - (FIRST_YEAR - LAST_YEAR) * index / (YEARS - 1)
        x = scale.x(cell) + YEAR_GAP * scale.year
        width = max(LEAST, scale.year * full * share)
        x, until = max(x, left), min(x + width, right)
        if cell >= scale.first and until - x >= min(LEAST, width):
            yield Stroke(x, until - x)
