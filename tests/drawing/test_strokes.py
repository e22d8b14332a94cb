"""The thinner the stroke, the weaker the support."""

from datetime import date
from itertools import pairwise

import pytest

from twinning.drawing import strokes
from twinning.drawing.scale import axis

SCALE = axis(date(2000, 1, 1), date(2026, 11, 22), 216, 1150)
EVIDENCE = date(2009, 3, 31)


def after(end: date = date(2024, 3, 31), start: date = EVIDENCE) -> list[strokes.Stroke]:
    return list(strokes.yearly(SCALE, EVIDENCE, start, end))


def test_fifteen_strokes_follow_the_last_evidence() -> None:
    assert len(after()) == 15


def test_each_yearly_stroke_is_thinner_than_the_one_before() -> None:
    assert all(later.width < earlier.width for earlier, later in pairwise(after()))


def test_yearly_strokes_stand_a_year_apart() -> None:
    assert {round(later.x - earlier.x, 0) for earlier, later in pairwise(after())} == {round(SCALE.year, 0)}


def test_yearly_strokes_stop_with_their_period() -> None:
    assert len(after(end=date(2012, 3, 31))) == 3


def test_yearly_strokes_count_from_the_evidence_also_where_the_period_begins_later() -> None:
    late = after(start=date(2014, 4, 1))
    assert len(late) == 10
    assert late[0].width == pytest.approx(after()[5].width)


def test_boundary_strokes_grow_until_they_meet_what_is_certain() -> None:
    grown = list(strokes.growing(100, 166, 6))
    assert len(grown) == 11
    assert all(later.width > earlier.width for earlier, later in pairwise(grown))
    assert grown[-1].right == pytest.approx(166)


def test_boundary_strokes_fall_where_a_standing_gives_way() -> None:
    falling = list(strokes.growing(100, 166, 6, falling=True))
    assert all(later.width < earlier.width for earlier, later in pairwise(falling))
    assert falling[0].x == 100


def test_presumed_strokes_are_all_alike_and_half_as_wide_as_their_room() -> None:
    alike = list(strokes.even(0, 60, 6))
    assert {round(stroke.width, 6) for stroke in alike} == {3.0}


@pytest.mark.parametrize("width", [0.4, 2, 5])
def test_a_boundary_shorter_than_a_stroke_stays_within_itself(width: float) -> None:
    (only,) = strokes.growing(100, 100 + width, 6)
    assert round(only.x, 6) >= 100
    assert only.right <= 100 + width + 1e-6
