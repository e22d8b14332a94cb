"""Files become scans whole or not at all, are recognised, keep their order, and are never lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from archive.models import Access, ImageState, Scan, Source
from archive.scanning import Refused
from archive.services import (
    AlreadyHere,
    record_hide,
    scan_add,
    scan_replace,
    scan_rotate,
    scans_reorder,
    transcription_write,
)
from archive.storage import files_in, originals
from tests import factories as make
from tests.scanning import files
from tests.services.conftest import Listener, RefusalError

pytestmark = pytest.mark.django_db
Add = Callable[..., Scan]


def upload(content: bytes, name: str = "sida.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stored() -> list[str]:
    return list(files_in(originals()))


@pytest.fixture
def source() -> Source:
    return make.SourceFactory(title="Protokoll 1946", owner_code="1487")


@pytest.fixture
def add(source: Source, administrator: User) -> Add:
    """Takes another file in at each call."""
    count = iter(range(10, 99))

    def added(content: bytes | None = None, **options: Any) -> Scan:
        file = upload(content or files.png(size=(next(count), 40)), options.pop("name", "sida.png"))
        return scan_add(**{"source": source, "upload": file, "by": administrator, **options})

    return added


def test_a_file_is_kept_bit_for_bit_and_described(add: Add, administrator: User) -> None:
    scan = add(files.png(), name="../Sida\0 1.png")
    with scan.file.open() as kept:
        assert kept.read() == files.png()
    assert (scan.sha256, scan.size) == (hashlib.sha256(files.png()).hexdigest(), len(files.png()))
    assert (scan.media_type, scan.original_name, scan.uploaded_by) == ("image/png", "Sida 1.png", administrator)
    assert "Sida" not in str(scan.file)
    assert scan.images.state == ImageState.WAITING


def test_scans_are_numbered_as_they_come_even_after_one_that_is_hidden(add: Add, administrator: User) -> None:
    assert [add().order, add().order] == [1, 2]
    record_hide(record=Scan.objects.get(order=2), reason="Suddig", by=administrator)
    assert add().order == 3


def test_a_refused_file_leaves_nothing(add: Add, source: Source) -> None:
    with pytest.raises(Refused):
        add(b"<html><script>alert(1)</script>")
    assert (stored(), source.scans.count()) == ([], 0)


def test_what_cannot_be_written_leaves_no_file(add: Add, source: Source, listener: Listener) -> None:
    listener.fails = True
    with pytest.raises(RefusalError):
        add()
    assert (stored(), source.scans.count()) == ([], 0)


def test_what_the_database_refuses_leaves_no_file(add: Add, source: Source, administrator: User) -> None:
    source.pk = "00000000-0000-4000-8000-000000000000"
    with pytest.raises((ValidationError, IntegrityError)):
        add()
    assert stored() == []


def test_the_same_file_in_the_same_source_is_told(add: Add) -> None:
    first = add(files.jpeg())
    with pytest.raises(AlreadyHere) as told:
        add(files.jpeg(), name="kopia.jpg")
    assert told.value.scan == first
    assert "1 (sida.png)" in told.value.messages[0]
    assert stored() == [first.file.name]


def test_the_same_file_is_taken_when_it_is_wanted_again(add: Add) -> None:
    first, second = add(files.jpeg()), add(files.jpeg(), again=True)
    assert (first.sha256, second.order) == (second.sha256, 2)
    assert len(stored()) == 2


def test_the_same_file_in_another_source_is_told_to_who_may_read_it(add: Add, colleague: User) -> None:
    theirs = make.SourceFactory(owner_code="1487", access=Access.RESTRICTED, restriction_reason="Hemligt")
    there = add(files.jpeg(), source=theirs)
    with pytest.raises(AlreadyHere) as told:
        add(files.jpeg(), by=colleague)
    assert told.value.scan == there


def test_the_same_file_in_an_unreadable_source_is_never_told(add: Add, stranger: User) -> None:
    theirs = make.SourceFactory(owner_code="1487", access=Access.RESTRICTED, restriction_reason="Hemligt")
    add(files.jpeg(), source=theirs)
    assert add(files.jpeg(), source=make.SourceFactory(owner_code="0126"), by=stranger).order == 1


def test_a_hidden_scan_does_not_count_as_being_here(add: Add, administrator: User) -> None:
    record_hide(record=add(files.jpeg()), reason="Fel källa", by=administrator)
    assert add(files.jpeg()).order == 2


def test_scans_stand_in_the_order_they_are_put_in(add: Add, source: Source, administrator: User) -> None:
    one, two, three = add(), add(), add()
    scans_reorder(source=source, order=[three.pk, one.pk, two.pk], by=administrator)
    assert list(source.scans.order_by("order")) == [three, one, two]
    assert list(source.scans.order_by("order").values_list("order", flat=True)) == [1, 2, 3]


def test_only_scans_that_moved_get_a_version(add: Add, source: Source, administrator: User) -> None:
    one, two, three = add(), add(), add()
    scans_reorder(source=source, order=[one.pk, three.pk, two.pk], by=administrator)
    assert [scan.history.count() for scan in (one, two, three)] == [1, 2, 2]


@pytest.mark.parametrize("chosen", ["too few", "twice", "another's"])
def test_an_order_of_other_scans_is_refused(add: Add, source: Source, administrator: User, chosen: str) -> None:
    one, two = add(), add()
    others: dict[str, list[Any]] = {"too few": [], "twice": [two.pk, two.pk], "another's": [make.ScanFactory().pk]}
    with pytest.raises(ValidationError):
        scans_reorder(source=source, order=[one.pk, *others[chosen]], by=administrator)
    assert [scan.order for scan in source.scans.order_by("order")] == [1, 2]


def test_a_scan_is_turned_by_quarters_either_way(add: Add, administrator: User) -> None:
    scan = add()
    before = scan.file.name
    turned = [scan_rotate(scan=scan, by=administrator, clockwise=way).rotation for way in (False, True, True)]
    assert (turned, scan.file.name) == ([270, 0, 90], before)


def test_two_quick_turns_are_two(add: Add, administrator: User) -> None:
    scan = add()
    same = Scan.objects.get(pk=scan.pk)
    scan_rotate(scan=scan, by=administrator)
    scan_rotate(scan=same, by=administrator)
    assert Scan.objects.get().rotation == 180


def test_a_replaced_file_is_kept_in_the_history_with_the_reason(add: Add, administrator: User) -> None:
    scan = add(files.png())
    former = scan.file.name
    scan_replace(scan=scan, upload=upload(files.tiff(pages=5), "ny.tif"), by=administrator, reason="Skarpare")
    scan = Scan.objects.get()
    assert (scan.order, scan.pages, scan.original_name, scan.media_type) == (1, 5, "ny.tif", "image/tiff")
    assert (scan.history.last().file, scan.history.first().history_change_reason) == (former, "Skarpare")
    assert set(stored()) == {former, scan.file.name}


@pytest.mark.parametrize(
    ("content", "reason"), [(files.jpeg(), "  "), (files.png(), "Samma fil"), (b"GIF89a", "Annat slag")]
)
def test_a_replacement_that_is_refused_changes_nothing(
    add: Add, administrator: User, content: bytes, reason: str
) -> None:
    scan = add(files.png())
    with pytest.raises(ValidationError):
        scan_replace(scan=scan, upload=upload(content), by=administrator, reason=reason)
    assert (Scan.objects.get().sha256, stored()) == (scan.sha256, [Scan.objects.get().file.name])


def test_no_transcribed_page_is_lost_to_a_shorter_file(add: Add, source: Source, administrator: User) -> None:
    scan = add(files.tiff(pages=5))
    place: dict[str, Any] = {"source": source, "scan": scan, "language": "sv", "by": administrator}
    transcription_write(text="Sidan två", page=2, **place)
    scan_replace(scan=scan, upload=upload(files.tiff(pages=2)), by=administrator, reason="Två sidor")
    with pytest.raises(ValidationError):
        scan_replace(scan=scan, upload=upload(files.png()), by=administrator, reason="En sida")
    assert Scan.objects.get().pages == 2


@pytest.mark.parametrize(
    ("cited", "subject"),
    [
        (make.MunicipalityCitationFactory, {"municipality": make.MunicipalityFactory}),
        (make.AgreementCitationFactory, {"agreement": make.AgreementFactory}),
        (make.TwinningCitationFactory, {"link": make.LinkFactory}),
    ],
)
def test_no_cited_page_is_lost_to_a_shorter_file(
    add: Add, administrator: User, cited: Any, subject: dict[str, Any]
) -> None:
    scan = add(files.tiff(pages=5))
    citation = cited(source=scan.source, scan=scan, page=2, **{name: made() for name, made in subject.items()})
    scan_replace(scan=scan, upload=upload(files.tiff(pages=2)), by=administrator, reason="Två sidor")
    with pytest.raises(ValidationError):
        scan_replace(scan=scan, upload=upload(files.png()), by=administrator, reason="En sida")
    record_hide(record=citation, reason="Fel sida")
    scan_replace(scan=scan, upload=upload(files.png()), by=administrator, reason="En sida")
    assert Scan.objects.get().pages == 1
