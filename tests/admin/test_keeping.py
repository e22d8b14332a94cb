"""The operators' page: what was found, who works, what failed, what must be reviewed; and what is set going again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from archive.models import FixityRun, ImageSet, ImageState, Scan
from archive.tasks import make_images, verify_originals
from archive.working import SILENCE
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = reverse("keeping:page")
Commit = Callable[..., Any]


def page(desk: Client) -> str:
    answer = desk.get(PAGE)
    assert answer.status_code == 200
    return str(answer.text)


def amiss(scan: Scan, **fields: Any) -> dict[str, Any]:
    about = {"name": "a/b.tif", "scan": str(scan.pk), "source": str(scan.source_id), "size": 3, "expected": "0" * 64}
    return about | fields


def failed(scan: Scan) -> Any:
    task = make_images.enqueue(str(scan.pk))
    DBTaskResult.objects.get(pk=task.id).set_failed(ValueError("no such thing"))
    return DBTaskResult.objects.get(pk=task.id)


def test_the_first_page_of_the_admin_leads_there(desk: Client) -> None:
    assert PAGE in desk.get(reverse("admin:index")).text


@pytest.fixture(autouse=True)
def _in_english(settings: Any) -> Iterator[None]:
    """What addresses are called is kept by language; nothing of this may outlive the test."""
    settings.LANGUAGE_CODE = "en"
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger"])
def test_only_administrators_see_it(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert PAGE not in client.get(reverse("admin:index")).text
    assert client.get(PAGE).status_code == 403
    assert client.post(reverse("keeping:verify")).status_code == 403
    assert not DBTaskResult.objects.exists()


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    for address in (PAGE, reverse("keeping:verify")):
        assert client.get(address).headers["Location"].startswith(reverse("admin:login"))


def test_what_a_verification_found_leads_to_the_scan(desk: Client) -> None:
    lost, worn = make.ScanFactory(), make.ScanFactory()
    strays = [{"name": "x/stray.tif", "size": 9}]
    make.FixityRunFactory(
        finished_at=timezone.now(), missing=[amiss(lost)], changed=[amiss(worn, found="f" * 64)], orphaned=strays
    )
    told = page(desk)
    for part in ("missing", "changed", "stray", "x/stray.tif", "f" * 64, lost.source.title):
        assert part in told
    for scan in (lost, worn):
        assert reverse("admin:archive_scan_change", args=[scan.pk]) in told


def test_a_whole_run_and_one_that_was_broken_off_are_told_apart(desk: Client) -> None:
    make.FixityRunFactory(finished_at=timezone.now(), repository=make.RepositoryFactory(name="Riksarkivet"))
    assert "all whole" in page(desk)
    assert "(Riksarkivet)" in page(desk)
    FixityRun.objects.update(finished_at=None)
    assert "all whole" not in page(desk)
    assert "not finished" in page(desk)


def test_of_many_findings_the_first_are_shown_and_the_rest_counted(desk: Client) -> None:
    scan = make.ScanFactory()
    make.FixityRunFactory(finished_at=timezone.now(), missing=[amiss(scan)] * 1000)
    told = page(desk)
    assert told.count("a/b.tif") == 50
    assert "and 950 more" in told


def test_verify_now_puts_one_verification_into_the_queue(desk: Client) -> None:
    first = desk.post(reverse("keeping:verify"), follow=True)
    assert "The worker will verify all originals." in first.text
    second = desk.post(reverse("keeping:verify"), follow=True)
    assert "already" in second.text
    assert [task.task_path for task in DBTaskResult.objects.all()] == [verify_originals.module_path]
    assert "Verifying the originals" in second.text


def test_what_is_done_is_done_by_post(desk: Client) -> None:
    scan = make.ScanFactory()
    for address in ("verify", "images", "retry"):
        arguments = [] if address == "verify" else [scan.pk]
        assert desk.get(reverse(f"keeping:{address}", args=arguments)).status_code == 405


def test_a_worker_that_is_alive_is_told_of_and_one_that_fell_silent_is_not(desk: Client) -> None:
    make.WorkerBeatFactory(worker="silent-one", beat_at=timezone.now() - 2 * SILENCE)
    assert "No worker is alive" in page(desk)
    make.WorkerBeatFactory(worker="busy-one", beat_at=timezone.now() + timedelta(minutes=1))
    assert "busy-one" in page(desk)
    assert "silent-one" not in page(desk)


def test_a_failed_task_can_be_tried_again(desk: Client) -> None:
    scan = make.ScanFactory()
    make.ImageSetFactory(scan=scan, state=ImageState.FAILED)
    task = failed(scan)
    assert "ValueError" in page(desk)
    desk.post(reverse("keeping:retry", args=[task.pk]))
    task.refresh_from_db()
    assert (task.status, task.worker_ids, task.traceback) == (TaskResultStatus.READY, [], "")
    assert ImageSet.objects.get().state == ImageState.WAITING
    assert "ValueError" not in page(desk)


def test_a_task_that_did_not_fail_is_left_as_it_is(desk: Client) -> None:
    task = DBTaskResult.objects.get(pk=make_images.enqueue(str(make.ScanFactory().pk)).id)
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    answer = desk.post(reverse("keeping:retry", args=[task.pk]), follow=True)
    assert "has not failed" in answer.text
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_images_that_could_not_be_made_are_tried_again(
    desk: Client, django_capture_on_commit_callbacks: Commit
) -> None:
    scan = make.ImageSetFactory(state=ImageState.FAILED, fault="crashed").scan
    assert "crashed" in page(desk)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("keeping:images", args=[scan.pk]))
    assert ImageSet.objects.get().state == ImageState.WAITING
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(scan.pk)]]


def test_restrictions_whose_day_has_passed_are_named(desk: Client) -> None:
    today = timezone.localdate()
    passed = make.SourceFactory(secret=True, title="Gammal sekretess", review_on=today - timedelta(days=1))
    make.SourceFactory(secret=True, title="Ny sekretess", review_on=today)
    make.SourceFactory(title="Öppen", review_on=today - timedelta(days=1))
    told = page(desk)
    assert reverse("admin:archive_source_change", args=[passed.pk]) in told
    assert "Gammal sekretess" in told
    assert "Ny sekretess" not in told
    assert "Öppen" not in told


def test_files_and_bytes_are_counted_former_ones_too(desk: Client) -> None:
    scan = make.ScanFactory(file="a.tif", size=1000)
    scan.file, scan.size = "b.tif", 24
    scan.save()
    assert "2 files, 1.0\xa0KB" in page(desk)


@pytest.mark.once
def test_a_longer_page_asks_the_database_no_more_often(desk: Client, administrator: User) -> None:
    def grow(number: int) -> None:
        for _ in range(number):
            scan = make.ScanFactory(source=make.SourceFactory(secret=True, review_on="2020-01-01"))
            make.ImageSetFactory(scan=scan, state=ImageState.FAILED)
            make.FixityRunFactory(finished_at=timezone.now(), missing=[amiss(scan)], changed=[amiss(scan)])
            make.WorkerBeatFactory()
            failed(scan)
            make_images.enqueue(str(scan.pk))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(desk)
        return len(queries)

    grow(2)
    few = asked()
    grow(28)
    assert (asked(), few) == (few, 18)


def test_a_run_that_was_limited_to_a_source_names_it(desk: Client) -> None:
    source = make.SourceFactory(title="Huskvarnaveckan 1964")
    make.FixityRunFactory(finished_at=timezone.now(), source=source)
    told = page(desk)
    assert "(Huskvarnaveckan 1964)" in told
    assert str(source.pk) not in told


def test_a_worker_that_is_shown_was_seen_just_now(desk: Client) -> None:
    make.WorkerBeatFactory(worker="busy-one", beat_at=timezone.now())
    assert "Worker busy-one, alive just now" in page(desk)


def test_the_admin_has_the_registrys_mark(desk: Client) -> None:
    assert 'rel="icon" href="/static/img/mark' in page(desk)
