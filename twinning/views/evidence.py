"""Adding evidence to a statement."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse


def add(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    raise Http404
