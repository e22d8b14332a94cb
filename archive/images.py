"""The pages of scans as templates and the API show them: which pictures there are, and at what addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects
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
    state: ImageState | None  # none where nobody has ordered any
    image: PageImage | None = None

    @property
    def key(self) -> str:
        """The identifier of the page in the image API, and of its picture on a page."""
        return f"{self.scan.pk}-{self.number}"

    @property
    def alone(self) -> bool:
        """Whether it is all of its file."""
        return self.scan.pages == 1

    @property
    def tall(self) -> bool:
        return self.image is not None and self.image.height > self.image.width

    @property
    def ready(self) -> bool:
        return self.image is not None

    @property
    def waiting(self) -> bool:
        return self.image is None and self.state == ImageState.WAITING

    @property
    def failed(self) -> bool:
        return self.image is None and self.state not in {ImageState.WAITING, None}

    @property
    def unmade(self) -> bool:
        return self.image is None and self.state is None

    @cached_property
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


def scans_shown(source: Source, reader: Reader) -> list[Scan]:
    """The source's scans that the reader may see, in order: all of them, or the redacted copies."""
    scans = source.scans.visible().select_related("source", "images").order_by("order", "pk")
    return list(scans if source.readable_by(reader) else scans.filter(redacted=True))


def page_count(scans: Iterable[Scan]) -> int:
    return sum(scan.pages for scan in scans)


def pages_of(scans: Sequence[Scan], first: int = 1, last: int | None = None) -> list[PageView]:
    """The pages of these scans, counted from 1 through all of them; only those asked for are read, at once."""
    runs = list(_runs(scans, first, page_count(scans) if last is None else last))
    made = _made(runs)
    return [PageView(scan, n, _state(scan), made.get((scan.pk, n))) for scan, numbers in runs for n in numbers]


def number_of(scans: Iterable[Scan], scan: UUID, page: int | None) -> int:
    """Where a page of one of these scans stands, counted through all of them."""
    before = 0
    for each in scans:
        if each.pk == scan:
            return before + min(page or 1, each.pages)
        before += each.pages
    return 1


def page_view(scan: Scan, number: int | None) -> PageView:
    """One page of a scan; the first where none is named, and no image of one that the file does not have.

    Read with ``load_images`` where there are many scans.
    """
    wanted = number or 1
    images: ImageSet | None = getattr(scan, "images", None)
    made = {page.number: page for page in images.pages.all()} if images else {}
    return PageView(scan, wanted, _state(scan), made.get(wanted) if wanted <= scan.pages else None)


def load_images(scans: Sequence[Scan], numbers: Iterable[int]) -> None:
    """Read the images of scans that are at hand, as far as pages with these numbers go."""
    pages = Prefetch("pages", PageImage.objects.filter(number__in={1, *numbers}))
    prefetch_related_objects([*scans], Prefetch("images", ImageSet.objects.prefetch_related(pages)))


def scans_by_id(wanted: Collection[UUID], numbers: Iterable[int]) -> dict[UUID, tuple[Scan, int]]:
    """Scans that are shown, each with its number among those of its source; their images as far as these pages go."""
    before = Scan.objects.visible().filter(source=OuterRef("source"), order__lte=OuterRef("order")).order_by()
    number = Subquery(before.values("source").annotate(number=Count("pk")).values("number"))
    rows: Any = Scan.objects.visible().filter(pk__in=wanted).select_related("images").annotate(number=number)
    scans = list(rows.order_by("pk"))
    prefetch_related_objects(scans, Prefetch("images__pages", PageImage.objects.filter(number__in={1, *numbers})))
    return {scan.pk: (scan, scan.number) for scan in scans}


def first_pictures(sources: Iterable[Source]) -> dict[UUID, Picture]:
    """By source, the thumbnail of its first page, where it is made. For sources that the reader may read."""
    scans = Scan.objects.visible().order_by("order", "pk")
    first = Subquery(scans.filter(source=OuterRef("pk")).values("pk")[:1])
    chosen = Source.objects.filter(pk__in=[source.pk for source in sources]).order_by("pk").annotate(first=first)
    wanted = {(scan, 1): source for source, scan in chosen.values_list("pk", "first") if scan}
    return {wanted[place]: picture for place, picture in pictures(wanted).items()}


def pictures(wanted: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], Picture]:
    """By scan and page, the thumbnails that are made; none of scans that are hidden."""
    made = PageImage.objects.filter(
        images__in={scan for scan, _page in wanted}, number__in={page for _scan, page in wanted},
        images__scan__hidden_at__isnull=True,
    )  # fmt: skip
    views = [
        PageView(page.images.scan, page.number, ImageState.READY, page)
        for page in made.select_related("images__scan").order_by("pk")
    ]
    found = {(view.scan.pk, view.number): view.thumbnail for view in views}
    return {place: picture for place, picture in found.items() if picture and place in wanted}


def _runs(scans: Sequence[Scan], first: int, last: int) -> Iterator[tuple[Scan, range]]:
    """By scan, the pages of it that are wanted."""
    before = 0
    for scan in scans:
        numbers = range(max(first - before, 1), min(last - before, scan.pages) + 1)
        if numbers:
            yield scan, numbers
        before += scan.pages


def _made(runs: Sequence[tuple[Scan, range]]) -> dict[tuple[UUID, int], PageImage]:
    """Only the first and the last of the scans can be wanted in part."""
    wanted = Q(images__in=[scan.pk for scan, numbers in runs if len(numbers) == scan.pages])
    for scan, numbers in runs:
        if len(numbers) < scan.pages:
            wanted |= Q(images=scan.pk, number__range=(numbers[0], numbers[-1]))
    return {(page.images_id, page.number): page for page in PageImage.objects.filter(wanted).order_by("pk")}


def _state(scan: Scan) -> ImageState | None:
    images: ImageSet | None = getattr(scan, "images", None)
    return ImageState(images.state) if images else None
