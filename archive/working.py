"""The background worker: a library's, with a sign of life, so that what a dead one had begun is taken up."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any, Final

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from archive.models import WorkerBeat
from archive.services.queue import task_clean, task_give_up

logger = logging.getLogger(__name__)

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
        """A database that is away for a moment must not stop the heart: others would take up what goes on here."""
        try:
            while not done.wait(BEAT.total_seconds()):
                try:
                    self._look_after()
                except DatabaseError:
                    logger.exception("No sign of life could be given.")
                    connection.close()
        finally:
            connection.close()

    def _look_after(self) -> None:
        now = timezone.now()
        WorkerBeat.objects.update_or_create(worker=self.worker_id, defaults={"beat_at": now})
        take_up(now)


def take_up(now: datetime) -> list[DBTaskResult[..., Any]]:
    """Put back into the queue what workers had begun that gave no sign of life; gives what was put back."""
    # First what is begun, then who lives: whoever begins a task has given a sign of life before.
    begun = list(DBTaskResult.objects.running().order_by("enqueued_at", "pk"))
    alive = set(WorkerBeat.objects.filter(beat_at__gte=now - SILENCE).values_list("pk", flat=True))
    left = [task for task in begun if alive.isdisjoint(task.worker_ids[-1:])]
    WorkerBeat.objects.filter(beat_at__lt=now - SILENCE).delete()
    return [task for task in left if _put_back(task)]


def _put_back(task: DBTaskResult[..., Any]) -> bool:
    """Of several workers that see the same, one does it: whose change of the row comes first."""
    over = len(task.worker_ids) >= ATTEMPTS
    same = DBTaskResult.objects.running().filter(pk=task.pk, worker_ids=task.worker_ids)
    if not same.update(status=TaskResultStatus.FAILED if over else TaskResultStatus.READY, started_at=None):
        return False
    task_clean(task)
    if over:
        task.set_failed(Abandoned(f"{len(task.worker_ids)} workers died of it"))
        task_give_up(task)
    return not over
