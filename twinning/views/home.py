"""The start page, and the search over everything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.days import day_asked
from twinning.pages.home import HomePage
from twinning.pages.search import SearchPage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    asked = day_asked(request)
    return render(request, "pages/home.html", asked.context() | {"page": HomePage(asked.day)}, status=asked.status)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is named so, of every kind; the words may lack case and marks."""
    return render(request, "pages/search.html", {"page": SearchPage(request.GET.get("q", ""), request.user)})
