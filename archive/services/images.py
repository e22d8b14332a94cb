"""Making the images of scans, page by page, so that whoever takes over after a crash goes on where it ended."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final
from uuid import UUID

from django.core.files import File
from django.db import transaction

from archive.apart import on_disk
from archive.imaging.child import Made, make
from archive.models import ImageSet, ImageState, PageImage, Scan
from archive.storage import derivatives, files_in, remove_folder

# Pages that one process makes before another takes its place.
BATCH: Final = 25


@transaction.atomic
def images_await(*, scan: Scan) -> ImageSet:
    """Say that the scan's images are to be made; what was made another way is shown no more."""
    images, _new = ImageSet.objects.get_or_create(scan=scan)
    if images.recipe != scan.recipe:
        images.pages.all().delete()
    images.recipe, images.state, images.fault = scan.recipe, ImageState.WAITING, ""
    images.save()
    return images


def images_make(*, scan: Scan) -> ImageSet:
    """Make what is missing of the scan's images. Done twice, or by two at once, it does no harm."""
    images = images_await(scan=scan)
    faults: list[str] = []
    with on_disk(scan.file, _prefix(scan.pk)) as path:
        for pages in _missing(images, scan.pages):
            for made in _made(path, scan, pages, images):
                faults += [made.fault] if made.fault else []
    return _settled(images, faults)


def images_remove(*, scan: Scan) -> None:
    """Throw the images away. The original stays, and they can be made anew."""
    ImageSet.objects.filter(scan=scan).delete()
    remove_folder(derivatives(), str(scan.pk))


def leftovers_remove(*, scan_id: UUID) -> None:
    """Remove what a worker that was killed in the middle of this scan had not yet stored, if that was here."""
    for left in Path(gettempdir()).glob(f"{_prefix(scan_id)}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _prefix(scan_id: UUID) -> str:
    return f"twinning-{scan_id}-"


def _missing(images: ImageSet, pages: int) -> Iterator[range]:
    """The pages that are not made yet, in runs that one process can make."""
    done = set(images.pages.values_list("number", flat=True))
    run: list[int] = []
    for page in range(1, pages + 1):
        if run and (page in done or len(run) == BATCH):
            yield range(run[0], run[-1] + 1)
            run = []
        if page not in done:
            run.append(page)
    if run:
        yield range(run[0], run[-1] + 1)


def _made(path: str, scan: Scan, pages: range, images: ImageSet) -> Iterator[Made]:
    """Each page as it gets ready and is kept; after one that killed its process the others are tried by themselves."""
    with TemporaryDirectory(prefix=_prefix(scan.pk)) as folder:
        last = pages[0] - 1
        for made in make(path, scan.media_type, scan.rotation, pages, Path(folder)):
            last = made.page
            if not made.fault and not _kept(images, made, Path(folder) / str(made.page)):
                return
            yield made
    if last < pages[-1]:
        yield from _made(path, scan, range(last + 1, pages[-1] + 1), images)


def _kept(images: ImageSet, made: Made, folder: Path) -> bool:
    """Store a page's files, and only then say that they are there; not if other images are asked for by now."""
    storage = derivatives()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as content:
            storage.save(f"{images.folder}/{made.page}/{file.relative_to(folder).as_posix()}", File(content))
    shutil.rmtree(folder)
    with transaction.atomic():
        current = ImageSet.objects.select_for_update().filter(pk=images.pk, recipe=images.recipe).exists()
        if current:
            size = {"width": made.width, "height": made.height}
            PageImage.objects.update_or_create(images=images, number=made.page, defaults=size)
    return current


def _settled(images: ImageSet, faults: list[str]) -> ImageSet:
    state = ImageState.FAILED if faults else ImageState.READY
    current = ImageSet.objects.filter(pk=images.pk, recipe=images.recipe)
    if current.update(state=state, fault=faults[0][:40] if faults else ""):
        _tidied(images)
    images.refresh_from_db()
    return images


def _tidied(images: ImageSet) -> None:
    """Remove what was made of the scan another way."""
    storage = derivatives()
    others = {name.split("/")[1] for name in files_in(storage, str(images.pk))} - {images.recipe}
    for recipe in sorted(others):
        remove_folder(storage, f"{images.pk}/{recipe}")
