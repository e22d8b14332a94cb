"""Asking why, before something is taken back or hidden; and saying in words what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from twinning.pages.subjects import Subject
from twinning.step_forms import ReasonForm

T = TypeVar("T")


@dataclass
class Asking:
    """A page that asks for a reason: about what, what is to be done, the way out, and what was typed."""

    subject: Subject | None
    doing: str
    back: str
    form: ReasonForm


def why(request: HttpRequest, missing: str) -> ReasonForm:
    """The form in which it is said; and what is told where nothing is."""
    return ReasonForm(request.POST if request.method == "POST" else None, missing=missing)


def outcome(form: ReasonForm, write: Callable[[str], T]) -> T | None:
    """What was written for the reason given; None where the page is only opened, or something stands in the way."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return write(form.cleaned_data["reason"])
    except ValidationError as refusal:
        form.add_error(None, list(refusal.messages))
        return None


def asked(request: HttpRequest, asking: Asking, **context: Any) -> HttpResponse:
    status = 400 if asking.form.errors else 200
    return render(request, "pages/undo.html", {"asking": asking, **context}, status=status)
