"""The earth on a flat sheet: an equal-area projection, great circles, and lines cut at the edge of the view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt

Point = tuple[float, float]
STEP = radians(2)
CLOSE = 0.3


@dataclass(frozen=True, slots=True)
class View:
    """A window on Lambert's azimuthal equal-area projection: its centre, its scale, and where the centre lies."""

    name: str
    width: float
    height: float
    latitude: float
    longitude: float
    scale: float
    x: float
    y: float

    def place(self, latitude: float, longitude: float) -> Point:
        lat, lon, lat0 = radians(latitude), radians(longitude - self.longitude), radians(self.latitude)
        towards = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(lon)
        k = self.scale * sqrt(2 / max(1 + towards, 1e-9))
        east = cos(lat) * sin(lon)
        north = cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(lon)
        return self.x + k * east, self.y - k * north

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        x, y = point
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


# Both views centre on the sea routes that the founding links follow: the Nordic countries and the North Atlantic.
WIDE = View("wide", 936, 600, 60.8, -6.0, 1175, 458, 256)
NARROW = View("narrow", 328, 400, 62.0, 17.0, 1250, 154, 189)


def great_circle(start: Point, end: Point) -> list[Point]:
    """The shortest way between two places (latitude, longitude), in steps short enough to look curved."""
    a, b = _vector(start), _vector(end)
    angle = acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    if angle < 1e-9:
        return [start, end]
    count = max(1, ceil(angle / STEP))
    inner = (_between(a, b, angle, index / count) for index in range(1, count))
    return [start, *inner, end]


def _vector(place: Point) -> tuple[float, float, float]:
    lat, lon = radians(place[0]), radians(place[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _between(a: tuple[float, ...], b: tuple[float, ...], angle: float, share: float) -> Point:
    near, far = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x, y, z = (near * p + far * q for p, q in zip(a, b, strict=True))
    return degrees(asin(max(-1.0, min(1.0, z)))), degrees(atan2(y, x))


def simplified(points: Sequence[Point], close: float = CLOSE) -> list[Point]:
    """The line without the points that do not show (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    distance, index = max((_off(points[0], points[-1], points[i]), i) for i in range(1, len(points) - 1))
    if distance <= close:
        return [points[0], points[-1]]
    return simplified(points[: index + 1], close)[:-1] + simplified(points[index:], close)


def _off(start: Point, end: Point, point: Point) -> float:
    (ax, ay), (bx, by), (x, y) = start, end, point
    length = hypot(bx - ax, by - ay)
    if not length:
        return hypot(x - ax, y - ay)
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length


def inside(view: View, points: Sequence[Point]) -> Iterator[list[Point]]:
    """The pieces of a line that lie in the view."""
    piece: list[Point] = []
    for a, b in pairwise(points):
        cut = cut_segment(a, b, view.width, view.height)
        if cut is None:
            continue
        if piece and piece[-1] != cut[0]:
            yield piece
            piece = []
        piece = piece or [cut[0]]
        piece.append(cut[1])
    if piece:
        yield piece


def cut_segment(a: Point, b: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """A segment cut at a sheet's edges (Liang and Barsky, 1984); None where it passes outside."""
    (x, y), (dx, dy) = a, (b[0] - a[0], b[1] - a[1])
    enters, leaves = 0.0, 1.0
    for step, room in ((-dx, x), (dx, width - x), (-dy, y), (dy, height - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    if enters > leaves:
        return None
    start = a if enters == 0 else (x + enters * dx, y + enters * dy)
    end = b if leaves == 1 else (x + leaves * dx, y + leaves * dy)
    return start, end
