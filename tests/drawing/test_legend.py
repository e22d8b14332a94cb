"""The key to the drawings, and the style sheet behind both."""

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings

from tests.drawing.drawn import TODAY, every, lanes, timeline
from tests.drawing.test_chain_chart import chart, year
from tests.drawing.test_lanes_chart import chart as lanes_of_vanersborg
from tests.drawing.test_map import drawn
from twinning.drawing.chain_chart import Member, Stint
from twinning.drawing.legend import Key, Swatch, keys_for, legend, map_legend
from twinning.drawing.render import markup
from twinning.status import Standing

WORDS = {key: f"{key} & so" for key in Key}


def test_a_page_explains_what_its_drawing_shows() -> None:
    keys = keys_for([lane.periods for lane in lanes()], TODAY)
    assert keys == {Key.CERTAIN, Key.BOUNDARY, Key.YEARLY, Key.DORMANT, Key.UNKNOWN}


def test_the_entries_keep_one_order() -> None:
    assert [entry.key for entry in legend(WORDS, [Key.UNKNOWN, Key.CERTAIN])] == ["certain", "unknown"]


@pytest.mark.parametrize("entry", legend(WORDS, Key), ids=lambda entry: entry.key)
def test_each_swatch_is_drawn_and_hidden_from_those_who_listen(entry: Swatch) -> None:
    root = ElementTree.fromstring(str(entry.svg))  # noqa: S314
    assert root.get("aria-hidden") == "true"
    assert len(root) > 0


def test_no_two_swatches_are_alike() -> None:
    assert len({entry.shapes for entry in legend(WORDS, Key)}) == len(Key)


def test_the_map_explains_the_standings_it_shows_and_the_chain() -> None:
    words = {standing: standing.value for standing in Standing}
    entries = map_legend(words, [Standing.UNKNOWN, Standing.ACTIVE], "genom kedjan")
    assert [entry.word for entry in entries] == ["active", "unknown", "genom kedjan"]


def test_every_class_that_is_drawn_has_a_rule_in_the_style_sheet() -> None:
    sheet = "".join(path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / "static/css").glob("*.css"))
    chain = chart(Member("Utajärvi", [Stint(year(1948), year(1976))], "1948–1976"))
    pairs = [timeline(), lanes_of_vanersborg(), chain, drawn().pair]
    written = "".join(markup(one) for pair in pairs for one in every(pair))
    written += "".join(entry.svg for entry in legend(WORDS, Key))
    classes = {name for group in re.findall(r'class="([^"]+)"', written) for name in group.split()}
    assert {name for name in classes if f".{name}" not in sheet} <= {"places", "names"}
