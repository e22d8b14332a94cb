"""A form that is sent again, by a second click or after going back: nothing is recorded twice, nor lost unseen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.models import Record
from archive.services.undo import may_change
from twinning.pages.naming import read_whole
from twinning.pages.subjects import Subject


def sent_again(request: HttpRequest, before: Record, page: str = "") -> HttpResponse:
    """Say that it was recorded before, and where it is corrected; or, where it is hidden since, what became of it."""
    record = read_whole(type(before), [before.pk])[before.pk]
    subject, label = Subject(record), record._meta.label_lower
    mine = may_change(request.user, record)
    if mine and not subject.shown:
        words = _(
            "“%(record)s” was recorded before, and is hidden since: nothing was saved now. Here is what became of it."
        )
        messages.warning(request, words % {"record": subject.words})
        return redirect("history", label, record.pk)
    words = _("This was saved already; it is not recorded twice, and nothing was changed now.")
    if mine:
        address = reverse("record-change", args=[label, record.pk])
        words = format_html('{} <a href="{}">{}</a>', words, address, _("Correct it"))
    messages.info(request, words)
    return redirect(page or subject.page or reverse("home"))
