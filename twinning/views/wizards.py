"""What all wizards do: write once, however often a form is sent, and show the question that is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Record
from twinning.pages.wizard import Wizard

R = TypeVar("R")


@dataclass(frozen=True)
class Frame:
    """What stands around the questions: what it is about, what it does, and the page that it belongs to."""

    what: str
    heading: str
    lead: str
    button: str
    about: tuple[str, str]


def written(wizard: Wizard, save: Callable[[], R | None]) -> tuple[R | None, Record | None]:
    """What was written now; or what the same form wrote before, perhaps by the other of two clicks at once."""
    before = wizard.before()
    made = save() if before is None and wizard.move() else None
    return made, None if made is not None else before or wizard.before()


def shown(request: HttpRequest, wizard: Wizard, frame: Frame) -> HttpResponse:
    context = {
        "wizard": wizard,
        "what": frame.what,
        "heading": frame.heading,
        "lead": frame.lead,
        "button": frame.button,
        "cancel": frame.about[1],
        "crumbs": [frame.about, (frame.heading, "")],
    }
    return render(request, "pages/wizard.html", context, status=400 if wizard.faults else 200)
