"""``manage.py verify_scans``: whether every original is still the file that was taken in."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from archive.addresses import record_at
from archive.models import FixityRun, Record, Repository, Scan, Source
from archive.services.fixity import originals_verify

AMISS, NOT_RUN = 1, 2
R = TypeVar("R", bound=Record)


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
        one = asked(Source.objects.all(), source, "source")
        keeper = asked(Repository.objects.all(), repository, "institution")
        try:
            run = originals_verify(
                source=one,
                repository=keeper,
                told=self.stdout.write if verbosity > 1 and not json else str,
            )
        except Exception as fault:  # whatever it was: nobody may take it for "something is amiss"
            raise CommandError(f"The files could not be verified: {fault!r}", returncode=NOT_RUN) from fault
        self.stdout.write(as_json(run) if json else as_text(run))
        if not run.whole:
            raise CommandError("Something is amiss. Nothing was changed.", returncode=AMISS)


def asked(records: QuerySet[R], address: str | None, word: str) -> R | None:
    """The record that is asked for, if one is."""
    found = record_at(records, address) if address else None
    if address and found is None:
        raise CommandError(f"There is no {word} “{address}”.", returncode=NOT_RUN)
    return found


def as_json(run: FixityRun) -> str:
    told = {name: getattr(run, name) for name in ("files", "size", "missing", "changed", "orphaned")}
    limits = {"source": run.source and str(run.source.pk), "repository": run.repository and str(run.repository.pk)}
    days = {"started_at": run.started_at.isoformat(), "finished_at": run.finished_at and run.finished_at.isoformat()}
    return json.dumps({**days, **limits, "whole": run.whole, **told}, ensure_ascii=False, indent=2)


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
