"""Where a thing is mended. The one place that knows which forms and wizards there are; the admin is none of them."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement
from archive.models import Record
from twinning.models import Link
from twinning.work.items import Mend

# What begins with questions, one at a time, instead of one form.
WIZARDS: Final[dict[type[Record], str]] = {Link: "link-new", Agreement: "agreement-new"}


def change_address(record: Record) -> str:
    """The form of a record."""
    return reverse("record-change", args=[record._meta.label_lower, record.pk])


def add_address(model: type[Record], **known: Any) -> str:
    """The wizard or the form of a new record, with what is known of it filled in."""
    wizard = WIZARDS.get(model)
    address = reverse(wizard) if wizard else reverse("record-add", args=[model._meta.label_lower])
    return f"{address}?{urlencode(known)}" if known else address


def change(user: User, record: Record, label: str, page: str) -> Mend:
    """To the record's form; those who may not write are led to the page where it is told."""
    meta = record._meta
    allowed = user.has_perm(f"{meta.app_label}.change_{meta.model_name}", record)
    return Mend(label, change_address(record)) if allowed else look(page)


def look(page: str) -> Mend:
    return Mend(_("Look at it"), page)
