"""Pages about agreements and decisions."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.columns import AGREEMENTS
from agreements.filtersets import AgreementFilterSet
from agreements.models import Agreement, AgreementCitation, Decision, Duty, Grant, Party
from agreements.pages import AgreementPage, DecisionPage, agreement_rows
from archive.addresses import moved, record_or_404
from archive.days import day_asked
from archive.lists import list_page
from municipalities.models import Municipality, Organisation


def _cited() -> Prefetch[Any]:
    return Prefetch("citations", queryset=AgreementCitation.objects.visible().select_related("source", "via"))


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponseBase:
    """All agreements, filtered, in their state on a day."""
    found = Agreement.objects.visible().prefetch_related(
        "successors",
        Prefetch("parties", queryset=Party.objects.visible().select_related("municipality", "organisation")),
    )
    return list_page(
        request,
        AgreementFilterSet,
        found,
        "pages/agreement_list.html",
        resource="agreements",
        rows=agreement_rows,
        columns=AGREEMENTS,
    )


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """One agreement: its parties, terms and state on a day."""
    parties = Party.objects.visible().select_related("municipality", "organisation__municipality")
    records = (
        Agreement.objects.visible()
        .select_related("supersedes")
        .prefetch_related(
            _cited(), "successors", "areas", Prefetch("parties", queryset=parties.prefetch_related(_cited()))
        )
    )
    found = record_or_404(records, slug)
    if found.slug != slug:
        return moved(request, found)
    asked = day_asked(request)
    page = AgreementPage(found, asked.day, request.user)
    crumbs = [(_("Agreements"), reverse("agreement-list")), (found.title, "")]
    context = asked.context() | {"page": page, "crumbs": crumbs, "titled_in": found.titled_in}
    return render(request, "pages/agreement.html", context, status=asked.status)


@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """One decision or proposal, and what must follow."""
    duties = Duty.objects.visible().select_related("recipient", "letter").prefetch_related(_cited())
    grants = Grant.objects.visible().select_related("giver", "receiver__municipality").prefetch_related(_cited())
    records = (
        Decision.objects.visible()
        .select_related("municipality", "agreement")
        .prefetch_related(
            _cited(),
            Prefetch("concerns", queryset=Municipality.objects.visible()),
            Prefetch("organisations", queryset=Organisation.objects.visible()),
            Prefetch("duties", queryset=duties),
            Prefetch("grants", queryset=grants),
        )
    )
    found = record_or_404(records, slug)
    if found.slug != slug:
        return moved(request, found)
    crumbs = [(_("Agreements"), reverse("agreement-list")), (found.title, "")]
    page = DecisionPage(found, request.user)
    return render(request, "pages/decision.html", {"page": page, "crumbs": crumbs, "titled_in": found.titled_in})
