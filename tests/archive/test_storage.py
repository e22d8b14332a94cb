"""Originals and derivatives in a folder or in a bucket: the same to whoever keeps a file there."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.conf import settings as ours
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from moto import mock_aws
from pytest_django.fixtures import Settings

from archive.models import ImageSet, ImageState, Scan
from archive.services import scan_add
from archive.storage import _DERIVATIVES, _ORIGINALS, modified_time
from tests import factories as make
from tests.scanning.files import jpeg
from twinning.environment import read_environment

NEEDED = {"SECRET_KEY": "k3y-" * 10 + "0123456789abcdef", "ALLOWED_HOSTS": "register.example.se"}
BUCKET = {"MEDIA_STORAGE": "s3", "S3_BUCKET": "scans", "S3_REGION": "eu-north-1", "S3_PREFIX": "twinning"}


def configured(settings: Settings, values: dict[str, str]) -> None:
    environment = read_environment({**NEEDED, **values}, Path(ours.BASE_DIR))
    settings.STORAGES = {**ours.STORAGES, **environment.media_storages}


def content(storage: Storage, name: str) -> bytes:
    with storage.open(name) as kept:
        return bytes(kept.read())


def forget() -> None:
    """What stands for a storage looks it up again."""
    for alias in (_ORIGINALS, _DERIVATIVES):
        alias.forget()


@pytest.fixture
def bucket(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket that stands nowhere: moto answers in place of the network."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        s3 = boto3.resource("s3", region_name="eu-north-1")
        s3.create_bucket(Bucket="scans", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        configured(settings, BUCKET)
        forget()
        yield s3.Bucket("scans")
    # Before the settings return to the folder, so that the next test finds it.
    forget()


@pytest.fixture(params=["folder", "bucket"])
def originals(request: pytest.FixtureRequest) -> Storage:
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return storages["originals"]


def test_a_file_is_kept_bit_for_bit_listed_and_deleted(originals: Storage) -> None:
    whole = bytes(range(256)) * 40
    name = originals.save("ab/cd.tif", ContentFile(whole))
    assert content(originals, name) == whole
    assert originals.size(name) == len(whole)
    assert originals.listdir("ab") == ([], ["cd.tif"])
    originals.delete(name)
    assert not originals.exists(name)


def test_when_a_file_was_written_is_told_and_of_one_that_is_gone_nothing(originals: Storage) -> None:
    name = originals.save("ab/cd.tif", ContentFile(b"whole"))
    written = modified_time(originals, name)
    assert written is not None
    assert abs(timezone.now() - written) < timedelta(hours=1)
    originals.delete(name)
    assert modified_time(originals, name) is None


def test_an_original_is_never_overwritten(originals: Storage) -> None:
    first = originals.save("a.tif", ContentFile(b"first"))
    second = originals.save("a.tif", ContentFile(b"second"))
    assert first != second
    assert content(originals, first) == b"first"


@pytest.mark.parametrize("place", ["folder", "bucket"])
def test_a_derivative_is_overwritten_by_what_is_made_anew(place: str, request: pytest.FixtureRequest) -> None:
    if place == "bucket":
        request.getfixturevalue("bucket")
    derivatives = storages["derivatives"]
    names = [derivatives.save("1/info.json", ContentFile(text)) for text in (b"a longer one", b"new")]
    assert names == ["1/info.json", "1/info.json"]
    assert content(derivatives, "1/info.json") == b"new"


def test_a_bucket_holds_the_files_under_its_prefix_and_shows_them_to_nobody(bucket: Any) -> None:
    storages["originals"].save("a.tif", ContentFile(b"secret"))
    storages["derivatives"].save("a.jpg", ContentFile(b"secret"))
    kept = sorted(bucket.objects.all(), key=lambda found: found.key)
    assert [found.key for found in kept] == ["twinning/derivatives/a.jpg", "twinning/originals/a.tif"]
    readers = [grant["Grantee"]["Type"] for found in kept for grant in found.Acl().grants]
    assert readers == ["CanonicalUser", "CanonicalUser"]
    assert "X-Amz-Signature=" in storages["originals"].url("a.tif")


def test_a_folder_lets_nobody_read_files_past_the_registry() -> None:
    originals = storages["originals"]
    path = Path(originals.path(originals.save("ab/a.tif", ContentFile(b"secret"))))
    assert path.is_relative_to(ours.MEDIA_ROOT / "originals")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o640, 0o750)


# The worker closes its connection between tasks, which would end the transaction of a test.
@pytest.mark.django_db(transaction=True)
def test_a_scan_and_its_images_live_in_a_bucket_as_in_a_folder(
    bucket: Any, administrator: User, django_capture_on_commit_callbacks: Any
) -> None:
    content = jpeg(size=(700, 520))
    with django_capture_on_commit_callbacks(execute=True):
        scan = scan_add(source=make.SourceFactory(), upload=SimpleUploadedFile("a.jpg", content), by=administrator)
    call_command("work", "--batch")
    assert scan_state(scan) == (ImageState.READY, [(1, 700, 520)])
    kept = {found.key: found for found in bucket.objects.all()}
    (original,) = [key for key in kept if key.startswith("twinning/originals/")]
    assert kept[original].get()["Body"].read() == content
    assert {key for key in kept if key.endswith("/full/300,223/0/default.jpg")}
    answer = Client().get(f"/iiif/{scan.pk}-1/full/300,223/0/default.jpg")
    assert (answer.status_code, answer.getvalue()[:3]) == (200, b"\xff\xd8\xff")
    part = Client().get(f"/files/{scan.pk}/original", headers={"range": "bytes=5-14"})
    assert (part.status_code, part.getvalue()) == (206, content[5:15])
    call_command("make_images", "--delete")
    assert [found.key for found in bucket.objects.all()] == [original]
    assert not ours.MEDIA_ROOT.exists()


def scan_state(scan: Scan) -> tuple[str, list[tuple[int, int, int]]]:
    made = ImageSet.objects.get(scan=scan)
    return made.state, [(page.number, page.width, page.height) for page in made.pages.all()]
