"""Filling in an admin page as its reader would: what it shows, with some of it changed."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.test import Client


def shown(page: Any) -> dict[str, Any]:
    """Everything that the forms of an open page would send back."""
    forms: list[BaseForm] = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return dict(pair for form in forms for pair in _sent(form))


def _sent(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        value = field.value()
        if value is True:
            yield field.html_name, "on"
        elif value is not None and value is not False and not hasattr(value, "storage"):
            yield field.html_name, value if isinstance(value, list) else str(value)


def send(desk: Client, url: str, **changes: Any) -> Any:
    """Open a page, change some of what it shows, and save."""
    page = desk.get(url)
    assert page.status_code == 200
    return desk.post(url, {**shown(page), **changes})


def complaints(answer: Any) -> str:
    """All that the page says is wrong; nothing when it was saved."""
    if answer.status_code == 302:
        return ""
    forms = [answer.context["adminform"].form]
    formsets = [inline.formset for inline in answer.context["inline_admin_formsets"]]
    forms += [form for formset in formsets for form in formset.forms]
    faults = [form.errors for form in forms] + [formset.non_form_errors() for formset in formsets]
    return " ".join(str(fault) for fault in faults if fault) or "refused"
