"""How every resource answers: strict in what it is asked, JSON in what it says, in Swedish or English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework.decorators import action
from rest_framework.exceptions import MethodNotAllowed, NotFound, PermissionDenied
from rest_framework.metadata import BaseMetadata
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from archive.access import readable_sources
from archive.addresses import record_at
from archive.api.envelope import PARAMETERS, envelope, page_asked
from archive.api.manifest import Manifest, NoImages, manifest_answer
from archive.api.problems import refuse
from archive.api.renderers import JSONLDRenderer
from archive.api.serializers import SourceDetailSerializer, SourceSerializer
from archive.filtersets import SourceFilterSet, StrictFilterSet
from archive.metadata import Metadata
from archive.models import Source, Transcription

Write = Callable[[Sequence[Any]], Sequence[Any]]
READING = ["get", "head", "options"]


def language_asked(header: str) -> str:
    """The first language of ``Accept-Language`` that the registry speaks; else Swedish."""
    for code, _quality in parse_accept_lang_header(header):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


class Methods(BaseMetadata):
    """What OPTIONS answers: the methods, and the parameters that are understood."""

    def determine_metadata(self, request: Request, view: APIView) -> dict[str, Any]:
        parameters = sorted(view.asking().known) if isinstance(view, ReadingView) else []
        return {"methods": view.allowed_methods, "parameters": parameters}


class ReadingView(APIView):
    """A view that is only read, and that refuses every parameter it does not know."""

    http_method_names = READING
    metadata_class = Methods
    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        translation.activate(language_asked(request.headers.get("Accept-Language", "")))
        if (request.method or "").lower() not in self.http_method_names:
            raise MethodNotAllowed(request.method or "")
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            self.check()

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """A municipality's own web pages may read it from the browser; no credentials are ever shared so."""
        final: Response = super().finalize_response(request, response, *args, **kwargs)
        final["Access-Control-Allow-Origin"] = "*"
        return final

    def check(self) -> None:
        """Refuse everything that is asked wrongly, at once, before anything is read."""
        paged = set(PARAMETERS) <= set(self.asked.known)
        refuse(self.asked.faults() + (page_asked(self.request)[1] if paged else []))

    def asking(self) -> StrictFilterSet:
        """What may be asked here: the day, no more."""
        return StrictFilterSet(self.request.query_params, Source.objects.none(), request=self.request)

    @cached_property
    def asked(self) -> StrictFilterSet:
        return self.asking()

    @property
    def day(self) -> date:
        return self.asked.day


class RecordViewSet(ReadOnlyModelViewSet[Any], ReadingView):
    """The list of a resource, and one of its records by id or slug."""

    resource: ClassVar[str]
    filterset_class: ClassVar[type[StrictFilterSet]]
    http_method_names = READING

    def asking(self) -> StrictFilterSet:
        if self.detail:
            return super().asking()
        params = self.request.query_params
        return self.filterset_class(params, self.get_queryset(), request=self.request, also=PARAMETERS)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "day": self.day}

    def get_object(self) -> Any:
        found = record_at(self.get_queryset(), self.kwargs["pk"])
        if found is None:
            raise NotFound
        return found

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(self.listed(self.asked.qs, self.resource.replace("-", "_"), self.written))

    def listed(self, rows: QuerySet[Any], key: str, write: Write) -> dict[str, Any]:
        """One page of these rows in the envelope."""
        page, _faults = page_asked(self.request)
        total = rows.count()
        return envelope(self.request, key, write(page.cut(rows, total)), page, total)

    def written(self, records: Sequence[Any]) -> Sequence[Any]:
        return [*self.get_serializer(records, many=True).data]

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(self.written([self.get_object()])[0])


class SourceViewSet(RecordViewSet):
    resource = "sources"
    filterset_class = SourceFilterSet

    def get_serializer_class(self) -> Any:
        return SourceDetailSerializer if self.detail else SourceSerializer

    def get_queryset(self) -> QuerySet[Source]:
        sources = Source.objects.visible().select_related("repository")
        if not self.detail:
            return sources
        return sources.prefetch_related(Prefetch("transcriptions", Transcription.objects.visible()))

    def get_object(self) -> Source:
        """A restricted source is found by its id only: its slug would tell its title."""
        found: Source = super().get_object()
        by_id = str(found.pk) == self.kwargs["pk"].lower()
        if not by_id and not readable_sources(Source.objects.filter(pk=found.pk), self.request.user).exists():
            raise NotFound
        return found

    @action(detail=True, renderer_classes=[JSONLDRenderer, JSONRenderer])
    def metadata(self, request: Request, pk: str) -> Response:
        """What it is, as JSON-LD; of a restricted one nothing, since there is nothing to tell but that it exists."""
        source = self.get_object()
        if not source.readable_by(request.user):
            raise NotFound
        return Response(Metadata(source, request.build_absolute_uri).json_ld)

    @action(detail=True, renderer_classes=[JSONLDRenderer, JSONRenderer])
    def manifest(self, request: Request, pk: str) -> HttpResponseBase:
        """Its images as IIIF Presentation 3; of a restricted one those of its redacted copies."""
        source = self.get_object()
        told = Manifest(source, request.user, request.build_absolute_uri)
        if not told.readable and not told.scans:
            raise PermissionDenied(_("The source is restricted: it may be read only by those who keep it."))
        if told.empty:
            raise NoImages(waiting=told.waiting)
        return manifest_answer(request, told.written())
