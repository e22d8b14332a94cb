"""Scans as the scan desk and the lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from archive.images import PageView, load_images, page_view
from archive.models import ImageState, Scan, Source
from archive.scanning import KINDS

NAMES: Final = {kind.media_type: kind.name for kind in KINDS}
# What a browser offers when files are chosen.
ACCEPTED: Final = ",".join([*(suffix for kind in KINDS for suffix in kind.suffixes), *NAMES])


@dataclass(frozen=True)
class Row:
    """One scan with its first page."""

    scan: Scan
    page: PageView

    @property
    def state(self) -> ImageState | None:
        """Of all its pages: the first may be seen before the last is made."""
        return self.page.state

    @property
    def waiting(self) -> bool:
        return self.state == ImageState.WAITING

    @property
    def failed(self) -> bool:
        return self.state == ImageState.FAILED

    @property
    def unmade(self) -> bool:
        return self.state is None

    @property
    def kind(self) -> str:
        return NAMES.get(self.scan.media_type, self.scan.media_type)

    @property
    def pixels(self) -> str:
        return f"{self.scan.width} × {self.scan.height}" if self.scan.width else ""


def rows_of(source: Source, only: Sequence[UUID] | None = None) -> list[Row]:
    """The source's scans in their order, or those of them that are asked for."""
    scans = source.scans.select_related("source", "uploaded_by").order_by("order", "pk")
    chosen = list(scans.filter(hidden_at__isnull=True) if only is None else scans.filter(pk__in=only))
    load_images(chosen, [])
    return [Row(scan, page_view(scan, 1)) for scan in chosen]
