"""Writing one record of any kind: changing it, adding one, hiding it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from archive.addresses import NotShown
from archive.choices import as_key
from archive.citing import citable_model
from archive.languages import in_language
from archive.models import Record
from archive.recording import Recording
from archive.recording.editing import Done
from archive.services import record_hide
from archive.telling import told_done
from archive.typed import seeks
from twinning.pages.naming import may_bring_back, read_whole
from twinning.pages.recording import BOOK, RecordingPage, correction, new_record
from twinning.pages.subjects import Subject, with_related
from twinning.views.again import sent_again
from twinning.views.kept import log_in_first
from twinning.views.undoing import outcome, why

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(METHODS)
def change(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    """The form of a record, and what it sends: saved, or shown again with all that was typed."""
    recording = _recording(label)
    if not isinstance(request.user, User):
        return log_in_first(request)
    typed = _typed(request)
    record = _record(recording, pk, request.user, typed)
    page = RecordingPage(recording, record, request.user, typed, {})
    done = page.editing.save() if _saves(typed) else None
    return _answered(request, page, done)


@never_cache
@require_http_methods(METHODS)
def add(request: HttpRequest, label: str) -> HttpResponse:
    """The form of a new record, about what the address says."""
    recording = _recording(label)
    if recording.not_added:
        raise Http404(str(recording.not_added))
    if not isinstance(request.user, User):
        return log_in_first(request)
    if not request.user.has_perm(_permission(recording, "add")):
        raise PermissionDenied(_("Your role does not let you record this. Ask the administrators of the registry."))
    typed = _typed(request)
    before = _sent_before(recording, typed, request.user)
    if before is not None and not Subject(before).shown:
        return sent_again(request, before)
    page = _new(request, recording, typed, request.user)
    done = page.editing.save() if _saves(typed) and before is None else None
    if done is None:  # perhaps by the other of two clicks at once
        before = before or _sent_before(recording, typed, request.user)
    if before is None:
        return _answered(request, page, done)
    corrected = correction(_new(request, recording, typed, request.user), before)
    return sent_again(request, before) if corrected is None else _answered(request, corrected, None)


def _new(request: HttpRequest, recording: Recording, typed: QueryDict | None, user: User) -> RecordingPage:
    record, initial = new_record(recording, user, request.GET, str(typed.get("key", "")) if typed else "")
    return RecordingPage(recording, record, user, typed, initial)


@never_cache
@require_http_methods(METHODS)
def hide(request: HttpRequest, label: str, pk: UUID) -> HttpResponse:
    """Why a record is hidden, asked on a page of its own; nothing is destroyed."""
    recording = _recording(label)
    if not isinstance(request.user, User):
        return log_in_first(request)
    user = request.user
    gone = _hidden_before(recording, pk, user)
    if gone is not None:
        messages.info(request, _("“%(record)s” is hidden already.") % {"record": gone.words})
        return redirect(_above(gone))
    record = _record(recording, pk, user)
    subject, form = Subject(record), why(request, _("Say why the record is hidden."))
    if outcome(form, lambda reason: record_hide(record=record, reason=reason, by=user)) is not None:
        told_done(request, _("“%(record)s” is hidden.") % {"record": subject.words}, record)
        return redirect(_above(subject))
    crumbs = [(in_language(subject.words, subject.language), subject.page), (_("Hide"), "")]
    context = {"subject": subject, "form": form, "crumbs": crumbs}
    back = reverse("record-change", args=[label, pk])
    return render(request, "pages/recording_hide.html", {**context, "back": back}, status=400 if form.errors else 200)


def _recording(label: str) -> Recording:
    found = BOOK.of(label)
    if found is None:
        raise Http404(_("No record has this address."))
    return found


def _record(recording: Recording, pk: UUID, user: User, typed: QueryDict | None = None) -> Record:
    """The record, if it is shown and the user may change it; also a hidden one, where what was typed would be lost."""
    rows: Any = recording.model._default_manager
    shown = with_related(recording.model) if citable_model(recording.label) else rows.visible()
    found: Any = shown.filter(pk=pk).first()
    if found is None:
        hidden = read_whole(recording.model, [pk]).get(pk)
        if hidden is None or typed is None or not may_bring_back(user, hidden):
            raise NotShown(hidden) if hidden else Http404(_("No record has this address."))
        return hidden
    if not user.has_perm(_permission(recording, "change"), found):
        raise PermissionDenied(_("This is changed by the staff of a municipality that it concerns."))
    return found  # type: ignore[no-any-return]


def _permission(recording: Recording, verb: str) -> str:
    meta = recording.model._meta
    return f"{meta.app_label}.{verb}_{meta.model_name}"


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, with the line breaks that the registry keeps."""
    if request.method != "POST":
        return None
    typed = request.POST.copy()
    for name, values in typed.lists():
        typed.setlist(name, [value.replace("\r\n", "\n") for value in map(str, values)])
    return typed


