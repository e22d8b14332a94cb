"""Links as great circles between places; the sort of line is the standing, the thin ones come from a chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinning.drawing import coast
from twinning.drawing.place_names import Spot, place_names
from twinning.drawing.projection import NARROW, WIDE, Point, View, great_circle, inside, simplified
from twinning.drawing.shapes import Circle, Drawing, Group, Pair, Path, Shape
from twinning.drawing.words import Heading
from twinning.status.types import Standing

HUB, DOT = 3.2, 2.2
# Drawn in this order, so that what is vouched for lies on top.
ORDER = (
    Standing.ENDED,
    Standing.UNKNOWN,
    Standing.PROPOSED,
    Standing.DORMANT,
    Standing.PAUSED,
    Standing.SPORADIC,
    Standing.ACTIVE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality on the map; a hub (one of those whose links are shown) is drawn larger and named first."""

    key: str
    name: str
    latitude: float
    longitude: float
    hub: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two places, by their keys; ``chain`` says that it follows from a chain alone."""

    start: str
    end: str
    standing: Standing
    title: str
    chain: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """The map in both sizes, and the names of the places that each leaves outside."""

    pair: Pair
    outside: tuple[str, ...]
    outside_narrow: tuple[str, ...]


def links_map(places: Sequence[Place], ties: Sequence[Tie], heading: Heading, *, uid: str = "map") -> Map:
    wide, narrow = (_drawing(view, places, ties, heading, uid) for view in (WIDE, NARROW))
    return Map(Pair(wide, narrow), outside(WIDE, places), outside(NARROW, places))


def outside(view: View, places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(place.name for place in places if not view.holds(_point(view, place)))


def _point(view: View, place: Place) -> Point:
    return view.place(place.latitude, place.longitude)


def _drawing(view: View, places: Sequence[Place], ties: Sequence[Tie], heading: Heading, uid: str) -> Drawing:
    lines = {tie: _line(view, tie, {place.key: place for place in places}) for tie in ties}
    spots = _spots(view, places, ties)
    shapes: list[Shape] = [Path(coast.graticule(view), "grat"), Path(coast.land(view), "land")]
    shapes += _arcs(lines)
    shapes.append(Group("places", tuple(_dot(spot) for spot in spots)))
    shapes.append(Group("names", tuple(place_names(view, spots, [p for line in lines.values() for p in line]))))
    uid = f"{uid}{view.name[0]}"
    return Drawing(uid, f"map {view.name}", view.width, view.height, heading.title, heading.desc, tuple(shapes))


def _line(view: View, tie: Tie, places: Mapping[str, Place]) -> list[list[Point]]:
    """The pieces of a link's great circle that lie in the view; none where an end has no position."""
    start, end = places.get(tie.start), places.get(tie.end)
    if start is None or end is None:
        return []
    way = great_circle((start.latitude, start.longitude), (end.latitude, end.longitude))
    return list(inside(view, simplified([view.place(*place) for place in way])))


def _arcs(lines: Mapping[Tie, list[list[Point]]]) -> Iterator[Group]:
    """Links through a chain at the bottom, then links of their own."""
    for chain in (True, False):
        for standing in ORDER:
            same = [tie for tie in lines if tie.chain is chain and tie.standing is standing and lines[tie]]
            css = f"arc arc-{standing.value}{' arc-chain' if chain else ''}"
            paths = tuple(Path("".join(map(coast.path, lines[tie])), "", tie.title) for tie in same)
            if paths:
                yield Group(css, paths)


def _spots(view: View, places: Sequence[Place], ties: Sequence[Tie]) -> list[Spot]:
    """The places in the view: hubs first, then those with the most links, so that these keep their names."""
    counted = Counter(key for tie in ties for key in (tie.start, tie.end) if not tie.chain)
    order = sorted(places, key=lambda place: (not place.hub, -counted[place.key], place.name, place.key))
    seen = [(place, point) for place in order if view.holds(point := _point(view, place))]
    return [Spot(place.name, point, HUB if place.hub else DOT, place.hub) for place, point in seen]


def _dot(spot: Spot) -> Circle:
    x, y = spot.point
    return Circle(x, y, spot.radius, "hub" if spot.hub else "pl")
