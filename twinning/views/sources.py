"""The page of a source: it tells what the source proves on every floor, so it stands on the top one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.languages import RECORD_LANGUAGE
from archive.metadata import Metadata
from archive.models import Source
from archive.sources import cited_places
from archive.viewing import Viewing
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
    viewing = Viewing(found, request.user, request.GET.get("image", ""), request.GET.get("text", ""))
    if not page.readable:
        return render(request, "pages/source_restricted.html", {"viewing": viewing, "crumbs": _crumbs(found)[:1]})
    places = cited_places(found, page.citations)
    metadata = Metadata(found, request.build_absolute_uri)
    context = {"page": page, "viewing": viewing, "crumbs": _crumbs(found), "titled_in": found.titled_in}
    return render(request, "pages/source.html", context | {"metadata": metadata, "places": places})


def _crumbs(source: Source) -> list[tuple[str, str]]:
    """Sources / institution / volume, as one finds it in the archive; by its title where it stands in no volume."""
    kept = source.repository
    named = format_html('<span lang="{}">{}</span>', RECORD_LANGUAGE, kept.name) if kept else ""
    shelf = [(named, kept.get_absolute_url())] if kept and kept.shown else []
    here = (source.shelf_mark if shelf else "") or source.title
    return [(_("Sources"), reverse("source-list")), *shelf, (here, "")]
