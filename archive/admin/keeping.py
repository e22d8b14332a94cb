"""The operators' page: what the registry knows of its own keeping, and what can be set going again. Administrators'."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from archive.models import Scan
from archive.services.queue import images_order, task_retry, verification_order
from archive.upkeep import Upkeep

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def administrators_only(view: View[P]) -> Callable[..., HttpResponse]:
    """Whoever is not signed in is asked to; who is, and is no administrator, is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    checked: Callable[..., HttpResponse] = admin.site.admin_view(guarded)
    return checked


@administrators_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Keeping"),
        "upkeep": Upkeep(timezone.now()),
    }
    return TemplateResponse(request, "admin/keeping.html", context)


@administrators_only
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    if verification_order():
        messages.success(request, _("The worker will verify all originals. What it finds will stand here."))
    else:
        messages.info(request, _("A verification is running, or waits for the worker, already."))
    return redirect("keeping:page")


@administrators_only
@require_POST
def retry(request: HttpRequest, task: UUID) -> HttpResponse:
    if task_retry(task_id=task):
        messages.success(request, _("The task waits for the worker again."))
    else:
        messages.info(request, _("That task has not failed, or waits for the worker already."))
    return redirect("keeping:page")


@administrators_only
@require_POST
def images(request: HttpRequest, scan: UUID) -> HttpResponse:
    found = get_object_or_404(Scan.objects.visible(), pk=scan)
    images_order(scan=found)
    messages.success(request, _("The images of %(scan)s wait for the worker.") % {"scan": found})
    return redirect("keeping:page")
