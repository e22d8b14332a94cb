"""Uploads are written to the limit and no further; one file too large leaves the others of its upload alone."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from archive.scanning import Limits
from archive.uploads import limits

MEGABYTE = 1024**2


@pytest.fixture(autouse=True)
def small(settings: Settings, tmp_path: Path) -> None:
    """Every upload goes to the disk, and may be a megabyte."""
    settings.SCAN_MAX_MEGABYTES = 1
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)


def sent(user: Any, **sizes: int) -> HttpRequest:
    uploads = {name: SimpleUploadedFile(f"{name}.tif", b"x" * size) for name, size in sizes.items()}
    request = RequestFactory().post("/", uploads)
    request.user = user
    return request


def test_a_file_beyond_the_limit_is_dropped_and_the_others_arrive() -> None:
    with closing(sent(User(), first=10, huge=3 * MEGABYTE, last=MEGABYTE)) as request:
        files: Any = request.FILES
        arrived = {name: (file.too_large, file.size, len(file.read())) for name, file in files.items()}
    assert arrived == {
        "first": (False, 10, 10),
        "huge": (True, 3 * MEGABYTE, 0),
        "last": (False, MEGABYTE, MEGABYTE),
    }


def test_nothing_is_written_for_a_stranger(tmp_path: Path) -> None:
    with closing(sent(AnonymousUser(), scan=5000)) as request:
        upload: Any = request.FILES["scan"]
        assert upload.too_large
        assert [path.stat().st_size for path in tmp_path.iterdir()] == [0]


def test_the_limits_are_those_of_the_settings(settings: Settings) -> None:
    settings.SCAN_MAX_MEGAPIXELS, settings.SCAN_MAX_PAGES = 50, 20
    assert limits() == Limits(bytes=MEGABYTE, pixels=50_000_000, pages=20)
