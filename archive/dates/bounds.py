"""The outermost days that an EDTF date allows.

Rules where ISO 8601-2 leaves room:

* Seasons are those of the north, whole months: spring March–May, summer June–August, autumn September–November.
  Winter belongs to the year in which it begins: ``2005-24`` is December 2005 to February 2006.
* Approximate (``~``, ``%``) widens each side by one unit of the finest part so marked: a year by a year, a decade by
  ten, a month by a month, a season by its own length, a day by a day. Uncertain (``?``) widens nothing.
* A year that is not known at all (``XXXX``) gives no bounds; nor does a side outside the years 1–9999.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from archive.dates import edtf
from archive.dates.edtf import Choice, Interval, Missing, Point, Range
from archive.dates.errors import NO_SUCH_DAY, REVERSED, UnreadableDate

Day = tuple[int, int, int]
Span = tuple[Day | None, Day | None]

# First month and length in months; a season that passes New Year ends in the year after.
_SEASONS = {
    **{21 + i: (first, 3) for i, first in enumerate((3, 6, 9, 12))},  # no place stated: north
    **{25 + i: (first, 3) for i, first in enumerate((3, 6, 9, 12))},  # northern
    **{29 + i: (first, 3) for i, first in enumerate((9, 12, 3, 6))},  # southern
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},  # quarters
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},  # quadrimesters
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},  # half-years
}
_FAR = 10**12  # a year with an exponent is not reckoned beyond this


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days between which a date begins and, for a closed interval, ends."""

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    earliest: date | None = None
    latest: date | None = None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """The bounds of an EDTF string; raises ``UnreadableDate`` where it is none, or names no real day."""
    node = edtf.read(text)
    if isinstance(node, Interval):
        return _of_interval(node, text)
    first, last = span(node)
    earliest, latest = _as_date(first), _as_date(last)
    return Bounds(start_earliest=earliest, start_latest=latest, earliest=earliest, latest=latest)


def _of_interval(node: Interval, text: str) -> Bounds:
    start: Span = (None, None) if isinstance(node.start, Missing) else point_span(node.start)
    end: Span = (None, None) if isinstance(node.end, Missing) else point_span(node.end)
    if start[0] and end[1] and start[0] > end[1]:
        raise UnreadableDate(REVERSED, text)
    first, second, third, fourth = (_as_date(day) for day in (*start, *end))
    return Bounds(first, second, third, fourth, earliest=first, latest=fourth)


def span(node: Point | Choice) -> Span:
    """First and last possible day; None where there is no limit."""
    if isinstance(node, Point):
        return point_span(node)
    spans = [_member_span(member, node) for member in node.members]
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    return (
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )


def _member_span(member: Point | Range, whole: Choice) -> Span:
    if isinstance(member, Point):
        return point_span(member)
    first = point_span(member.start)[0] if member.start else None
    last = point_span(member.end)[1] if member.end else None
    if first and last and first > last:
        raise UnreadableDate(REVERSED, str(whole))
    return first, last


def point_span(point: Point) -> Span:
    if point.year.strip("-") == "XXXX":
        return _check_unknown_year(point)
    first, last = nominal_span(point)
    step = _unit(point)
    return (_moved(first, -step[0], -step[1], -step[2], last=False), _moved(last, *step, last=not point.day))


def nominal_span(point: Point) -> tuple[Day, Day]:
    """First and last day as written, before any widening."""
    low, high = _year_limits(point.year)
    if not point.month:
        return (low, 1, 1), (high, 12, 31)
    if point.is_season:
        first, length = _SEASONS[int(point.month)]
        return (low, first, 1), _month_end(high, first + length - 1)
    if point.day.isdigit() and point.month.isdigit() and low == high:
        day = (low, int(point.month), int(point.day))
        if 1 <= day[2] <= _days_in(low, day[1]):
            return day, day
        raise UnreadableDate(NO_SUCH_DAY, str(point))
    first_day = next(_candidates(point, low, high, forward=True), None)
    last_day = next(_candidates(point, low, high, forward=False), None)
    if first_day is None or last_day is None:
        raise UnreadableDate(NO_SUCH_DAY, str(point))
    return first_day, last_day


def _check_unknown_year(point: Point) -> Span:
    nominal_span(Point("2004", point.month, point.day))  # a leap year, so that every real day is found
    return None, None


def _candidates(point: Point, low: int, high: int, *, forward: bool) -> Iterator[Day]:
    """The real days that fit the written digits, from the first on or from the last back."""
    order = 1 if forward else -1
    years = itertools.islice(_years(point.year, low, high)[::order], 400)
    months = [m for m in range(1, 13) if _fits(point.month, m)][::order]
    for year in years:
        for month in months:
            days = [d for d in range(1, _days_in(year, month) + 1) if not point.day or _fits(point.day, d)]
            if days:
                yield (year, month, days[0 if forward else -1])


def _years(pattern: str, low: int, high: int) -> range | list[int]:
    digits = pattern.lstrip("-")
    if "X" not in digits.rstrip("X"):
        return range(low, high + 1)
    sign = -1 if pattern[0] == "-" else 1
    choices = itertools.product(*("0123456789" if digit == "X" else digit for digit in digits))
    return sorted(sign * int("".join(choice)) for choice in choices)


def _fits(pattern: str, number: int) -> bool:
    return all(wanted in ("X", digit) for wanted, digit in zip(pattern, f"{number:02}", strict=True))


def _year_limits(text: str) -> tuple[int, int]:
    body, _s, significant = text.partition("S")
    if significant:
        value = _long_year(body)
        width = 10 ** max(0, min(len(str(abs(value))), 15) - int(significant[:3]))
        low = abs(value) // width * width
        limits = (low, low + width - 1)
        return limits if value >= 0 else (-limits[1], -limits[0])
    if "X" in body:
        low, high = int(body.replace("X", "0")), int(body.replace("X", "9"))
        return min(low, high), max(low, high)
    return (_long_year(body),) * 2


def _long_year(text: str) -> int:
    mantissa, _e, exponent = text.lstrip("Y").partition("E")
    if len(mantissa) > 13 or int(exponent or 0) > 12:
        return -_FAR if mantissa[0] == "-" else _FAR
    return int(mantissa) * int(10 ** int(exponent or 0))


def _unit(point: Point) -> Day:
    """Years, months and days by which an approximate date is widened."""
    year, month, day = (mark in ("~", "%") and bool(mark) for mark in point.marks)
    if day:
        return 0, 0, 1
    if month:
        return (0, _SEASONS[int(point.month)][1], 0) if point.is_season else (0, 1, 0)
    return (10 ** (len(point.year) - len(point.year.rstrip("X"))), 0, 0) if year else (0, 0, 0)


def _moved(day: Day, years: int, months: int, days: int, *, last: bool) -> Day:
    if days:
        return next_day(day, days)
    if not years and not months:
        return day
    count = (day[0] + years) * 12 + day[1] - 1 + months
    year, month = divmod(count, 12)
    length = _days_in(year, month + 1)
    return year, month + 1, length if last else min(day[2], length)


def next_day(day: Day, step: int) -> Day:
    year, month, number = day
    if 1 <= number + step <= _days_in(year, month):
        return year, month, number + step
    if step > 0:
        return (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    return (year - 1, 12, 31) if month == 1 else (year, month - 1, _days_in(year, month - 1))


def _month_end(year: int, month: int) -> Day:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return year, month, _days_in(year, month)


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _as_date(day: Day | None) -> date | None:
    return date(*day) if day and 1 <= day[0] <= 9999 else None
