"""Whether the originals are still what they were when they came: each read anew, and nothing repaired by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from itertools import groupby, islice
from time import sleep
from typing import Any, Final

from django.core.files.storage import Storage
from django.db.models import Q, QuerySet
from django.utils import timezone

from archive.models import FixityRun, Repository, Scan, Source
from archive.storage import files_in, modified_time, originals

CHUNK: Final = 1 << 20
BATCH: Final = 500
# A file that came less than this ago may be one whose scan is just being written: it is asked about again.
SETTLING: Final = timedelta(seconds=10)
COLUMNS: Final = ("file", "sha256", "size", "id", "source_id")

Told = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as a scan, or a scan's history, describes it."""

    name: str
    sha256: str
    size: int
    scan: str
    source: str


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in its place; no digest where it cannot be read."""

    sha256: str
    size: int


def kept_files(sources: QuerySet[Source] | None = None) -> Iterator[Kept]:
    """Every original that must be there: of shown and of hidden scans, and those whose place others took."""
    which = Q() if sources is None else Q(source__in=sources.order_by().values("pk"))
    named = Q(which & ~Q(file=""))
    now = Scan.objects.filter(named).order_by().values_list(*COLUMNS)
    then = Scan.history.filter(named).order_by().values_list(*COLUMNS)
    for name, sha256, size, scan, source in now.union(then).order_by("file", "id", "sha256").iterator(BATCH):
        yield Kept(name, sha256, size, str(scan), str(source))


def originals_verify(
    *,
    source: Source | None = None,
    repository: Repository | None = None,
    wait: Callable[[float], Any] = sleep,
    told: Told = str,
) -> FixityRun:
    """Read every original, or those of a source or an institution; write down what is missing, changed or nobody's.

    ``wait`` (seconds) lets an upload under way come to its end, so that it is not taken for a stray. A run that is
    broken off stays without an end.
    """
    storage, begun = originals(), timezone.now()
    sources = _limited(source, repository)
    run = FixityRun.objects.create(started_at=begun, source=source, repository=repository)
    for name, described in groupby(kept_files(sources), key=lambda kept: kept.name):
        told(name)
        _judge(run, [*described], read_through(storage, name))
    run.orphaned = _strays(storage, sources, wait)
    run.finished_at = timezone.now()
    run.save()
    return run


def _limited(source: Source | None, repository: Repository | None) -> QuerySet[Source] | None:
    """None stands for all."""
    limits = {name: value for name, value in (("pk", source and source.pk), ("repository", repository)) if value}
    return Source.objects.filter(**limits) if limits else None


def read_through(storage: Storage, name: str) -> Found | None:
    """The file's digest and size, read in pieces; None where there is no such file."""
    digest, size = hashlib.sha256(), 0
    try:
        with storage.open(name) as content:
            for piece in iter(partial(content.read, CHUNK), b""):
                digest.update(piece)
                size += len(piece)
    except FileNotFoundError:
        return None
    except OSError:  # a worn disk: the file is there, and what it holds is lost
        return Found("", size)
    return Found(digest.hexdigest(), size)


def _judge(run: FixityRun, described: list[Kept], found: Found | None) -> None:
    """A file that two describe in different ways is amiss even where one of them is right."""
    if found is None:
        run.missing.append(_told(described[0]))
        return
    run.files += 1
    run.size += found.size
    wrong = [kept for kept in described if (kept.sha256, kept.size) != (found.sha256, found.size)]
    run.changed.extend(_told(kept) | {"found": found.sha256, "found_size": found.size} for kept in wrong)


def _told(kept: Kept) -> dict[str, Any]:
    told = asdict(kept)
    return {"expected": told.pop("sha256"), **told}


def _strays(storage: Storage, sources: QuerySet[Source] | None, wait: Callable[[float], Any]) -> list[dict[str, Any]]:
    names = [*_unknown(_listed(storage, sources))]
    unsettled = timezone.now() - SETTLING
    if any((written := modified_time(storage, name)) and written > unsettled for name in names):
        wait(SETTLING.total_seconds())
    return [stray for name in _unknown(names) if (stray := _stray(storage, name))]


def _unknown(names: Iterable[str]) -> Iterator[str]:
    """Those that neither a scan nor a scan's history describes."""
    listed = iter(names)
    while batch := [*islice(listed, BATCH)]:
        described = Q(file__in=batch)
        known = {*Scan.objects.filter(described).values_list("file", flat=True)}
        known |= {*Scan.history.filter(described).values_list("file", flat=True)}
        yield from (name for name in batch if name not in known)


def _stray(storage: Storage, name: str) -> dict[str, Any] | None:
    """None of a file that was refused, and so removed, in the meantime."""
    try:
        return {"name": name, "size": storage.size(name)}
    except FileNotFoundError:
        return None


def _listed(storage: Storage, sources: QuerySet[Source] | None) -> Iterable[str]:
    """The names in the storage: all, or those in the folders of these sources."""
    if sources is None:
        return files_in(storage)
    folders = sources.order_by("pk").values_list("pk", flat=True)
    return (name for folder in folders for name in files_in(storage, str(folder)))
