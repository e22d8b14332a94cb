"""EDTF, the date strings of ISO 8601-2, read into a small tree: points, sets and intervals.

All of levels 0 and 1, and of level 2 sets, seasons, unspecified digits, qualifiers on parts, and years
with an exponent or significant digits. A time of day is accepted and left out: the registry counts in days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from archive.dates.errors import NO_SUCH_DAY, NOT_READ, UnreadableDate

UNSPECIFIED = "X"

_POINT = re.compile(
    r"(?P<ly>[?~%]?)(?P<year>-?[0-9X]{4}(?:S[0-9]+)?|Y-?(?:[0-9]{5,}|[0-9]+E[0-9]{1,3})(?:S[0-9]+)?)(?P<ry>[?~%]?)"
    r"(?:-(?P<lm>[?~%]?)(?P<month>0[1-9X]|1[0-2X]|2[1-9]|3[0-9]|4[01]|X[0-9X])(?P<rm>[?~%]?)"
    r"(?:-(?P<ld>[?~%]?)(?P<day>[0-3X][0-9X])(?P<rd>[?~%]?))?)?"
)
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9])?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_DRAFT = re.compile(r"\b[0-9UX]{4}(?:[?~%]?-[?~%]?[0-9UX]{2})*\b")
_OLD_END = re.compile("(?<=/)(?:OPEN|UNKNOWN)$|^(?:OPEN|UNKNOWN)(?=/)")
_BOTH = re.compile(r"\?~|~\?")
_SPACE = re.compile(r"\s*([/,\[\]{}]|\.\.)\s*")


class Missing(StrEnum):
    """An end of an interval that has no date."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One date as its written parts; ``marks`` are the qualifiers in force on year, month and day."""

    year: str
    month: str = ""
    day: str = ""
    marks: tuple[str, str, str] = ("", "", "")

    @property
    def is_season(self) -> bool:
        return self.month.isdigit() and int(self.month) > 20

    @property
    def mark(self) -> str | None:
        """The qualifier on the whole date, or None where its parts are qualified differently."""
        used = set(self.marks[: 1 + bool(self.month) + bool(self.day)])
        return used.pop() if len(used) == 1 else None

    @property
    def plain(self) -> Point:
        """The same date without qualifiers."""
        return Point(self.year, self.month, self.day)

    def marked(self, mark: str) -> Point:
        """The same date with one qualifier on the whole of it, joined with what it had."""
        marks = [_joined(old, mark) for old in self.marks[: 1 + bool(self.month) + bool(self.day)]]
        return Point(self.year, self.month, self.day, (*marks, "", "", "")[:3])  # type: ignore[arg-type]

    def __str__(self) -> str:
        parts = [part for part in (self.year, self.month, self.day) if part]
        marks = self.marks[: len(parts)]
        leading = next((i for i, mark in enumerate(marks) if mark != marks[0]), len(parts))
        if not any(marks[leading:]):  # one qualifier, on the whole date or on the parts up to where it stands
            parts[leading - 1] += marks[0]
            return "-".join(parts)
        return "-".join(mark + part for mark, part in zip(marks, parts, strict=True))


@dataclass(frozen=True, slots=True)
class Range:
    """A run of dates inside a set; None is an open side."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A set: one of its members (``[…]``) or, with ``every``, all of them (``{…}``)."""

    members: tuple[Point | Range, ...]
    every: bool = False

    def __str__(self) -> str:
        inside = ",".join(map(str, self.members))
        return f"{{{inside}}}" if self.every else f"[{inside}]"


@dataclass(frozen=True, slots=True)
class Interval:
    start: Point | Missing
    end: Point | Missing

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


Node = Point | Choice | Interval


class NotEdtf(UnreadableDate):
    """The text does not have the shape of EDTF at all; it may still be words."""


def normalised(text: str) -> str:
    """One spelling: capitals, no spaces, no time of day, and the signs of the draft of 2012 put right."""
    text = _SPACE.sub(r"\1", text.strip()).replace("−", "-").upper()
    text = _TIME.sub(r"\1", _OLD_END.sub(lambda match: ".." if match[0] == "OPEN" else "", text))
    text = _DRAFT.sub(lambda match: match[0].replace("U", UNSPECIFIED), text)
    return _BOTH.sub("%", text)


def read(text: str) -> Node:
    """The tree of an EDTF string in its one spelling; raises ``NotEdtf`` where the shape is wrong."""
    if text[:1] in ("[", "{"):
        return _choice(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise NotEdtf(NOT_READ, text)
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if (month and (year[0] == "Y" or "S" in year)) or year == "-0000":
        raise NotEdtf(NOT_READ, text)
    point = Point(year, month, day, _marks(match))
    if day and point.is_season:
        raise UnreadableDate(NO_SUCH_DAY, text)
    return point


def _marks(match: re.Match[str]) -> tuple[str, str, str]:
    """A qualifier before a part holds for it alone; one after it holds also for everything to its left."""
    ry, rm, rd = (match[name] or "" for name in ("ry", "rm", "rd"))
    year = _joined(match["ly"] or "", ry, rm, rd)
    month = _joined(match["lm"] or "", rm, rd)
    return year, month, _joined(match["ld"] or "", rd)


def _joined(*marks: str) -> str:
    used = {mark for mark in marks if mark}
    return "%" if len(used) > 1 else "".join(used)


def _choice(text: str) -> Choice:
    closing = {"[": "]", "{": "}"}[text[0]]
    if len(text) < 3 or text[-1] != closing:
        raise NotEdtf(NOT_READ, text)
    return Choice(tuple(_member(part, text) for part in text[1:-1].split(",")), every=text[0] == "{")


def _member(part: str, whole: str) -> Point | Range:
    start, dots, end = part.partition("..")
    if not dots:
        return _point(part)
    if not start and not end:
        raise NotEdtf(NOT_READ, whole)
    return Range(_point(start) if start else None, _point(end) if end else None)


def _interval(text: str) -> Interval:
    start, _slash, end = text.partition("/")
    interval = Interval(_end(start), _end(end))
    if isinstance(interval.start, Missing) and isinstance(interval.end, Missing):
        raise NotEdtf(NOT_READ, text)
    return interval


def _end(text: str) -> Point | Missing:
    if text in ("", ".."):
        return Missing(text)
    return _point(text)
