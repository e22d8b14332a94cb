"""Putting work into the queue, and what becomes of work that failed. The work itself stands in ``archive.tasks``."""

from __future__ import annotations

from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from archive.imaging.child import CRASHED
from archive.models import Scan
from archive.services.images import images_await, images_fail, leftovers_remove

# By their paths: the tasks build on the services, so that these cannot import them.
MAKE_IMAGES: Final = "archive.tasks.make_images"
VERIFY_ORIGINALS: Final = "archive.tasks.verify_originals"
Task = DBTaskResult[..., Any]


def images_order(*, scan: Scan) -> None:
    """Say that images are being made, and have the worker make them once this transaction is written."""
    images_await(scan=scan)
    transaction.on_commit(partial(_enqueue, MAKE_IMAGES, str(scan.pk)))


def verification_order() -> bool:
    """Have the worker verify all originals. False where that is under way, or waits to be done, already."""
    same = DBTaskResult.objects.filter(task_path=VERIFY_ORIGINALS)
    if same.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        return False
    _enqueue(VERIFY_ORIGINALS)
    return True


@transaction.atomic
def task_retry(*, task_id: UUID) -> bool:
    """Put a task that failed back into the queue, as if nobody had tried it. False where it is there already."""
    task = DBTaskResult.objects.select_for_update().failed().filter(pk=task_id).first()
    if task is None:
        return False
    task.status, task.worker_ids = TaskResultStatus.READY, []
    task.started_at = task.finished_at = None
    task.exception_class_path = task.traceback = ""
    task.save()
    for scan in _scans_of(task):
        images_await(scan=scan)
    return True


def task_clean(task: Task) -> None:
    """Put away what a worker left that died of the task."""
    for scan in _scans_of(task):
        leftovers_remove(scan_id=scan.pk)


def task_give_up(task: Task) -> None:
    """Say of what the task was to make that it could not be made."""
    for scan in _scans_of(task):
        images_fail(scan=scan, fault=CRASHED)


def _scans_of(task: Task) -> list[Scan]:
    wanted = task.args_kwargs["args"] if task.task_path == MAKE_IMAGES else []
    return list(Scan.objects.filter(pk__in=wanted).order_by("pk"))


def _enqueue(path: str, *arguments: str) -> None:
    import_string(path).enqueue(*arguments)
