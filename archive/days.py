"""The day that a page speaks of: today, or the one asked for with ``?as_of=``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from archive.dates import UnreadableDate, parse_day
from archive.reading import today


@dataclass(frozen=True)
class DayAsked:
    """A day, and what was typed in its place if that could not be read."""

    day: date
    text: str = ""
    error: str = ""

    @property
    def status(self) -> int:
        return 400 if self.error else 200

    def context(self) -> dict[str, Any]:
        """What the form for the day needs, on every page that has one."""
        return {"as_of": self.day, "as_of_text": self.text, "as_of_error": self.error, "today": today()}


def day_asked(request: HttpRequest) -> DayAsked:
    """A year or a month stands for its last day; what cannot be read is answered with today and the reason."""
    text = request.GET.get("as_of", "").strip()
    if not text:
        return DayAsked(today())
    try:
        return DayAsked(parse_day(text))
    except UnreadableDate as error:
        return DayAsked(today(), text, str(error))
