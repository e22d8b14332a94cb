"""Names beside their places: each where it covers no other name, no place, and as few lines as may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twinning.drawing.lettering import Span, width
from twinning.drawing.projection import Point, View, cut_segment
from twinning.drawing.shapes import Anchor, Text

SIZE, BOLD = 11.5, 12.5
AWAY = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the sheet, and how large its dot is."""

    name: str
    point: Point
    radius: float
    hub: bool

    @property
    def box(self) -> Span:
        (x, y), r = self.point, self.radius + 1
        return Span(x - r, x + r, y - r, y + r)


def place_names(view: View, spots: Sequence[Spot], lines: Sequence[Sequence[Point]]) -> list[Text]:
    """One name for each spot that has room for it; the first in the sequence choose first."""
    segments = [(a, b) for points in lines for a, b in pairwise(points)]
    taken: list[Span] = []
    names: list[Text] = []
    for spot in spots:
        others = [other.box for other in spots if other is not spot]
        free = [(text, box) for text, box in _candidates(spot) if _fits(view, box, [*taken, *others])]
        if free:
            text, box = min(free, key=lambda pair: _crossings(pair[1], segments) + _distance(pair[0], spot))
            names.append(text)
            taken.append(box)
    return names


def _candidates(spot: Spot) -> Iterator[tuple[Text, Span]]:
    """Right and left of the dot first, then above and below, then aslant, and at last a step away."""
    (x, y), gap = spot.point, spot.radius + 3.5
    beside: tuple[tuple[float, float, Anchor], ...] = (
        (gap, 4, "start"),
        (-gap, 4, "end"),
        (0, -gap - 1, "middle"),
        (0, gap + 9, "middle"),
        (gap, -3, "start"),
        (gap, 12, "start"),
        (-gap, -3, "end"),
        (-gap, 12, "end"),
        (gap + 9, 4, "start"),
        (-gap - 9, 4, "end"),
    )
    for dx, dy, anchor in beside:
        text = Text(x + dx, y + dy, spot.name, "hubn" if spot.hub else "", anchor)
        yield text, _box(text, spot.hub)


def _box(text: Text, hub: bool) -> Span:
    size = BOLD if hub else SIZE
    wide = width(text.text, "hubn" if hub else "map")
    left = {"start": text.x, "middle": text.x - wide / 2, "end": text.x - wide}[text.anchor]
    return Span(left, left + wide, text.y - 0.75 * size, text.y + 0.2 * size)


def _fits(view: View, box: Span, taken: Iterable[Span]) -> bool:
    within = box.left >= 3 and box.right <= view.width - 3 and box.top >= 3 and box.bottom <= view.height - 3
    return within and not any(box.meets(other, 1) for other in taken)


def _distance(text: Text, spot: Spot) -> int:
    """A name a step away may belong to another dot: only where lines would bury it nearer by."""
    return AWAY if abs(text.x - spot.point[0]) > spot.radius + 4 else 0


def _crossings(box: Span, segments: Iterable[tuple[Point, Point]]) -> int:
    wide, high = box.right - box.left, box.bottom - box.top
    moved = (((ax - box.left, ay - box.top), (bx - box.left, by - box.top)) for (ax, ay), (bx, by) in segments)
    return sum(cut_segment(a, b, wide, high) is not None for a, b in moved)
