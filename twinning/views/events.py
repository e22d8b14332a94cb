"""The page of an event: one statement, with what it rests on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.addresses import NotShown, record_or_404
from twinning.pages.event import EventPage, readable_events


@require_safe
def event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One event, by its id. It is not shown where all that it speaks of is hidden."""
    page = EventPage(record_or_404(readable_events(), str(pk)), request.user)
    if not page.subject.shown:
        raise NotShown(page.subject.record)
    return render(request, "pages/event.html", {"page": page, "crumbs": page.crumbs, "titled_in": "sv"})
