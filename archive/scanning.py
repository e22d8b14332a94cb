"""Scanned files: which kinds are taken, told by their first bytes, and what is kept of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

HEAD = 16


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


@dataclass(frozen=True)
class Facts:
    """What the registry keeps of a file beside the file."""

    media_type: str
    suffix: str
    size: int
    sha256: str


def examine(file: File[bytes]) -> Facts:
    """Read the whole file once; raises ``ValidationError`` for a kind that is not taken."""
    file.seek(0)
    head = file.read(HEAD)
    kind = next((kind for kind in KINDS if kind.begins(head)), None)
    if kind is None:
        raise ValidationError(
            _("This kind of file is not taken. Save it as TIFF, JPEG, PNG, WebP, JPEG 2000 (JP2) or PDF."), code="kind"
        )
    file.seek(0)
    digest = hashlib.sha256()
    size = 0
    for chunk in file.chunks():
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    return Facts(kind.media_type, kind.suffix, size, digest.hexdigest())
