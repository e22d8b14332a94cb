"""``manage.py make_images``: the images of scans, made here and now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from archive.models import ImageSet, ImageState, Scan
from archive.services.images import images_make, images_remove
from archive.tasks import images_order


class Command(BaseCommand):
    help = "Make the images of all scans that lack them. Originals are never touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="Throw away all images first, and make them anew.")
        parser.add_argument("--delete", action="store_true", help="Throw away all images, and make none.")
        parser.add_argument("--queue", action="store_true", help="Leave the making to the worker.")

    def handle(self, *args: Any, again: bool, delete: bool, queue: bool, **options: Any) -> None:
        if again or delete:
            for scan in _scans():
                images_remove(scan=scan)
        scans = [] if delete else [*_scans().exclude(images__state=ImageState.READY)]
        for scan in scans:
            (images_order if queue else images_make)(scan=scan)
        ready = ImageSet.objects.filter(state=ImageState.READY).count()
        self.stdout.write(f"{ready} of {_scans().count()} scans have their images.")


def _scans() -> QuerySet[Scan]:
    return Scan.objects.visible().select_related("source").order_by("created_at", "pk")
