"""What is told at an address where nothing is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found

from archive.addresses import NotShown
from archive.models import Record
from twinning.pages.naming import may_bring_back, read_whole
from twinning.pages.subjects import Subject


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """That there is nothing; or that it is hidden, to those who may change that."""
    if isinstance(exception, NotShown) and request.user.is_authenticated:
        return _not_shown(request, exception)
    return page_not_found(request, exception)


@never_cache
def _not_shown(request: HttpRequest, exception: NotShown) -> HttpResponse:
    key, model = exception.record.pk, type(exception.record)
    record: Record = read_whole(model, [key])[key]
    if not may_bring_back(request.user, record):
        return page_not_found(request, exception)
    told = {"subject": Subject(record), "label": model._meta.label_lower}
    return render(request, "pages/not_shown.html", told, status=404)
