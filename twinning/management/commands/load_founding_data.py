"""Loads the founding data: what the five founding documents say."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from twinning.founding import FoundingDataError, load_directory


class Command(BaseCommand):
    help = "Loads the founding data from fixtures/founding. What is loaded already, or changed since, is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_directory(settings.BASE_DIR / "fixtures" / "founding")
        except FoundingDataError as error:
            raise CommandError("\n".join(["The founding data cannot be loaded.", *error.faults])) from error
        self.stdout.write(
            f"Founding data: {report.created} created, {report.changed} changed, {report.unchanged} unchanged."
        )
        for record in report.left:
            self.stdout.write(f"Left as people have changed it: {record}")
