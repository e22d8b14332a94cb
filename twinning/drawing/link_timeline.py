"""The timeline of one link: two lanes, words above each bar, numbered events below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from twinning.drawing import bars, marks
from twinning.drawing.frame import Size, grid, in_all_sizes
from twinning.drawing.lettering import extent, width
from twinning.drawing.marks import Mark
from twinning.drawing.scale import Scale, axis
from twinning.drawing.shapes import Drawing, Pair, Shape, Text
from twinning.drawing.support import Run, first_said, runs, visible
from twinning.drawing.words import STANDING_CSS, Heading, Words
from twinning.status.types import Certainty, Level, Period, Standing

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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every part of one drawing needs to know."""

    size: Size
    scale: Scale
    begins: date
    words: Words

    def visible(self, lane: Lane) -> list[Period]:
        return visible(lane.periods, self.begins, self.scale.last)


_RAILED = _Plan(70, 94, 15, 52)
_STACKED = _Plan(72, 110, -27, 44)


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

    def draw(size: Size) -> Drawing:
        scale = axis(begins, today, size.left, size.right, first_year)
        return _drawing(_Sheet(size, scale, begins, words), lanes, events, heading, uid)

    return in_all_sizes(draw)


def _begins(lanes: Sequence[Lane], events: Sequence[Mark], today: date) -> date:
    """The day the link begins: a lane of which nobody speaks is unknown from then, and not yet before."""
    said = [day for lane in lanes if (day := first_said(lane.periods))]
    heard = [mark.day for mark in events if mark.day]
    return min([day for day in said or heard if day <= today], default=today)


def _drawing(sheet: _Sheet, lanes: Sequence[Lane], events: Sequence[Mark], heading: Heading, uid: str) -> Drawing:
    size, plan = sheet.size, _RAILED if sheet.size.railed else _STACKED
    bottom = plan.first + plan.pitch * (len(lanes) - 1) + BAR + plan.below
    shapes = grid(sheet.scale, size, bottom - 14, sheet.words.today)
    for index, lane in enumerate(lanes):
        y = plan.first + plan.pitch * index
        shapes.append(Text(0, y + plan.label, lane.label, "ti"))
        shapes += _bar(sheet, y, lane)
        shapes += _texts(sheet, y - 9, lane, explained=index == 0)
        shapes += _events(sheet, y + BAR, [mark for mark in events if lane.level in mark.levels])
    return Drawing(size.uid(uid), size.css, size.width, bottom, heading.title, heading.desc, tuple(shapes))


def _bar(sheet: _Sheet, y: float, lane: Lane) -> list[Shape]:
    return bars.draw(bars.Bar(sheet.scale, y, BAR, sheet.size.pitch), sheet.visible(lane))


def _events(sheet: _Sheet, foot: float, events: Sequence[Mark]) -> list[Shape]:
    placed = marks.spots(sheet.scale, events)
    named = marks.numbers(placed, foot + 21, sheet.size.left, sheet.scale.right)
    notes = marks.notes(placed, named, foot + 21, sheet.scale.right) if sheet.size.railed else []
    return [*marks.ticks(placed, foot + 4), *named, *notes]


def _texts(sheet: _Sheet, y: float, lane: Lane, explained: bool) -> list[Text]:
    """A word for each standing where it fits: today's first, then the longest; then their dates."""
    scale, words, ordered = sheet.scale, sheet.words, runs(sheet.visible(lane))
    order = sorted(range(len(ordered)), key=lambda i: (i != len(ordered) - 1, -_length(scale, ordered[i]), i))
    kept: dict[int, Text] = {}
    for index in order:
        text = _standing(scale, y, ordered[index], words)
        if not any(extent(text).meets(extent(other), 5) for other in kept.values()):
            kept[index] = text
    texts = [kept[index] for index in sorted(kept)]
    if not sheet.size.railed:
        return texts
    for index in (index for index in order if index in kept):
        texts += _note(scale, kept[index], _date(ordered[index], lane, words), texts)
    return texts + (_strokes_explained(scale, y, ordered, words, texts) if explained else [])


def _length(scale: Scale, run: Run) -> float:
    return scale.after(run.end or scale.last) - scale.x(run.start)


def _standing(scale: Scale, y: float, run: Run, words: Words) -> Text:
    word, css = words.standings[run.standing], STANDING_CSS[run.standing]
    x = scale.x(_named_from(run, scale.last))
    if x + width(word, css) > scale.right - 3:
        return Text(scale.right - 3, y, word, css, "end")
    return Text(x, y, word, css)


def _named_from(run: Run, today: date) -> date:
    """A standing is named where it may begin; an end only where it is certain, at its cross."""
    crossed = [p.start for p in run.periods if p.certainty is not Certainty.POSSIBLE and p.start <= today]
    return crossed[0] if run.standing is Standing.ENDED and crossed else run.start


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
        text = Text(max([scale.after(evidence) + 2 * scale.year, *before]), y, words.stroke_a_year, "t2")
        return [text] if words.stroke_a_year and extent(text).right < ends else []
    return []
