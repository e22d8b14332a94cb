"""JPEG: segments from SOI to EOI; after it only what the index of a phone's pictures declares (CIPA DC-007, MPF)."""

import re
import struct
from collections.abc import Iterator

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.sizes import check_size
from archive.scanning.window import Shape, Window

MOST_SEGMENTS = 10_000
_SCAN, _END, _APP2 = 0xDA, 0xD9, 0xE2
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xD9)}
# A marker within compressed data: anything but a stuffed byte, a restart, or filling.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
_MPF, _ENTRIES = b"MPF\0", 0xB002


def read_jpeg(window: Window, limits: Limits) -> Shape:
    size, index, position = None, None, 2
    for marker, start, length in _segments(window):
        position = start + length
        if marker in _FRAMES and size is None:
            height, width = struct.unpack(">HH", window.at(start + 1, 4))
            check_size(width, height, limits)
            size = width, height
        elif marker == _APP2 and index is None and window.some(start, 4) == _MPF:
            index = start + len(_MPF), length - len(_MPF)
    if size is None:
        raise Refused("damaged")
    if not window.is_padding(position):
        _only_declared(window, position, index)
    return Shape(1, *size)


def _segments(window: Window) -> Iterator[tuple[int, int, int]]:
    """Each marker with the place and length of its data, through to EOI."""
    position = 2
    for _number in range(MOST_SEGMENTS):
        position, marker = _marker(window, position)
        if marker == _END:
            yield marker, position, 0
            return
        if marker in _ALONE:
            continue
        (length,) = struct.unpack(">H", window.at(position, 2))
        if length < 2 or marker < 0xC0:
            raise Refused("damaged")
        if position + length > window.size:
            raise Refused("truncated")
        yield marker, position + 2, length - 2
        position += length
        if marker == _SCAN:
            position = _after_scan(window, position)
    raise Refused("complex")


def _marker(window: Window, position: int) -> tuple[int, int]:
    """Past the marker, which filling may precede."""
    if window.at(position, 1) != b"\xff":
        raise Refused("damaged")
    piece = window.some(position, 64)
    marker = piece.lstrip(b"\xff")
    if not marker:
        raise Refused("truncated" if position + len(piece) == window.size else "damaged")
    return position + len(piece) - len(marker) + 1, marker[0]


def _after_scan(window: Window, position: int) -> int:
    found = window.find(_MARKER, position, longest=2)
    if found is None:
        raise Refused("truncated")
    return found


def _only_declared(window: Window, end: int, index: tuple[int, int] | None) -> None:
    """What follows are whole pictures of the index, with no more than filling between them."""
    for start, length in sorted(_pictures(window, *index)) if index else ():
        if start < end:
            continue
        if start + length > window.size:
            raise Refused("truncated")
        if not window.is_padding(end, start) or window.some(start, 2) != b"\xff\xd8":
            raise Refused("trailing")
        end = start + length
    window.must_end(end)


def _pictures(window: Window, base: int, length: int) -> Iterator[tuple[int, int]]:
    """The index is a small TIFF directory whose offsets count from its own beginning."""
    data = window.at(base, length)
    order = "<" if data[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(order + "I", data, 4)
        (count,) = struct.unpack_from(order + "H", data, first)
        for number in range(count):
            tag, _type, size, place = struct.unpack_from(order + "HHII", data, first + 2 + 12 * number)
            if tag == _ENTRIES:
                for entry in range(place, place + size - 15, 16):
                    _flags, long, offset = struct.unpack_from(order + "III", data, entry)
                    yield (base + offset if offset else 0), long
    except struct.error as error:
        raise Refused("damaged") from error
