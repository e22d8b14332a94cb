"""What is done outside of requests: put into the queue by services, worked off by ``manage.py work``."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from archive.models import ImageSet, ImageState, Scan
from archive.services.fixity import originals_verify
from archive.services.images import images_await, images_make, leftovers_remove


@task()
def make_images(scan_id: str) -> str:
    """Make the images of one scan. Gives the state in which that left them."""
    try:
        return images_make(scan=Scan.objects.get(pk=scan_id)).state
    except Exception:
        # The storage, say, could not be reached: nobody is to wait for what nobody makes any more.
        ImageSet.objects.filter(scan=UUID(scan_id)).update(state=ImageState.FAILED, fault="failed")
        raise


@task()
def verify_originals() -> bool:
    """Read every original anew. Gives whether all are whole; what is amiss stands on the operators' page."""
    return originals_verify().whole


def images_order(*, scan: Scan) -> None:
    """Say that images are being made, and have the worker make them once this transaction is written."""
    images_await(scan=scan)
    transaction.on_commit(partial(make_images.enqueue, str(scan.pk)))


def clean_up(path: str, arguments: list[str]) -> None:
    """What is to be put away of a task whose worker died."""
    if path == make_images.module_path:
        leftovers_remove(scan_id=UUID(arguments[0]))


def verification_order() -> bool:
    """Have the worker verify all originals. False where that is under way, or waits to be done, already."""
    same = DBTaskResult.objects.filter(task_path=verify_originals.module_path)
    if same.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        return False
    verify_originals.enqueue()
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
    if task.task_path == make_images.module_path:
        for scan in Scan.objects.filter(pk=task.args_kwargs["args"][0]):
            images_await(scan=scan)
    return True


def give_up(path: str, arguments: list[str]) -> None:
    """What is said of a task that three workers died of."""
    if path == make_images.module_path:
        ImageSet.objects.filter(scan=UUID(arguments[0])).update(state=ImageState.FAILED, fault="crashed")
