"""The history of a record: how it came to say what it says, and the way back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from archive.languages import in_language
from archive.models import Record
from archive.services import change_undo, record_restore
from archive.services.undo import may_change
from archive.telling import told_done
from archive.versions import model_of, versions_of, with_related
from twinning.pages.history import RecordHistory, Telling
from twinning.pages.naming import may_read, read_whole
from twinning.pages.subjects import Subject
from twinning.views.kept import log_in_first
from twinning.views.undoing import Asking, asked, outcome, why

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
def record_history(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    """Who changed what, when and why; or what differs between two days."""
    page = RecordHistory(_record(label, pk, request.user), request.user, request.GET)
    crumbs = _crumbs(page.subject, _("History"))
    context = {"page": page, "faults": page.faults, "page_obj": page.page_obj, "crumbs": crumbs}
    return render(request, "pages/history.html", context, status=400 if page.faults else 200)


@never_cache
@require_http_methods(METHODS)
def change_undone(request: HttpRequest, label: str, pk: UUID, version: int) -> HttpResponse:
    """One change, taken back with a reason."""
    if not isinstance(request.user, User):
        return log_in_first(request)
    record = _mine(label, pk, request.user)
    found = with_related(type(record), versions_of(type(record)).filter(id=pk, history_id=version)).first()
    if found is None:
        raise Http404(_("The record has no such version."))
    user, form = request.user, why(request, _("Say why it is undone."))
    told = Telling([(found, found.prev_record)], {record.pk: record}, user).told()
    if told[0].withheld:
        raise PermissionDenied(_("What it said then is not shown to you."))
    done = outcome(form, lambda reason: change_undo(version=found, by=user, reason=reason))
    if done is not None:
        told_done(request, _("The change is undone. The undoing can be undone, too."), done)
        return redirect("history", label, pk)
    asking = Asking(Subject(record), _("Undo this change"), _history(record), form)
    return asked(request, asking, crumbs=_crumbs(Subject(record), _("Undo")), told=told)


@never_cache
@require_http_methods(METHODS)
def brought_back(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    """A hidden record, brought back with a reason."""
    if not isinstance(request.user, User):
        return log_in_first(request)
    record = _mine(label, pk, request.user)
    subject, user = Subject(record), request.user
    if not record.hidden:
        messages.info(request, _("“%(record)s” is shown already.") % {"record": subject.words})
        return redirect("history", label, pk)
    form = why(request, _("Say why it is brought back."))
    done = outcome(form, lambda reason: record_restore(record=record, reason=reason, by=user))
    if done is not None:
        told_done(request, _("“%(record)s” is shown again.") % {"record": subject.words}, done)
        return redirect(Subject(done).page or _history(record))
    asking = Asking(subject, _("Bring back"), _history(record), form)
    return asked(request, asking, crumbs=_crumbs(subject, _("Bring back")))


def _record(label: str, pk: UUID, reader: Any) -> Record:
    """The record, if the reader may see it."""
    model = model_of(label)
    found = read_whole(model, [pk]).get(pk) if model else None
    if found is None or not may_read(reader, found) or not (Subject(found).shown or may_change(reader, found)):
        raise Http404(_("No record has this address."))
    return found


def _mine(label: str, pk: UUID, user: User) -> Record:
    record = _record(label, pk, user)
    if not may_change(user, record):
        raise PermissionDenied(_("This is changed by the staff of a municipality that it concerns."))
    return record


def _history(record: Record) -> str:
    return reverse("history", args=[record._meta.label_lower, record.pk])


def _crumbs(subject: Subject, here: str) -> list[tuple[Any, str]]:
    back = _history(subject.record) if here != _("History") else subject.page
    return [(in_language(subject.words, subject.language), back), (here, "")] if back else [(here, "")]
