"""Writing days and imprecise dates in the reader's language."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate


def language() -> str:
    """The reader's language, one of those that dates can be written in."""
    return "en" if (get_language() or "").startswith("en") else "sv"


def today() -> date:
    """The day it is where the registry is read."""
    return timezone.localdate()


def in_words(value: ImpreciseDate) -> str:
    return value.text(language())


def beginning(value: ImpreciseDate) -> ImpreciseDate:
    """The beginning of an interval or of an open time, as a date of its own."""
    return ImpreciseDate.from_edtf(value.edtf.split("/")[0]) if value.known else value


def day_words(day: date) -> str:
    """22 november 2026."""
    return formats.date_format(day, "j F Y")


def span_words(first: date, last: date) -> str:
    """A stretch of days as what it is: a year, a month, a day, or from one to the other."""
    if first == last:
        return day_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return formats.date_format(first, "F Y")
    return f"{day_words(first)}–{day_words(last)}"


def listed(words: Iterable[str]) -> str:
    """a, b and c."""
    *first, last = list(words) or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
