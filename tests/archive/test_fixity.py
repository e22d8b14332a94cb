"""Originals are read anew, and what is missing, changed or nobody's is named; nothing is done about it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from archive.models import FixityRun, Scan
from archive.services import record_hide
from archive.services.fixity import originals_verify
from archive.storage import originals
from archive.tasks import verify_originals
from tests import factories as make
from tests.archive.test_storage import bucket  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def kept(content: bytes, **fields: Any) -> Scan:
    facts = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    scan: Scan = make.ScanFactory(file=ContentFile(content, name="scan.tif"), **facts, **fields)
    return scan


def path(scan: Scan) -> Path:
    return settings.MEDIA_ROOT / "originals" / str(scan.file.name)


def flip(scan: Scan) -> None:
    content = bytearray(path(scan).read_bytes())
    content[len(content) // 2] ^= 1
    path(scan).write_bytes(content)


def stray(name: str = "nobody/s.tif", *, fresh: bool = False) -> str:
    """As old as the moon landing, or just now."""
    kept_as = originals().save(name, ContentFile(b"nobody's"))
    if not fresh:
        os.utime(settings.MEDIA_ROOT / "originals" / kept_as, (0, 0))
    return kept_as


def verify(**options: Any) -> FixityRun:
    return originals_verify(**options)


def told(*arguments: str, **options: Any) -> tuple[int, str]:
    """The command's exit status, and what it said."""
    said = StringIO()
    try:
        call_command("verify_scans", *arguments, stdout=said, **options)
    except CommandError as end:
        return end.returncode, said.getvalue()
    return 0, said.getvalue()


@pytest.fixture
def amiss() -> dict[str, Any]:
    """Five files, of which one has a flipped bit and another is gone; and a stray."""
    scans = [kept(f"scan {number} ".encode() * 50_000) for number in range(5)]
    flip(scans[1])
    path(scans[3]).unlink()
    return {"changed": scans[1], "missing": scans[3], "orphaned": stray()}


def test_whole_files_are_whole() -> None:
    for number in range(3):
        kept(b"scan" * number)
    assert told() == (0, "3 files read, 12 bytes: 0 missing, 0 changed, 0 orphaned.\n")
    assert FixityRun.objects.get().whole


def test_a_flipped_bit_a_lost_file_and_a_stray_are_all_three_named(amiss: dict[str, Any]) -> None:
    status, said = told()
    lines = {line.split()[0]: line for line in said.splitlines()}
    assert status == 1
    for word in ("changed", "missing"):
        scan = amiss[word]
        for part in (scan.file.name, scan.pk, scan.original_name, scan.source_id, scan.source.title, scan.sha256):
            assert str(part) in lines[word]
    assert hashlib.sha256(path(amiss["changed"]).read_bytes()).hexdigest() in lines["changed"]
    assert amiss["orphaned"] in lines["orphaned"]
    assert said.splitlines()[-1].endswith("1 missing, 1 changed, 1 orphaned.")


def test_a_machine_reads_the_same_as_json(amiss: dict[str, Any]) -> None:
    status, said = told("--json")
    found = json.loads(said)
    assert (status, found["whole"], found["files"]) == (1, False, 4)
    assert [each["scan"] for each in found["changed"]] == [str(amiss["changed"].pk)]
    assert [each["scan"] for each in found["missing"]] == [str(amiss["missing"].pk)]
    assert [each["name"] for each in found["orphaned"]] == [amiss["orphaned"]]


