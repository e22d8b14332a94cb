"""Ending a link step by step, and recording that one was taken up again."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.addresses import record_or_404
from archive.telling import told_done
from archive.typed import seeks
from municipalities.rights import may
from twinning.filtersets import visible_links
from twinning.models import Link
from twinning.pages.ending import EndingPage
from twinning.pages.resuming import ResumingPage
from twinning.pages.stepping import Stepping
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first

METHODS = ["GET", "HEAD", "POST"]
ENDING = "pages/ending.html"


@never_cache
@require_http_methods(METHODS)
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the ending of a link stands, and the form of the step that is next."""
    link = _link(slug)
    if not isinstance(request.user, User):
        return log_in_first(request)
    _let_in(request.user, link)
    typed = request.POST
    page = EndingPage(link, request.user, typed, request.GET)
    saving = bool(typed) and not seeks(typed)
    if saving and (before := page.sent_before()):
        return sent_again(request, before, request.path)
    stale = bool(typed) and page.stale
    stepping = page.stepping(judged=saving and not stale)
    done = page.save(stepping) if saving and not stale and not page.blocked else None
    if done is not None:
        told_done(request, page.done_words, done)
        return redirect(request.path)
    if saving and (before := page.sent_before()):  # by the other of two clicks at once
        return sent_again(request, before, request.path)
    if stale or stepping.taken:
        page = EndingPage(link, request.user, {}, {})
        return _shown(request, ENDING, page, page.stepping(judged=False), overtaken=stepping)
    return _shown(request, ENDING, page, stepping)


@never_cache
@require_http_methods(METHODS)
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """One form: that the link was taken up again, and when."""
    link = _link(slug)
    if not isinstance(request.user, User):
        return log_in_first(request)
    _let_in(request.user, link)
    typed = request.POST
    page = ResumingPage(link, request.user)
    saving = bool(typed) and not seeks(typed)
    if saving and (before := page.sent_before(typed)):
        return sent_again(request, before, link.get_absolute_url())
    stepping = page.stepping(typed, judged=saving)
    done = page.save(stepping) if saving else None
    if done is not None:
        told_done(request, _("It is recorded that the link was taken up again."), done)
        return redirect(link.get_absolute_url())
    if saving and (before := page.sent_before(typed)):  # by the other of two clicks at once
        return sent_again(request, before, link.get_absolute_url())
    return _shown(request, "pages/resuming.html", page, stepping)


def _link(slug: str) -> Link:
    return record_or_404(visible_links().select_related("low", "high"), slug)


def _let_in(user: User, link: Link) -> None:
    if not may(user, "change", link):
        raise PermissionDenied(_("This is recorded by the editors of the two municipalities."))


def _shown(
    request: HttpRequest, template: str, page: Any, stepping: Stepping, *, overtaken: Stepping | None = None
) -> HttpResponse:
    status = 409 if overtaken else 400 if stepping.faults else 200
    crumbs = [(str(page.link), page.link.get_absolute_url()), (page.crumb, "")]
    context = {"page": page, "step": stepping, "overtaken": overtaken, "crumbs": crumbs}
    return render(request, template, context, status=status)
