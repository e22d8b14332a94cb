"""One scan in the admin is described by the registry itself; files come in at the scan desk only."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Scan
from archive.services import record_save, scan_add
from tests import factories as make
from tests.admin.test_sweep import address, opens
from tests.admin.typing_in import complaints, send
from tests.scanning import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(administrator: User) -> Scan:
    return scan_add(
        source=make.SourceFactory(), upload=SimpleUploadedFile("sida 1.tif", files.tiff(pages=5)), by=administrator
    )


def test_no_scan_is_added_past_the_desk(desk: Client, scan: Scan) -> None:
    assert desk.get(address(Scan, "add")).status_code == 403
    assert address(Scan, "add") not in opens(desk, reverse("admin:index"))
    assert "scans-TOTAL_FORMS" not in opens(desk, address(type(scan.source), "change", scan.source.pk))


def test_what_the_registry_found_out_can_be_read_but_not_typed(desk: Client, scan: Scan) -> None:
    page = opens(desk, address(Scan, "change", scan.pk))
    for fact in (scan.sha256, "sida 1.tif", "120 × 80", "image/tiff"):
        assert fact in page
    for field in ("sha256", "file", "rotation", "source"):
        assert f'name="{field}"' not in page


def test_a_file_sent_to_a_scans_page_is_not_taken(desk: Client, scan: Scan) -> None:
    sent = {"order": 2, "file": SimpleUploadedFile("ny.pdf", files.pdf()), "sha256": "0"}
    assert complaints(send(desk, address(Scan, "change", scan.pk), **sent)) == ""
    again = Scan.objects.get()
    assert (again.order, again.file.name, again.sha256) == (2, scan.file.name, scan.sha256)


def test_a_number_is_given_once(desk: Client, scan: Scan) -> None:
    other = make.ScanFactory(source=scan.source, order=2)
    assert complaints(send(desk, address(Scan, "change", other.pk), order=1))


def test_the_list_shows_thumbnails(desk: Client, scan: Scan) -> None:
    make.PageImageFactory(images=scan.images)
    assert f"{reverse('iiif-image', args=[scan.pk, 1])}/full/" in opens(desk, address(Scan, "changelist"))


def test_no_file_is_served_by_its_place_on_the_disk(desk: Client, scan: Scan) -> None:
    assert desk.get(scan.file.url).status_code == 404


def test_the_history_names_a_replaced_file_as_it_came(desk: Client, scan: Scan) -> None:
    scan.file.name, scan.original_name = "0f8fad5b.tif", "protokoll ny.tif"
    record_save(record=scan, by=None)
    told = desk.get(reverse("admin:archive_scan_history", args=[scan.pk])).text
    assert "protokoll ny.tif" in told
    assert "0f8fad5b" not in told
