"""Recording a new link, one question at a time."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.telling import told_done
from archive.typed import seeks
from twinning.models import Event, Link
from twinning.pages.new_link import Ask, NewLinkPage
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_link(request: HttpRequest) -> HttpResponse:
    """The next question; after the last, the link itself."""
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not request.user.has_perm("twinning.add_link"):
        raise PermissionDenied(_("Links are recorded by editors of a municipality."))
    typed = request.POST
    page = NewLinkPage(request.user, typed or request.GET)
    if not typed or seeks(typed):
        return _shown(request, page)
    if typed.get("do") == "back":
        page.go_back()
        return _shown(request, page)
    if page.at != Ask.CONFIRM:
        page.go_on()
        return _shown(request, page)
    before = page.before()
    link = page.save() if before is None else None
    if link is None:
        before = before or page.before()  # perhaps by the other of two clicks at once
        return _again(request, page, before) if before else _shown(request, page)
    told_done(request, _("The link “%(link)s” is recorded.") % {"link": link}, link)
    return redirect(link.get_absolute_url())


def _again(request: HttpRequest, page: NewLinkPage, link: Link) -> HttpResponse:
    """What was typed stands in the event of its beginning; or the link is hidden, and all that was recorded with it."""
    told = Event.objects.get(pk=page.key) if link.shown else link
    return sent_again(request, told, link.get_absolute_url())


def _shown(request: HttpRequest, page: NewLinkPage) -> HttpResponse:
    page.settle()
    crumbs = [(_("Links"), reverse("link-list")), (_("New link"), "")]
    return render(request, "pages/new_link.html", {"page": page, "crumbs": crumbs}, status=400 if page.faults else 200)
