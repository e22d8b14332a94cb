"""How well each part of a run is vouched for, as strokes along the axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twinning.drawing import strokes
from twinning.drawing.scale import Scale
from twinning.drawing.strokes import Stroke
from twinning.status.types import Certainty, Period, Rule, Standing


@dataclass(frozen=True, slots=True)
class Run:
    """Periods on end with one standing: one word above the bar."""

    standing: Standing
    periods: tuple[Period, ...]

    @property
    def start(self) -> date:
        return self.periods[0].start

    @property
    def end(self) -> date | None:
        return self.periods[-1].end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one support: one solid piece, or strokes; ``held`` by a rule along the foot when presumed."""

    left: float
    right: float
    cells: tuple[Stroke, ...]
    solid: bool = False
    held: bool = False


def not_yet(period: Period) -> bool:
    """Nothing has been said of this level so far."""
    return period.standing is Standing.UNKNOWN and period.last_known is None and period.start == date.min


def first_said(periods: Sequence[Period]) -> date | None:
    """The first day on which the level stands in any way; None where nobody says anything."""
    for period in periods:
        if not not_yet(period):
            return period.start if period.start != date.min else period.end
    return None


def visible(periods: Sequence[Period], begins: date, today: date) -> list[Period]:
    """What is drawn: of the time before anything is said only what lies after the link began, and no tomorrow."""
    moved = [replace(period, start=max(period.start, begins)) if not_yet(period) else period for period in periods]
    return [p for p in moved if p.start <= today and (p.end is None or p.start <= p.end)]


def runs(periods: Iterable[Period]) -> list[Run]:
    found: list[Run] = []
    for period in periods:
        if found and found[-1].standing is period.standing:
            found[-1] = Run(period.standing, (*found[-1].periods, period))
        else:
            found.append(Run(period.standing, (period,)))
    return found


def parts(scale: Scale, run: Run, pitch: float, last: bool) -> Iterator[Part]:
    """The parts of a run from left to right; ``last`` says that nothing follows it."""
    stretches = list(_stretches(run.periods))
    for index, stretch in enumerate(stretches):
        following = stretches[index + 1] if index + 1 < len(stretches) else None
        if _is_boundary(stretch):
            falling = stretch.rule is Rule.GIVING_WAY or (index > 0 and following is None and not last)
            top = strokes.TENTATIVE if following and _is_tentative(following) else strokes.FULL
            yield _boundary(scale, stretch, pitch, top, falling)
        elif stretch.certainty is Certainty.PRESUMED:
            left, right = _ends(scale, stretch)
            yield Part(left, right, tuple(strokes.even(left, right, pitch)), held=True)
        else:
            yield from _vouched(scale, stretch, pitch)


def _stretches(periods: Sequence[Period]) -> Iterator[Period]:
    """Renewed evidence joins periods: the bar is solid until the latest of it."""
    held: Period | None = None
    for period in periods:
        if held and not _is_boundary(held) and not _is_boundary(period) and held.certainty is period.certainty:
            held = replace(held, end=period.end, last_evidence=period.last_evidence or held.last_evidence)
            continue
        if held:
            yield held
        held = period
    if held:
        yield held


def _is_tentative(period: Period) -> bool:
    """Only possible in itself (a name on a list, or giving way after its last evidence), not as a rough boundary."""
    silent = period.last_evidence is not None and period.last_evidence < period.start
    fading = period.rule is Rule.GIVING_WAY and silent
    return period.certainty is Certainty.POSSIBLE and (period.rule is Rule.STATED or fading)


def _is_boundary(period: Period) -> bool:
    return period.certainty is Certainty.POSSIBLE and not _is_tentative(period)


def _ends(scale: Scale, period: Period) -> tuple[float, float]:
    return scale.x(period.start), scale.after(period.end or scale.last)


def _boundary(scale: Scale, period: Period, pitch: float, top: float, falling: bool) -> Part:
    """Its strokes are measured over the whole boundary, also where today lies within it."""
    left, right = _ends(scale, period)
    whole = scale.place(period.end, over=True) if period.end and period.end != date.max else right
    cells = strokes.growing(left, whole, pitch, top=top, falling=falling)
    return Part(left, right, tuple(cell for cell in cells if cell.right <= right + 0.05))


def _vouched(scale: Scale, period: Period, pitch: float) -> Iterator[Part]:
    """Solid (or evenly thin, where only possible) until the last evidence, then a stroke a year."""
    left, right = _ends(scale, period)
    share = strokes.TENTATIVE if period.certainty is Certainty.POSSIBLE else 1.0
    evidence = period.last_evidence
    until = right if evidence is None else min(right, scale.after(evidence)) if evidence >= period.start else left
    if until > left and share < 1:
        yield Part(left, until, tuple(strokes.even(left, until, pitch, share)))
    elif until > left:
        yield Part(left, until, (Stroke(left, until - left),), solid=True)
    if evidence is not None and until < right:
        cells = strokes.yearly(scale, evidence, period.start, period.end or scale.last, share)
        yield Part(until, right, tuple(cells))
