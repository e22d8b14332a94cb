"""Agreements, decisions, duties, grants and search records."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from agreements.api.serializers import (
    AgreementSerializer,
    DecisionSerializer,
    DutySerializer,
    GrantSerializer,
    SearchRecordSerializer,
)
from agreements.filtersets import (
    AgreementFilterSet,
    DecisionFilterSet,
    DutyFilterSet,
    GrantFilterSet,
    SearchRecordFilterSet,
)
from agreements.models import Agreement, AgreementCitation, Decision, Duty, Grant, Party, SearchRecord
from archive.api.serializers import with_citations
from archive.api.views import RecordViewSet
from municipalities.models import Municipality


class AgreementViewSet(RecordViewSet):
    resource = "agreements"
    filterset_class = AgreementFilterSet
    serializer_class = AgreementSerializer

    def get_queryset(self) -> QuerySet[Agreement]:
        shown = Q(municipality__hidden_at__isnull=True, organisation__hidden_at__isnull=True)
        parties = Party.objects.visible().filter(shown).select_related("municipality", "organisation")
        return (
            Agreement.objects.visible()
            .select_related("supersedes")
            .prefetch_related(
                Prefetch("parties", parties.prefetch_related(with_citations(AgreementCitation))),
                Prefetch("successors", Agreement.objects.visible()),
                "areas",
                with_citations(AgreementCitation),
            )
        )


class DecisionViewSet(RecordViewSet):
    resource = "decisions"
    filterset_class = DecisionFilterSet
    serializer_class = DecisionSerializer

    def get_queryset(self) -> QuerySet[Decision]:
        return (
            Decision.objects.visible()
            .select_related("municipality", "agreement")
            .prefetch_related(
                Prefetch("concerns", Municipality.objects.visible().in_name_order()),
                "organisations",
                Prefetch("duties", Duty.objects.visible()),
                with_citations(AgreementCitation),
            )
        )


class DutyViewSet(RecordViewSet):
    resource = "duties"
    filterset_class = DutyFilterSet
    serializer_class = DutySerializer

    def get_queryset(self) -> QuerySet[Duty]:
        duties = Duty.objects.visible().filter(decision__hidden_at__isnull=True)
        duties = duties.select_related("decision", "recipient", "letter")
        return duties.prefetch_related(with_citations(AgreementCitation))


class GrantViewSet(RecordViewSet):
    resource = "grants"
    filterset_class = GrantFilterSet
    serializer_class = GrantSerializer

    def get_queryset(self) -> QuerySet[Grant]:
        grants = Grant.objects.visible().select_related("giver", "receiver", "decision")
        return grants.prefetch_related(with_citations(AgreementCitation))


class SearchRecordViewSet(RecordViewSet):
    resource = "search-records"
    filterset_class = SearchRecordFilterSet
    serializer_class = SearchRecordSerializer

    def get_queryset(self) -> QuerySet[SearchRecord]:
        searches = SearchRecord.objects.visible().select_related("municipality")
        return searches.prefetch_related("organisations", with_citations(AgreementCitation))
