"""The institutions that keep archives, and what each of them keeps as a finding aid."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api.hypermedia import resource_address
from archive.api.renderers import XMLRenderer
from archive.api.serializers import RepositorySerializer
from archive.api.views import RecordViewSet
from archive.ead import finding_aid
from archive.filtersets import RepositoryFilterSet
from archive.holdings import Holdings, with_counts
from archive.models import Repository, Source


class RepositoryViewSet(RecordViewSet):
    resource = "repositories"
    filterset_class = RepositoryFilterSet
    serializer_class = RepositorySerializer

    def get_queryset(self) -> QuerySet[Repository]:
        return with_counts(Repository.objects.visible(), self.request.user)

    @action(detail=True, renderer_classes=[XMLRenderer])
    def ead3(self, request: Request, pk: str) -> Response:
        """Its sources as an EAD3 finding aid: what the reader may read described, the rest counted."""
        repository: Repository = self.get_object()

        def address(record: Source | Repository, within: str = "") -> str:
            resource = "sources" if isinstance(record, Source) else "repositories"
            return request.build_absolute_uri(f"{resource_address(resource, record)}{within}")

        def page(record: Source | Repository) -> str:
            return request.build_absolute_uri(record.get_absolute_url())

        document = finding_aid(Holdings(repository, request.user), page=page, address=address)
        headers = {"Content-Disposition": f'attachment; filename="{repository.slug}.ead3.xml"'}
        return Response(document, content_type="application/xml; charset=utf-8", headers=headers)
