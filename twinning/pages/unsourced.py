"""Every statement of which no source tells, kind by kind, as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.urls import reverse
from django.utils.text import capfirst

from agreements.models import Agreement, Decision, Duty, Grant, Party, SearchRecord
from archive.citing import citable, evidence_address
from archive.models import Reader
from municipalities.models import Figure, Municipality, Name, Organisation, Succession
from twinning.filtersets import visible_links
from twinning.models import About, Carrier, Event, LinkKind, Membership, SurveyDefinition, SurveyFigure
from twinning.pages.subjects import Subject, with_related


@dataclass(frozen=True)
class Kind:
    """A kind of statement: its name in addresses, its resource in the API, and the ways from it to municipalities."""

    name: str
    model: Any
    resource: str = ""
    whose: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return capfirst(str(self.model._meta.verbose_name_plural))

    def unsourced(self, municipality: Municipality | None = None) -> QuerySet[Any]:
        """The visible statements of this kind without source; of one municipality, where one is asked for."""
        rows: QuerySet[Any] = with_related(self.model).unsourced()
        if self.model is Event:
            told = Event.links.through._default_manager.filter(link__in=visible_links())
            rows = rows.filter(~Q(about=About.LINKS) | Q(pk__in=told.values("event")))
        if municipality is None:
            return rows
        touching = Q(pk__in=())
        for way in self.whose:
            touching |= Q(**{way: municipality})
        return rows.filter(pk__in=self.model._default_manager.filter(touching).values("pk"))


_OF_BODIES: Final = ("municipality", "organisation__municipality")
KINDS: Final = (
    Kind("event", Event, "events", ("municipality", "membership__municipality", "links__low", "links__high")),
    Kind("agreement", Agreement, "agreements", tuple(f"parties__{way}" for way in _OF_BODIES)),
    Kind("party", Party, "", _OF_BODIES),
    Kind("decision", Decision, "decisions", ("municipality", "concerns")),
    Kind("duty", Duty, "duties", ("decision__municipality", "recipient")),
    Kind("grant", Grant, "grants", ("giver", "receiver__municipality")),
    Kind("search_record", SearchRecord, "search-records", ("municipality",)),
    Kind("link_kind", LinkKind, "", ("link__low", "link__high")),
    Kind("membership", Membership, "", ("municipality",)),
    Kind("carrier", Carrier, "", ("organisation__municipality", "link__low", "link__high")),
    Kind("organisation", Organisation, "organisations", ("municipality",)),
    Kind("name", Name, "", ("municipality",)),
    Kind("succession", Succession, "", ("predecessor", "successor")),
    Kind("figure", Figure, "figures", _OF_BODIES),
    Kind("survey_figure", SurveyFigure),
    Kind("survey_definition", SurveyDefinition),
)


class Unsourced(Sequence[Any]):
    """The statements without source of some kinds, one kind after the other; read no further than is asked for."""

    model = Event  # a set of filters asks of its list what it is of; here that is more than one

    def __init__(self, kinds: Sequence[Kind] = KINDS, municipality: Municipality | None = None) -> None:
        self.kinds = tuple(kinds)
        self.municipality = municipality

    @cached_property
    def counts(self) -> list[tuple[Kind, int]]:
        """How many there are of each kind, in one query."""
        if not self.kinds:
            return []
        first, *others = [_counted(kind, kind.unsourced(self.municipality)) for kind in self.kinds]
        numbers: dict[str, int] = dict(first.union(*others, all=True) if others else first)
        return [(kind, numbers.get(kind.name, 0)) for kind in self.kinds]

    def __len__(self) -> int:
        return sum(number for _kind, number in self.counts)

    def __getitem__(self, part: Any) -> Any:
        if not isinstance(part, slice):
            return self[part : part + 1][0]
        first, last, _step = part.indices(len(self))
        found: list[Any] = []
        for kind, number in self.counts:
            if first < number and last > 0:
                found += kind.unsourced(self.municipality)[max(first, 0) : min(last, number)]
            first, last = first - number, last - number
        return found

    def all(self) -> Unsourced:
        return self

    def none(self) -> Unsourced:
        return Unsourced(())


def _counted(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any, tuple[str, int]]:
    """One row: the name of the kind, and how many."""
    named: Any = rows.order_by().annotate(of_kind=Value(kind.name, output_field=CharField()))
    counted: QuerySet[Any, tuple[str, int]] = named.values_list("of_kind").annotate(number=Count("pk"))
    return counted


@dataclass(frozen=True)
class UnsourcedRow:
    """A statement without source, and where the reader may add one."""

    subject: Subject
    add_at: str


def unsourced_rows(records: Sequence[Any], reader: Reader) -> list[UnsourcedRow]:
    """The rows of some records, with the rights asked for once a kind."""
    kinds = dict.fromkeys(type(record) for record in records)
    allowed = set().union(*(citable([r for r in records if type(r) is kind], reader) for kind in kinds))
    return [UnsourcedRow(Subject(each), evidence_address(each) if each.pk in allowed else "") for each in records]


@dataclass(frozen=True)
class KindCount:
    """How many statements of a kind lack a source, and where they are listed."""

    kind: Kind
    number: int
    municipality: str = ""

    @property
    def href(self) -> str:
        return f"?{urlencode({'kind': self.kind.name, **self._whose})}"

    @property
    def json(self) -> str:
        """The same in the API, where the kind has a resource that can be asked so."""
        if not self.kind.resource or (self.municipality and self.kind.model is Grant):
            return ""
        return f"{reverse(f'api:{self.kind.resource}-list')}?{urlencode({'unsourced': 'true', **self._whose})}"

    @property
    def _whose(self) -> dict[str, str]:
        return {"municipality": self.municipality} if self.municipality else {}


def kind_counts(municipality: Municipality | None = None) -> list[KindCount]:
    """Of each kind that lacks a source anywhere, how many."""
    slug = municipality.slug if municipality else ""
    counts = Unsourced(municipality=municipality).counts
    return [KindCount(kind, number, slug) for kind, number in counts if number]
