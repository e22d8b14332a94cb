"""Recording a new agreement, one question at a time."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from agreements.models import Agreement
from archive.addresses import record_at
from archive.telling import told_done
from twinning.filtersets import visible_links
from twinning.pages.concluding import ConcludingWizard, started
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first
from twinning.views.wizards import Frame, shown, written


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest) -> HttpResponse:
    """The question that is next, with all that was answered before; at the end, the agreement's own page."""
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not request.user.has_perm("agreements.add_agreement"):
        raise PermissionDenied(_("Agreements are recorded by the editors of a municipality that is a party."))
    if request.method != "POST":
        return _shown(request, _begun(request, request.user))
    wizard = ConcludingWizard(request.user, request.POST)
    made, before = written(wizard, partial(wizard.save, request.FILES.get("file")))
    if made is None:
        return sent_again(request, before) if before else _shown(request, wizard)
    told_done(request, _("“%(record)s” is recorded.") % {"record": made}, made)
    return redirect(made.get_absolute_url())


def _begun(request: HttpRequest, user: User) -> ConcludingWizard:
    link = record_at(visible_links().select_related("low", "high"), request.GET.get("link", ""))
    superseded = record_at(Agreement.objects.visible(), request.GET.get("supersedes", ""))
    return ConcludingWizard(user, started(link, superseded))


def _shown(request: HttpRequest, wizard: ConcludingWizard) -> HttpResponse:
    listed = reverse("agreement-list")
    heading = _("New agreement")
    frame = Frame(
        what=_("Agreement"),
        heading=heading,
        lead=_("Who agreed, on what and for how long, what it takes the place of, and the document that says so."),
        button=_("Record the agreement"),
        about=(_("Agreements"), listed),
    )
    return shown(request, wizard, frame)
