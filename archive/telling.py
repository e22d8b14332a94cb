"""Saying what was done, and offering to undo it: the one sentence at the top of the next page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.models import Action, Record
from archive.versions import versions_of


def told_done(request: HttpRequest, words: str, done: Action | Record | None) -> None:
    """Say what was done. With the action, or with the record that it wrote, comes the way to undo all of it."""
    action = _last_of(request, done) if isinstance(done, Record) else done
    if action is None:
        messages.success(request, words)
        return
    undo = reverse("action-undo", args=[action.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Undo")))


def _last_of(request: HttpRequest, record: Record) -> Action | None:
    """The action in which this reader wrote the record last."""
    mine = versions_of(type(record)).filter(id=record.pk, history_user=request.user, history_action__isnull=False)
    version = mine.select_related("history_action").last()
    return version.history_action if version else None
