"""What was typed in a form: what is wrong with it, and whether something is to be found before it is judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS

SEARCHING: Final = ("search", "show")


@dataclass(frozen=True)
class Fault:
    """What is wrong: where on the page, the name of the field, and in words."""

    target: str
    label: str
    words: str


def faults_of(form: Any) -> list[Fault]:
    """All that is wrong with a form, and with the new records in it."""
    faults = []
    for name, errors in form.errors.items():
        bound = None if name == NON_FIELD_ERRORS else form[name]
        target, label = (str(bound.auto_id), str(bound.label)) if bound else ("", "")
        faults += [Fault(target, label, str(each)) for each in errors]
        fresh = getattr(form.fields.get(name), "fresh", None)
        if fresh is not None and form.is_new(name):
            faults += faults_of(fresh)
    return faults


def given(asked: Mapping[str, Any], prefix: str, *, judged: bool) -> dict[str, Any]:
    """What a form is made with: what was typed, to be judged or only to be shown again."""
    if judged:
        return {"data": asked}
    return {"initial": {key.removeprefix(prefix): value for key, value in asked.items() if key.startswith(prefix)}}


def seeks(asked: Mapping[str, Any], among: Collection[str] | None = None) -> bool:
    """Whether something is to be found before anything is saved. Enter does that too, where other words are sought.

    ``among`` are the fields that are asked just now, where others were sent along.
    """
    sought = [name.removesuffix("-q") for name in (asked if among is None else among) if name.endswith("-q")]
    other = any(asked.get(f"{name}-q", "") != asked.get(f"{name}-sought", "") for name in sought)
    return asked.get("do") in SEARCHING or (asked.get("do") == "enter" and other)
