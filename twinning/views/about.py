"""What the registry says of itself: words only, no records."""

from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

ACCESSIBILITY_REVIEWED: Final = date(2026, 11, 22)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@require_safe
def how_status(request: HttpRequest) -> HttpResponse:
    context = {"horizon": settings.STATUS_HORIZON_YEARS, "review": settings.STATUS_REVIEW_YEARS}
    return render(request, "pages/how_status.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"reviewed": ACCESSIBILITY_REVIEWED})
