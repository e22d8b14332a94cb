"""The kinds of file that are taken, told by how they begin, and how each is read before it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from archive.scanning.facts import Limits
from archive.scanning.jp2 import read_jp2
from archive.scanning.jpeg import read_jpeg
from archive.scanning.other_kinds import fault_of
from archive.scanning.pdf import read_pdf
from archive.scanning.png import read_png
from archive.scanning.refusals import Refused
from archive.scanning.tiff import read_tiff
from archive.scanning.webp import read_webp
from archive.scanning.window import Shape, Window

HEAD = 1024
PDF = "application/pdf"


@dataclass(frozen=True)
class FileKind:
    """A kind of file by how it begins; never by its name, nor by what the browser says of it."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]  # the first is the one it is kept with
    begins: Callable[[bytes], bool]
    read: Callable[[Window, Limits], Shape]

    @property
    def suffix(self) -> str:
        return self.suffixes[0]


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


KINDS: Final = (
    FileKind("TIFF", "image/tiff", (".tif", ".tiff"), _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), read_tiff),
    FileKind("JPEG", "image/jpeg", (".jpg", ".jpeg"), _starts(b"\xff\xd8\xff"), read_jpeg),
    FileKind("PNG", "image/png", (".png",), _starts(b"\x89PNG\r\n\x1a\n"), read_png),
    FileKind("WebP", "image/webp", (".webp",), _is_webp, read_webp),
    FileKind("JPEG 2000", "image/jp2", (".jp2",), _starts(b"\0\0\0\x0cjP  \r\n\x87\n"), read_jp2),
    FileKind("PDF", PDF, (".pdf",), _starts(b"%PDF-"), read_pdf),
)


def kind_of(head: bytes) -> FileKind:
    for kind in KINDS:
        if kind.begins(head):
            return kind
    raise Refused(fault_of(head))
