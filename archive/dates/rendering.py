"""Puts an EDTF date into words, never more precise than it is.

What has no words of its own (a year of nine digits, a qualifier on a part of a date) is shown as its EDTF.
"""

from __future__ import annotations

from dataclasses import dataclass

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
            raise _NoWordsError
        approximate = mark in ("~", "%")
        text = self.plain(point.plain, governed=governed and not approximate)
        if approximate:
            text = self.phrases.about.format(x=text)
        return text + "?" if mark in ("?", "%") else text

    def plain(self, point: Point, *, governed: bool) -> str:
        if not point.month:
            return self.year(point.year, governed=governed)
        if point.is_season:
            return self.season(point, governed=governed)
        if "X" in (point.month + point.day):
            return self.somewhere(point)
        parts = [str(int(point.day))] if point.day else []
        return " ".join([*parts, self.phrases.months[int(point.month) - 1], _written_year(point.year)])

    def year(self, year: str, *, governed: bool) -> str:
        if year.isdigit() and len(year) == 4:
            return year if year[0] != "0" or year == "0000" else self.phrases.early_year.format(x=int(year))
        article = self.phrases.article if governed else ""
        if len(year) == 4 and year[:2].isdigit() and year[0] != "0" and year[3] == "X":
            return article + self.stretch(year)
        if len(year) == 5 and year[1:].isdigit():
            return self.phrases.before_christ.format(x=1 - int(year))
        raise _NoWordsError

    def stretch(self, year: str) -> str:
        """A decade or a century."""
        if year[2:] == "XX":
            century = ordinal(int(year[:2]) + 1) if self.phrases is EN else year[:2] + "00"
            return self.phrases.century.format(x=century)
        if year[2] == "0":
            return self.phrases.first_decade.format(x=year[:2] + "00")
        if year[2] == "X":
            raise _NoWordsError
        return self.phrases.decade.format(x=year[:3] + "0")

    def season(self, point: Point, *, governed: bool) -> str:
        year, season = _written_year(point.year), int(point.month)
        if season == 24:
            following = int(year) + 1
            return self.phrases.winter.format(x=year, next=f"{following % 100:02}" if following % 100 else following)
        if season not in self.phrases.seasons:
            raise _NoWordsError
        text = self.phrases.seasons[season].format(x=year)
        return self.phrases.article + text if governed and " of " in text else text

    def somewhere(self, point: Point) -> str:
        """A day or month of which only the longer time is known."""
        if point.day not in ("", "XX") or (point.month != "XX" and not (point.day and point.month.isdigit())):
            raise _NoWordsError
        within = Point(point.year) if point.month == "XX" else Point(point.year, point.month)
        pattern = self.phrases.some_day if point.day else self.phrases.some_month
        return pattern.format(x=self.plain(within, governed=True))

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
        inner = self.plain(whole, governed=" of " in self.phrases.parts[name])
        text = (self.phrases.article if governed and mark in ("", "?") else "") + self.phrases.parts[name].format(x=inner)
        text = self.phrases.about.format(x=text) if mark in ("~", "%") else text
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
        """An interval, with the month or year that both share written once."""
        left, right = self.point(start), self.point(end)
        if start.mark == end.mark == "" and start.year == end.year and start.year.isdigit():
            left = self.shortened(left, start, end)
        dash = self.phrases.dash if " " in left else "–"
        return f"{left}{dash}{right}"

    def shortened(self, left: str, start: Point, end: Point) -> str:
        if start.day and end.day and start.month == end.month:
            return left.split(" ")[0]
        both_days, both_short = start.day and end.day, not start.day and not end.day
        if (both_days or (both_short and start.month and end.month)) and start.month != "24" and " of " not in left:
            return left.removesuffix(f" {start.year}")
        return left


def _written_year(year: str) -> str:
    if not year.isdigit() or len(year) != 4:
        raise _NoWordsError
    return year


def _part_named(run: Range) -> tuple[str, Point] | None:
    """The part of a decade, century, year or month that a run of dates is exactly, with that longer time."""
    if run.start is None or run.end is None:
        return None
    plain = Choice((Range(run.start.plain, run.end.plain),))
    year, month = run.start.year, run.start.month
    wholes = [Point(year, month)] if run.start.day else [Point(year)] if month else [Point(year[:3] + "X"), Point(year[:2] + "XX")]
    for whole in wholes:
        for name in PART_NAMES:
            if part_of(whole, name) == plain:
                return name, whole
    return None
