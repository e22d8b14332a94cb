"""Where a thing is mended. The one place that knows which forms there are."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Record
from twinning.pages.recording import BOOK
from twinning.work.items import Mend


def change_address(record: Record) -> str:
    """The form of a record; that of the admin where the pages have none."""
    meta = record._meta
    if type(record) in BOOK.recordings:
        return reverse("record-change", args=[meta.label_lower, record.pk])
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def add_address(model: type[Record], **known: Any) -> str:
    """The form of a new record, with what is known of it filled in."""
    meta, recording = model._meta, BOOK.recordings.get(model)
    if recording is None or recording.not_added:
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
    else:
        address = reverse("record-add", args=[meta.label_lower])
    return f"{address}?{urlencode(known)}" if known else address


def change(user: User, record: Record, label: str, page: str) -> Mend:
    """To the record's form; those who may not write are led to the page where it is told."""
    meta = record._meta
    allowed = user.has_perm(f"{meta.app_label}.change_{meta.model_name}", record)
    return Mend(label, change_address(record)) if allowed else look(page)


def look(page: str) -> Mend:
    return Mend(_("Look at it"), page)
