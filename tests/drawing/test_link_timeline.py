"""The timeline of Vännäs–Hemnes, and the shapes of every standing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.drawing.drawn import (
    TODAY,
    boxes,
    events,
    every,
    hatched,
    lane,
    lettered,
    overlapping,
    paths,
    rightmost,
    timeline,
)
from twinning.drawing.marks import Mark
from twinning.drawing.scale import axis
from twinning.drawing.shapes import Drawing
from twinning.status import Certainty, Period, Rule, Standing

SCALE = axis(date(1987, 1, 1), TODAY, 216, 1150)
MUNICIPAL_BAR, CIVIL_BAR = 70, 164
ENDS = {"wide": (216, 1150), "middle": (168, 678), "narrow": (0, 327)}
SILENCE = Period(date.min, date(1999, 12, 31), Standing.UNKNOWN, None, Rule.NO_STATEMENT)


def one(standing: Standing, certainty: Certainty | None = Certainty.CERTAIN, rule: Rule = Rule.STATED) -> Drawing:
    """A lane that stands in one way from 2000 on, vouched for until today."""
    held = Period(date(2000, 1, 1), None, standing, certainty, rule, "s", last_evidence=TODAY)
    return timeline(marks=[], rows=lane(SILENCE, held)).wide


def test_the_lane_is_empty_before_the_link_begins() -> None:
    wide = timeline().wide
    begins = SCALE.x(date(1987, 1, 1))
    assert min(box[0] for box in boxes(wide, "f-life")) > begins
    assert min(rect.x for rect in hatched(wide)) >= begins


def test_a_level_of_which_nobody_speaks_is_hatched_from_the_day_the_link_begins() -> None:
    first = min((rect for rect in hatched(timeline().wide) if rect.y == CIVIL_BAR), key=lambda rect: rect.x)
    assert first.x == pytest.approx(SCALE.x(date(1987, 1, 1)), abs=1)
    assert first.x + first.width == pytest.approx(SCALE.x(date(2009, 3, 1)), abs=1)


def test_the_rough_start_grows_towards_the_day_on_which_it_is_certain() -> None:
    certain = SCALE.x(date(1989, 12, 31))
    strokes = [box for box in boxes(timeline().wide, "f-life", MUNICIPAL_BAR) if box[0] + box[2] <= certain + 0.2]
    assert len(strokes) == 11
    assert all(later[2] >= earlier[2] for earlier, later in pairwise(strokes))
    assert strokes[0][2] < 2 < 4 < strokes[-1][2]


def test_it_is_solid_where_it_is_certain() -> None:
    solid = [box for box in boxes(timeline().wide, "f-life", MUNICIPAL_BAR) if box[2] > 20]
    spans = [(date(1989, 12, 31), date(1995, 12, 31)), (date(2005, 11, 30), date(2009, 3, 31))]
    ends = [end for box in solid for end in (box[0], box[0] + box[2])]
    assert ends == pytest.approx([end for start, last in spans for end in (SCALE.x(start), SCALE.after(last))], abs=0.2)


def test_dormancy_is_hollow() -> None:
    (hollow,) = boxes(timeline().wide, "o-rest")
    assert hollow[0] == pytest.approx(SCALE.x(date(1996, 1, 1)), abs=1)
    assert hollow[0] + hollow[2] == pytest.approx(SCALE.x(date(2005, 1, 1)), abs=1)


@pytest.mark.parametrize("size", ["wide", "middle", "narrow"])
def test_fifteen_strokes_can_be_counted_after_the_last_evidence(size: str) -> None:
    drawing = getattr(timeline(), size)
    top = min(box[1] for box in boxes(drawing, "f-life"))
    scale = axis(date(1987, 1, 1), TODAY, *ENDS[size])
    strokes = [box for box in boxes(drawing, "f-life", top) if box[0] > scale.x(date(2009, 3, 31))]
    assert len(strokes) == 15
    assert all(later[2] <= earlier[2] for earlier, later in pairwise(strokes))


def test_what_nobody_vouches_for_any_more_is_hatched_until_today() -> None:
    last = max((rect for rect in hatched(timeline().wide) if rect.y == MUNICIPAL_BAR), key=lambda rect: rect.x)
    assert last.x == pytest.approx(SCALE.x(date(2024, 4, 1)), abs=1)
    assert last.x + last.width == pytest.approx(1150, abs=1)


@pytest.mark.parametrize("today", [TODAY, date(2008, 12, 31), date(1988, 6, 1)])
def test_nothing_is_drawn_right_of_the_day_shown(today: date) -> None:
    for drawing, right in zip(every(timeline(today)), (1150, 678, 327), strict=True):
        assert rightmost(drawing) <= right + 0.1


@pytest.mark.parametrize("year", [2100, 2400, 5000, 9999])
def test_a_far_day_is_drawn_though_no_word_finds_room(year: int) -> None:
    for drawing in every(timeline(date(year, 12, 31))):
        assert drawing.shapes


def test_a_past_day_shows_no_later_event() -> None:
    assert lettered(timeline(date(2000, 1, 1)).wide, "tn") == ["1", "2"]


def test_the_day_shown_is_named_at_its_rule() -> None:
    for drawing in every(timeline()):
        assert lettered(drawing, "ta") == ["i dag"]
        assert len(paths(drawing, "now")) == 1


def test_each_standing_has_its_word_and_its_date() -> None:
    wide = timeline().wide
    assert lettered(wide, "t-life") == ["active", "active", "active"]
    assert lettered(wide, "t-rest") == ["dormant"]
    assert {"från slutet av 1980-talet", "1996–2004", "från hösten 2005", "ingen källa"} <= set(lettered(wide, "t2"))


def test_a_narrow_drawing_keeps_the_words_and_drops_their_dates() -> None:
    narrow = timeline().narrow
    assert lettered(narrow, "t-rest") == ["dormant"]
    assert "1996–2004" not in lettered(narrow, "t2")


def test_the_yearly_strokes_are_explained_once() -> None:
    assert lettered(timeline().wide, "t2").count("ett streck för varje år") == 1


@pytest.mark.parametrize("today", [TODAY, date(2010, 1, 1), date(1996, 2, 1)])
def test_no_words_overlap(today: date) -> None:
    for drawing in every(timeline(today)):
        assert overlapping(drawing.texts()) == []


def test_ten_crowded_events_share_places_and_keep_all_their_numbers() -> None:
    first = date(2008, 1, 1)
    crowd = [Mark(n, first + timedelta(days=30 * n), first + timedelta(days=30 * n)) for n in range(1, 11)]
    for drawing in every(timeline(marks=crowd)):
        assert overlapping(drawing.texts()) == []
        assert len(paths(drawing, "tick")) == 20
        assert lettered(drawing, "tn")[0].startswith("1")
        assert lettered(drawing, "tn")[-1].endswith("10")


def test_two_crowded_events_share_a_tick_in_the_narrow_drawing() -> None:
    assert lettered(timeline().narrow, "tn") == ["1", "2", "3", "4, 5", "4, 5"]


def test_an_interval_is_a_bracket_and_a_point_a_tick() -> None:
    ticks = [path.d for path in paths(timeline(marks=events()[1:2] + events()[4:]).wide, "tick")]
    assert ticks[0].endswith("v-5")
    assert "L" in ticks[1]


def test_sporadic_is_an_outline_with_its_lower_half_filled() -> None:
    drawing = one(Standing.SPORADIC)
    (outline,), (filled,) = boxes(drawing, "o-life"), boxes(drawing, "f-life")
    assert filled[1] == MUNICIPAL_BAR + 10
    assert filled[3] == 10
    assert outline[3] == pytest.approx(18.6)


def test_a_pause_is_hollow_with_two_bars_at_its_start() -> None:
    drawing = one(Standing.PAUSED)
    (hollow,), pause = boxes(drawing, "o-rest"), boxes(drawing, "f-rest")
    assert len(pause) == 2
    assert all(hollow[0] < bar[0] < hollow[0] + 15 for bar in pause)


def test_a_proposal_is_a_dashed_outline() -> None:
    assert len(boxes(one(Standing.PROPOSED), "o-prop")) == 1


def test_an_end_is_a_cross_on_its_day_and_then_nothing() -> None:
    active = Period(date(2000, 1, 1), date(2009, 12, 31), Standing.ACTIVE, Certainty.CERTAIN, Rule.STATED)
    ended = Period(date(2010, 1, 1), None, Standing.ENDED, Certainty.CERTAIN, Rule.STATED)
    drawing = timeline(marks=[], rows=lane(SILENCE, active, ended)).wide
    day = axis(date(2000, 1, 1), TODAY, 216, 1150).x(date(2010, 1, 1))
    (cross,) = paths(drawing, "o-end")
    assert cross.d.startswith(f"M{day - 4:.1f} ")
    assert max(x + width for x, _, width, _ in boxes(drawing, "f-life")) == pytest.approx(day, abs=0.1)
    assert hatched(drawing) == []


def test_an_end_that_is_only_possible_is_a_line_without_a_cross() -> None:
    drawing = one(Standing.ENDED, Certainty.POSSIBLE, Rule.UNDATED)
    (line,) = paths(drawing, "o-end")
    assert "l8 8" not in line.d


def test_presumed_is_drawn_in_even_strokes_held_by_a_rule() -> None:
    drawing = one(Standing.ACTIVE, Certainty.PRESUMED, Rule.PRESUMED)
    widths = [box[2] for box in boxes(drawing, "f-life")]
    assert len(widths) > 50
    assert max(widths) - min(widths) < 0.2
    assert len(paths(drawing, "h-life")) == 1


def test_what_is_only_possible_is_thinner_than_what_is_certain() -> None:
    listed = one(Standing.ACTIVE, Certainty.POSSIBLE)
    assert max(box[2] for box in boxes(listed, "f-life")) < 3


def test_a_link_of_which_nothing_is_known_is_hatched_from_the_first_event() -> None:
    silent = lane(Period(date.min, None, Standing.UNKNOWN, None, Rule.NO_STATEMENT))
    (rect,) = hatched(timeline(marks=[Mark(1, date(2014, 1, 1), date(2014, 12, 31))], rows=silent).wide)
    assert rect.x == pytest.approx(axis(date(2014, 1, 1), TODAY, 216, 1150).x(date(2014, 1, 1)), abs=1)
