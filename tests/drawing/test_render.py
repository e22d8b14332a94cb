"""Shapes to SVG: well-formed, described, escaped, free of inline style."""

from xml.etree import ElementTree

import pytest

from tests.drawing.drawn import HEADING, every, timeline
from twinning.drawing.render import document, markup, svg
from twinning.drawing.shapes import Drawing, Pair, Path, Rect, Text
from twinning.drawing.words import Heading

SVG = "{http://www.w3.org/2000/svg}"


def drawing(*shapes: Text | Path | Rect, heading: Heading = HEADING) -> Drawing:
    return Drawing("x", "tl wide", 100, 50, heading.title, heading.desc, shapes)


@pytest.mark.parametrize("size", ["wide", "middle", "narrow"])
def test_a_timeline_is_well_formed_and_described(size: str) -> None:
    root = ElementTree.fromstring(markup(getattr(timeline(), size)))  # noqa: S314
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    assert [root.findtext(f"*[@id='{name}']") for name in ids] == ["Vännäs–Hemnes", "Två nivåer"]


def test_the_sizes_keep_their_ids_apart() -> None:
    roots = [ElementTree.fromstring(markup(one)) for one in every(timeline())]  # noqa: S314
    ids = [element.get("id") for root in roots for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 9


def test_words_from_outside_are_escaped() -> None:
    evil = '<script>alert("1")</script>&'
    written = markup(drawing(Text(0, 0, evil), Path("M0 0", "", evil), heading=Heading(evil, evil)))
    assert "<script" not in written
    root = ElementTree.fromstring(written)  # noqa: S314
    assert root.findtext("text") == root.findtext("title") == root.findtext("path/title") == evil


def test_no_style_and_no_script_stand_in_the_page() -> None:
    written = svg(timeline())
    assert "style" not in written
    assert "script" not in written


def test_a_pair_is_drawn_wide_and_narrow() -> None:
    written = svg(Pair(drawing(), drawing()))
    assert written.count("<svg") == 2


def test_the_hatching_is_defined_only_where_it_is_used() -> None:
    assert "<pattern" not in markup(drawing())
    assert 'fill="url(#x-h)"' in markup(drawing(Rect(0, 0, 5, 5, hatched=True)))


def test_a_file_of_its_own_carries_its_style() -> None:
    root = ElementTree.fromstring(document(drawing(), ".tl > text { fill: red }").encode())  # noqa: S314
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}style") == ".tl > text { fill: red }"
