"""``manage.py verify_scans``: whether every original is still the file that was taken in."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from archive.addresses import record_at
from archive.models import FixityRun, Repository, Scan, Source
from archive.services.fixity import originals_verify

AMISS, NOT_RUN = 1, 2


class Command(BaseCommand):
    help = (
        "Read every original and compare it with its digest and size. Nothing is repaired and nothing deleted. "
        "Ends with 0 if all are whole, 1 if something is amiss, 2 if it could not be found out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        limits = parser.add_mutually_exclusive_group()
        limits.add_argument("--source", help="Only the files of this source: its id, or its address.")
        limits.add_argument("--repository", help="Only the files of this institution's sources: its id, or address.")
        parser.add_argument("--json", action="store_true", help="Write what was found as JSON.")

    def handle(
        self, *args: Any, source: str | None, repository: str | None, json: bool, verbosity: int, **options: Any
    ) -> None:
        sources, limited_to = limited(source, repository)
        try:
            run = originals_verify(
                sources=sources,
                limited_to=limited_to,
                told=self.stdout.write if verbosity > 1 and not json else str,
            )
        except Exception as fault:  # whatever it was: nobody may take it for "something is amiss"
            raise CommandError(f"The files could not be verified: {fault!r}", returncode=NOT_RUN) from fault
        self.stdout.write(as_json(run) if json else as_text(run))
        if not run.whole:
            raise CommandError("Something is amiss. Nothing was changed.", returncode=AMISS)


def limited(source: str | None, repository: str | None) -> tuple[QuerySet[Source] | None, str]:
    """The sources that are asked for, with a word for them; None stands for all."""
    if source:
        found = record_at(Source.objects.all(), source)
        if found is None:
            raise CommandError(f"There is no source “{source}”.", returncode=NOT_RUN)
        return Source.objects.filter(pk=found.pk), f"source {found.pk}"
    if repository:
        kept = record_at(Repository.objects.all(), repository)
        if kept is None:
            raise CommandError(f"There is no institution “{repository}”.", returncode=NOT_RUN)
        return Source.objects.filter(repository=kept), f"repository {kept.slug}"
    return None, ""


def as_json(run: FixityRun) -> str:
    told = {name: getattr(run, name) for name in ("limited_to", "files", "size", "missing", "changed", "orphaned")}
    days = {"started_at": run.started_at.isoformat(), "finished_at": run.finished_at and run.finished_at.isoformat()}
    return json.dumps({**days, "whole": run.whole, **told}, ensure_ascii=False, indent=2)


def as_text(run: FixityRun) -> str:
    found = {"missing": run.missing, "changed": run.changed, "orphaned": run.orphaned}
    lines = [_line(word, each) for word, files in found.items() for each in files]
    counts = ", ".join(f"{len(files)} {word}" for word, files in found.items())
    return "\n".join([*lines, f"{run.files} files read, {run.size} bytes: {counts}."])


def _line(word: str, found: dict[str, Any]) -> str:
    if "scan" not in found:
        return f"{word:8} {found['name']}: {found['size']} bytes that belong to no scan"
    scan = Scan.objects.select_related("source").get(pk=found["scan"])
    what = f"{word:8} {found['name']}: scan {scan.pk} “{scan}” of source {scan.source_id} “{scan.source}”"
    expected = f"expected {found['expected']}, {found['size']} bytes"
    if word == "missing":
        return f"{what}; {expected}"
    return f"{what}; {expected}; found {found['found'] or 'unreadable'}, {found['found_size']} bytes"
