"""Pages about sources that need nothing from the floors above."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.columns import REPOSITORIES, SOURCES
from archive.dates import UnreadableDate, parse
from archive.filtersets import RepositoryFilterSet, SourceFilterSet
from archive.forms import understood
from archive.holdings import Holdings, with_counts
from archive.lists import list_page
from archive.models import Repository, Source
from archive.sources import source_rows


@require_safe
def source_list(request: HttpRequest) -> HttpResponseBase:
    """All sources, filtered; a restricted one shows only that it exists."""
    sources = Source.objects.visible().select_related("repository")
    return list_page(
        request,
        SourceFilterSet,
        sources,
        "pages/source_list.html",
        resource="sources",
        rows=lambda found, _day: source_rows(found, request.user),
        columns=SOURCES,
    )


@require_safe
def repository_list(request: HttpRequest) -> HttpResponseBase:
    """All institutions, with how much of theirs the reader may read."""
    kept = with_counts(Repository.objects.visible(), request.user)
    template = "pages/repository_list.html"
    return list_page(request, RepositoryFilterSet, kept, template, resource="repositories", columns=REPOSITORIES)


@require_safe
def repository(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution and what it keeps, as its archives stand."""
    found = record_or_404(Repository.objects.visible(), slug)
    if found.slug != slug:
        return moved(request, found)
    crumbs = [(_("Sources"), reverse("source-list")), (_("Archival institutions"), reverse("repository-list"))]
    context = {"holdings": Holdings(found, request.user), "crumbs": [*crumbs, (found.name, "")]}
    return render(request, "pages/repository.html", context | {"titled_in": found.titled_in})


@require_safe
def read_date(request: HttpRequest) -> JsonResponse:
    """How a text is understood as a date, for the form in which it is being typed."""
    try:
        return JsonResponse({"understood": understood(parse(request.GET.get("text", "")))})
    except UnreadableDate as refusal:
        return JsonResponse({"refused": str(refusal)})
