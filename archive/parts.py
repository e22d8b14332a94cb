"""Parts of files (RFC 9110, section 14): what a broken download, or a reader of large files, asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, Any, Final

_ASKED: Final = re.compile(r"bytes=([0-9]{0,19})-([0-9]{0,19})", re.IGNORECASE)


class NoSuchPart(Exception):
    """The file ends before the part begins."""


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte. None for the whole: also where many parts, or nothing that is understood, are asked
    for, as the standard allows. Raises ``NoSuchPart``."""
    asked = _ASKED.fullmatch(header.strip())
    if asked is None or asked[1] == asked[2] == "":
        return None
    if not asked[1]:  # so many bytes at the end
        first, last = max(size - int(asked[2]), 0), size - 1
    else:
        first, last = int(asked[1]), int(asked[2] or size - 1)
        if asked[2] and last < first:
            return None
    if first >= size:
        raise NoSuchPart
    return first, min(last, size - 1)


@dataclass
class Part:
    """An open file of which so many bytes are left to be read."""

    content: IO[bytes]
    left: int

    def read(self, size: int) -> bytes:
        piece = self.content.read(min(size, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.content.close()


def part_of(opened: Any, first: int, last: int) -> Part:
    """From a file of ours, opened. A bucket gives the part alone, and not first the whole file."""
    kept = getattr(opened.file, "obj", None)
    if kept is not None:
        opened.close()
        content = kept.get(Range=f"bytes={first}-{last}")["Body"]
    else:
        opened.seek(first)
        content = opened
    return Part(content, last - first + 1)
