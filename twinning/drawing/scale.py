"""Days to places along the axis, and the years that the grid names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

YEAR = 365.2425
STEPS = (5, 10, 20, 50, 100, 200, 500)
LEAST_SPACING = 60.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis: ``first`` lies at ``left`` and ``last`` (today) at ``right``; nothing lies outside."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date, over: bool = False) -> float:
        """Where a day begins (or is over), also outside the axis."""
        return self.left + ((day - self.first).days + over) * self.per_day

    def x(self, day: date) -> float:
        return self.place(min(max(day, self.first), self.last))

    def after(self, day: date) -> float:
        """Where that day is over."""
        return self.right if day >= self.last else max(self.left, self.place(day, over=True))

    @property
    def per_day(self) -> float:
        return (self.right - self.left) / max((self.last - self.first).days, 1)

    @property
    def year(self) -> float:
        return self.per_day * YEAR

    def ticks(self) -> list[tuple[int, float]]:
        """The round years of the grid, as close as their names allow: every fifth or tenth, in long spans fewer."""
        step = next((step for step in STEPS if step * self.year >= LEAST_SPACING), STEPS[-1])
        start = -(-self.first.year // step) * step
        days = [(year, date(year, 1, 1)) for year in range(max(start, step), self.last.year + 1, step)]
        return [(year, self.x(day)) for year, day in days if self.first <= day <= self.last]


def axis(begins: date, today: date, left: float, right: float, first_year: int | None = None) -> Scale:
    """An axis from a round year at or before the first day drawn until today."""
    begins = min(begins, today)
    round_to = 5 if today.year - begins.year < 60 else 10
    year = first_year if first_year is not None else begins.year - begins.year % round_to
    return Scale(date(max(year, 1), 1, 1), today, left, right)


def add_years(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1) if day.year + years <= date.max.year else date.max
