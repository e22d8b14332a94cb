"""Associations and figures."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from archive.api.serializers import with_citations
from archive.api.views import RecordViewSet
from municipalities.api.serializers import FigureSerializer, OrganisationSerializer
from municipalities.filtersets import FigureFilterSet, OrganisationFilterSet
from municipalities.models import Figure, MunicipalityCitation, Organisation


class OrganisationViewSet(RecordViewSet):
    resource = "organisations"
    filterset_class = OrganisationFilterSet
    serializer_class = OrganisationSerializer

    def get_queryset(self) -> QuerySet[Organisation]:
        organisations = Organisation.objects.visible().select_related("municipality")
        return organisations.prefetch_related(with_citations(MunicipalityCitation))


class FigureViewSet(RecordViewSet):
    resource = "figures"
    filterset_class = FigureFilterSet
    serializer_class = FigureSerializer

    def get_queryset(self) -> QuerySet[Figure]:
        """Figures whose subject is shown."""
        shown = Q(municipality__hidden_at__isnull=True, organisation__hidden_at__isnull=True)
        figures = Figure.objects.visible().filter(shown).select_related("municipality", "organisation")
        return figures.prefetch_related(with_citations(MunicipalityCitation))
