"""Days along the axis, and the years that the grid names."""

from datetime import date

import pytest

from tests.drawing.drawn import TODAY
from twinning.drawing.scale import add_years, axis


def test_the_axis_begins_on_a_round_year_and_ends_today() -> None:
    scale = axis(date(1987, 1, 1), TODAY, 216, 1150)
    assert scale.first == date(1985, 1, 1)
    assert (scale.x(scale.first), scale.x(TODAY)) == (216, 1150)


def test_later_days_lie_further_right_and_never_beyond_today() -> None:
    scale = axis(date(1940, 1, 1), TODAY, 0, 327)
    places = [scale.x(date(year, 7, 1)) for year in range(1930, 2040)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 327)


@pytest.mark.parametrize(
    ("begins", "right", "years"),
    [
        (1987, 1150, [1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]),
        (1946, 985, [1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]),
    ],
)
def test_the_grid_names_every_fifth_or_tenth_year(begins: int, right: float, years: list[int]) -> None:
    scale = axis(date(begins, 1, 1), TODAY, 216, right)
    assert [year for year, _ in scale.ticks()] == years


def test_a_narrow_grid_names_fewer_years() -> None:
    scale = axis(date(1946, 1, 1), TODAY, 0, 327)
    assert [year for year, _ in scale.ticks()] == [1940, 1960, 1980, 2000, 2020]


def test_a_link_of_the_day_still_has_an_axis() -> None:
    scale = axis(TODAY, TODAY, 0, 327)
    assert scale.x(TODAY) == 327


def test_a_leap_day_has_anniversaries() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert add_years(date(2009, 3, 31), 15) == date(2024, 3, 31)
