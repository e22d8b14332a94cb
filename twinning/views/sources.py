"""The page of a source: it tells what the source proves on every floor, so it stands on the top one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.models import Source
from twinning.pages.source import SourcePage


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source. A restricted one is found by its id alone, and shows that it exists."""
    found = record_or_404(Source.objects.visible().select_related("repository"), slug)
    page = SourcePage(found, request.user)
    if not page.readable and slug != str(found.pk):
        raise Http404(_("No record has this address."))
    if page.readable and found.get_absolute_url() != request.path:
        return moved(request, found)
    crumbs = [(_("Sources"), reverse("source-list")), (found.reference or found.title if page.readable else "", "")]
    if not page.readable:
        return render(request, "pages/source_restricted.html", {"page": page, "crumbs": crumbs[:1]})
    return render(request, "pages/source.html", {"page": page, "crumbs": crumbs, "titled_in": found.titled_in})
