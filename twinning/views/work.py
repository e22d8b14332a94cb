"""The work pages: what needs doing in a municipality, for its staff."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.addresses import record_or_404
from archive.days import day_asked
from archive.reading import today
from municipalities.models import Municipality
from twinning.work.desk import Desk
from twinning.work.page import WorkPage
from twinning.work.staff import administers, choices, to_look_over, works_for


@never_cache
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """To the work of the user's municipality; whoever works for several chooses one."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    places = choices(request.user)
    if len(places) == 1 and not administers(request.user):
        return redirect(places[0].href)
    if not places:
        raise PermissionDenied(_("You have no role in any municipality yet. An administrator gives you one."))
    told = {"places": places, "to_look_over": to_look_over(request.user), "crumbs": [(_("To do"), "")]}
    return render(request, "pages/work_choice.html", told)


@never_cache
@require_safe
def work_of(request: HttpRequest, slug: str) -> HttpResponse:
    """What needs doing in one municipality on a day, most urgent first."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    municipality = record_or_404(Municipality.objects.visible(), slug)
    if not works_for(request.user, municipality):
        named = {"municipality": municipality}
        raise PermissionDenied(_("The work page of %(municipality)s is for its staff and administrators.") % named)
    if municipality.slug != slug:
        return redirect("work", municipality.slug, permanent=True)
    asked = day_asked(request)
    page = WorkPage(Desk(municipality, asked.day, request.user, today=today()))
    crumbs = [(municipality.name, municipality.get_absolute_url()), (_("To do"), "")]
    told = asked.context() | {"page": page, "crumbs": crumbs}
    return render(request, "pages/work.html", told, status=asked.status)
