"""What whoever runs the registry must know: whether files are whole, work gets done, and reviews are not forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from archive.models import Access, FixityRun, ImageSet, ImageState, Scan, Source, WorkerBeat
from archive.tasks import make_images, verify_originals
from archive.working import SILENCE

Task = DBTaskResult[..., Any]
# Of what may be long, so much is shown; how much there is, is always said.
RUNS: Final = 10
SHOWN: Final = 50


@dataclass(frozen=True)
class Finding:
    """One file that is amiss, and the scan that it belongs to."""

    what: str
    name: str
    size: int
    scan: Scan | None = None
    expected: str = ""
    found: str = ""


@dataclass(frozen=True)
class RunView:
    """One verification, and the first of what it found."""

    run: FixityRun
    findings: list[Finding]

    @property
    def limited_to(self) -> str:
        """What it was limited to, by its own name."""
        return str(self.run.source or self.run.repository or "")

    @property
    def amiss(self) -> int:
        return len(self.run.missing) + len(self.run.changed) + len(self.run.orphaned)

    @property
    def more(self) -> int:
        return self.amiss - len(self.findings)


@dataclass(frozen=True)
class TaskView:
    """A task in words, and the scan that it is about."""

    task: Task
    words: str
    scan: Scan | None

    @property
    def fault(self) -> str:
        return self.task.exception_class_path.rpartition(".")[2]


@dataclass(frozen=True)
class Some:
    """The first of many, and how many there are."""

    shown: list[Any]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True)
class Upkeep:
    """All of it, as it stands at a moment."""

    now: datetime

    @cached_property
    def runs(self) -> list[RunView]:
        runs = list(FixityRun.objects.select_related("source", "repository")[:RUNS])
        found = {run.pk: _found(run) for run in runs}
        scans = _scans(each.get("scan") for findings in found.values() for _what, each in findings)
        return [RunView(run, [_finding(*each, scans) for each in found[run.pk]]) for run in runs]

    @cached_property
    def workers(self) -> list[WorkerBeat]:
        """Those who have given a sign of life just now."""
        return list(WorkerBeat.objects.filter(beat_at__gte=self.now - SILENCE))

    @property
    def waiting(self) -> Some:
        return self._tasks(DBTaskResult.objects.filter(status=TaskResultStatus.READY))

    @property
    def running(self) -> Some:
        return self._tasks(DBTaskResult.objects.running())

    @property
    def failed(self) -> Some:
        return self._tasks(DBTaskResult.objects.failed().order_by("-finished_at", "pk"))

    @property
    def without_images(self) -> Some:
        failed = ImageSet.objects.filter(state=ImageState.FAILED, scan__in=Scan.objects.visible())
        return _some(failed.select_related("scan__source").order_by("-updated_at", "pk"))

    @property
    def overdue(self) -> Some:
        """Restricted sources that nobody has looked at on the day that was set for it."""
        today = timezone.localdate(self.now)
        sources = Source.objects.visible().filter(access=Access.RESTRICTED, review_on__lt=today)
        return _some(sources.order_by("review_on", "title", "pk"))

    @cached_property
    def totals(self) -> dict[str, int]:
        """Files and bytes of all originals, those whose place others took among them, as they were taken in."""
        files = Scan.history.exclude(file="").order_by().values("file", "size").distinct()
        totals: dict[str, int] = files.aggregate(files=Count("file"), size=Sum("size", default=0))
        return totals

    def _tasks(self, tasks: QuerySet[Task]) -> Some:
        some = _some(tasks)
        scans = _scans(_scan_of(task) for task in some.shown)
        return Some([_task_view(task, scans) for task in some.shown], some.count)


def _some(rows: QuerySet[Any]) -> Some:
    return Some(list(rows[:SHOWN]), rows.count())


def _found(run: FixityRun) -> list[tuple[str, dict[str, Any]]]:
    words = {_("missing"): run.missing, _("changed"): run.changed, _("stray"): run.orphaned}
    return [(what, each) for what, files in words.items() for each in files][:SHOWN]


def _scans(ids: Iterable[str | None]) -> dict[UUID, Scan]:
    return Scan.objects.select_related("source").in_bulk({UUID(pk) for pk in ids if pk})


def _finding(what: str, told: dict[str, Any], scans: dict[UUID, Scan]) -> Finding:
    scan = scans.get(UUID(told["scan"])) if "scan" in told else None
    return Finding(what, told["name"], told["size"], scan, told.get("expected", ""), told.get("found", ""))


def _scan_of(task: Task) -> str | None:
    if task.task_path != make_images.module_path:
        return None
    first: str = task.args_kwargs["args"][0]
    return first


def _task_view(task: Task, scans: dict[UUID, Scan]) -> TaskView:
    words: dict[str, Callable[[], str]] = {
        make_images.module_path: lambda: _("Making images"),
        verify_originals.module_path: lambda: _("Verifying the originals"),
    }
    scan = _scan_of(task)
    said = words.get(task.task_path, lambda: task.task_name)()
    return TaskView(task, said, scans.get(UUID(scan)) if scan else None)
