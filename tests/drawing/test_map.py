"""Links on the map: lines by standing, names that keep clear, places named outside."""

from xml.etree import ElementTree

import pytest

from tests.drawing.drawn import HEADING, every
from twinning.drawing import coast
from twinning.drawing.lettering import Span, width
from twinning.drawing.map import Map, Place, Tie, links_map
from twinning.drawing.projection import NARROW, WIDE, View
from twinning.drawing.render import markup
from twinning.drawing.shapes import Circle, Drawing, Group, Text
from twinning.status import Standing

PLACES = [
    Place("l", "Linköping", 58.41, 15.62, hub=True),
    Place("j", "Jönköping", 57.78, 14.16, hub=True),
    Place("v", "Vänersborg", 58.38, 12.32, hub=True),
    Place("r", "Roskilde", 55.64, 12.08),
    Place("y", "Lyngby", 55.77, 12.5),
    Place("g", "Slagelse", 55.4, 11.35),
    Place("p", "Palo Alto", 37.44, -122.14),
    Place("o", "Omaruru", -21.43, 15.94),
    Place("n", "Nuuk", 64.18, -51.72),
]
TIES = [
    Tie("l", "r", Standing.UNKNOWN, "Linköping–Roskilde"),
    Tie("l", "p", Standing.ACTIVE, "Linköping–Palo Alto"),
    Tie("v", "o", Standing.UNKNOWN, "Vänersborg–Omaruru"),
    Tie("v", "y", Standing.ACTIVE, "Vänersborg–Lyngby", chain=True),
    Tie("l", "n", Standing.ENDED, "Linköping–Nuuk"),
    Tie("l", "nowhere", Standing.ACTIVE, "no position"),
]


def drawn() -> Map:
    return links_map(PLACES, TIES, HEADING)


def groups(drawing: Drawing) -> dict[str, Group]:
    return {shape.css: shape for shape in drawing.shapes if isinstance(shape, Group)}


def names(drawing: Drawing) -> list[Text]:
    return [text for text in groups(drawing)["names"].shapes if isinstance(text, Text)]


def test_lines_are_sorted_by_standing_and_those_of_a_chain_apart() -> None:
    arcs = [css for css in groups(drawn().pair.wide) if css.startswith("arc")]
    assert arcs == ["arc arc-active arc-chain", "arc arc-ended", "arc arc-unknown", "arc arc-active"]


def test_each_line_says_which_link_it_is() -> None:
    root = ElementTree.fromstring(markup(drawn().pair.wide))  # noqa: S314
    titles = {title.text for title in root.iterfind("g/path/title")}
    assert titles == {tie.title for tie in TIES if tie.title != "no position"}


def test_places_outside_the_view_are_told_and_not_drawn() -> None:
    both_views = drawn()
    assert both_views.outside == ("Palo Alto", "Omaruru")
    assert both_views.outside_narrow == ("Palo Alto", "Omaruru", "Nuuk")
    dots = [shape for shape in both_views.pair.wide.walk() if isinstance(shape, Circle)]
    assert len(dots) == len(PLACES) - 2


def test_names_keep_clear_of_each_other_and_stay_on_the_sheet() -> None:
    for drawing in every(drawn().pair):
        boxes = [_box(text) for text in names(drawing)]
        assert not [1 for i, one in enumerate(boxes) for other in boxes[i + 1 :] if one.meets(other)]
        assert all(box.left >= 0 and box.right <= drawing.width for box in boxes)


def test_every_hub_is_named() -> None:
    for drawing in every(drawn().pair):
        assert {text.text for text in names(drawing) if text.css == "hubn"} == {"Linköping", "Jönköping", "Vänersborg"}


@pytest.mark.parametrize("view", [WIDE, NARROW])
def test_there_is_land_and_it_is_drawn_once(view: View) -> None:
    assert coast.land(view).count("M") > 10
    assert coast.land(view) is coast.land(view)


def test_the_coast_is_small_and_says_where_it_comes_from() -> None:
    stored = coast.COAST.read_text(encoding="utf-8")
    assert len(stored) < 150_000
    assert "Natural Earth" in stored


@pytest.mark.parametrize("place", [(60.2, 19.95), (62.1, -6.9), (66.1, -18.9)])
def test_the_islands_of_the_founding_parties_are_on_the_map(place: tuple[float, float]) -> None:
    """Åland, the Faroes and Iceland."""
    near = [ring for ring in coast.rings() if min(abs(lat - place[0]) + abs(lon - place[1]) for lat, lon in ring) < 0.5]
    assert near


def test_the_same_links_give_the_same_map() -> None:
    assert markup(drawn().pair.wide) == markup(links_map(PLACES, TIES, HEADING).pair.wide)


def _box(text: Text) -> Span:
    wide = width(text.text, text.css or "map")
    left = {"start": text.x, "middle": text.x - wide / 2, "end": text.x - wide}[text.anchor]
    return Span(left, left + wide, text.y - 8, text.y + 2)
