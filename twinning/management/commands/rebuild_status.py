"""Rebuilds what is derived of every link, and says whether it was otherwise than it should have been."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from twinning.models import Link, StatusPeriod
from twinning.services.status import status_rebuild


class Command(BaseCommand):
    help = "Rebuilds the status of every link from all that is said of it."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        before = derived()
        count = status_rebuild(links=Link.objects.all())
        differing = {row[0] for row in before ^ derived()}
        self.stdout.write(f"{count} links rebuilt, {len(differing)} of them otherwise than before.")
        for link in Link.objects.filter(pk__in=differing).order_by("slug"):
            self.stdout.write(f"  {link.slug}")


def derived() -> set[tuple[Any, ...]]:
    """Everything that a rebuild writes, the link's id first; the rows' own ids are of no account."""
    columns = [field.attname for field in StatusPeriod._meta.concrete_fields if not field.primary_key]
    columns.sort(key=lambda name: name != "link_id")
    since = Link.objects.order_by("pk").values_list("pk", "since", "since_words", "since_since", "since_event")
    return {*StatusPeriod.objects.order_by("pk").values_list(*columns), *since}
