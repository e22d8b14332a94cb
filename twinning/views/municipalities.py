"""Pages about municipalities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.countries import country_name
from archive.days import day_asked
from archive.lists import list_page
from archive.reading import language
from municipalities.models import Municipality
from twinning.filtersets import MunicipalityFilterSet
from twinning.pages.columns import MUNICIPALITIES
from twinning.pages.lists import municipality_rows
from twinning.pages.municipality import MunicipalityPage


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """One municipality on a day: its links, in what state they are at each level, and how we know."""
    found = record_or_404(Municipality.objects.visible().select_related("part_of"), slug)
    if found.slug != slug:
        return moved(request, found)
    asked = day_asked(request)
    country = country_name(found.country, language())
    crumbs = [
        (_("Municipalities"), reverse("municipality-list")),
        (country, f"{reverse('municipality-list')}?country={found.country}"),
        (found.name, ""),
    ]
    page = MunicipalityPage(found, asked.day, request.user)
    return render(
        request, "pages/municipality.html", asked.context() | {"page": page, "crumbs": crumbs}, status=asked.status
    )


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponseBase:
    """All municipalities and bodies that can be a party, filtered."""
    bodies = Municipality.objects.visible().bodies().select_related("part_of")
    return list_page(
        request,
        MunicipalityFilterSet,
        bodies,
        "pages/municipality_list.html",
        resource="municipalities",
        rows=municipality_rows,
        columns=MUNICIPALITIES,
    )
