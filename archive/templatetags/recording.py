"""The ways from a page to the forms in which its records are written, for those who may; for others nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.apps import apps
from django.contrib.auth.models import User
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from archive.models import Record
from archive.rights import changeable

register = template.Library()


@register.simple_tag(takes_context=True)
def may_change(context: Context, record: Record | None) -> bool:
    """Whether the reader may change this record. Asked once for a page: rows of it that hang on it are alike."""
    user = getattr(context.get("request"), "user", None)
    if record is None or not isinstance(user, User) or record.hidden:
        return False
    meta = record._meta
    return user.has_perm(f"{meta.app_label}.change_{meta.model_name}", record)


@register.simple_tag(takes_context=True, name="changeable")
def may_change_of(context: Context, rows: Iterable[Any], path: str = "") -> frozenset[UUID]:
    """Which of the records that some rows hold, at this path, the reader may change: asked once for a table."""
    found: list[Any] = list(rows)
    for name in filter(None, path.split(".")):
        held = [each[int(name)] if name.isdigit() else getattr(each, name) for each in found]
        found = [one for each in held for one in (each if isinstance(each, list) else [each])]
    user = getattr(context.get("request"), "user", None)
    return changeable((each for each in found if isinstance(each, Record)), user) if user else frozenset()


@register.simple_tag(takes_context=True)
def ways(context: Context, record: Record, *kinds: str) -> SafeString:
    """To the form of a record, and to those of what can be added to it: each as ``twinning.event:links``."""
    if not may_change(context, record):
        return SafeString("")
    user = context["request"].user
    found = [(gettext("Change"), change_address(record))]
    for kind in kinds:
        label, _colon, name = kind.partition(":")
        model: Any = apps.get_model(label)
        if user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"):
            words = gettext("Add %(kind)s") % {"kind": model._meta.verbose_name}
            found.append((words, add_address(label, name, record)))
    return SafeString(render_to_string("components/ways.html", {"ways": found}))


@register.simple_tag
def change(record: Record, allowed: bool | frozenset[UUID]) -> SafeString:
    """The way to the form of one row, if that is allowed, or if it is among those of a table that may be changed."""
    if isinstance(allowed, frozenset):
        allowed = getattr(record, "pk", None) in allowed  # a sample of the page of components has none
    if not allowed:
        return SafeString("")
    context = {"address": change_address(record), "what": str(record)}
    return mark_safe(" " + render_to_string("components/change.html", context).strip())


@register.simple_tag
def add_to(kind: str, record: Record, allowed: bool) -> SafeString:
    """The way to the form of something that is added to one row: ``municipalities.figure:organisation``."""
    if not allowed:
        return SafeString("")
    label, _colon, name = kind.partition(":")
    words = str(apps.get_model(label)._meta.verbose_name)
    context = {"address": add_address(label, name, record), "kind": words, "what": str(record)}
    return mark_safe(" " + render_to_string("components/add_to.html", context).strip())


def change_address(record: Record) -> str:
    return reverse("record-change", args=[record._meta.label_lower, record.pk])


def add_address(label: str, name: str, record: Record) -> str:
    return f"{reverse('record-add', args=[label])}?{urlencode({name: record.pk})}"
