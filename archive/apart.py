"""Programs of our own that open files from outside: each runs as a process apart, with nothing of our surroundings."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile

ROOT: Final = Path(__file__).resolve().parent.parent
# Our own environment holds the database's password. Only where programs and libraries are goes along.
SURROUNDINGS: Final = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2", "VIPS_BLOCK_UNTRUSTED": "1"}
PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")


def command(module: str, *arguments: str) -> list[str]:
    """How a module of ours is run by itself; to be started in ``ROOT``."""
    return [sys.executable, "-B", "-m", module, *arguments]


def surroundings(*, threads: int) -> dict[str, str]:
    """All of the environment that the process sees, and how many threads its decoder may use."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return SURROUNDINGS | passed_on | {"VIPS_CONCURRENCY": str(threads)}


@contextmanager
def on_disk(file: File[Any], prefix: str = "twinning-") -> Iterator[str]:
    """Where a file lies on this machine, for a program to open; of one that lies elsewhere a copy, for that long.

    Its own name plays no part.
    """
    found = _place(file)
    if found:
        yield found
        return
    with NamedTemporaryFile(prefix=prefix) as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield copy.name


def _place(file: File[Any]) -> str:
    """Where an upload was received, or an original is kept, if that is a file here."""
    if received := getattr(file, "temporary_file_path", None):
        return str(received())
    kept = isinstance(file, FieldFile) and isinstance(file.storage, FileSystemStorage)
    return str(file.path) if kept else ""  # type: ignore[attr-defined]  # such a file has one
