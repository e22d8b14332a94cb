"""How the dates of a form were understood: shown before they are written, unless they were seen already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from archive.dates import ImpreciseDate
from archive.forms import ImpreciseDateFormField, understood
from archive.recording.fields import DayField
from archive.recording.forms import RecordingForm
from archive.wording import as_seen


@dataclass(frozen=True)
class Understood:
    """One date: at which field it was typed, in which words, and what they mean."""

    target: str
    label: str
    words: str
    meaning: str


def seen_name(html_name: str) -> str:
    """The hidden field that says for which words the meaning was shown."""
    return f"{html_name}-understood"


def unseen(form: RecordingForm, asked: Any) -> list[Understood]:
    """The dates whose meaning nobody has seen yet. What says it in its own words needs no telling."""
    found = []
    asked = as_seen(asked)
    for bound, date in _dates(form):
        words = str(asked.get(bound.html_name, "")).strip()
        shown = str(asked.get(seen_name(bound.html_name), "")).strip()
        if words and words != shown and words.casefold() not in _plain(date):
            found.append(Understood(bound.auto_id, str(bound.label), words, understood(date)))
    return found


def _plain(date: ImpreciseDate) -> set[str]:
    """The words in which the date would be told anyway."""
    return {date.edtf.casefold(), date.text(get_language() or "en").casefold()} - {""}


def _dates(form: RecordingForm) -> Iterator[tuple[Any, ImpreciseDate]]:
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if isinstance(field, ImpreciseDateFormField | DayField) and value and name in form.changed_data:
            yield form[name], value if isinstance(value, ImpreciseDate) else ImpreciseDate(value.isoformat())
        fresh = getattr(field, "fresh", None)
        if fresh is not None and form.is_new(name):
            yield from _dates(fresh)
