"""A file from outside is examined whole before anything is kept of it."""

from __future__ import annotations

import hashlib

from django.core.files import File

from archive.scanning.facts import Facts, Limits
from archive.scanning.kinds import HEAD, PDF, FileKind, kind_of
from archive.scanning.opened import opened
from archive.scanning.polyglots import check_alone
from archive.scanning.refusals import Refused
from archive.scanning.window import Shape, Window


def examine(file: File[bytes], limits: Limits = Limits()) -> Facts:  # noqa: B008 -- frozen
    """Raises ``Refused``; leaves the file at its beginning."""
    try:
        kind, shape = read_structure(file, limits)
        found = opened(file, kind, shape, limits)
        return Facts(kind.media_type, kind.suffix, file.size, _sha256(file), found.pages, found.width, found.height)
    finally:
        file.seek(0)


def read_structure(file: File[bytes], limits: Limits) -> tuple[FileKind, Shape]:
    """All that can be told without a decoder."""
    # An upload that went beyond the limit was cut off on its way (archive.uploads).
    if getattr(file, "too_large", False) or file.size > limits.bytes:
        raise Refused("too_large", limit=limits.bytes // 1024**2)
    if not file.size:
        raise Refused("empty")
    window = Window(file, file.size)
    kind = kind_of(window.some(0, HEAD))
    check_alone(window, pdf=kind.media_type == PDF)
    return kind, kind.read(window, limits)


def _sha256(file: File[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
