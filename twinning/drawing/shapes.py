"""The few shapes that a drawing is made of, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    css: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    d: str
    css: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    r: float
    css: str


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    text: str
    css: str = ""
    anchor: Anchor = "start"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A symbol of the page's sprite (``#g-active`` …), 12 units square there."""

    x: float
    y: float
    size: float
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    css: str
    shapes: tuple[Shape, ...]


Shape = Rect | Path | Circle | Text | Glyph | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture: ``css`` tells timeline from map, wide from narrow; ``uid`` keeps its ids apart on a page."""

    uid: str
    css: str
    width: float
    height: float
    title: str
    desc: str
    shapes: tuple[Shape, ...] = field(default=())

    def walk(self) -> Iterator[Rect | Path | Circle | Text | Glyph]:
        """Every shape, groups opened."""
        return _walk(self.shapes)

    def texts(self) -> list[Text]:
        return [shape for shape in self.walk() if isinstance(shape, Text)]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same drawing for wide pages and for narrow ones, since text is never scaled; and for print and tablets."""

    wide: Drawing
    narrow: Drawing
    middle: Drawing | None = None

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        return (self.wide, self.middle, self.narrow) if self.middle else (self.wide, self.narrow)


def _walk(shapes: Iterable[Shape]) -> Iterator[Rect | Path | Circle | Text | Glyph]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _walk(shape.shapes)
        else:
            yield shape


def number(value: float) -> str:
    """One decimal is a tenth of a pixel; whole numbers stand without it."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def box(x: float, y: float, width: float, height: float) -> str:
    """Path data of a rectangle, so that many strokes share one element."""
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
