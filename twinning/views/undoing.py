"""Asking why, before something is taken back; and saying in words what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from twinning.pages.subjects import Subject

T = TypeVar("T")


@dataclass
class Asking:
    """A page that asks for a reason: about what, what is to be done, the way out, what was typed, what is wrong."""

    subject: Subject | None
    doing: str
    back: str
    reason: str
    faults: list[str]


def outcome(request: HttpRequest, write: Callable[[], T]) -> tuple[T | None, list[str]]:
    """What was written, or all that stands in the way; neither, where the page is only opened."""
    if request.method != "POST":
        return None, []
    try:
        return write(), []
    except ValidationError as refusal:
        return None, list(refusal.messages)


def asked(request: HttpRequest, asking: Asking, **context: Any) -> HttpResponse:
    status = 400 if asking.faults else 200
    return render(request, "pages/undo.html", {"asking": asking, **context}, status=status)
