"""The members of the Nordic chain over time."""

from datetime import date
from itertools import pairwise

import pytest

from tests.drawing.drawn import HEADING, TODAY, WORDS, boxes, every, hatched, lettered, overlapping, paths, rightmost
from twinning.drawing.chain_chart import Member, Rough, Stint, chain_chart
from twinning.drawing.marks import Mark
from twinning.drawing.scale import axis
from twinning.drawing.shapes import Drawing, Pair

SCALE = axis(date(1946, 1, 1), TODAY, 216, 1150)


def year(first: int, last: int | None = None) -> Rough:
    return Rough(date(first, 1, 1), date(last or first, 12, 31))


def chart(*members: Member, meetings: tuple[Mark, ...] = (), today: date = TODAY) -> Pair:
    founder = Member("Vänersborg", [Stint(year(1946))])
    return chain_chart([founder, *members], meetings, today, WORDS, HEADING)


def second_row(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    tops = sorted({box[1] for box in boxes(drawing, "f-life")})
    return boxes(drawing, "f-life", tops[1])


def test_a_member_is_drawn_from_joining_until_today() -> None:
    bar = second_row(chart(Member("Kangasala", [Stint(year(1977))])).wide)
    assert bar[0][0] == pytest.approx(SCALE.x(date(1977, 7, 1)), abs=6)
    assert bar[-1][0] + bar[-1][2] == pytest.approx(1150, abs=0.1)


def test_a_member_that_left_is_crossed_on_the_day_and_gone_after_it() -> None:
    wide = chart(Member("Utajärvi", [Stint(year(1948), year(1976))])).wide
    gone = SCALE.x(date(1977, 1, 1))
    assert len(paths(wide, "o-end")) == 1
    assert max(box[0] + box[2] for box in second_row(wide)) <= gone


def test_a_rough_joining_grows_and_a_rough_leaving_falls() -> None:
    bar = second_row(chart(Member("Arsuk", [Stint(year(1950, 1959), year(1980, 1989))])).wide)
    joining = [box[2] for box in bar if box[0] + box[2] <= SCALE.x(date(1959, 12, 31))]
    leaving = [box[2] for box in bar if box[0] >= SCALE.x(date(1980, 1, 1)) - 0.1]
    assert all(later >= earlier for earlier, later in pairwise(joining))
    assert all(later <= earlier for earlier, later in pairwise(leaving))
    assert min(len(joining), len(leaving)) > 10


def test_a_member_that_came_back_has_two_bars_on_one_line() -> None:
    wide = chart(Member("Lich", [Stint(year(1950), year(1960)), Stint(year(1990))])).wide
    away = (SCALE.x(date(1961, 1, 1)), SCALE.x(date(1990, 1, 1)))
    assert not [box for box in second_row(wide) if away[0] < box[0] + box[2] / 2 < away[1]]
    assert second_row(wide)[-1][0] > away[1]


def test_an_unknown_joining_is_hatched_until_the_leaving() -> None:
    (unknown,) = hatched(chart(Member("Eiði", [Stint(Rough(None, None), year(2001))])).wide)
    assert unknown.x == pytest.approx(SCALE.x(SCALE.first), abs=1)
    assert unknown.x + unknown.width < SCALE.x(date(2002, 1, 1))


def test_a_member_is_vouched_for_fifteen_years_after_the_last_evidence() -> None:
    wide = chart(Member("Husby", [Stint(year(1960), evidence=date(1970, 1, 1))])).wide
    assert len([box for box in second_row(wide) if box[0] > SCALE.x(date(1970, 1, 2))]) == 15
    assert hatched(wide)[0].x == pytest.approx(SCALE.x(date(1985, 1, 2)), abs=1)


def test_disagreement_is_marked_and_meetings_are_ticked() -> None:
    arsuk = Member("Arsuk", [Stint(year(1987))], "sedan 1987", [date(1989, 1, 1)])
    meetings = (Mark(1, date(1992, 10, 25), date(1992, 10, 28), note="1992"), Mark(2, date(2007, 1, 1), None))
    for drawing in every(chart(arsuk, meetings=meetings)):
        assert lettered(drawing, "tn") == ["≠"]
        assert len(paths(drawing, "tick")) == 2
        assert overlapping(drawing.texts()) == []


def test_nothing_lies_beyond_a_past_day() -> None:
    pair = chart(Member("Arsuk", [Stint(year(1987))]), today=date(1988, 1, 1))
    assert rightmost(pair.wide) <= 1152
    assert rightmost(pair.narrow) <= 328
