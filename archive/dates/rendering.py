"""Puts an EDTF date into words, never more precise than it is.

What has no words of its own (a year of nine digits, a qualifier on a part of a date) is shown as its EDTF.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from archive.dates.edtf import Choice, Interval, Missing, Node, Point, Range
from archive.dates.phrases import EN, Phrases, ordinal, phrases
from archive.dates.units import PART_NAMES, part_of


class _NoWordsError(Exception):
    """This date has no words; its EDTF is shown instead."""


def in_words(node: Node, edtf: str, *, since: bool, language: str) -> str:
    """The date in a language; ``edtf`` is what is shown where there are no words for it."""
    writer = _Writer(phrases(language))
    try:
        if since and not isinstance(node, Interval):
            return writer.phrases.since.format(x=writer.any_of(node, governed=True))
        return writer.interval(node) if isinstance(node, Interval) else writer.any_of(node)
    except _NoWordsError:
        return writer.phrases.since.format(x=edtf) if since else edtf


def limits_in_words(first: date | None, last: date | None, language: str) -> str:
    """The outermost days of a date: one day, whole months, or from one day to another; a side may have none."""
    writer = _Writer(phrases(language))
    if first is None or last is None:
        edge = Range(_day(first) if first else None, _day(last) if last else None)
        return writer.one_sided(edge) if first or last else ""
    if first == last:
        return writer.point(_day(first))
    months = first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else False
    if months and (first.month, last.month) != (1, 12):
        start, end = (Point(f"{day.year:04}", f"{day.month:02}") for day in (first, last))
        return writer.point(start) if start == end else writer.interval(Interval(start, end))
    return writer.interval(Interval(_day(first), _day(last)))


def _day(day: date) -> Point:
    return Point(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")


@dataclass(frozen=True, slots=True)
class _Writer:
    phrases: Phrases

    def any_of(self, node: Point | Choice, *, governed: bool = False) -> str:
        if isinstance(node, Point):
            return self.point(node, governed=governed)
        if len(node.members) > 1:
            return self.listed(node)
        if node.every or isinstance(node.members[0], Point):
            raise _NoWordsError
        return self.range(node.members[0], governed=governed)

    def point(self, point: Point, *, governed: bool = False) -> str:
        mark = point.mark
        if mark is None:
            return f"{self.plain(point.plain, governed=governed)} ({self.notes(point)})"
        approximate = mark in ("~", "%")
        text = self.plain(point.plain, governed=governed and not approximate)
        if approximate:
            text = self.phrases.about.format(x=text)
        return text + "?" if mark in ("?", "%") else text

    def notes(self, point: Point) -> str:
        """Which parts of the date are qualified, and how: "approximate: year + month"."""
        words = self.phrases.notes
        parts = list(zip(point.marks, ("year", "season" if point.is_season else "month", "day"), strict=True))
        return "; ".join(
            f"{words[mark]}: {' + '.join(words[part] for own, part in parts if own == mark)}"
            for mark in ("?", "~", "%")
            if mark in point.marks
        )

    def plain(self, point: Point, *, governed: bool) -> str:
        if not point.month:
            return self.year(point.year, governed=governed)
        if "X" in point.month or ("X" in point.day and not point.year.startswith("X")):
            return self.somewhere(point)
        if "X" in point.year:
            return self.some_year(point)
        year = _written_year(point.year)
        if point.is_season:
            return self.season(point, year, governed=governed)
        return f"{self.day_and_month(point)} {year}"

    def day_and_month(self, point: Point) -> str:
        month = self.phrases.months[int(point.month) - 1]
        return f"{int(point.day)} {month}" if point.day else month

    def some_year(self, point: Point) -> str:
        """A day, month or season of a year that is itself known less well."""
        if point.is_season:
            within = self.season(point, "", governed=False).strip()
        elif point.day == "XX":
            within = self.phrases.some_day_in.format(x=self.day_and_month(Point("", point.month)), preposition="i")
        elif "X" in point.day or " of " in (within := self.day_and_month(point)):
            raise _NoWordsError
        if point.year == "XXXX":
            return self.phrases.some_year.format(x=within)
        return self.phrases.some_year_in.format(x=within, years=self.year(point.year, governed=True))

    def year(self, year: str, *, governed: bool) -> str:
        if year.isdigit() and len(year) == 4:
            return year if year[0] != "0" or year == "0000" else self.phrases.early_year.format(x=int(year))
        article = self.phrases.article if governed else ""
        if len(year) == 4 and year[:2].isdigit() and year[:2] != "00" and year[3] == "X":
            return article + self.stretch(year)
        if len(year) == 5 and year[1:].isdigit():
            return self.phrases.before_christ.format(x=1 - int(year))
        raise _NoWordsError

    def stretch(self, year: str) -> str:
        """A decade or a century."""
        if year[2:] == "XX":
            century = ordinal(int(year[:2]) + 1) if self.phrases is EN else f"{int(year[:2])}00"
            return self.phrases.century.format(x=century)
        if year[0] == "0":
            raise _NoWordsError
        if year[2] == "0":
            return self.phrases.first_decade.format(x=year[:2] + "00")
        if year[2] == "X":
            raise _NoWordsError
        return self.phrases.decade.format(x=year[:3] + "0")

    def season(self, point: Point, year: str, *, governed: bool) -> str:
        season = int(point.month)
        if season not in self.phrases.seasons:
            raise _NoWordsError
        if season == 24 and year:
            following = int(year) + 1
            year = f"{year}/{following % 100:02}" if following % 100 else f"{year}/{following}"
        text = self.phrases.seasons[season].format(x=year)
        if not year and " of " in text:
            raise _NoWordsError
        return self.phrases.article + text if governed and " of " in text else text

    def somewhere(self, point: Point) -> str:
        """A day or month of which only the longer time is known."""
        if point.day not in ("", "XX") or (point.month != "XX" and not (point.day and point.month.isdigit())):
            raise _NoWordsError
        words = self.phrases
        within = Point(point.year) if point.month == "XX" else Point(point.year, point.month)
        if within.year.isdigit() and not within.month:
            pattern = words.some_day if point.day else words.some_month
        else:
            pattern = words.some_day_in if point.day else words.some_month_in
        preposition = "i" if within.month else "på"
        return pattern.format(x=self.plain(within, governed=True), preposition=preposition)

    def range(self, run: Range, *, governed: bool) -> str:
        if run.start is None or run.end is None:
            return self.one_sided(run)
        mark = run.start.mark
        part = _part_named(run) if mark is not None and mark == run.end.mark else None
        if part is None or mark is None:
            return self.phrases.sometime.format(
                a=self.point(run.start, governed=True), b=self.point(run.end, governed=True)
            )
        name, whole = part
        pattern = self.phrases.parts[name]
        text = pattern.format(x=self.plain(whole, governed=" of " in pattern))
        if mark in ("~", "%"):
            text = self.phrases.about.format(x=text)
        elif governed and (" of " in pattern or "X" in whole.year):
            text = self.phrases.article + text  # "since the late 1980s", but "since early 1989"
        return text + "?" if mark in ("?", "%") else text

    def one_sided(self, run: Range) -> str:
        edge = run.end or run.start
        if edge is None:
            raise _NoWordsError
        step = 1 if run.end else -1
        if not edge.month and edge.year.isdigit() and len(edge.year) == 4 and 1000 <= int(edge.year) + step <= 9999:
            beside = Point(f"{int(edge.year) + step}").marked(edge.mark or "")
            return (self.phrases.before if run.end else self.phrases.after).format(x=self.point(beside))
        pattern = self.phrases.no_later if run.end else self.phrases.no_earlier
        return pattern.format(x=self.point(edge, governed=True))

    def listed(self, choice: Choice) -> str:
        *front, last = (self.member(member) for member in choice.members)
        return f"{', '.join(front)} {self.phrases.and_ if choice.every else self.phrases.or_} {last}"

    def member(self, member: Point | Range) -> str:
        if isinstance(member, Point):
            return self.point(member)
        if member.start is None or member.end is None:
            return self.one_sided(member)
        return self.between(member.start, member.end)

    def interval(self, interval: Interval) -> str:
        start, end = interval.start, interval.end
        if isinstance(end, Missing):
            if isinstance(start, Missing):
                raise _NoWordsError
            pattern = self.phrases.since if end is Missing.OPEN else self.phrases.end_unknown
            return pattern.format(x=self.point(start, governed=True))
        if isinstance(start, Missing):
            pattern = self.phrases.until if start is Missing.OPEN else self.phrases.start_unknown
            return pattern.format(x=self.point(end, governed=True))
        return self.between(start, end)

    def between(self, start: Point, end: Point) -> str:
        """An interval, with what both dates share written once."""
        left, right = self.point(start), self.point(end)
        if start.mark == end.mark == "":
            left = self.shortened(left, right, start, end)
        if start == Point(start.year) and start.year.endswith("0") and self.is_stretch(right):
            left = self.phrases.early_year.format(x=left)  # for "1940–1950s" would be the 1940s too
        dash = self.phrases.dash if " " in left.removeprefix(self.phrases.about.format(x="")) else "–"
        return f"{left}{dash}{right}"

    def is_stretch(self, text: str) -> bool:
        return text.rstrip("?").endswith(
            (self.phrases.decade.partition("}")[2], self.phrases.century.partition("}")[2])
        )

    def shortened(self, left: str, right: str, start: Point, end: Point) -> str:
        """The left side without the ending, year or month that follows on the right."""
        ending = self.phrases.century.partition("}")[2]
        if ending.startswith("-") and left.endswith(ending) and right.endswith(ending):
            return left.removesuffix(ending)  # "1940–1950-talet"
        if start.year != end.year or not start.month or not start.year.isdigit():
            return left
        if start.day and end.day and start.month == end.month:
            return left.partition(" ")[0]
        if bool(start.day) is not bool(end.day) or start.month == "24" or " of " in left:
            return left
        return left.removesuffix(f" {start.year}")


def _written_year(year: str) -> str:
    if not year.isdigit() or len(year) != 4:
        raise _NoWordsError
    return year


def _part_named(run: Range) -> tuple[str, Point] | None:
    """The part of a decade, century, year or month that a run of dates is exactly, with that longer time."""
    if run.start is None or run.end is None:
        return None
    plain = Choice((Range(run.start.plain, run.end.plain),))
    named = ((name, whole) for whole in _longer_times(run.start) for name in PART_NAMES)
    return next(((name, whole) for name, whole in named if part_of(whole, name) == plain), None)


def _longer_times(point: Point) -> list[Point]:
    if point.day:
        return [Point(point.year, point.month)]
    if point.month:
        return [Point(point.year)]
    return [Point(point.year[:3] + "X"), Point(point.year[:2] + "XX")]
