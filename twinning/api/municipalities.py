"""Municipalities with their links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api.envelope import PARAMETERS
from archive.api.fields import Reference
from archive.api.hypermedia import link as link_object
from archive.api.serializers import Citations, with_citations
from archive.api.views import RecordViewSet
from archive.filtersets import StrictFilterSet
from municipalities.api.serializers import (
    MunicipalitySerializer,
    PredecessorSerializer,
    SuccessorSerializer,
    municipality_reference,
    organisation_reference,
)
from municipalities.models import Municipality, MunicipalityCitation, Name, Organisation, Succession
from twinning.api.links import with_link_relations, write_links
from twinning.filtersets import LinkFilterSet, MunicipalityFilterSet, visible_links
from twinning.models import Membership, PeriodLevel, StatusPeriod
from twinning.status import Standing


class LinkedSerializer(MunicipalitySerializer):
    """A municipality, and how many links it has that stand in each way on the day asked for."""

    link_counts = serializers.SerializerMethodField()

    class Meta(MunicipalitySerializer.Meta):
        fields = [*MunicipalitySerializer.Meta.fields, "link_counts"]

    def hypermedia(self, instance: Municipality) -> dict[str, Any]:
        links = reverse("api:municipalities-links", args=[instance.pk])
        return {**super().hypermedia(instance), "links": link_object(self.context["request"], links, "related")}

    def get_link_counts(self, municipality: Municipality) -> dict[str, int]:
        counts: dict[UUID, dict[str, int]] = self.context["counts"]
        return counts[municipality.pk]


class ChainOfMunicipality(serializers.Serializer[Membership]):
    chain = Reference("id", "slug", "name", "kind")
    stint = serializers.IntegerField()


class MunicipalityDetailSerializer(LinkedSerializer):
    """One municipality, with what surrounds it."""

    parts = municipality_reference(listed=True)
    organisations = organisation_reference(listed=True)
    chains = ChainOfMunicipality(source="memberships", many=True, read_only=True)
    predecessors = PredecessorSerializer(many=True, read_only=True)
    successors = SuccessorSerializer(many=True, read_only=True)
    citations = Citations()

    class Meta(LinkedSerializer.Meta):
        fields = [
            *LinkedSerializer.Meta.fields, "parts", "organisations", "chains", "predecessors", "successors",
            "citations",
        ]  # fmt: skip


class MunicipalityViewSet(RecordViewSet):
    resource = "municipalities"
    filterset_class = MunicipalityFilterSet

    def get_serializer_class(self) -> Any:
        return MunicipalityDetailSerializer if self.detail else LinkedSerializer

    def get_queryset(self) -> QuerySet[Municipality]:
        if self.action == "links":
            return Municipality.objects.visible()
        municipalities = Municipality.objects.visible().select_related("part_of")
        municipalities = municipalities.prefetch_related(Prefetch("names", Name.objects.visible()))
        return with_surroundings(municipalities) if self.detail else municipalities

    def written(self, records: Sequence[Municipality]) -> Sequence[Any]:
        context = {**self.get_serializer_context(), "counts": link_counts(records, self.day)}
        return [*self.get_serializer_class()(records, many=True, context=context).data]

    def asking(self) -> StrictFilterSet:
        if self.action != "links":
            return super().asking()
        params = self.request.query_params
        whose: Municipality = self.get_object()
        return LinkFilterSet(params, visible_links(), request=self.request, also=PARAMETERS, whose=whose)

    @action(detail=True)
    def links(self, request: Request, pk: str) -> Response:
        """The links of one municipality, filtered as all links are."""
        context = {**self.get_serializer_context(), "day": self.day}
        rows = with_link_relations(self.asked.qs)
        return Response(self.listed(rows, "links", lambda links: write_links(links, context)))


def link_counts(municipalities: Sequence[Municipality], day: date) -> dict[UUID, dict[str, int]]:
    """For each municipality how many of its links stand in each way on the day, at the stronger of both levels."""
    ids = [municipality.pk for municipality in municipalities]
    counts = {pk: {"total": 0, **dict.fromkeys((standing.value for standing in Standing), 0)} for pk in ids}
    links = visible_links().filter(Q(low__in=ids) | Q(high__in=ids)).order_by("pk")
    standing = StatusPeriod.objects.on(day).filter(level=PeriodLevel.OVERALL, link=OuterRef("pk")).values("standing")
    for low, high, stands in links.annotate(stands=Subquery(standing[:1])).values_list("low", "high", "stands"):
        for party in {low, high} & counts.keys():
            counts[party]["total"] += 1
            counts[party][stands or Standing.UNKNOWN.value] += 1
    return counts


def with_surroundings(municipalities: QuerySet[Municipality]) -> QuerySet[Municipality]:
    cited = with_citations(MunicipalityCitation)
    successions = Succession.objects.visible().select_related("predecessor", "successor").prefetch_related(cited)
    memberships = Membership.objects.visible().filter(chain__hidden_at__isnull=True).select_related("chain")
    return municipalities.prefetch_related(
        Prefetch("parts", Municipality.objects.visible().in_name_order()),
        Prefetch("organisations", Organisation.objects.visible()),
        Prefetch("memberships", memberships),
        Prefetch("predecessors", successions),
        Prefetch("successors", successions),
        cited,
    )
