"""TIFF and BigTIFF: a chain of directories, one for each page, and the strips or tiles that they point at."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.sizes import check_size
from archive.scanning.window import Shape, Window

MOST_ENTRIES = 1000
# Strips and tiles of the whole file, and of one page, whose list is held in memory.
MOST_PARTS, MOST_PARTS_OF_PAGE = 2_000_000, 300_000
_SUBFILE, _WIDTH, _HEIGHT, _TILE_WIDTH, _TILE_HEIGHT = 254, 256, 257, 322, 323
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_READ = {_SUBFILE, _WIDTH, _HEIGHT, _TILE_WIDTH, _TILE_HEIGHT, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES}
# Of a page that shows another one smaller, or masks it.
_NOT_A_PAGE = 0b101
# The types of whole numbers that offsets and sizes are written in.
_NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}


@dataclass(frozen=True)
class Layout:
    """How numbers are written in this file: byte order, and 32 or 64 bits."""

    order: str
    big: bool

    @property
    def offset(self) -> str:
        return "Q" if self.big else "I"

    def read(self, window: Window, place: int, form: str) -> tuple[int, ...]:
        packed = struct.Struct(self.order + form)
        return packed.unpack(window.at(place, packed.size))


@dataclass(frozen=True)
class Entry:
    """One tag: how many numbers of which type, and where they stand."""

    form: str
    count: int
    place: int

    def numbers(self, window: Window, layout: Layout) -> tuple[int, ...]:
        return _pointed(layout, window, self.place, f"{self.count}{self.form}")


def read_tiff(window: Window, limits: Limits) -> Shape:
    layout, place = _opening(window)
    sizes, pages, parts = [], 0, 0
    for directory in _chain(window, layout, place, limits):
        sizes.append(_size(window, layout, directory, limits))
        # Smaller versions that follow the last page, as in a pyramid, are no pages; others must keep their number.
        pages = len(sizes) if _is_page(window, layout, directory) or not pages else pages
        parts += _check_parts(window, layout, directory, MOST_PARTS - parts)
    if not sizes:
        raise Refused("no_pages")
    return Shape(pages, *sizes[0])


def _opening(window: Window) -> tuple[Layout, int]:
    order = "<" if window.at(0, 2) == b"II" else ">"
    small, big = Layout(order, big=False), Layout(order, big=True)
    if small.read(window, 2, "H") == (42,):
        return small, small.read(window, 4, "I")[0]
    if big.read(window, 4, "HH") != (8, 0):
        raise Refused("damaged")
    return big, big.read(window, 8, "Q")[0]


def _pointed(layout: Layout, window: Window, place: int, form: str) -> tuple[int, ...]:
    """What the file points at; where that lies beyond its end, it says so."""
    if place + struct.calcsize("=" + form) > window.size:
        raise Refused("beyond")
    return layout.read(window, place, form)


def _chain(window: Window, layout: Layout, place: int, limits: Limits) -> Iterator[dict[int, Entry]]:
    seen: set[int] = set()
    while place:
        if place in seen:
            raise Refused("cyclic")
        if len(seen) == limits.pages:
            raise Refused("pages", limit=limits.pages)
        seen.add(place)
        directory, end = _directory(window, layout, place)
        yield directory
        (place,) = _pointed(layout, window, end, layout.offset)


def _directory(window: Window, layout: Layout, place: int) -> tuple[dict[int, Entry], int]:
    """The tags that matter here, and where the directory ends."""
    head, row = ("Q", "HHQQ") if layout.big else ("H", "HHII")
    (count,) = _pointed(layout, window, place, head)
    if not 0 < count <= MOST_ENTRIES:
        raise Refused("damaged")
    first, step = place + struct.calcsize("=" + head), struct.calcsize("=" + row)
    values = _pointed(layout, window, first, row * count)
    entries = {}
    for number in range(count):
        tag, kind, length, value = values[4 * number : 4 * number + 4]
        if tag in _READ:
            inline = first + step * (number + 1) - struct.calcsize("=" + layout.offset)
            entries[tag] = _entry(layout, kind, length, value, inline)
    return entries, first + step * count


def _entry(layout: Layout, kind: int, count: int, value: int, inline: int) -> Entry:
    """Few numbers stand in the tag itself, many where it points."""
    if kind not in _NUMBERS or not count:
        raise Refused("damaged")
    if count > MOST_PARTS_OF_PAGE:
        raise Refused("complex")
    form = _NUMBERS[kind]
    fits = struct.calcsize(f"={count}{form}") <= struct.calcsize("=" + layout.offset)
    return Entry(form, count, inline if fits else value)


def _size(window: Window, layout: Layout, directory: dict[int, Entry], limits: Limits) -> tuple[int, int]:
    if not {_WIDTH, _HEIGHT} <= directory.keys():
        raise Refused("damaged")
    width, height = (directory[tag].numbers(window, layout)[0] for tag in (_WIDTH, _HEIGHT))
    check_size(width, height, limits)
    if {_TILE_WIDTH, _TILE_HEIGHT} <= directory.keys():
        across, down = (directory[tag].numbers(window, layout)[0] for tag in (_TILE_WIDTH, _TILE_HEIGHT))
        check_size(across, down, limits)
    return width, height


def _is_page(window: Window, layout: Layout, directory: dict[int, Entry]) -> bool:
    kind = directory.get(_SUBFILE)
    return kind is None or not kind.numbers(window, layout)[0] & _NOT_A_PAGE


def _check_parts(window: Window, layout: Layout, directory: dict[int, Entry], left: int) -> int:
    """Every strip or tile lies within the file; an empty one (0, 0) is one that was left out."""
    tiled = _TILES in directory
    starts, lengths = (directory.get(tag) for tag in ((_TILES, _TILE_BYTES) if tiled else (_STRIPS, _STRIP_BYTES)))
    if starts is None:
        raise Refused("damaged")
    if starts.count > left:
        raise Refused("complex")
    places = starts.numbers(window, layout)
    if lengths is None:
        # Old writers leave the lengths out, and the decoder counts them.
        sizes: tuple[int, ...] = (1,) * len(places)
    else:
        sizes = lengths.numbers(window, layout)
    if len(sizes) < len(places):
        raise Refused("damaged")
    if any(place + size > window.size for place, size in zip(places, sizes, strict=False)):
        raise Refused("beyond")
    return starts.count
