"""The kinds of file that are taken, told by how they begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from archive.scanning.refusals import Refused

HEAD = 1024


@dataclass(frozen=True)
class FileKind:
    """A kind of file by how it begins; never by its name, nor by what the browser says of it."""

    media_type: str
    suffix: str
    begins: Callable[[bytes], bool]


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


KINDS: Final = (
    FileKind("image/tiff", ".tif", _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    FileKind("image/jpeg", ".jpg", _starts(b"\xff\xd8\xff")),
    FileKind("image/png", ".png", _starts(b"\x89PNG\r\n\x1a\n")),
    FileKind("image/webp", ".webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    FileKind("image/jp2", ".jp2", _starts(b"\0\0\0\x0cjP  \r\n\x87\n")),
    FileKind("application/pdf", ".pdf", _starts(b"%PDF-")),
)


def kind_of(head: bytes) -> FileKind:
    for kind in KINDS:
        if kind.begins(head):
            return kind
    raise Refused("kind")
