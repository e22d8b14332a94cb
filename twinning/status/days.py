"""Steps along the calendar that do not fall off its ends."""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date | None:
    return None if day == date.max else day + ONE_DAY


def day_before(day: date) -> date | None:
    return None if day == date.min else day - ONE_DAY


def years_after(day: date, years: int) -> date | None:
    """The same day of the calendar so many years later; 29 February becomes 28 February in a common year."""
    year = day.year + years
    if year > date.max.year:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def years_before(day: date, years: int) -> date:
    """The first day whose anniversary is not before this day: 29 February becomes 1 March in a common year."""
    year = day.year - years
    if year < date.min.year:
        return date.min
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
