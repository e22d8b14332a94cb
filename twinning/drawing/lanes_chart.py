"""All links of a municipality on one axis: for each a pair of lanes, and today's two words at the right end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twinning.drawing import bars, marks
from twinning.drawing.frame import Size, grid, in_all_sizes, meetings, meetings_height
from twinning.drawing.lettering import extent, fitted, width
from twinning.drawing.marks import Mark
from twinning.drawing.scale import Scale, axis
from twinning.drawing.shapes import Drawing, Glyph, Pair, Path, Shape, Text, line
from twinning.drawing.support import first_said, visible
from twinning.drawing.words import STANDING_CSS, Heading, Words
from twinning.status.types import Level, Period, Standing


@dataclass(frozen=True, slots=True)
class Row:
    """One link. ``differs`` holds the days on which its sources disagree; ``note`` is written before its first bar."""

    name: str
    municipal: Sequence[Period]
    civil: Sequence[Period]
    events: Sequence[Mark] = ()
    differs: Sequence[date] = ()
    note: str = ""

    def lanes(self) -> tuple[tuple[Level, Sequence[Period]], ...]:
        return (Level.MUNICIPAL, self.municipal), (Level.CIVIL, self.civil)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading (a chain, the others), with the meetings that concern them all."""

    title: str
    rows: Sequence[Row]
    meetings: Sequence[Mark] = ()
    lang: str = ""  # of the title, where it is not the reader's


@dataclass(frozen=True, slots=True)
class _Plan:
    """The heights of one size: a heading, a row, the first bar in it, the bars themselves, the second bar's place."""

    heading: float
    row: float
    bar: float
    height: float
    second: float
    name: float


_RAILED = _Plan(34, 42, 9, 9, 15.5, 20.5)
_STACKED = _Plan(30, 52, 20, 8, 14.5, 12)


def lanes_chart(
    sections: Sequence[Section],
    today: date,
    words: Words,
    heading: Heading,
    *,
    first_year: int | None = None,
    uid: str = "la",
) -> Pair:
    begins = _begins(sections, today)

    def draw(size: Size) -> Drawing:
        scale = axis(begins, today, size.left, size.states, first_year)
        return _drawing(size, scale, sections, words, heading, size.uid(uid))

    return in_all_sizes(draw)


def _plan(size: Size) -> _Plan:
    return _RAILED if size.railed else _STACKED


def _begins(sections: Sequence[Section], today: date) -> date:
    days = [_link_begins(row, today) for section in sections for row in section.rows]
    return min(days, default=today)


def _link_begins(row: Row, today: date) -> date:
    """The day that anything is first said of either level, or else the day the link is first heard of."""
    said = [day for _, lane in row.lanes() if (day := first_said(lane))]
    heard = [mark.day for mark in row.events if mark.day]
    return min([day for day in said or heard if day <= today], default=today)


def _drawing(
    size: Size, scale: Scale, sections: Sequence[Section], words: Words, heading: Heading, uid: str
) -> Drawing:
    placed = list(_placed(size, sections))
    bottom = placed[-1][0] + _plan(size).row if placed else 40.0
    shapes = grid(scale, size, bottom + 4, words.today)
    for y, item in placed:
        draw = _heading(size, scale, y, item, words) if isinstance(item, Section) else _row(size, scale, y, item, words)
        shapes += draw
    return Drawing(uid, size.css, size.width, bottom + 10, heading.title, heading.desc, tuple(shapes))


def _placed(size: Size, sections: Sequence[Section]) -> Iterator[tuple[float, Section | Row]]:
    plan, y = _plan(size), 32.0
    for section in sections:
        if section.title or section.meetings:
            yield y, section
            y += plan.heading + _meetings_room(size, section)
        for row in section.rows:
            yield y, row
            y += plan.row


def _heading(size: Size, scale: Scale, y: float, section: Section, words: Words) -> list[Shape]:
    baseline = y + _plan(size).heading - 12
    title = Text(0, baseline, section.title, "ti", lang=section.lang)
    held = meetings(size, scale, baseline + _meetings_room(size, section), section.meetings, words.meetings)
    clear = [shape for shape in held if not isinstance(shape, Text) or not extent(shape).meets(extent(title), 6)]
    return [title, *clear]


def _meetings_room(size: Size, section: Section) -> float:
    """On a narrow page the meetings have a line of their own, since the heading stands over the plot."""
    return 0.0 if size.railed else meetings_height(size, section.meetings)


def _row(size: Size, scale: Scale, y: float, row: Row, words: Words) -> list[Shape]:
    plan = _plan(size)
    begins = _link_begins(row, scale.last)
    shapes: list[Shape] = [Path(line(0, y, size.width, y), "grid")] if size.railed else []
    shapes.append(Text(0, y + plan.name, fitted(row.name, "tb", (size.left or size.width) - 10), "tb"))
    for index, (level, periods) in enumerate(row.lanes()):
        bar = bars.Bar(scale, y + plan.bar + plan.second * index, plan.height, size.pitch)
        shapes += bars.draw(bar, visible(periods, begins, scale.last))
        shapes += _events(bar, [mark for mark in row.events if level in mark.levels])
        if size.railed:
            shapes += _state(size, bar, _standing_today(periods, scale.last), level, words)
    return shapes + _differs(scale, y + plan.bar - 3, row) + _note(scale, y + plan.bar + 8.5, begins, row)


def _events(bar: bars.Bar, events: Sequence[Mark]) -> list[Shape]:
    """Unnumbered here: the table of the link's own page tells what they are."""
    spots = marks.spots(bar.scale, events)
    return [Path(line(s.middle, bar.y - 2.5, s.middle, bar.y + bar.height + 2.5), "tick") for s in spots]


def _standing_today(periods: Sequence[Period], today: date) -> Standing:
    held = [period for period in periods if period.start <= today and (period.end is None or period.end >= today)]
    return held[-1].standing if held else Standing.UNKNOWN


def _state(size: Size, bar: bars.Bar, standing: Standing, level: Level, words: Words) -> list[Shape]:
    """Glyph and word; where there is room also the level, which is always municipal above civil."""
    left, baseline = size.states + (16 if size.wide else 8), bar.y + 8.8
    state: list[Shape] = [
        Glyph(left, bar.y - 0.5, 10, standing.value),
        Text(left + 16, baseline, words.standings[standing], STANDING_CSS[standing]),
    ]
    return [*state, Text(size.width, baseline, words.levels[level], "t2", "end")] if size.wide else state


def _differs(scale: Scale, y: float, row: Row) -> list[Shape]:
    days = [day for day in row.differs if scale.first <= day <= scale.last]
    return [Text(scale.x(day), y, "≠", "tn", "middle") for day in days]


def _note(scale: Scale, y: float, begins: date, row: Row) -> list[Shape]:
    """Words before the first bar, where they do not reach into the names."""
    x = scale.x(begins) - 5
    fits = row.note and x - width(row.note, "t2") > scale.left
    return [Text(x, y, row.note, "t2", "end")] if fits else []
