"""The key to the drawings as data: a swatch, drawn by the same hand as the bars, and its word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.safestring import SafeString

from twinning.drawing import bars, strokes
from twinning.drawing.bars import Bar
from twinning.drawing.render import swatch
from twinning.drawing.scale import Scale
from twinning.drawing.shapes import Group, Path, Shape, Text, line
from twinning.drawing.strokes import Stroke
from twinning.drawing.support import Part
from twinning.status.types import Certainty, Period, Rule, Standing

WIDTH, SHORT, HEIGHT = 44.0, 10.0, 12.0
HATCH = "M0 12 12 0M6 12 18 0M12 12 24 0M18 12 30 0M24 12 36 0M30 12 42 0"


class Key(StrEnum):
    """Every entry that the key of a timeline may have, in the order in which they are shown."""

    CERTAIN = "certain"
    BOUNDARY = "boundary"
    YEARLY = "yearly"
    PRESUMED = "presumed"
    TENTATIVE = "tentative"
    SPORADIC = "sporadic"
    DORMANT = "dormant"
    PAUSED = "paused"
    PROPOSED = "proposed"
    ENDED = "ended"
    UNKNOWN = "unknown"
    EVENT = "event"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Swatch:
    key: str
    word: str
    shapes: tuple[Shape, ...]
    width: float = WIDTH

    @property
    def svg(self) -> SafeString:
        return swatch(self.shapes, self.width, HEIGHT)


def legend(words: Mapping[Key, str], keys: Iterable[Key]) -> list[Swatch]:
    """The entries asked for, in the order of ``Key``."""
    wanted = set(keys)
    return [Swatch(key, words[key], tuple(_shapes(key)), _width(key)) for key in Key if key in wanted]


def map_legend(words: Mapping[Standing, str], standings: Iterable[Standing], chain: str = "") -> list[Swatch]:
    """The sorts of line on a map: one for each standing, and the thin one of links that a chain makes."""
    present = set(standings)
    sorts = [(standing.value, words[standing], "") for standing in Standing if standing in present]
    if chain:
        sorts.append(("active", chain, " arc-chain"))
    across = Path(line(0, HEIGHT / 2, WIDTH, HEIGHT / 2), "")
    return [Swatch(f"{key}{css}", word, (Group(f"arc arc-{key}{css}", (across,)),)) for key, word, css in sorts]


def keys_for(lanes: Iterable[Sequence[Period]], today: date) -> set[Key]:
    """What a reader of these lanes has to have explained."""
    keys = {Key.CERTAIN, Key.UNKNOWN}
    for lane in lanes:
        for period in lane:
            if period.start <= today:
                keys |= set(_keys(period, min(period.end or today, today)))
    return keys


def _keys(period: Period, end: date) -> Iterable[Key]:
    if period.standing in _STANDINGS:
        yield _STANDINGS[period.standing]
    if period.certainty is Certainty.PRESUMED:
        yield Key.PRESUMED
    elif period.certainty is Certainty.POSSIBLE:
        yield Key.TENTATIVE if period.rule is Rule.STATED else Key.BOUNDARY
    elif period.standing not in _UNSTROKED and (period.last_evidence or end) < end:
        yield Key.YEARLY


_UNSTROKED = (Standing.UNKNOWN, Standing.ENDED)
_STANDINGS = {
    Standing.SPORADIC: Key.SPORADIC,
    Standing.DORMANT: Key.DORMANT,
    Standing.PAUSED: Key.PAUSED,
    Standing.PROPOSED: Key.PROPOSED,
    Standing.ENDED: Key.ENDED,
}
_BY_KEY = {key: standing for standing, key in _STANDINGS.items()}
_BAR = Bar(Scale(date(2000, 1, 1), date(2001, 1, 1), 0, WIDTH), 0, HEIGHT)
_WHOLE = Part(0, WIDTH, (Stroke(0, WIDTH),), solid=True)


def _width(key: Key) -> float:
    return SHORT if key in (Key.EVENT, Key.DIFFERS, Key.ENDED) else WIDTH


def _shapes(key: Key) -> list[Shape]:
    match key:
        case Key.UNKNOWN:
            return [Path(HATCH, "hatch-l")]
        case Key.ENDED:
            return [bars.cross(SHORT / 2, HEIGHT / 2)]
        case Key.EVENT:
            return [Path(line(SHORT / 2, 0, SHORT / 2, HEIGHT), "tick")]
        case Key.DIFFERS:
            return [Text(SHORT / 2, HEIGHT - 2, "≠", "tn", "middle")]
        case Key.PAUSED:
            return bars.fill(_BAR, Standing.PAUSED, _WHOLE) + bars.pause(_BAR, [_WHOLE])
        case _:
            return bars.fill(_BAR, _BY_KEY.get(key, Standing.ACTIVE), _part(key))


def _part(key: Key) -> Part:
    match key:
        case Key.BOUNDARY:
            cells = (*strokes.growing(2, 32, strokes.PITCH_WIDE), Stroke(32, 12))
        case Key.YEARLY:
            cells = tuple(Stroke(9.0 * index, width) for index, width in enumerate((7.0, 5.5, 4.0, 2.6, 1.2)))
        case Key.PRESUMED:
            cells = tuple(strokes.even(0, WIDTH, strokes.PITCH_WIDE))
        case Key.TENTATIVE:
            cells = tuple(strokes.even(0, WIDTH, strokes.PITCH_WIDE, strokes.TENTATIVE))
        case _:
            return _WHOLE
    return Part(0, WIDTH, cells, held=key is Key.PRESUMED)
