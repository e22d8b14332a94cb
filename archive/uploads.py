"""What may be uploaded, as the settings say, and a handler that stops writing there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from archive.scanning import Limits


def limits() -> Limits:
    return Limits(
        bytes=settings.SCAN_MAX_MEGABYTES * 1024**2,
        pixels=settings.SCAN_MAX_MEGAPIXELS * 1_000_000,
        pages=settings.SCAN_MAX_PAGES,
    )


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes a file only as far as it may reach; what goes beyond is read and dropped.

    Such a file arrives empty and marked ``too_large``, so that its form can say so while the other files of the same
    upload are taken. Of somebody who is not signed in nothing is written: the check against forged requests reads a
    form, and so its files, before any view asks who sends it.
    """

    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        self.most = limits().bytes if user is None or user.is_authenticated else 0
        self.too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.most:
            self.file.write(raw_data)
        elif not self.too_large:
            self.too_large = True
            self.file.seek(0)
            self.file.truncate()

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Its size is what was sent, kept or not."""
        self.file.too_large = self.too_large  # type: ignore[attr-defined]
        return super().file_complete(file_size)
