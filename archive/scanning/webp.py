"""WebP: one RIFF container of chunks, as long as it says."""

import struct

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.sizes import check_size
from archive.scanning.window import Shape, Window

MOST_CHUNKS = 1000
_ANIMATION = 0x02


def read_webp(window: Window, limits: Limits) -> Shape:
    (length,) = struct.unpack("<I", window.at(4, 4))
    end = 8 + length + length % 2
    if end > window.size:
        raise Refused("truncated")
    width, height = _size(window)
    check_size(width, height, limits)
    _walk(window, end)
    window.must_end(end)
    return Shape(1, width, height)


def _size(window: Window) -> tuple[int, int]:
    name, start = window.at(12, 4), 20
    if name == b"VP8X":
        flags, width, height = window.at(start, 1)[0], window.at(start + 4, 3), window.at(start + 7, 3)
        if flags & _ANIMATION:
            raise Refused("animated")
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if name == b"VP8L" and window.at(start, 1) == b"\x2f":
        (bits,) = struct.unpack("<I", window.at(start + 1, 4))
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and window.at(start + 3, 3) == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", window.at(start + 6, 4))
        return width & 0x3FFF, height & 0x3FFF
    raise Refused("damaged")


def _walk(window: Window, end: int) -> None:
    """The chunks fill the container exactly, and one of them is the image."""
    position, images = 12, 0
    for _number in range(MOST_CHUNKS):
        if position >= end:
            break
        name, length = struct.unpack("<4sI", window.at(position, 8))
        if name in {b"ANIM", b"ANMF"}:
            raise Refused("animated")
        images += name in {b"VP8 ", b"VP8L"}
        position += 8 + length + length % 2
    if position != end or images != 1:
        raise Refused("damaged")
