"""Pages about links."""

from __future__ import annotations

from dataclasses import replace

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.days import day_asked
from archive.lists import list_page
from twinning.drawing.render import document
from twinning.filtersets import LinkFilterSet, visible_links
from twinning.pages.columns import LINKS
from twinning.pages.drawings import drawing_css
from twinning.pages.link import LinkPage
from twinning.pages.rows import link_rows


@require_safe
def link(request: HttpRequest, slug: str) -> HttpResponse:
    """One link on a day: how it stands, since when, and how we know."""
    found = record_or_404(visible_links().select_related("low", "high"), slug)
    if found.slug != slug:
        return moved(request, found)
    asked = day_asked(request)
    first, second = found.parties
    crumbs = [
        (_("Municipalities"), reverse("municipality-list")),
        (first.name, first.get_absolute_url()),
        (second.name, ""),
    ]
    page = LinkPage(found, asked.day, request.user)
    context = asked.context() | {"page": page, "crumbs": crumbs, "review_years": settings.STATUS_REVIEW_YEARS}
    return render(request, "pages/link.html", context, status=asked.status)


# The drawing carries its style sheet inside it.
@csp_update({"style-src": ["'unsafe-inline'"]})  # type: ignore[arg-type]  # typed for views without arguments
@require_safe
def link_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """The timeline of a link as a file of its own, to be set into another page or a report."""
    found = record_or_404(visible_links().select_related("low", "high"), slug)
    asked = day_asked(request)
    wide = LinkPage(found, asked.day, request.user).drawing.wide
    alone = replace(wide, css="tl")  # the page hides the wide one on a small screen; a file has only this one
    return HttpResponse(document(alone, drawing_css()), content_type="image/svg+xml", status=asked.status)


@require_safe
def link_list(request: HttpRequest) -> HttpResponseBase:
    """All links, filtered, as they stood on a day."""
    links = visible_links().select_related("low__part_of", "high__part_of", "since_event")
    template = "pages/link_list.html"
    return list_page(request, LinkFilterSet, links, template, resource="links", rows=link_rows, columns=LINKS)
