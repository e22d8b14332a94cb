"""``manage.py export_bag``: a source, or all that an institution keeps, as a package for hand-over (BagIt)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from archive.access import readable_sources
from archive.addresses import record_at
from archive.bags import Bag, NotBagged, keeper_of, site_request
from archive.models import Reader, Repository, Source


class Command(BaseCommand):
    help = "Write originals with their transcriptions and descriptions into an empty folder, as BagIt with SHA-256."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--source", help="A source: its id, or its address.")
        what.add_argument("--repository", help="An institution, with all its sources: its id, or its address.")
        parser.add_argument("--to", required=True, type=Path, help="The folder; it must be empty or not exist.")
        parser.add_argument("--former", action="store_true", help="With the files whose place others took.")
        parser.add_argument("--restricted", action="store_true", help="With restricted sources.")

    def handle(
        self, *args: Any, source: str | None, repository: str | None, to: Path, former: bool, restricted: bool, **_: Any
    ) -> None:
        reader = reading(everything=restricted)
        sources, keeper = chosen(source, repository, reader)
        bag = Bag(sources, keeper, site_request(settings.SITE_ADDRESS, reader), whole=bool(repository), former=former)
        try:
            bag.make(to)
        except NotBagged as refusal:
            with translation.override("en"):  # as all that commands say
                raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{len(sources)} source(s) packed into {to}, and the package is valid.")


def reading(*, everything: bool) -> Reader:
    """Whoever runs commands here has the files at hand anyway, but says so before they are packed."""
    return User(username="operator", is_superuser=True) if everything else AnonymousUser()


def chosen(source: str | None, repository: str | None, reader: Reader) -> tuple[list[Source], Repository | None]:
    sources = Source.objects.visible().select_related("repository")
    if source:
        one = record_at(sources, source)
        if one is None:
            raise CommandError(f"There is no source “{source}”.")
        if not one.readable_by(reader):
            raise CommandError("The source is restricted. Say --restricted to pack it all the same.")
        return [one], keeper_of(one)
    keeper = record_at(Repository.objects.visible(), repository or "")
    if keeper is None:
        raise CommandError(f"There is no institution “{repository}”.")
    return list(readable_sources(sources, reader).filter(repository=keeper).order_by("slug", "pk")), keeper
