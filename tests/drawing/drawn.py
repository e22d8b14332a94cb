"""Drawings of the worked examples, and small questions about what was drawn."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tests.status.test_worked_examples import hemnes
from tests.status.told import periods
from twinning.drawing.lettering import extent
from twinning.drawing.link_timeline import Lane, link_timeline
from twinning.drawing.marks import Mark
from twinning.drawing.shapes import Drawing, Pair, Path, Rect, Text
from twinning.drawing.words import Heading, Words
from twinning.status import Level, Period, Standing

TODAY = date(2026, 11, 22)
WORDS = Words(
    today="i dag",
    standings={standing: standing.value for standing in Standing},
    levels={level: level.value for level in Level},
    stroke_a_year="ett streck för varje år",
    no_statement="ingen källa",
    meetings="möten",
)
HEADING = Heading("Vännäs–Hemnes", "Två nivåer")
MUNICIPAL = frozenset({Level.MUNICIPAL})

Box = tuple[float, float, float, float]


def lanes() -> list[Lane]:
    notes = {"twin town": "från slutet av 1980-talet", "rest": "1996–2004", "taken up again": "från hösten 2005"}
    return [Lane(level, f"{level} level", periods(*hemnes(), level=level), notes) for level in Level]


def lane(*row: Period) -> list[Lane]:
    """One lane of these periods, and nothing said of the other level."""
    return [Lane(Level.MUNICIPAL, "municipal", row)]


def events() -> list[Mark]:
    return [
        Mark(1, date(1987, 1, 1), date(1989, 12, 31), MUNICIPAL),
        Mark(2, date(1996, 1, 1), date(2004, 12, 31), MUNICIPAL),
        Mark(3, date(2005, 9, 1), date(2005, 11, 30), MUNICIPAL),
        Mark(4, date(2008, 9, 1), date(2008, 11, 30)),
        Mark(5, date(2009, 3, 1), date(2009, 3, 31), note="sista belägg"),
    ]


def timeline(today: date = TODAY, marks: Sequence[Mark] | None = None, rows: Sequence[Lane] | None = None) -> Pair:
    return link_timeline(rows or lanes(), events() if marks is None else marks, today, WORDS, HEADING)


def every(pair: Pair) -> tuple[Drawing, ...]:
    """The drawing in each of its sizes."""
    return pair.drawings


def boxes(drawing: Drawing, css: str, top: float | None = None) -> list[Box]:
    """Left, top, width and height of the strokes drawn in a class, those of one lane if its top is given."""
    found = [box for path in paths(drawing, css) for box in _boxes(path.d)]
    return sorted(box for box in found if top is None or box[1] == top)


def paths(drawing: Drawing, css: str) -> list[Path]:
    return [shape for shape in drawing.walk() if isinstance(shape, Path) and shape.css.split()[:1] == [css]]


def hatched(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.walk() if isinstance(shape, Rect) and shape.hatched]


def lettered(drawing: Drawing, css: str) -> list[str]:
    return [text.text for text in drawing.texts() if text.css == css]


def overlapping(texts: Iterable[Text]) -> list[tuple[str, str]]:
    spans = [(text, extent(text)) for text in texts]
    return [
        (one.text, other.text)
        for index, (one, span) in enumerate(spans)
        for other, against in spans[index + 1 :]
        if span.meets(against)
    ]


def rightmost(drawing: Drawing) -> float:
    """The furthest right that any shape reaches, words aside."""
    return max(x for shape in drawing.walk() if not isinstance(shape, Text) for x in _edges(shape))


def _edges(shape: object) -> Iterator[float]:
    if isinstance(shape, Rect):
        yield shape.x + shape.width
    elif isinstance(shape, Path):
        yield from (left + width for left, _, width, _ in _boxes(shape.d))
        yield from (float(x) for x in re.findall(r"[ML]([-\d.]+)", shape.d))


def _boxes(d: str) -> list[Box]:
    found = re.findall(r"M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)", d)
    return [(float(x), float(y), float(width), float(height)) for x, y, width, height in found]
