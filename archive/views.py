"""Pages about sources that need nothing from the floors above."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from archive.dates import UnreadableDate, parse
from archive.filtersets import SourceFilterSet
from archive.forms import understood
from archive.lists import list_page
from archive.models import Source
from archive.sources import source_rows


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """All sources, filtered; a restricted one shows only that it exists."""
    sources = Source.objects.visible().select_related("repository")
    return list_page(
        request,
        SourceFilterSet,
        sources,
        "pages/source_list.html",
        resource="sources",
        rows=lambda found, _day: source_rows(found, request.user),
    )


@require_safe
def read_date(request: HttpRequest) -> JsonResponse:
    """How a text is understood as a date, for the form in which it is being typed."""
    try:
        return JsonResponse({"understood": understood(parse(request.GET.get("text", "")))})
    except UnreadableDate as refusal:
        return JsonResponse({"refused": str(refusal)})
