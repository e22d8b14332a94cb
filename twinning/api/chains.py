"""Chains and their members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Collate
from django.urls import reverse
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.api.serializers import agreement_reference, decision_reference
from archive.api.envelope import PARAMETERS
from archive.api.fields import Reference, date_object, number
from archive.api.hypermedia import link as link_object
from archive.api.serializers import Citations, RecordSerializer, citation, reader, with_citations
from archive.api.views import RecordViewSet
from archive.collation import SWEDISH
from archive.dates import UNKNOWN
from archive.filtersets import StrictFilterSet
from archive.models import Reader
from municipalities.api.serializers import municipality_reference, organisation_reference
from municipalities.models import Figure, Measure, MunicipalityCitation
from twinning.api.links import CarrierSerializer
from twinning.filtersets import ChainFilterSet
from twinning.models import Carrier, Chain, Event, Membership, TwinningCitation
from twinning.statements import Stint


class ChainSerializer(RecordSerializer):
    """A chain, and how many members it has on the day asked for."""

    resource = "chains"
    members = serializers.SerializerMethodField()
    carriers = CarrierSerializer(many=True, read_only=True)
    agreements = agreement_reference(listed=True)
    decisions = decision_reference(listed=True)
    search_records = Reference("id", "wording", "found", listed=True)
    citations = Citations()

    class Meta:
        model = Chain
        fields = [
            "id", "slug", "name", "kind", "link_kind", "description", "stated_members", "stated_areas",
            "stated_areas_qualifier", "members", "carriers", "agreements", "decisions", "search_records", "citations",
        ]  # fmt: skip

    def hypermedia(self, instance: Chain) -> dict[str, Any]:
        members = reverse("api:chains-members", args=[instance.pk])
        return {**super().hypermedia(instance), "members": link_object(self.context["request"], members, "related")}

    def get_members(self, chain: Chain) -> int:
        """How many municipalities are members on the day, as far as is known."""
        day: date = self.context["day"]
        stints = (Stint(row, told(row)) for row in chain.memberships.all())
        return len({stint.membership.municipality_id for stint in stints if belongs(stint, day)})


def told(membership: Membership) -> list[Event]:
    """What is told of a stint, earliest first."""
    return list(membership.events.all())


def belongs(stint: Stint, day: date) -> bool:
    """Whether the stint covers the day: from the first day it may have begun until it certainly had ended."""
    begun = stint.joining.date.start_earliest if stint.joining else None
    return (begun or date.min) <= day < stint.left


def with_stints(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    cited = with_citations(TwinningCitation)
    shown = memberships.filter(municipality__hidden_at__isnull=True)
    events = Event.objects.visible().in_time_order().prefetch_related(cited)
    return shown.prefetch_related(Prefetch("events", events))


@dataclass
class Members:
    """One page of a chain's stints, with the figures of the associations that carry the chain."""

    chain: Chain
    day: date
    to: Reader

    def figures(self) -> dict[UUID, Figure]:
        """The youngest number of members that is known by the day, by municipality."""
        dated = Q(date_earliest__lte=self.day) | Q(date_earliest__isnull=True)
        carries = Q(organisation__carries__chain=self.chain, organisation__carries__hidden_at__isnull=True)
        found = Figure.objects.visible().filter(dated, carries, measure=Measure.MEMBERS)
        found = found.select_related("organisation").prefetch_related(with_citations(MunicipalityCitation))
        youngest: dict[UUID, Figure] = {}
        for figure in found:
            if figure.organisation and figure.organisation.municipality_id and not figure.organisation.hidden:
                youngest.setdefault(figure.organisation.municipality_id, figure)
        return youngest

    def write(self, rows: Sequence[Membership]) -> list[dict[str, Any]]:
        figures = self.figures()
        return [self._member(Stint(row, told(row)), figures.get(row.municipality_id)) for row in rows]

    def _member(self, stint: Stint, figure: Figure | None) -> dict[str, Any]:
        return {
            "municipality": municipality_reference().named(stint.membership.municipality),
            "stint": stint.membership.stint,
            "member": belongs(stint, self.day),
            "joined": self._end(stint, stint.joining),
            "left": self._end(stint, stint.leaving) if stint.leaving else None,
            "figure": self._figure(figure) if figure else None,
            "citations": [citation(cited, self.to) for cited in stint.membership.citations.all()],
        }

    def _end(self, stint: Stint, event: Event | None) -> dict[str, Any]:
        """When it joined or left, and what other statements say of that."""
        others = [other for other in stint.told_of(event) if event and other.pk != event.pk]
        return {
            **self._dated(event),
            "alternatives": [self._dated(other) for other in others],
        }

    def _dated(self, event: Event | None) -> dict[str, Any]:
        return {
            "date": date_object(event.date if event else UNKNOWN),
            "event": str(event.pk) if event else None,
            "rank": event.rank if event else None,
            "citations": [citation(cited, self.to) for cited in event.citations.all()] if event else [],
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        """The number of members of the local association; a null value is recorded as not known."""
        return {
            "id": str(figure.pk),
            "organisation": organisation_reference().named(figure.organisation) if figure.organisation else None,
            "value": number(figure.value),
            "qualifier": figure.qualifier,
            "date": date_object(figure.date),
            "citations": [citation(cited, self.to) for cited in figure.citations.all()],
        }

    def total(self, rows: QuerySet[Membership]) -> dict[str, Any]:
        """The sum over those who are members on the day, and of how many the number is not known."""
        figures = self.figures()
        present = {row.municipality_id for row in rows if belongs(Stint(row, told(row)), self.day)}
        values = [figures[pk].value for pk in present if pk in figures]
        known = [value for value in values if value is not None]
        return {
            "municipalities": len(present),
            "value": number(sum(known, Decimal())) if known else None,
            "not_known": len(present) - len(known),
        }


class ChainViewSet(RecordViewSet):
    resource = "chains"
    filterset_class = ChainFilterSet
    serializer_class = ChainSerializer

    def get_queryset(self) -> QuerySet[Chain]:
        if self.action == "members":
            return Chain.objects.visible()
        cited = with_citations(TwinningCitation)
        return Chain.objects.visible().prefetch_related(
            Prefetch("memberships", with_stints(Membership.objects.visible())),
            Prefetch("carriers", Carrier.objects.visible().select_related("organisation").prefetch_related(cited)),
            "agreements",
            "decisions",
            "search_records",
            cited,
        )

    def asking(self) -> StrictFilterSet:
        if self.action != "members":
            return super().asking()
        return StrictFilterSet(
            self.request.query_params, Membership.objects.none(), request=self.request, also=PARAMETERS
        )

    @action(detail=True)
    def members(self, request: Request, pk: str) -> Response:
        """Every stint in the chain, with the number of members of the association that carries it."""
        chain: Chain = self.get_object()
        members = Members(chain, self.day, reader(self.get_serializer_context()))
        rows = with_stints(Membership.objects.visible().filter(chain=chain).select_related("municipality"))
        rows = rows.prefetch_related(with_citations(TwinningCitation))
        rows = rows.order_by(Collate("municipality__name", SWEDISH), "stint", "pk")
        return Response({**self.listed(rows, "members", members.write), "total": members.total(rows)})
