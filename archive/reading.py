"""Writing days and imprecise dates in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.text import capfirst
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


def not_come(value: ImpreciseDate) -> str:
    """What is wrong with the day of something that has happened; nothing where it may have come."""
    if value.earliest is None or value.earliest <= today():
        return ""
    words = _(
        "%(day)s has not come yet. Only what has happened is recorded like this: what is planned is recorded "
        "as a decision or as another event."
    )
    return words % {"day": capfirst(in_words(value))}


def beginning(value: ImpreciseDate) -> ImpreciseDate:
    """The beginning of an interval or of an open time, as a date of its own."""
    return value.start


def day_words(day: date) -> str:
    """22 november 2026."""
    return formats.date_format(day, "j F Y")


def last_day_words(day: date) -> str:
    """The last day of a year or of a month as that year or month: it is the end of a date known no closer."""
    following = day + timedelta(days=1) if day < date.max else day
    if following.month != day.month:
        return str(day.year) if day.month == 12 else formats.date_format(day, "F Y")
    return day_words(day)


def number_words(value: Decimal | int) -> str:
    """A number with its thousands set apart as the language does it; no decimals where there are none."""
    plain = int(value) if value == int(value) else value
    return formats.number_format(plain, use_l10n=True, force_grouping=True)


def listed(words: Iterable[str]) -> str:
    """a, b and c."""
    *first, last = list(words) or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
