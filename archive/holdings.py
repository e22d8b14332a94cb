"""What an institution keeps, as its archives stand: by archive creator, series and volume."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.access import readable_sources
from archive.collation import natural_key, swedish_key
from archive.models import Reader, Repository, Scan, Source, SourceQuerySet
from archive.references import page_mark, shelf_mark, volume_mark


@dataclass(frozen=True)
class Volume:
    """What stands in one binding or box; without a name, what is only known to belong to the series."""

    series: str
    name: str
    sources: tuple[Source, ...]

    @property
    def mark(self) -> str:
        return shelf_mark(self.series, self.name)

    @property
    def title(self) -> str:
        return volume_mark(self.series, self.name)

    @property
    def places(self) -> list[tuple[Source, str]]:
        """Each source with where it stands in the series: the volume, where there is one, and the page."""
        mark = self.mark.removeprefix(f"{volume_mark(self.series, '')}, ") if self.name else ""
        return [(each, ", ".join(filter(None, (mark, page_mark(each.page))))) for each in self.sources]


@dataclass(frozen=True)
class Series:
    """What one archive creator kept of one kind; without a name where none is stated."""

    name: str
    volumes: tuple[Volume, ...]

    @property
    def title(self) -> str:
        return volume_mark(self.name, "")


@dataclass(frozen=True)
class Fonds:
    """The archive of one creator [arkivbildare]; without a name, what no creator is stated for."""

    creator: str
    series: tuple[Series, ...]

    @property
    def sources(self) -> list[Source]:
        return [source for series in self.series for volume in series.volumes for source in volume.sources]


def arranged(sources: Iterable[Source]) -> list[Fonds]:
    """The sources by creator, series and volume: names in Swedish order, numbers as numbers, the unnamed last."""

    def volumes(series: str, found: Sequence[Source]) -> tuple[Volume, ...]:
        return tuple(Volume(series, name, tuple(rows)) for name, rows in _by("volume", found, natural_key))

    def series(found: Sequence[Source]) -> tuple[Series, ...]:
        return tuple(Series(name, volumes(name, rows)) for name, rows in _by("series", found, natural_key))

    in_order = sorted(sources, key=_in_volume)
    return [Fonds(name, series(rows)) for name, rows in _by("archive_creator", in_order, _alphabetical)]


def _by(field: str, sources: Sequence[Source], key: Callable[[str], Any]) -> Iterable[tuple[str, list[Source]]]:
    """Groups by a field, the one without a name last; within each the order stays."""

    def named(source: Source) -> str:
        return str(getattr(source, field)).strip()

    ordered = sorted(sources, key=lambda source: (not named(source), key(named(source)), named(source)))
    return [(name, list(rows)) for name, rows in groupby(ordered, named)]


def _alphabetical(name: str) -> Any:
    return swedish_key(name)


def _in_volume(source: Source) -> tuple[Any, ...]:
    """By page, then by date, the undated last."""
    day = source.date.earliest or source.date.latest
    return (natural_key(source.page), day is None, str(day), source.title, str(source.pk))


class Holdings:
    """What one institution keeps that the reader may read. Where a restricted source is kept is not told."""

    def __init__(self, repository: Repository, reader: Reader) -> None:
        self.repository = repository
        self.reader = reader

    @cached_property
    def sources(self) -> list[Source]:
        kept = readable_sources(self._all(), self.reader).select_related("repository")
        return list(kept.prefetch_related(Prefetch("scans", Scan.objects.visible())).order_by("pk"))

    @cached_property
    def fonds(self) -> list[Fonds]:
        return arranged(self.sources)

    def _all(self) -> SourceQuerySet:
        return Source.objects.visible().filter(repository=self.repository)


def with_counts(repositories: QuerySet[Repository], reader: Reader | None) -> QuerySet[Repository]:
    """Each with how many of its sources the reader may read (``held``), and of how many creators (``creators``)."""
    kept = readable_sources(Source.objects.visible(), reader).filter(repository=OuterRef("pk")).order_by()

    def counted(rows: Any, what: Count) -> Coalesce:
        return Coalesce(Subquery(rows.values("repository").annotate(number=what).values("number")), 0)

    return repositories.annotate(
        held=counted(kept, Count("pk")),
        creators=counted(kept.exclude(archive_creator=""), Count("archive_creator", distinct=True)),
    )
