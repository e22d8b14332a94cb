"""The coast and the net of parallels and meridians behind the map (docs/decisions/0010-map-coast.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path as File

from twinning.drawing.projection import Point, View, inside, simplified
from twinning.drawing.shapes import number

COAST = File(__file__).resolve().parents[2] / "fixtures" / "coast.json"
MARGIN = 10.0
EVERY = 10


@lru_cache(maxsize=1)
def rings() -> tuple[tuple[Point, ...], ...]:
    """Each island and each stretch of mainland as a closed line of (latitude, longitude)."""
    stored = json.loads(COAST.read_text(encoding="utf-8"))["rings"]
    return tuple(tuple(_pairs(flat)) for flat in stored)


def _pairs(flat: Sequence[int]) -> Iterator[Point]:
    for longitude, latitude in zip(flat[::2], flat[1::2], strict=True):
        yield latitude / 100, longitude / 100


@lru_cache(maxsize=8)
def land(view: View) -> str:
    """Path data of the coast in a view; what lies wholly outside is left out, the rest the sheet itself cuts."""
    return "".join(f"{path(points)}Z" for ring in rings() if len(points := _seen(view, ring)) > 2)


def _seen(view: View, ring: Sequence[Point]) -> list[Point]:
    points = simplified([view.place(*place) for place in ring])
    across, down = [x for x, _ in points], [y for _, y in points]
    apart = (
        max(across) < -MARGIN
        or min(across) > view.width + MARGIN
        or max(down) < -MARGIN
        or min(down) > view.height + MARGIN
    )
    return [] if apart else points


@lru_cache(maxsize=8)
def graticule(view: View) -> str:
    """Every tenth parallel and meridian, as far as they are seen."""
    parallels = ([(lat, lon) for lon in range(-180, 181, 2)] for lat in range(0, 90, EVERY))
    meridians = ([(lat, lon) for lat in range(0, 81, 2)] for lon in range(-180, 180, EVERY))
    lines = (simplified([view.place(*place) for place in places]) for net in (parallels, meridians) for places in net)
    return "".join(path(piece) for line in lines for piece in inside(view, line))


def path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)
