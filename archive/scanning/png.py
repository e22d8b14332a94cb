"""PNG: a row of chunks from IHDR to IEND, and nothing after it."""

import struct

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.sizes import check_size
from archive.scanning.window import Shape, Window

MOST_CHUNKS = 500_000
_CHUNK = struct.Struct(">I4s")
_HEADER = struct.Struct(">I4sII")


def read_png(window: Window, limits: Limits) -> Shape:
    length, name, width, height = _HEADER.unpack(window.at(8, _HEADER.size))
    if name != b"IHDR" or length != 13:
        raise Refused("damaged")
    check_size(width, height, limits)
    window.must_end(_end_of_chunks(window))
    return Shape(1, width, height)


def _end_of_chunks(window: Window) -> int:
    position: int = 8
    data = False
    for _number in range(MOST_CHUNKS):
        length, name = _CHUNK.unpack(window.at(position, 8))
        position += 12 + length
        if position > window.size:
            raise Refused("truncated")
        if name == b"acTL":
            raise Refused("animated")
        data = data or name == b"IDAT"
        if name == b"IEND" and data:
            return position
        if name == b"IEND" or not name.isalpha():
            raise Refused("damaged")
    raise Refused("complex")
