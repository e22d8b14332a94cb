"""Bad input for any form, made from what its page asks."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.forms.filling import Page
from tests.pages.reading import Element

TICKED = {"radio", "checkbox"}
SOME_WORDS = 100
NO_DATE = "31 februari 2020"


def emptied(page: Page) -> dict[str, Any]:
    """Nothing filled in, nothing chosen: of what is ticked a browser then says nothing."""
    found = {name: [] if controls[0].get("type") in TICKED else "" for name, controls in page.asked.items()}
    return {name: value for name, value in found.items() if value == [] or _can_be_empty(page.asked[name][0])}


def _can_be_empty(control: Element) -> bool:
    """Of a list one of its lines is always chosen."""
    return control.tag != "select" or any(each.get("value") == "" for each in control.all("option"))


def overdone(page: Page) -> dict[str, Any]:
    """Too long, no number, no date, no address: whatever each field can refuse."""
    found = {name: _too_much(controls[0]) for name, controls in page.asked.items()}
    return {name: value for name, value in found.items() if value}


def _too_much(control: Element) -> str:
    if control.get("data-read-at"):
        return NO_DATE
    if control.get("type") == "email":
        return "anna@example.se, bo@example.se"
    if control.get("type") == "url":
        return "inte någon adress"
    if control.get("type") == "number" or control.get("inputmode") in {"decimal", "numeric"}:
        return "många"
    longest = control.get("maxlength")
    return "å" * (int(longest) + 1) if longest else ""


def not_offered(page: Page) -> dict[str, Any]:
    """What is chosen is nobody's, or was never offered."""
    return {name: str(uuid4()) for name, controls in page.asked.items() if _chosen_from(controls[0])}


def _chosen_from(control: Element) -> bool:
    return control.tag == "select" or (control.get("type") in TICKED and bool(control.get("value")))


def in_words(page: Page) -> str | None:
    """A field that takes any words; else one that takes a date."""
    controls = {name: found[0] for name, found in page.asked.items()}
    free = [name for name, each in controls.items() if int(each.get("maxlength") or 0) >= SOME_WORDS and _plain(each)]
    dates = [name for name, each in controls.items() if each.get("data-read-at")]
    long = [name for name, each in controls.items() if each.tag == "textarea"]
    return next(iter([*free, *long, *dates]), None)


def _plain(control: Element) -> bool:
    return control.get("type") == "text" and not control.get("data-read-at")
