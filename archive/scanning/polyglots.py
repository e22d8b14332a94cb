"""One file that two readers take for two different things: the second one's mark, where that reader looks for it."""

import re
import struct

from archive.scanning.refusals import Refused
from archive.scanning.window import Window

PDF_WITHIN = 1024
# Archives that unpack themselves are sought behind a program's first megabyte.
_ARCHIVE = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c")
_ZIP_END, _ZIP_ENTRY = b"PK\5\6", b"PK\1\2"
_ZIP_TAIL = 65_535 + 22


def check_alone(window: Window, *, pdf: bool) -> None:
    head = window.some(0, 1024**2)
    if not pdf and b"%PDF-" in head[:PDF_WITHIN]:
        raise Refused("pdf_inside")
    if _ARCHIVE.search(head) or _has_zip(window):
        raise Refused("archive_inside")


def _has_zip(window: Window) -> bool:
    """A ZIP is read from its end: a closing record that leads back to its list of contents."""
    start = max(0, window.size - _ZIP_TAIL)
    tail = window.some(start, _ZIP_TAIL)
    for found in re.finditer(re.escape(_ZIP_END), tail):
        record = tail[found.start() : found.start() + 22]
        if len(record) < 22:
            continue
        (length,) = struct.unpack_from("<I", record, 12)
        place = start + found.start() - length
        if place >= 0 and window.some(place, 4) == _ZIP_ENTRY:
            return True
    return False
