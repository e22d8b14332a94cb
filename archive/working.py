"""The background worker: a library's, with a sign of life, so that what a dead one had begun is taken up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any, Final

from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from archive.models import WorkerBeat
from archive.tasks import clean_up, give_up

BEAT: Final = timedelta(seconds=5)
SILENCE: Final = timedelta(seconds=30)
# How many workers may die of a task before it is left alone.
ATTEMPTS: Final = 3


class Abandoned(Exception):
    """The workers that took the task died of it."""


class BeatingWorker(Worker):
    """Works off the queue, and looks after what silent workers left behind."""

    def run(self) -> None:
        self._look_after()
        done = Event()
        heart = Thread(target=self._beat, args=[done], daemon=True)
        heart.start()
        try:
            super().run()
        finally:
            done.set()
            heart.join()
            WorkerBeat.objects.filter(pk=self.worker_id).delete()

    def _beat(self, done: Event) -> None:
        try:
            while not done.wait(BEAT.total_seconds()):
                self._look_after()
        finally:
            connection.close()

    def _look_after(self) -> None:
        now = timezone.now()
        WorkerBeat.objects.update_or_create(worker=self.worker_id, defaults={"beat_at": now})
        take_up(now)


def take_up(now: datetime) -> list[DBTaskResult[..., Any]]:
    """Put back into the queue what workers had begun that gave no sign of life; gives what was put back."""
    alive = set(WorkerBeat.objects.filter(beat_at__gte=now - SILENCE).values_list("pk", flat=True))
    left = [task for task in _begun() if alive.isdisjoint(task.worker_ids[-1:])]
    WorkerBeat.objects.filter(beat_at__lt=now - SILENCE).delete()
    return [task for task in left if _put_back(task)]


def _begun() -> Iterable[DBTaskResult[..., Any]]:
    return DBTaskResult.objects.running().order_by("enqueued_at", "pk")


def _put_back(task: DBTaskResult[..., Any]) -> bool:
    clean_up(task.task_path, task.args_kwargs["args"])
    if len(task.worker_ids) >= ATTEMPTS:
        task.set_failed(Abandoned(f"{len(task.worker_ids)} workers died of it"))
        give_up(task.task_path, task.args_kwargs["args"])
        return False
    same = DBTaskResult.objects.running().filter(pk=task.pk, worker_ids=task.worker_ids)
    return bool(same.update(status=TaskResultStatus.READY, started_at=None))
