"""A file read through a small window: a piece at a time, and never beyond its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.files import File

from archive.scanning.refusals import Refused

PIECE = 1024**2
# What writers append to fill up a block; nobody's reader makes anything of it.
PADDING = b"\0\t\n\r "
LONGEST_PADDING = 4096


@dataclass(frozen=True)
class Shape:
    """What the structure says: how many pages, and the first page's pixels."""

    pages: int = 1
    width: int | None = None
    height: int | None = None


class Window:
    def __init__(self, file: File[bytes], size: int) -> None:
        self._file = file
        self.size = size

    def some(self, offset: int, length: int) -> bytes:
        """As much as there is, at most a piece."""
        self._file.seek(offset)
        return bytes(self._file.read(min(length, PIECE)))

    def at(self, offset: int, length: int) -> bytes:
        """All of it, or the file ends too early."""
        if offset + length > self.size:
            raise Refused("truncated")
        self._file.seek(offset)
        found = bytes(self._file.read(length))
        if len(found) < length:
            raise Refused("truncated")
        return found

    def find(self, pattern: re.Pattern[bytes], start: int, *, longest: int) -> int | None:
        """Where the pattern, ``longest`` bytes at most, is met first."""
        while start < self.size:
            piece = self.some(start, PIECE // 4)
            if hit := pattern.search(piece):
                return start + hit.start()
            if start + len(piece) >= self.size or not piece:
                return None
            start += max(1, len(piece) - longest + 1)
        return None

    def is_padding(self, start: int, end: int | None = None) -> bool:
        """Nothing but a little filling stands there."""
        length = (self.size if end is None else end) - start
        return length <= 0 or (length <= LONGEST_PADDING and not self.some(start, length).strip(PADDING))

    def must_end(self, end: int) -> None:
        if not self.is_padding(end):
            raise Refused("trailing")
