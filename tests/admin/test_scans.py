"""Scans are taken by what the file is, kept as it is, and described by the registry itself."""

import hashlib

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.models import Scan, Source
from tests.admin.specimens import specimen
from tests.admin.test_sweep import address, opens
from tests.admin.typing_in import complaints, send
from tests.scanning import files

pytestmark = pytest.mark.django_db

PNG = files.png()
TAKEN = {
    "image/tiff": files.tiff,
    "image/jpeg": files.jpeg,
    "image/png": files.png,
    "image/webp": files.webp,
    "image/jp2": files.jp2,
    "application/pdf": files.pdf,
}


def upload(desk: Client, content: bytes, name: str = "sida 1.png") -> str:
    source = specimen(Source)
    return complaints(
        send(desk, address(Scan, "add"), source=str(source.pk), order=1, file=SimpleUploadedFile(name, content))
    )


@pytest.mark.parametrize("kind", TAKEN)
def test_a_file_is_known_by_how_it_begins(desk: Client, kind: str) -> None:
    assert upload(desk, TAKEN[kind](), "egentligen.txt") == ""
    assert Scan.objects.get().media_type == kind


def test_the_original_is_kept_bit_for_bit_under_a_name_of_ours(desk: Client, administrator: User) -> None:
    upload(desk, PNG, "../../Sida <1>.html")
    scan = Scan.objects.get()
    with scan.file.open() as kept:
        assert kept.read() == PNG
    assert (scan.size, scan.sha256) == (len(PNG), hashlib.sha256(PNG).hexdigest())
    assert scan.uploaded_by == administrator
    assert scan.original_name == "Sida <1>.html"
    assert "Sida" not in str(scan.file)
    assert str(scan.file).endswith(".png")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"<html><script>", "HTML"),
        (b"<svg xmlns=", "SVG"),
        (b"GIF89a", "GIF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x07", "TIFF"),
    ],
)
def test_other_kinds_are_refused_with_a_sentence(desk: Client, content: bytes, named: str) -> None:
    assert named in upload(desk, content, "sida.png")
    assert not Scan.objects.exists()


def test_an_original_is_never_replaced(desk: Client) -> None:
    upload(desk, PNG)
    scan = Scan.objects.get()
    send(desk, address(Scan, "change", scan.pk), order=2, file=SimpleUploadedFile("ny.pdf", b"%PDF-1.7"))
    again = Scan.objects.get()
    assert (again.order, again.file.name, again.sha256) == (2, scan.file.name, scan.sha256)


def test_scans_are_added_on_the_page_of_their_source(desk: Client) -> None:
    source = specimen(Source)
    row = {"scans-TOTAL_FORMS": 1, "scans-0-order": 1, "scans-0-file": SimpleUploadedFile("a.png", PNG)}
    assert complaints(send(desk, address(Source, "change", source.pk), **row)) == ""
    assert source.scans.get().sha256 == hashlib.sha256(PNG).hexdigest()


def test_what_the_registry_found_out_can_be_read_but_not_typed(desk: Client) -> None:
    upload(desk, PNG)
    scan = Scan.objects.get()
    page = opens(desk, address(Scan, "change", scan.pk))
    assert scan.sha256 in page
    assert 'name="sha256"' not in page


def test_no_file_is_served(desk: Client) -> None:
    upload(desk, PNG)
    assert desk.get(Scan.objects.get().file.url).status_code == 404
