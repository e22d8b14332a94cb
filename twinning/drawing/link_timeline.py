"""The timeline of one link: two lanes, words above each bar, numbered events below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from twinning.drawing import bars, marks
from twinning.drawing.frame import NARROW, WIDE, Size, grid
from twinning.drawing.lettering import extent, width
from twinning.drawing.marks import Mark
from twinning.drawing.scale import Scale, axis
from twinning.drawing.shapes import Drawing, Pair, Shape, Text
from twinning.drawing.support import Run, first_said, runs, visible
from twinning.drawing.words import STANDING_CSS, Heading, Words
from twinning.status.types import Level, Period, Standing

BAR = 20.0

_UNSTROKED = (Standing.UNKNOWN, Standing.ENDED)


@dataclass(frozen=True, slots=True)
class Lane:
    """One level of the link. ``notes`` holds, by statement, the date in words of the standing it opens."""

    level: Level
    label: str
    periods: Sequence[Period]
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The heights of one size: the first bar, the way to the next, and where a lane's name stands."""

    first: float
    pitch: float
    label: float
    below: float


_PLANS = {"wide": _Plan(70, 94, 15, 58), "narrow": _Plan(72, 110, -27, 50)}


def link_timeline(
    lanes: Sequence[Lane],
    events: Sequence[Mark],
    today: date,
    words: Words,
    heading: Heading,
    *,
    first_year: int | None = None,
    uid: str = "tl",
) -> Pair:
    begins = _begins(lanes, events, today)
    wide, narrow = (
        _drawing(size, lanes, events, begins, axis(begins, today, size.left, size.right, first_year), words, heading, uid)
        for size in (WIDE, NARROW)
    )
    return Pair(wide, narrow)


def _begins(lanes: Sequence[Lane], events: Sequence[Mark], today: date) -> date:
    """The day the link begins: a lane of which nobody speaks is unknown from then, and not yet before."""
    said = [day for lane in lanes if (day := first_said(lane.periods))]
    heard = [mark.day for mark in events if mark.day]
    return min([day for day in said or heard if day <= today], default=today)


def _drawing(
    size: Size,
    lanes: Sequence[Lane],
    events: Sequence[Mark],
    begins: date,
    scale: Scale,
    words: Words,
    heading: Heading,
    uid: str,
) -> Drawing:
    plan = _PLANS[size.name]
    bottom = plan.first + plan.pitch * (len(lanes) - 1) + BAR + plan.below - 18
    shapes = grid(scale, size, bottom + 4, words.today)
    for index, lane in enumerate(lanes):
        y = plan.first + plan.pitch * index
        shapes.append(Text(0, y + plan.label, lane.label, "ti"))
        shapes += _lane(size, scale, y, lane, begins, words if index == 0 else replace(words, stroke_a_year=""))
        shapes += _events(size, scale, y + BAR, [mark for mark in events if lane.level in mark.levels])
    return Drawing(f"{uid}{size.name[0]}", size.css, size.width, bottom + 18, heading.title, heading.desc, tuple(shapes))


def _lane(size: Size, scale: Scale, y: float, lane: Lane, begins: date, words: Words) -> list[Shape]:
    periods = visible(lane.periods, begins, scale.last)
    shapes = bars.draw(bars.Bar(scale, y, BAR, size.pitch), periods)
    return shapes + list(_words(size, scale, y - 9, runs(periods), lane, words))


def _events(size: Size, scale: Scale, foot: float, events: Sequence[Mark]) -> list[Shape]:
    placed = marks.spots(scale, events)
    named = marks.numbers(placed, foot + 21, size.left, scale.right)
    notes = marks.notes(placed, named, foot + 21, scale.right) if size.wide else []
    return [*marks.ticks(placed, foot + 4), *named, *notes]


def _words(size: Size, scale: Scale, y: float, ordered: Sequence[Run], lane: Lane, words: Words) -> list[Text]:
    """A word for each standing where it fits: today's first, then the longest; then their dates."""
    order = sorted(range(len(ordered)), key=lambda i: (i != len(ordered) - 1, -_length(scale, ordered[i]), i))
    kept: dict[int, Text] = {}
    for index in order:
        text = _standing(scale, y, ordered[index], words)
        if not any(extent(text).meets(extent(other), 5) for other in kept.values()):
            kept[index] = text
    texts = [kept[index] for index in sorted(kept)]
    if not size.wide:
        return texts
    for index in order:
        if index in kept:
            texts += _note(scale, kept[index], _date(ordered[index], lane, words), texts)
    return texts + _strokes_explained(scale, y, ordered, words, texts)


def _length(scale: Scale, run: Run) -> float:
    return scale.after(run.end or scale.last) - scale.x(run.start)


def _standing(scale: Scale, y: float, run: Run, words: Words) -> Text:
    word, css = words.standings[run.standing], STANDING_CSS[run.standing]
    x = scale.x(run.start)
    if x + width(word, css) > scale.right - 3:
        return Text(scale.right - 3, y, word, css, "end")
    return Text(x, y, word, css)


def _date(run: Run, lane: Lane, words: Words) -> str:
    first = run.periods[0]
    if run.standing is Standing.UNKNOWN:
        return words.no_statement if first.last_known is None else ""
    return lane.notes.get(first.statement or "", "")


def _note(scale: Scale, word: Text, note: str, taken: Sequence[Text]) -> list[Text]:
    """The date in words after the standing, where there is room for it."""
    text = Text(extent(word).right + 6, word.y, note, "t2")
    clear = not any(extent(text).meets(extent(other), 6) for other in taken if other is not word)
    return [text] if note and clear and extent(text).right < scale.right - 3 else []


def _strokes_explained(
    scale: Scale, y: float, ordered: Sequence[Run], words: Words, taken: Sequence[Text]
) -> list[Text]:
    """What the yearly strokes mean, above the last of them, where there is room."""
    for run in reversed(ordered):
        evidence = run.periods[-1].last_evidence
        if run.standing in _UNSTROKED or evidence is None or evidence < run.start:
            continue
        ends = scale.after(run.end or scale.last)
        before = [box.right + 24 for box in map(extent, taken) if box.left < ends]
        text = Text(max(scale.after(evidence) + 2 * scale.year, *before), y, words.stroke_a_year, "t2")
        return [text] if words.stroke_a_year and extent(text).right < ends else []
    return []
