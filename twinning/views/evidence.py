"""Adding evidence to a statement."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.addresses import NotShown
from archive.citing import citable_model, may_cite
from archive.languages import in_language
from archive.models import Record
from archive.telling import told_done
from archive.typed import seeks
from twinning.pages.evidence import EvidencePage
from twinning.pages.naming import read_whole
from twinning.pages.subjects import Subject, with_related
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    """The form, and what it sends: saved, or shown again with all that was typed."""
    subject = _subject(label, pk)
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not may_cite(request.user, subject):
        raise PermissionDenied(_("Evidence is added by editors and archivists of a municipality that it concerns."))
    saving = request.method == "POST" and not seeks(request.POST)
    page = EvidencePage(subject, request.user, request.POST or request.GET, judged=saving)
    before = page.sent_before if saving else None
    if before is not None:
        return sent_again(request, before, page.subject.page or before.source.get_absolute_url())
    citation = page.saved() if saving else None
    if citation is None:
        return _shown(request, page)
    told = {"source": citation.source, "statement": page.subject.words}
    told_done(request, _("“%(source)s” now stands as evidence for “%(statement)s”.") % told, citation)
    return redirect(page.subject.page or citation.source.get_absolute_url())


def _subject(label: str, pk: UUID) -> Record:
    """The record of this kind, if it is shown and can be cited."""
    model = citable_model(label)
    found: Any = with_related(model).filter(pk=pk).first() if model else None
    hidden: Any = (found or read_whole(model, [pk]).get(pk)) if model else None
    if found is None or not Subject(found).shown:
        raise NotShown(hidden) if hidden else Http404(_("No record has this address."))
    return found  # type: ignore[no-any-return]


def _shown(request: HttpRequest, page: EvidencePage) -> HttpResponse:
    back = page.subject.page
    statement = in_language(page.subject.words, page.subject.language)
    crumbs = [*([(statement, back)] if back else []), (_("Add evidence"), "")]
    status = 400 if page.faults else 200
    return render(request, "pages/evidence.html", {"page": page, "crumbs": crumbs}, status=status)
