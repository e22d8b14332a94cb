"""Events under a bar: a tick for a point, a bracket for an interval, numbered as in the table of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twinning.drawing.lettering import extent, width
from twinning.drawing.scale import Scale
from twinning.drawing.shapes import Path, Shape, Text, line, number
from twinning.status.types import Level

BRACKET_FROM = 4.0
NUDGE = 5.0
GAP = 3.0
BOTH = frozenset(Level)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as the drawing needs it: its number in the table and the outermost days of its date."""

    number: int
    start: date | None
    end: date | None
    levels: frozenset[Level] = BOTH
    note: str = ""

    @property
    def day(self) -> date | None:
        return self.start or self.end


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark lies on the axis."""

    mark: Mark
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bracketed(self) -> bool:
        return self.right - self.left >= BRACKET_FROM


def spots(scale: Scale, marks: Iterable[Mark]) -> list[Spot]:
    """The dated marks on the axis, from left to right; what has not happened yet by today is left out."""
    placed = [spot for mark in marks if (spot := _spot(scale, mark))]
    return sorted(placed, key=lambda spot: (spot.middle, spot.mark.number))


def _spot(scale: Scale, mark: Mark) -> Spot | None:
    start, end = mark.start or mark.end, mark.end or mark.start
    if start is None or end is None or start > scale.last or end < scale.first:
        return None
    return Spot(mark, scale.x(start), scale.after(end))


def ticks(placed: Iterable[Spot], y: float) -> list[Shape]:
    return [Path(_tick(spot, y), "tick") for spot in placed]


def _tick(spot: Spot, y: float) -> str:
    if spot.bracketed:
        return f"M{number(spot.left)} {number(y)}v5H{number(spot.right)}v-5"
    return line(spot.middle, y, spot.middle, y + 6)


def numbers(placed: Sequence[Spot], y: float, left: float, right: float) -> list[Text]:
    """The numbers under the ticks. Where they would touch they share a place: "4, 5", and in long rows "4–8"."""
    crowds: list[list[Spot]] = []
    for spot in placed:
        crowds.append([spot])
        while len(crowds) > 1 and not _stands_clear(crowds, left, right):
            last = crowds.pop()
            crowds[-1] += last
    places = _places(crowds, left, right)
    return [Text(x, y, name(crowd), "tn", "middle") for crowd, x in zip(crowds, places, strict=True)]


def _stands_clear(crowds: Sequence[list[Spot]], left: float, right: float) -> bool:
    places = _places(crowds, left, right)
    reach = places[-2] + width(name(crowds[-2]), "tn") / 2 + GAP
    return reach <= places[-1] - width(name(crowds[-1]), "tn") / 2 + 0.01


def _places(crowds: Sequence[list[Spot]], left: float, right: float) -> list[float]:
    """The middle of each crowd, nudged right a little where that keeps it clear of the one before."""
    places: list[float] = []
    edge = left
    for crowd in crowds:
        half = width(name(crowd), "tn") / 2
        middle = (crowd[0].middle + crowd[-1].middle) / 2
        x = min(max(middle, min(edge + half, middle + NUDGE), left + half), right - half)
        places.append(x)
        edge = x + half + GAP
    return places


def name(crowd: Sequence[Spot]) -> str:
    """The numbers of a crowd, with runs of four and more shortened to their ends."""
    return ", ".join(_spans(sorted({spot.mark.number for spot in crowd})))


def _spans(ordered: Sequence[int]) -> Iterator[str]:
    start = 0
    for index, value in enumerate(ordered):
        if index + 1 < len(ordered) and ordered[index + 1] == value + 1:
            continue
        span = ordered[start : index + 1]
        if len(span) > 3:
            yield f"{span[0]}–{span[-1]}"
        else:
            yield from map(str, span)
        start = index + 1


def notes(placed: Sequence[Spot], named: Sequence[Text], y: float, right: float) -> list[Text]:
    """Words beside a number, where nothing stands in their way."""
    taken = [extent(text) for text in named]
    kept: list[Text] = []
    for spot in placed:
        if not spot.mark.note:
            continue
        beside = next((box for box in taken if box.right > spot.middle), None)
        text = Text((beside.right if beside else spot.middle) + 6, y, spot.mark.note, "t2")
        box = extent(text)
        if box.right <= right and not any(box.meets(other, GAP) for other in taken):
            kept.append(text)
            taken.append(box)
    return kept
