"""Which years' reviews can be made on a day."""

from __future__ import annotations

from datetime import date
from typing import Final

MARCH: Final = 3


def open_years(day: date) -> tuple[int, ...]:
    """This year's; until the end of March that of the year before too: those who did not get to it in December."""
    return (day.year - 1, day.year) if day.month <= MARCH else (day.year,)
