"""What all timelines share: the sizes, the grid with its years, and the rule of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twinning.drawing.lettering import extent, width
from twinning.drawing.marks import Mark, Spot, spots
from twinning.drawing.scale import Scale
from twinning.drawing.shapes import Anchor, Drawing, Pair, Path, Shape, Text, line
from twinning.drawing.strokes import PITCH_MIDDLE, PITCH_NARROW, PITCH_WIDE

TOP = 24.0
BASELINE = 14.0


@dataclass(frozen=True, slots=True)
class Size:
    """One of the sizes that each timeline is drawn in; ``left`` is where the plot begins, after the names.

    ``state`` is what a chart keeps at its right end for a word or two on each row.
    """

    name: str
    width: float
    left: float
    right: float
    state: float
    pitch: float

    @property
    def railed(self) -> bool:
        """The names stand beside the plot, not above their bars."""
        return self.left > 0

    @property
    def wide(self) -> bool:
        return self.name == "wide"

    @property
    def css(self) -> str:
        return f"tl {self.name}"

    @property
    def states(self) -> float:
        """Where the plot ends and the words of each row begin."""
        return self.width - self.state if self.state else self.right

    def uid(self, uid: str) -> str:
        return f"{uid}{self.name[0]}"


WIDE = Size("wide", 1152, 216, 1150, 168, PITCH_WIDE)
MIDDLE = Size("middle", 680, 168, 678, 100, PITCH_MIDDLE)
NARROW = Size("narrow", 328, 0, 327, 0, PITCH_NARROW)


def in_all_sizes(draw: Callable[[Size], Drawing]) -> Pair:
    return Pair(draw(WIDE), draw(NARROW), draw(MIDDLE))


def grid(scale: Scale, size: Size, bottom: float, today: str) -> list[Shape]:
    """Years in rule, today in accent; a year whose name would touch today's keeps its line alone."""
    now = Text(scale.right, BASELINE, today, "ta", _today_anchor(scale, size, today))
    shapes: list[Shape] = []
    for year, x in scale.ticks():
        shapes.append(Path(line(x, TOP, x, bottom), "grid"))
        label = Text(x, BASELINE, str(year), "t2", "start" if x - 16 < size.left else "middle")
        if not extent(label).meets(extent(now), 6):
            shapes.append(label)
    return [*shapes, Path(line(scale.right, TOP - 4, scale.right, bottom), "now"), now]


def _today_anchor(scale: Scale, size: Size, today: str) -> Anchor:
    return "middle" if scale.right + width(today, "ta") / 2 <= size.width else "end"


def meetings(size: Size, scale: Scale, baseline: float, held: Sequence[Mark], word: str) -> list[Shape]:
    """A tick for each meeting, and where there is room the word for them all and the notes of some."""
    placed = spots(scale, held)
    if not placed:
        return []
    shapes: list[Shape] = [Path(line(s.middle, baseline - 9, s.middle, baseline), "tick") for s in placed]
    named = Text(size.left - 8, baseline, word, "t2", "end") if size.railed else Text(0, baseline, word, "t2")
    if size.railed or extent(named).right + 6 < placed[0].middle:
        shapes.append(named)
    return shapes + (_meeting_notes(size, baseline, placed) if size.railed else [])


def _meeting_notes(size: Size, baseline: float, placed: Sequence[Spot]) -> list[Shape]:
    notes: list[Shape] = []
    reach = size.left
    for spot in placed:
        note = Text(spot.middle - 5, baseline, spot.mark.note, "t2", "end")
        if spot.mark.note and extent(note).left > reach + 4:
            notes.append(note)
        reach = spot.middle
    return notes


def meetings_height(size: Size, held: Sequence[Mark]) -> float:
    """What the line of meetings needs where it does not share the line of a heading."""
    return 0.0 if not held else 26.0 if size.railed else 22.0
