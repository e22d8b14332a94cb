"""``manage.py make_images``: the images of scans, made here and now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from archive.models import Scan
from archive.services.images import images_make, images_remove
from archive.services.queue import images_order


class Command(BaseCommand):
    help = "Make the images of all scans that lack them. Originals are never touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="Throw away all images first, and make them anew.")
        parser.add_argument("--delete", action="store_true", help="Throw away all images, and make none.")
        parser.add_argument("--queue", action="store_true", help="Leave the making to the worker.")

    def handle(self, *args: Any, again: bool, delete: bool, queue: bool, **options: Any) -> None:
        if again or delete:
            for scan in Scan.objects.order_by("pk"):
                images_remove(scan=scan)
        lacking = [] if delete else [scan for scan in _scans() if not scan.has_images]
        for scan in lacking:
            (images_order if queue else images_make)(scan=scan)
        ready = [scan.has_images for scan in _scans()]
        self.stdout.write(f"{sum(ready)} of {len(ready)} scans have their images.")


def _scans() -> QuerySet[Scan]:
    return Scan.objects.visible().select_related("source", "images").order_by("created_at", "pk")
