"""Recording that somebody looked for agreements, one question at a time."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.addresses import record_or_404
from archive.reading import today
from archive.telling import told_done
from municipalities.models import Municipality
from municipalities.rights import may
from twinning.pages.searching import SearchingWizard
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first
from twinning.views.wizards import Frame, shown, written


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """The question that is next, with all that was answered before; at the end, the page of the municipality."""
    municipality = record_or_404(Municipality.objects.visible(), slug)
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not may(request.user, "change", municipality):
        raise PermissionDenied(_("Searches are recorded by the editors of the municipality."))
    asked = request.POST if request.method == "POST" else QueryDict()
    wizard = SearchingWizard(request.user, asked, municipality, today())
    if request.method != "POST":
        return _shown(request, wizard)
    made, before = written(wizard, wizard.save)
    if made is None:
        return sent_again(request, before, municipality.get_absolute_url()) if before else _shown(request, wizard)
    told_done(request, _("“%(record)s” is recorded.") % {"record": made}, made)
    return redirect(municipality.get_absolute_url())


def _shown(request: HttpRequest, wizard: SearchingWizard) -> HttpResponse:
    page = wizard.municipality.get_absolute_url()
    heading = _("A search for agreements")
    frame = Frame(
        what=pgettext("somebody looked", "Search"),
        heading=heading,
        lead=_("Where somebody looked for agreements, and what came of it: that none was found is worth knowing."),
        button=_("Record the search"),
        about=(str(wizard.municipality), page),
    )
    return shown(request, wizard, frame)
