"""All links of Vänersborg on one axis."""

from datetime import date

import pytest

from tests.drawing.drawn import HEADING, TODAY, WORDS, boxes, every, hatched, lettered, overlapping, paths, rightmost
from tests.status.told import CIVIL, MUNICIPAL, established, periods, told
from twinning.drawing.lanes_chart import Row, Section, lanes_chart
from twinning.drawing.marks import Mark
from twinning.drawing.shapes import Glyph, Pair
from twinning.status import Level, Period, Rule, Standing

SILENCE = [Period(date.min, None, Standing.UNKNOWN, None, Rule.NO_STATEMENT)]


def row(name: str, year: str, differs: date | None = None) -> Row:
    said = [
        established("joined", year),
        told("dormant", "2014", Standing.DORMANT, levels=MUNICIPAL, source="2014-12-31"),
        told("active", "2014", Standing.ACTIVE, levels=CIVIL, source="2014-12-31"),
    ]
    municipal, civil = (periods(*said, level=level) for level in Level)
    return Row(name, municipal, civil, differs=[differs] if differs else [])


def chart(today: date = TODAY) -> Pair:
    chain = [row("Herning", "1946"), row("Kangasala", "1977"), row("Arsuk", "1987", date(1989, 1, 1))]
    meetings = [Mark(n, date(year, 1, 1), date(year, 12, 31)) for n, year in enumerate((1992, 2007, 2008))]
    heard = [Mark(1, date(2014, 1, 1), date(2014, 12, 31))]
    others = [Row("Omaruru", SILENCE, SILENCE, heard, note="nämnd 2014")]
    return lanes_chart([Section("Nordiska kedjan", chain, meetings), Section("Övriga", others)], today, WORDS, HEADING)


def test_each_link_is_named_and_has_two_lanes_nine_high() -> None:
    wide = chart().wide
    assert lettered(wide, "tb") == ["Herning", "Kangasala", "Arsuk", "Omaruru"][:4]
    heights = {box[3] for box in boxes(wide, "f-life")} | {rect.height for rect in hatched(wide)}
    tops = sorted({box[1] for box in boxes(wide, "f-life")})
    assert heights == {9.0}
    assert [second - first for first, second in zip(tops[::2], tops[1::2], strict=True)] == [15.5] * 3


def test_sections_stand_under_their_headings() -> None:
    for drawing in every(chart()):
        assert lettered(drawing, "ti") == ["Nordiska kedjan", "Övriga"]


def test_the_right_end_says_how_each_level_stands_today() -> None:
    glyphs = [shape.name for shape in chart().wide.walk() if isinstance(shape, Glyph)]
    assert glyphs == ["dormant", "active"] * 3 + ["unknown", "unknown"]


def test_a_past_day_has_the_standings_of_that_day() -> None:
    glyphs = [shape.name for shape in chart(date(1950, 1, 1)).wide.walk() if isinstance(shape, Glyph)]
    assert glyphs == ["active", "active", *["unknown"] * 6]


def test_a_narrow_chart_leaves_the_words_of_today_to_the_table() -> None:
    assert not [shape for shape in chart().narrow.walk() if isinstance(shape, Glyph)]


def test_sources_that_disagree_are_marked_where_they_disagree() -> None:
    for drawing in every(chart()):
        assert lettered(drawing, "tn") == ["≠"]


def test_a_chain_shows_its_meetings() -> None:
    for drawing in every(chart()):
        assert "möten" in lettered(drawing, "t2")
        assert len(paths(drawing, "tick")) == 3 + 2


def test_what_is_not_yet_is_blank_in_every_row() -> None:
    wide = chart().wide
    kangasala = sorted({box[1] for box in boxes(wide, "f-life")})[2]
    assert min(box[0] for box in boxes(wide, "f-life", kangasala)) > 500


@pytest.mark.parametrize("today", [TODAY, date(1995, 6, 30)])
def test_no_words_overlap_and_nothing_lies_beyond_today(today: date) -> None:
    pair = chart(today)
    assert [overlapping(drawing.texts()) for drawing in every(pair)] == [[], [], []]
    assert max(rect.x + rect.width for rect in hatched(pair.wide)) <= 984
    assert rightmost(pair.narrow) <= 328


def test_a_municipality_without_links_has_an_empty_chart() -> None:
    for drawing in every(lanes_chart([], TODAY, WORDS, HEADING)):
        assert lettered(drawing, "ta") == ["i dag"]
        assert lettered(drawing, "tb") == []


def test_a_name_too_long_for_its_place_is_cut() -> None:
    long = Row("Samkommunen för de dansktalande i Sydslesvig", SILENCE, SILENCE)
    drawn = lanes_chart([Section("", [long])], TODAY, WORDS, HEADING)
    assert [lettered(drawing, "tb")[0][-1] for drawing in every(drawn)] == ["…", "…", "g"]
