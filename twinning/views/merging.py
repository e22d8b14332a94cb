"""Recording a merger of municipalities, one question at a time."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.addresses import record_or_404
from archive.telling import told_done
from municipalities.models import Municipality
from municipalities.rights import may
from twinning.pages.merging import MergingWizard
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first
from twinning.views.wizards import Frame, shown, written


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """The question that is next, with all that was answered before; at the end, the successor's own page."""
    successor = record_or_404(Municipality.objects.visible(), slug)
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not may(request.user, "change", successor):
        raise PermissionDenied(_("This is recorded by the editors of the municipality that took over."))
    wizard = MergingWizard(request.user, request.POST if request.method == "POST" else QueryDict(), successor)
    if request.method != "POST":
        return _shown(request, wizard)
    made, before = written(wizard, wizard.save)
    if made is None:
        return sent_again(request, before, successor.get_absolute_url()) if before else _shown(request, wizard)
    told_done(request, _("The merger is recorded, with what became of each link."), made[0])
    return redirect(successor.get_absolute_url())


def _shown(request: HttpRequest, wizard: MergingWizard) -> HttpResponse:
    page = wizard.successor.get_absolute_url()
    heading = _("Merged into %(name)s") % {"name": wizard.successor}
    frame = Frame(
        what=_("Merger"),
        heading=heading,
        lead=_("Which municipalities became a part of this one, when, and what became of each of their links."),
        button=_("Record the merger"),
        about=(str(wizard.successor), page),
    )
    return shown(request, wizard, frame)
