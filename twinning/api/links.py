"""Links, and what is told of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.api.serializers import AreaSerializer, decision_reference
from agreements.models import Agreement, SearchRecord, Sought
from archive.api.fields import Reference, date_object
from archive.api.hypermedia import link as link_object
from archive.api.serializers import Citations, RecordSerializer, reader, with_citations
from archive.api.views import RecordViewSet
from archive.models import Reader
from municipalities.api.serializers import municipality_reference, organisation_reference
from twinning.api.events import EventSerializer, with_event_relations
from twinning.api.status import StatusBook, period_object, with_statements
from twinning.filtersets import LinkFilterSet, visible_links
from twinning.models import Carrier, Chain, ChainKind, Event, Link, LinkKind, Membership, StatusPeriod, TwinningCitation
from twinning.papers import Papers, papers
from twinning.statements import StatementBook


class LinkBook:
    """What the links of one page of answers need besides themselves: their status, chains and papers."""

    def __init__(self, links: Sequence[Link], day: date, to: Reader) -> None:
        self.read = (links, day, to)
        self.day = day
        self._chains = self._read_chains({party for link in links for party in (link.low_id, link.high_id)})

    @cached_property
    def status(self) -> StatusBook:
        return StatusBook(*self.read)

    @staticmethod
    def _read_chains(parties: Iterable[UUID]) -> dict[UUID, dict[UUID, Chain]]:
        members = Membership.objects.visible().filter(
            municipality__in=list(parties), chain__hidden_at__isnull=True, chain__kind=ChainKind.TWIN_TOWN_CHAIN
        )
        members = members.select_related("chain").prefetch_related(*with_papers("chain__"))
        chains: dict[UUID, dict[UUID, Chain]] = defaultdict(dict)
        for membership in members.order_by("chain__name", "chain", "pk"):
            chains[membership.municipality_id][membership.chain_id] = membership.chain
        return chains

    def chains(self, link: Link) -> list[Chain]:
        """The chains in which both parties are, or were, members."""
        others = self._chains[link.high_id]
        return [chain for pk, chain in self._chains[link.low_id].items() if pk in others]

    def papers(self, link: Link) -> Papers:
        return papers(link, self.chains(link))

    def kind(self, link: Link) -> str | None:
        """The kind that is recorded for the day, the youngest of several; else the kind that its chains make."""
        held = [kind.kind for kind in link.kinds.all() if kind.held_on(self.day)]
        made = [chain.link_kind for chain in self.chains(link)]
        return held[-1] if held else next(iter(made), None)


def with_papers(path: str = "") -> list[Prefetch[Any]]:
    agreements = Agreement.objects.visible().prefetch_related(Prefetch("successors", Agreement.objects.visible()))
    return [
        Prefetch(f"{path}agreements", queryset=agreements),
        Prefetch(f"{path}search_records", queryset=SearchRecord.objects.visible().select_related("municipality")),
    ]


class LinkKindSerializer(RecordSerializer):
    godparent = municipality_reference()
    citations = Citations()

    class Meta:
        model = LinkKind
        fields = ["kind", "godparent", "start", "end", "citations"]


class CarrierSerializer(RecordSerializer):
    organisation = organisation_reference()
    citations = Citations()

    class Meta:
        model = Carrier
        fields = ["organisation", "start", "end", "citations"]


class LinkSerializer(RecordSerializer):
    """A link as it stands on the day asked for. Its parties come in the order in which they are named."""

    resource = "links"
    name = serializers.CharField(source="__str__", read_only=True)
    municipalities = serializers.SerializerMethodField()
    kind = serializers.SerializerMethodField()
    kinds = LinkKindSerializer(many=True, read_only=True)
    chains = serializers.SerializerMethodField()
    areas = AreaSerializer(many=True, read_only=True)
    as_of = serializers.SerializerMethodField()
    status = serializers.SerializerMethodField()
    agreements = serializers.SerializerMethodField()
    decisions = decision_reference(listed=True)
    carriers = CarrierSerializer(many=True, read_only=True)
    citations = Citations()

    class Meta:
        model = Link
        fields = [
            "id", "slug", "name", "municipalities", "kind", "kinds", "chains", "since", "purpose", "areas", "as_of",
            "status", "agreements", "decisions", "carriers", "citations",
        ]  # fmt: skip

    @property
    def book(self) -> LinkBook:
        book: LinkBook = self.context["book"]
        return book

    def hypermedia(self, instance: Link) -> dict[str, Any]:
        timeline = reverse("api:links-timeline", args=[instance.pk])
        return {**super().hypermedia(instance), "timeline": link_object(self.context["request"], timeline, "related")}

    def get_municipalities(self, link: Link) -> list[dict[str, Any]]:
        named = municipality_reference()
        return [named.named(party) for party in link.parties]

    def get_kind(self, link: Link) -> str | None:
        return self.book.kind(link)

    def get_chains(self, link: Link) -> list[dict[str, Any]]:
        return [Reference("id", "slug", "name").named(chain) for chain in self.book.chains(link)]

    def get_as_of(self, _link: Link) -> date:
        return self.book.day

    def get_status(self, link: Link) -> dict[str, Any]:
        return self.book.status.of(link)

    def get_agreements(self, link: Link) -> dict[str, Any]:
        """Registered, searched and none found, or nothing recorded: three different things."""
        found = self.book.papers(link)
        return {
            "state": found.state.value,
            "agreements": [self._agreement(agreement) for agreement in found.agreements],
            "search_records": [
                {"id": str(search.pk), "wording": search.wording, "found": search.found, "day": date_object(search.day)}
                for search in found.searches
                if search.sought == Sought.AGREEMENT
            ],
        }

    def _agreement(self, agreement: Agreement) -> dict[str, Any]:
        named = Reference("id", "slug", "title", "kind", "existence").named(agreement)
        return {**named, "state": agreement.state_on(self.book.day).value}


class LinkViewSet(RecordViewSet):
    resource = "links"
    filterset_class = LinkFilterSet
    serializer_class = LinkSerializer

    def get_queryset(self) -> QuerySet[Link]:
        if self.action == "timeline":
            return visible_links().select_related("low", "high")
        return with_link_relations(visible_links())

    def written(self, records: Sequence[Link]) -> Sequence[Any]:
        return write_links(records, self.get_serializer_context())

    @action(detail=True)
    def timeline(self, request: Request, pk: str) -> Response:
        """Every period of both levels and of the two together, and every event that says something of the link."""
        link: Link = self.get_object()
        context = self.get_serializer_context()
        rows = with_statements(StatusPeriod.objects.filter(link=link)).order_by("level", "start")
        address = reverse("api:links-timeline", args=[link.pk])
        return Response(
            {
                "link": Reference("id", "slug").named(link),
                "as_of": self.day,
                "status": StatusBook([link], self.day, request.user).of(link),
                "periods": [period_object(row, request.user) for row in rows],
                "entries": EventSerializer(self._entries(link), many=True, context=context).data,
                "_links": {
                    "self": link_object(request, address, "self"),
                    "link": link_object(request, reverse("api:links-detail", args=[link.pk]), "up"),
                    "html": link_object(request, link.get_absolute_url(), "alternate"),
                },
            }
        )

    @staticmethod
    def _entries(link: Link) -> QuerySet[Event]:
        told = [event.pk for event in StatementBook([link]).events_of(link)]
        return with_event_relations(Event.objects.visible().filter(pk__in=told)).in_time_order()


def with_link_relations(links: QuerySet[Link]) -> QuerySet[Link]:
    cited = with_citations(TwinningCitation)
    return links.select_related("low", "high").prefetch_related(
        Prefetch("kinds", LinkKind.objects.visible().select_related("godparent").prefetch_related(cited)),
        Prefetch("carriers", Carrier.objects.visible().select_related("organisation").prefetch_related(cited)),
        *with_papers(),
        "areas",
        "decisions",
        cited,
    )


def write_links(links: Sequence[Link], context: dict[str, Any]) -> Sequence[Any]:
    """Links as JSON, with the status of the day in the context."""
    book = LinkBook(links, context["day"], reader(context))
    return [*LinkSerializer(links, many=True, context={**context, "book": book}).data]
