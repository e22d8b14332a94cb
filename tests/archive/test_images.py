"""Images are made of scans outside of requests, page by page, and can be thrown away and made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from archive.imaging.child import Made, read_answer
from archive.models import ImageSet, ImageState, PageImage, Scan, WorkerBeat, scans
from archive.services import scan_add, scan_replace, scan_rotate
from archive.services.images import Superseded, _made, images_remove
from archive.storage import derivatives, files_in, folders_in
from archive.working import ATTEMPTS, SILENCE, take_up
from tests import factories as make

NOBODY = 2**22 + 1  # greater than the number of any process
Commit = Callable[..., Any]


def picture(size: tuple[int, int] = (700, 520), kind: str = "PNG", colour: str = "red", pages: int = 1) -> bytes:
    written = BytesIO()
    more = {"save_all": True, "append_images": [Image.new("RGB", size, "blue")] * (pages - 1)} if pages > 1 else {}
    Image.new("RGB", size, colour).save(written, kind, **more)
    return written.getvalue()


@pytest.fixture
def add(administrator: User, django_capture_on_commit_callbacks: Commit) -> Callable[..., Scan]:
    """Takes a file in, and puts what is to be done into the queue."""

    def added(content: bytes, name: str = "sida.png") -> Scan:
        with django_capture_on_commit_callbacks(execute=True):
            return scan_add(source=make.SourceFactory(), upload=SimpleUploadedFile(name, content), by=administrator)

    return added


def work() -> None:
    call_command("make_images", verbosity=0)


def made(scan: Scan) -> set[str]:
    return {name.split("/", 2)[2] for name in files_in(derivatives(), str(scan.pk))}


# The worker closes its connection between tasks, which would end the transaction of a test.
@pytest.mark.django_db(transaction=True)
def test_the_queue_is_told_of_a_new_scan_and_the_worker_makes_its_images(add: Callable[..., Scan]) -> None:
    scan = add(picture())
    assert scan.images.state == ImageState.WAITING
    call_command("work", "--batch")
    scan.images.refresh_from_db()
    assert scan.images.state == ImageState.READY
    assert [(page.number, page.width, page.height) for page in scan.images.pages.all()] == [(1, 700, 520)]
    assert {"1/full/300,223/0/default.jpg", "1/512,512,188,8/188,8/0/default.jpg"} <= made(scan)
    assert not WorkerBeat.objects.exists()


def test_every_page_of_a_file_is_made(add: Callable[..., Scan]) -> None:
    scan = add(picture((90, 60), "TIFF", pages=3), "brev.tif")
    work()
    assert [page.number for page in scan.images.pages.all()] == [1, 2, 3]


def test_a_turned_scan_gets_turned_images_and_the_former_are_gone(
    add: Callable[..., Scan], administrator: User, django_capture_on_commit_callbacks: Commit
) -> None:
    scan = add(picture((90, 60)))
    work()
    with django_capture_on_commit_callbacks(execute=True):
        scan_rotate(scan=scan, by=administrator)
    assert ImageSet.objects.get(scan=scan).state == ImageState.WAITING
    work()
    assert [(page.width, page.height) for page in scan.images.pages.all()] == [(60, 90)]
    assert {name.split("/")[1] for name in files_in(derivatives(), str(scan.pk))} == {scan.recipe}


def test_a_scan_with_another_file_gets_its_images(add: Callable[..., Scan], administrator: User) -> None:
    scan = add(picture((90, 60)))
    work()
    upload = SimpleUploadedFile("ny.png", picture((50, 50), colour="green"))
    scan_replace(scan=scan, upload=upload, by=administrator, reason="Skarpare")
    work()
    assert [page.width for page in scan.images.pages.all()] == [50]


def test_images_are_thrown_away_and_made_anew_by_one_command(add: Callable[..., Scan]) -> None:
    scan = add(picture())
    work()
    before = made(scan)
    call_command("make_images", "--delete")
    assert (made(scan), ImageSet.objects.count()) == (set(), 0)
    call_command("make_images", "--again")
    assert made(scan) == before


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_begun_the_next_completes(add: Callable[..., Scan]) -> None:
    """As a kill in the middle leaves it: the task is running, one page is there, and of the next some files are."""
    scan = add(picture((90, 60), "TIFF", pages=3), "brev.tif")
    work()
    images = scan.images
    images.pages.filter(number__gt=1).delete()
    derivatives().delete(f"{images.folder}/3/full/90,60/0/default.jpg")
    ImageSet.objects.update(state=ImageState.WAITING)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["killed"])
    unstored = Path(mkdtemp(prefix=f"twinning-{scan.pk}-{NOBODY}-"))
    of_another_that_lives = Path(mkdtemp(prefix=f"twinning-{scan.pk}-{os.getpid()}-"))
    call_command("work", "--batch")
    assert not unstored.exists()
    of_another_that_lives.rmdir()
    images.refresh_from_db()
    assert images.state == ImageState.READY
    assert [page.number for page in images.pages.all()] == [1, 2, 3]
    assert "3/full/90,60/0/default.jpg" in made(scan)


def test_a_task_of_a_worker_that_lives_is_left_to_it(add: Callable[..., Scan]) -> None:
    add(picture())
    now = timezone.now()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["alive"])
    WorkerBeat.objects.create(worker="alive", beat_at=now)
    assert take_up(now + SILENCE) == []
    assert len(take_up(now + SILENCE + timedelta(seconds=1))) == 1


def test_a_task_that_workers_die_of_is_given_up(add: Callable[..., Scan]) -> None:
    scan = add(picture())
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["dead"] * ATTEMPTS)
    assert take_up(timezone.now()) == []
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert ImageSet.objects.get(scan=scan).state == ImageState.FAILED


def test_a_page_that_cannot_be_made_does_not_keep_the_others_back(add: Callable[..., Scan]) -> None:
    scan = add(picture((90, 60), "TIFF", pages=2), "brev.tif")
    Scan.objects.filter(pk=scan.pk).update(pages=3)
    work()
    images = ImageSet.objects.get(scan=scan)
    assert (images.state, images.fault) == (ImageState.FAILED, "Error")
    assert [page.number for page in images.pages.all()] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_images_that_could_not_be_stored(add: Callable[..., Scan]) -> None:
    scan = add(picture())
    in_the_way = Path(derivatives().path(str(scan.pk)))
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_bytes(b"a file where a folder should be")
    call_command("work", "--batch")
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    images = ImageSet.objects.get(scan=scan)
    assert (images.state, images.fault) == (ImageState.FAILED, "failed")


@pytest.mark.parametrize(
    "line", ["", "babble", "[]", '{"width": 0, "height": 5}', '{"width": 9, "height": 9e99}', "{}"]
)
def test_a_process_is_believed_no_more_than_the_file_it_read(line: str) -> None:
    assert read_answer(line, 1).fault


def test_of_what_it_says_only_the_page_that_is_due_is_taken() -> None:
    assert read_answer('{"page": 99, "width": 9, "height": 8}', 1) == Made(1, 9, 8)


def test_images_that_are_made_another_way_today_are_made_anew(
    add: Callable[..., Scan], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = add(picture((90, 60)))
    work()
    monkeypatch.setattr(scans, "RECIPE", scans.RECIPE + 1)
    work()
    scan = Scan.objects.get()
    assert (scan.has_images, scan.images.recipe) == (True, scan.recipe)
    assert folders_in(derivatives(), str(scan.pk)) == [scan.recipe]


@pytest.mark.django_db(transaction=True)
def test_what_is_made_already_is_not_said_to_be_waited_for(add: Callable[..., Scan]) -> None:
    scan = add(picture((90, 60)))
    work()
    before = ImageSet.objects.get().updated_at
    call_command("work", "--batch")
    assert ImageSet.objects.get(scan=scan).updated_at == before


def test_of_two_that_take_up_a_task_one_does(add: Callable[..., Scan]) -> None:
    add(picture())
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["dead"])
    now = timezone.now()
    assert [len(take_up(now)), len(take_up(now))] == [1, 0]


def test_images_that_are_thrown_away_meanwhile_are_not_made(add: Callable[..., Scan]) -> None:
    scan = add(picture((90, 60), "TIFF", pages=30), "brev.tif")
    images = ImageSet.objects.select_related("scan").get()
    images_remove(scan=scan)
    with pytest.raises(Superseded):
        list(_made(scan.file.path, images, range(1, 3)))
    assert not PageImage.objects.exists()
