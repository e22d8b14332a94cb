"""Pages about chains."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.addresses import moved, record_or_404
from archive.days import day_asked
from archive.lists import list_page
from twinning.filtersets import ChainFilterSet
from twinning.models import Chain
from twinning.pages.chain import ChainPage
from twinning.pages.columns import CHAINS
from twinning.pages.lists import chain_rows


@require_safe
def chain(request: HttpRequest, slug: str) -> HttpResponse:
    """One chain on a day: its members over time, their numbers, its meetings."""
    found = record_or_404(Chain.objects.visible(), slug)
    if found.slug != slug:
        return moved(request, found)
    asked = day_asked(request)
    page = ChainPage(found, asked.day, request.user)
    crumbs = [(_("Chains"), reverse("chain-list")), (found.name, "")]
    context = asked.context() | {"page": page, "crumbs": crumbs, "titled_in": found.titled_in}
    return render(request, "pages/chain.html", context, status=asked.status)


@require_safe
def chain_list(request: HttpRequest) -> HttpResponseBase:
    """All chains, filtered."""
    return list_page(
        request,
        ChainFilterSet,
        Chain.objects.visible(),
        "pages/chain_list.html",
        resource="chains",
        rows=chain_rows,
        columns=CHAINS,
    )
