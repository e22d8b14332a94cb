"""A file from outside is examined whole before anything is kept of it."""

from __future__ import annotations

import hashlib

from django.core.files import File

from archive.scanning.facts import Facts, Limits
from archive.scanning.kinds import HEAD, kind_of


def examine(file: File[bytes], limits: Limits = Limits()) -> Facts:  # noqa: B008 -- frozen
    """Raises ``Refused``; leaves the file at its beginning."""
    file.seek(0)
    kind = kind_of(file.read(HEAD))
    file.seek(0)
    digest = hashlib.sha256()
    size = 0
    for chunk in file.chunks():
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    return Facts(kind.media_type, kind.suffix, size, digest.hexdigest())
