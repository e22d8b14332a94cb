"""A lane of status periods as a bar: each standing its shape, filled as far as it is vouched for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from twinning.drawing import strokes
from twinning.drawing.scale import Scale
from twinning.drawing.shapes import Path, Rect, Shape, box, line, number
from twinning.drawing.strokes import Stroke
from twinning.drawing.support import Part, Run, parts, runs
from twinning.status.types import Certainty, Period, Standing

HOLLOW_FROM = 3.0
GAP = 0.7
CROSS = 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a lane's bar lies: its top, its height, and how close its boundary strokes stand."""

    scale: Scale
    y: float
    height: float
    pitch: float = strokes.PITCH_WIDE

    @property
    def low(self) -> bool:
        return self.height < 14

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def draw(bar: Bar, periods: Sequence[Period]) -> list[Shape]:
    """The bar of a lane; ``periods`` are those that ``visible`` left."""
    ordered = runs(periods)
    shapes: list[Shape] = []
    for index, run in enumerate(ordered):
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        shapes += _run(bar, run, following)
    return shapes


def _run(bar: Bar, run: Run, following: Run | None) -> list[Shape]:
    if run.standing is Standing.UNKNOWN:
        crossed = following is not None and following.standing is Standing.ENDED
        return hatching(bar, bar.scale.x(run.start), bar.scale.after(run.end or bar.scale.last), crossed)
    drawn = list(parts(bar.scale, run, bar.pitch, last=following is None))
    if run.standing is Standing.ENDED:
        return _ending(bar, run, drawn)
    shapes = [shape for part in drawn for shape in fill(bar, run.standing, part)]
    if run.standing is Standing.PAUSED:
        shapes += pause(bar, drawn)
    return shapes


def hatching(bar: Bar, left: float, right: float, crossed: bool = False) -> list[Shape]:
    """Unknown. It stops short of the cross of an ended link, so that both can be read."""
    room = CROSS - 1 if crossed and right - left > 2 * CROSS else 0.0
    width = right - left - 2 * GAP - room
    return [Rect(left + GAP, bar.y, width, bar.height, hatched=True)] if width > 0 else []


def fill(bar: Bar, standing: Standing, part: Part) -> list[Shape]:
    """One part in the shape of its standing; many strokes share one path."""
    drawn = _FILLS[standing](bar, part.cells)
    if part.held:
        css = "h-rest" if standing in (Standing.DORMANT, Standing.PAUSED) else "h-life"
        foot = bar.y + bar.height - 0.5
        drawn.append(Path(line(part.left, foot, part.right, foot), css))
    return drawn


def _full(bar: Bar, cells: Iterable[Stroke]) -> list[Shape]:
    return _path("f-life", [box(cell.x, bar.y, cell.width, bar.height) for cell in cells])


def _hollow(bar: Bar, cells: Iterable[Stroke]) -> list[Shape]:
    return _path("o-rest thin" if bar.low else "o-rest", [_outline(bar, cell) for cell in cells])


def _half(bar: Bar, cells: Iterable[Stroke]) -> list[Shape]:
    cells = list(cells)
    half = bar.height / 2
    outlines = _path("o-life", [_outline(bar, cell) for cell in cells])
    return outlines + _path("f-life", [box(cell.x, bar.y + half, cell.width, half) for cell in cells])


def _dashed(bar: Bar, cells: Iterable[Stroke]) -> list[Shape]:
    return _path("o-prop", [_outline(bar, cell) for cell in cells])


_FILLS = {
    Standing.ACTIVE: _full,
    Standing.SPORADIC: _half,
    Standing.DORMANT: _hollow,
    Standing.PAUSED: _hollow,
    Standing.PROPOSED: _dashed,
}


def _path(css: str, pieces: Sequence[str]) -> list[Shape]:
    return [Path("".join(pieces), css)] if pieces else []


def _outline(bar: Bar, cell: Stroke) -> str:
    """A hollow box; a stroke too narrow to be hollow is a single line."""
    if cell.width < HOLLOW_FROM:
        middle = cell.x + cell.width / 2
        return line(middle, bar.y, middle, bar.y + bar.height)
    return box(cell.x + GAP, bar.y + GAP, cell.width - 2 * GAP, bar.height - 2 * GAP)


def pause(bar: Bar, drawn: Sequence[Part]) -> list[Shape]:
    """The two bars of a pause, at its start."""
    part = next((part for part in drawn if part.solid), drawn[0] if drawn else None)
    if part is None:
        return []
    thick = 1.8 if bar.low else 3.0
    inset = bar.height / 4
    bars = [part.left + thick * at for at in (1.5, 3.5)]
    if bars[-1] + 2 * thick > part.right:
        return []
    return _path("f-rest", [box(x, bar.y + inset, thick, bar.height - 2 * inset) for x in bars])


def _ending(bar: Bar, run: Run, drawn: Sequence[Part]) -> list[Shape]:
    """A cross on the last day, then nothing; as long as the end is only possible, a line that thickens to it."""
    shapes: list[Shape] = []
    if drawn and run.periods[0].certainty is Certainty.POSSIBLE:
        shapes += _path("o-end", [line(cell.x, bar.middle, cell.right, bar.middle) for cell in drawn[0].cells])
    certain = next((period for period in run.periods if period.certainty is not Certainty.POSSIBLE), None)
    if certain and certain.start > bar.scale.first:
        shapes += crossed(bar.scale.x(certain.start), bar.middle)
    return shapes


def cross(x: float, y: float, size: float = CROSS) -> Path:
    whole = number(size)
    return Path(f"M{number(x - size / 2)} {number(y - size / 2)}l{whole} {whole}m0 -{whole}l-{whole} {whole}", "o-end")


def crossed(x: float, y: float) -> list[Shape]:
    """The cross on a halo of paper, so that it is read also where the bar reaches it."""
    mark = cross(x, y)
    return [replace(mark, css="halo"), mark]