def _saves(typed: QueryDict | None) -> bool:
    """Whether it is to be saved; something sought comes first."""
    return typed is not None and not seeks(typed)


def _sent_before(recording: Recording, typed: QueryDict | None, user: User) -> Record | None:
    """What the same form wrote, when it was sent before."""
    key = as_key(typed.get("key", "")) if typed and _saves(typed) else None
    found = recording.model._default_manager.filter(pk=key).first() if key else None
    if found is not None and not user.has_perm(_permission(recording, "change"), found):
        raise PermissionDenied(_("This is changed by the staff of a municipality that it concerns."))
    return found


def _answered(request: HttpRequest, page: RecordingPage, done: Done | None) -> HttpResponse:
    """What was done, on the page of the record; or the form again."""
    if done is not None:
        _tell(request, done)
        return redirect(_page_of(done.record))
    editing = page.editing
    status = 409 if editing.clashes or editing.hidden or page.action else 400 if editing.faults else 200
    here = _("New") if page.adding else _("Change")
    above = [(Subject(each).words, Subject(each).page) for each in page.about if Subject(each).page]
    own = [] if page.adding else [(in_language(page.words, page.lang), page.back)]
    crumbs = [*(above if page.adding else []), *own, (here, "")]
    return render(request, "pages/recording.html", {"page": page, "crumbs": crumbs}, status=status)


def _tell(request: HttpRequest, done: Done) -> None:
    words = {"record": Subject(done.record).words}
    if not done.changed:
        messages.info(request, _("Nothing has changed: “%(record)s” already says so.") % words)
    elif done.added:
        told_done(request, _("“%(record)s” is recorded.") % words, done.action)
    else:
        told_done(request, _("“%(record)s” is changed.") % words, done.action)
    if done.taken:
        fields = ", ".join(map(capfirst, done.taken))
        messages.info(
            request, _("Somebody else changed this meanwhile, and it is kept: %(fields)s.") % {"fields": fields}
        )


def _page_of(record: Record) -> str:
    return Subject(record).page or reverse("home")


def _above(subject: Subject) -> str:
    """Where one goes when a record is no longer shown."""
    pages = (Subject(each).page for each in _holders(subject))
    return next(filter(None, pages), "") or getattr(subject.record, "among", "") or reverse("home")


def _holders(subject: Subject) -> list[Any]:
    about = [each for each in subject.about if each.pk != subject.record.pk]
    return [each for each in about if hasattr(each, "get_absolute_url")]


def _hidden_before(recording: Recording, pk: UUID, user: User) -> Subject | None:
    """The record, if it was hidden already and is the user's to change: the button was pressed twice."""
    rows: Any = recording.model._default_manager
    found = rows.filter(pk=pk, hidden_at__isnull=False).first()
    return Subject(found) if found and user.has_perm(_permission(recording, "change"), found) else None