def test_nothing_is_repaired_and_nothing_deleted(amiss: dict[str, Any]) -> None:
    before = {file: file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.tif")}
    told()
    assert {file: file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.tif")} == before


def test_a_file_of_another_length_is_changed() -> None:
    scan = kept(b"whole")
    path(scan).write_bytes(b"whol")
    assert [(each["size"], each["found_size"]) for each in verify().changed] == [(5, 4)]


def test_hidden_scans_are_verified_too() -> None:
    scan = kept(b"hidden")
    record_hide(record=scan, reason="Dubblett")
    flip(scan)
    assert [each["scan"] for each in verify().changed] == [str(scan.pk)]


@pytest.fixture
def replaced() -> tuple[Scan, Path]:
    """A scan with a new file, and where the former is."""
    scan = kept(b"former")
    former = path(scan)
    scan.file = ContentFile(b"new", name="scan.tif")
    scan.size, scan.sha256 = 3, hashlib.sha256(b"new").hexdigest()
    scan.save()
    return scan, former


def test_a_file_whose_place_another_took_is_no_stray_and_must_be_there(replaced: tuple[Scan, Path]) -> None:
    scan, former = replaced
    assert (verify().whole, verify().files) == (True, 2)
    former.unlink()
    assert [(each["scan"], each["size"]) for each in verify().missing] == [(str(scan.pk), 6)]


def test_a_digest_that_was_tampered_with_is_seen_by_its_history() -> None:
    scan = kept(b"whole")
    flip(scan)
    Scan.objects.filter(pk=scan.pk).update(sha256=hashlib.sha256(path(scan).read_bytes()).hexdigest())
    assert [each["expected"] for each in verify().changed] == [hashlib.sha256(b"whole").hexdigest()]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    scan, other = kept(b"lost"), kept(b"whole")
    path(scan).unlink()
    path(scan).mkdir()
    run = verify()
    assert (run.files, [each["found"] for each in run.changed]) == (2, [""])
    assert other.file.name not in {each["name"] for each in run.changed}


def test_an_upload_under_way_is_waited_for_and_no_stray() -> None:
    name, beside = stray(fresh=True), stray("nobody/t.tif")
    waited: list[float] = []

    def written(seconds: float) -> None:
        make.ScanFactory(file=name)
        waited.append(seconds)

    assert [each["name"] for each in verify(wait=written).orphaned] == [beside]
    assert waited == [10]


def test_an_upload_that_is_refused_meanwhile_is_no_stray() -> None:
    name = stray(fresh=True)
    assert verify(wait=lambda seconds: originals().delete(name)).orphaned == []


def test_nothing_is_waited_for_where_nothing_came_just_now(amiss: dict[str, Any]) -> None:
    assert [each["name"] for each in verify(wait=pytest.fail).orphaned] == [amiss["orphaned"]]


def test_it_can_be_limited_to_a_source_or_to_an_institution() -> None:
    keeper = make.RepositoryFactory()
    one, other = kept(b"1", source__repository=keeper), kept(b"22")
    flip(other)
    beside = stray(f"{other.source_id}/beside.tif")
    for limits in (["--source", one.source.slug], ["--repository", keeper.slug]):
        assert told(*limits)[0] == 0
    assert told("--source", str(other.source_id))[0] == 1
    assert [each["name"] for each in verify(source=other.source).orphaned] == [beside]
    assert FixityRun.objects.exclude(source=None, repository=None).count() == 4
    assert list(FixityRun.objects.order_by("pk").values_list("source", "repository")) == [
        (one.source_id, None), (None, keeper.pk), (other.source_id, None), (other.source_id, None)
    ]  # fmt: skip


@pytest.mark.parametrize("limits", [["--source", "nobody"], ["--repository", "nobody"]])
def test_what_cannot_be_run_is_not_taken_for_something_amiss(limits: list[str]) -> None:
    assert told(*limits)[0] == 2
    assert not FixityRun.objects.exists()


def test_a_storage_out_of_reach_is_not_taken_for_something_amiss(settings: Any) -> None:
    kept(b"whole")
    settings.STORAGES = {**settings.STORAGES, "originals": {"BACKEND": "nowhere.Storage"}}
    originals().forget()  # type: ignore[attr-defined]
    assert told()[0] == 2
    assert not FixityRun.objects.filter(finished_at__isnull=False).exists()


def test_the_progress_is_told_when_asked_for() -> None:
    scan = kept(b"whole")
    assert str(scan.file.name) not in told()[1]
    assert str(scan.file.name) in told(verbosity=2)[1]


def test_many_files_are_asked_for_as_few_are(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(2):
        kept(b"few")
    with django_assert_num_queries(5):
        verify()
    for _ in range(30):
        kept(b"many")
    with django_assert_num_queries(5):
        verify()


def test_the_worker_verifies_too() -> None:
    flip(kept(b"whole"))
    assert verify_originals.call() is False
    assert FixityRun.objects.get().changed


@pytest.fixture(autouse=True)
def _settings_are_read_anew() -> Iterator[None]:
    yield
    originals().forget()  # type: ignore[attr-defined]


def test_a_bucket_is_verified_as_a_folder_is(bucket: Any) -> None:  # noqa: F811
    originals().forget()  # type: ignore[attr-defined]
    scans = [kept(b"scan %d" % number) for number in range(3)]
    objects = {found.key.rpartition("/")[2]: found for found in bucket.objects.all()}
    objects[str(scans[0].file.name).rpartition("/")[2]].put(Body=b"other")
    objects[str(scans[1].file.name).rpartition("/")[2]].delete()
    name = stray(fresh=True)
    run = verify(wait=str)
    assert [each["scan"] for each in run.changed] == [str(scans[0].pk)]
    assert [each["scan"] for each in run.missing] == [str(scans[1].pk)]
    assert [each["name"] for each in run.orphaned] == [name]
