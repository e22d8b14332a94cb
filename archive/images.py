"""The pages of scans as templates and the API show them: which pictures there are, and at what addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from archive.imaging.sizes import SCREEN, THUMBNAIL, fitted, whole
from archive.models import ImageSet, ImageState, PageImage, Reader, Scan, Source


@dataclass(frozen=True)
class Picture:
    """A picture at an address, with its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class PageView:
    """One page of a scan: its pictures where they are made, else what is said in their place."""

    scan: Scan
    number: int  # in the file
    state: ImageState
    image: PageImage | None = None

    @property
    def key(self) -> str:
        """The identifier of the page in the image API, and of its picture on a page."""
        return f"{self.scan.pk}-{self.number}"

    @property
    def ready(self) -> bool:
        return self.image is not None

    @property
    def waiting(self) -> bool:
        return self.image is None and self.state == ImageState.WAITING

    @property
    def failed(self) -> bool:
        return self.image is None and self.state != ImageState.WAITING

    @property
    def service(self) -> str:
        """The address of the page in the IIIF Image API, without ``/info.json``."""
        return reverse("iiif-image", args=[self.scan.pk, self.number])

    @property
    def information(self) -> str:
        return f"{self.service}/info.json"

    @property
    def thumbnail(self) -> Picture | None:
        return self._picture(THUMBNAIL)

    @property
    def screen(self) -> Picture | None:
        return self._picture(SCREEN)

    def _picture(self, box: int) -> Picture | None:
        if self.image is None:
            return None
        size = self.image.width, self.image.height
        return Picture(f"{self.service}/{whole(*size, box)}", *fitted(*size, box))


def with_images() -> Prefetch[str]:
    """The images of scans with their pages, read at once for a whole list: ``scans.prefetch_related(with_images())``.

    Used as a list of two lookups, since a scan need not have images yet.
    """
    return Prefetch("images", ImageSet.objects.prefetch_related("pages"))


def scans_shown(source: Source, reader: Reader) -> list[Scan]:
    """The source's scans that the reader may see, in order: all of them, or the redacted copies."""
    scans = source.scans.visible().select_related("source").prefetch_related(with_images()).order_by("order", "pk")
    return list(scans if source.readable_by(reader) else scans.filter(redacted=True))


def pages_of(scans: Sequence[Scan]) -> list[PageView]:
    """Every page of these scans, in order. Read with ``with_images`` where there are many."""
    return [page for scan in scans for page in _pages(scan)]


def page_view(scan: Scan, number: int | None) -> PageView:
    """One page of a scan; the first where none is named."""
    return next((page for page in _pages(scan) if page.number == number), _pages(scan)[0])


def load_images(scans: Sequence[Scan]) -> None:
    """Read the images of scans that are at hand."""
    prefetch_related_objects([*scans], with_images())


def _pages(scan: Scan) -> list[PageView]:
    images: ImageSet | None = getattr(scan, "images", None)
    state = ImageState(images.state) if images else ImageState.FAILED
    made = {page.number: page for page in images.pages.all()} if images else {}
    return [PageView(scan, number, state, made.get(number)) for number in range(1, scan.pages + 1)]
