"""JPEG 2000 in its JP2 container: boxes in a row, and the codestream's own header."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.sizes import check_jp2_size
from archive.scanning.window import Shape, Window

MOST_BOXES = 1000
MOST_COMPONENTS = 5
MOST_TILES = 65_535
_START, _END = b"\xff\x4f\xff\x51", b"\xff\xd9"


@dataclass(frozen=True)
class Box:
    name: bytes
    start: int
    end: int


def read_jp2(window: Window, limits: Limits) -> Shape:
    boxes = {box.name: box for box in _boxes(window, 0, window.size)}
    if not {b"ftyp", b"jp2h", b"jp2c"} <= boxes.keys():
        raise Refused("damaged")
    width, height = _header(window, boxes[b"jp2h"])
    check_jp2_size(width, height, limits)
    _codestream(window, boxes[b"jp2c"], (width, height))
    return Shape(1, width, height)


def _boxes(window: Window, start: int, end: int) -> Iterator[Box]:
    """What cannot be a box is a fault of the file, or, once the image has been met, something behind it."""
    image = False
    for _number in range(MOST_BOXES):
        if start >= end or window.is_padding(start):
            return
        length, name = struct.unpack(">I4s", window.at(start, 8))
        head = 8
        if length == 1:
            (length,), head = struct.unpack(">Q", window.at(start + 8, 8)), 16
        length = length or end - start
        if length < head:
            raise Refused("trailing" if image else "damaged")
        if start + length > end:
            raise Refused("trailing" if image else "truncated")
        yield Box(name, start + head, start + length)
        start += length
        image = image or name == b"jp2c"
    raise Refused("complex")


def _header(window: Window, outer: Box) -> tuple[int, int]:
    for box in _boxes(window, outer.start, outer.end):
        if box.name == b"ihdr":
            height, width, components = struct.unpack(">IIH", window.at(box.start, 10))
            if not 1 <= components <= MOST_COMPONENTS:
                raise Refused("damaged")
            return width, height
    raise Refused("damaged")


def _codestream(window: Window, box: Box, claimed: tuple[int, int]) -> None:
    """The codestream says the same as the container, and comes to its end."""
    if window.at(box.start, 4) != _START:
        raise Refused("damaged")
    right, bottom, left, top, across, down, x, y, components = struct.unpack(">8IH", window.at(box.start + 8, 34))
    if (right - left, bottom - top) != claimed or not (across and down) or components > MOST_COMPONENTS:
        raise Refused("damaged")
    if -(-(right - x) // across) * -(-(bottom - y) // down) > MOST_TILES:
        raise Refused("complex")
    if not window.some(max(box.start, box.end - 64), 64).rstrip(b"\0").endswith(_END):
        raise Refused("truncated")
