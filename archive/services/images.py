"""Making the images of scans, page by page, so that whoever takes over after a crash goes on where it ended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final
from uuid import UUID

from django.core.files import File
from django.db import transaction

from archive.apart import on_disk
from archive.imaging.child import CRASHED, Made, make
from archive.models import ImageSet, ImageState, PageImage, Scan
from archive.storage import derivatives, folders_in, remove_folder

# Pages that one process makes before another takes its place.
BATCH: Final = 25


class Superseded(Exception):
    """Other images are asked for by now, or none any more."""


@transaction.atomic
def images_await(*, scan: Scan) -> ImageSet:
    """Say that the scan's images are to be made; what was made another way is shown no more."""
    current = Scan.objects.select_for_update().get(pk=scan.pk)
    images, _new = ImageSet.objects.get_or_create(scan=current)
    if images.recipe != current.recipe:
        images.pages.all().delete()
    images.recipe, images.state, images.fault = current.recipe, ImageState.WAITING, ""
    images.save()
    return images


def images_make(*, scan: Scan) -> str:
    """Make what is missing of the scan's images, and give the state in which that leaves them; nothing where they are
    not asked for any more. Done twice, or by two at once, it does no harm.
    """
    if scan.has_images:
        return ImageState.READY
    images = images_await(scan=scan)
    faults: list[str] = []
    try:
        with on_disk(images.scan.file, _prefix(scan.pk)) as path:
            for pages in _missing(images):
                faults += [made.fault for made in _made(path, images, pages) if made.fault]
    except Superseded:
        return ""
    return _settled(images, faults)


def images_fail(*, scan: Scan, fault: str) -> None:
    """Say that images could not be made, where they still are waited for."""
    waiting = ImageSet.objects.filter(scan=scan, state=ImageState.WAITING)
    waiting.update(state=ImageState.FAILED, fault=fault)


def images_remove(*, scan: Scan) -> None:
    """Throw the images away. The original stays, and they can be made anew."""
    ImageSet.objects.filter(scan=scan).delete()
    remove_folder(derivatives(), str(scan.pk))


def leftovers_remove(*, scan_id: UUID) -> None:
    """Remove what a worker on this machine that was killed in the middle of this scan had not yet stored."""
    for left in Path(gettempdir()).glob(f"twinning-{scan_id}-*"):
        if _lives(left.name.removeprefix(f"twinning-{scan_id}-").partition("-")[0]):
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _prefix(scan_id: UUID) -> str:
    """Of temporary files: for which scan, and of which process."""
    return f"twinning-{scan_id}-{os.getpid()}-"


def _lives(process: str) -> bool:
    return process.isdecimal() and Path(f"/proc/{process}").exists()


def _missing(images: ImageSet) -> Iterator[range]:
    """The pages that are not made yet, in runs that one process can make."""
    done = set(images.pages.values_list("number", flat=True))
    run: list[int] = []
    for page in range(1, images.scan.pages + 1):
        if run and (page in done or len(run) == BATCH):
            yield range(run[0], run[-1] + 1)
            run = []
        if page not in done:
            run.append(page)
    if run:
        yield range(run[0], run[-1] + 1)


def _made(path: str, images: ImageSet, pages: range) -> Iterator[Made]:
    """Each page as it gets ready and is kept.

    A process may die of what the pages before have used up; so a page is at fault only if it died as the first.
    """
    scan, first = images.scan, pages[0]
    while first <= pages[-1]:
        with TemporaryDirectory(prefix=_prefix(scan.pk)) as folder:
            rest, begun = range(first, pages[-1] + 1), first
            for made in make(path, scan.media_type, scan.rotation, rest, Path(folder)):
                if made.fault == CRASHED and made.page > begun:
                    break
                if not made.fault:
                    _keep(images, made, Path(folder) / str(made.page))
                first = made.page + 1
                yield made


def _keep(images: ImageSet, made: Made, folder: Path) -> None:
    """Store a page's files, and only then say that they are there."""
    storage = derivatives()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as content:
            storage.save(f"{images.folder}/{made.page}/{file.relative_to(folder).as_posix()}", File(content))
    shutil.rmtree(folder)
    with transaction.atomic():
        if not ImageSet.objects.select_for_update().filter(pk=images.pk, recipe=images.recipe).exists():
            raise Superseded
        size = {"width": made.width, "height": made.height}
        PageImage.objects.update_or_create(images=images, number=made.page, defaults=size)


def _settled(images: ImageSet, faults: list[str]) -> str:
    state = ImageState.FAILED if faults else ImageState.READY
    current = ImageSet.objects.filter(pk=images.pk, recipe=images.recipe)
    if not current.update(state=state, fault=faults[0][:40] if faults else ""):
        return ""
    for recipe in folders_in(derivatives(), str(images.pk)):
        if recipe != images.recipe:
            remove_folder(derivatives(), f"{images.pk}/{recipe}")
    return state
