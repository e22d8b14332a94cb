"""What every page needs to say things well: dates, numbers, countries and standings in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils import formats
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, override, pgettext, pgettext_lazy

from archive.asking import is_further
from archive.citing import evidence_address, is_citable, may_cite
from archive.countries import country_name
from archive.dates import ImpreciseDate
from archive.models import Record
from archive.notes import Mark, Marks, Note, Notes
from archive.reading import beginning, number_words

register = template.Library()

STANDINGS: Final = {
    "active": pgettext_lazy("standing", "active"),
    "sporadic": pgettext_lazy("standing", "sporadic"),
    "dormant": pgettext_lazy("standing", "dormant"),
    "paused": pgettext_lazy("standing", "paused"),
    "proposed": pgettext_lazy("standing", "proposed"),
    "ended": pgettext_lazy("standing", "ended"),
    "unknown": pgettext_lazy("standing", "unknown"),
}
# What is certain needs no word for it, and nothing is certain about what is unknown.
CERTAINTIES: Final = {
    "certain": "",
    "possible": pgettext_lazy("certainty", "possible"),
    "presumed": pgettext_lazy("certainty", "presumed"),
}
# Four different things, never written with the same words.
ABSENCES: Final = {
    "none": gettext_lazy("none"),
    "unknown": gettext_lazy("not known"),
    "searched": gettext_lazy("searched, none found"),
    "unrecorded": gettext_lazy("nothing recorded"),
}


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


@register.filter
def imprecise(value: ImpreciseDate) -> str:
    """The date in the reader's language, never more precise than it is known."""
    return value.text("en" if _language() == "en" else "sv")


@register.filter
def edtf(value: ImpreciseDate) -> str:
    """The EDTF where it says something that the words do not: a plain year or day says the same in both."""
    says_the_same = value.edtf.isdecimal() or (bool(value.earliest) and str(value.earliest) == value.edtf)
    return "" if says_the_same else value.edtf


@register.filter
def day(value: date | None) -> str:
    """A day in words: 22 november 2026."""
    return formats.date_format(value, "j F Y") if value else ""


@register.filter
def month(value: date | None) -> str:
    """A month in words: mars 2009."""
    return formats.date_format(value, "F Y") if value else ""


@register.filter
def number(value: int | Decimal | None) -> str:
    """Thousands set apart as the language does it; in Swedish by a space that does not break."""
    return "" if value is None else number_words(value)


@register.filter
def since(value: ImpreciseDate) -> str:
    """The date as a beginning: sedan slutet av 1980-talet."""
    return imprecise(value) if value.is_since else gettext("since %(date)s") % {"date": imprecise(value)}


@register.filter
def start(value: ImpreciseDate) -> str:
    """Only the beginning, where a heading already says that it is one: slutet av 1980-talet."""
    return imprecise(beginning(value))


@register.simple_tag
def known_through(notes: Notes, note: Note) -> str:
    """Through which numbered source a source is known, when it was not seen itself."""
    return notes.known_through(note)


@register.filter
def country(code: str) -> str:
    return country_name(code, _language())


def _component(name: str, context: dict[str, Any]) -> SafeString:
    """A component that stands within a line: its template without the line break that ends its file."""
    return mark_safe(render_to_string(f"components/{name}.html", context).strip())


@register.simple_tag
def status(standing: str, certainty: str | None = None, title: bool = False) -> SafeString:
    """Shape, word and colour of a standing, with how sure it is; `title=True` starts with a capital."""
    word = STANDINGS[str(standing)]
    sure = CERTAINTIES[str(certainty)] if certainty else ""
    return _component("status", {"standing": str(standing), "word": word, "sure": sure, "title": title})


@register.simple_tag
def standing_word(standing: str) -> str:
    """The word for a standing, where its glyph would be too much."""
    return str(STANDINGS[str(standing)])


@register.simple_tag
def absent(kind: str, one: bool = False) -> SafeString:
    """Why a place is empty: none, unknown, searched or unrecorded; `one=True` where a single thing is missing."""
    words = pgettext("a single thing", "none") if one and kind == "none" else ABSENCES[kind]
    return _component("absent", {"kind": kind, "words": words})


@register.simple_tag
def dated(value: ImpreciseDate, below: bool = False) -> SafeString:
    """A date as it is known, with its EDTF where that says more; `below=True` sets the EDTF on a line of its own."""
    return _component("date", {"date": value, "below": below})


@register.simple_tag
def ref(mark: str | int, target: str) -> SafeString:
    """A note mark ("1a") that leads to the numbered source with the id `target`."""
    return _component("ref", {"mark": mark, "target": target})


@register.simple_tag
def marks(found: Iterable[Mark]) -> SafeString:
    """The note marks of some citations in a row; the style sheet sets the commas between them."""
    refs = "".join(ref(each.mark, each.target) for each in found)
    return mark_safe(f'<span class="refs">{refs}</span>' if refs else "")


@register.simple_tag
def evidence(found: Marks) -> SafeString:
    """The note marks of a statement; that it has no source, if so; and for those who may, the way to add one."""
    words = [unsourced() if found.unsourced else "", add_evidence(found)]
    return mark_safe(marks(found) + "".join(f" {each}" for each in words if each))


@register.simple_tag
def add_evidence(found: Marks) -> str:
    """The way to add evidence; nothing for those who may not."""
    if not found.add_at:
        return ""
    return _component("add_evidence", {"address": found.add_at, "what": found.what, "lang": found.lang})


@register.simple_tag(takes_context=True)
def evidence_way(context: Context, record: Record | None) -> str:
    """Where the reader may add evidence to a record at hand; nothing where it cannot be cited, or not by them."""
    citable = record is not None and is_citable(record) and record.shown and may_cite(context["request"].user, record)
    return evidence_address(record) if record is not None and citable else ""


@register.simple_tag
def history_address(record: Record) -> str:
    """Where it is told who changed what of a record."""
    return reverse("history", args=[record._meta.label_lower, record.pk])


@register.simple_tag
def unsourced() -> SafeString:
    """That no source tells of a statement."""
    return _component("unsourced", {})


@register.simple_tag
def flag(other: str, href: str) -> SafeString:
    """That another source says something else, and where they stand side by side."""
    return _component("flag", {"other": other, "href": href})


@register.filter
def further(field: BoundField) -> bool:
    """Whether a filter of a list asks more than a value of a plain one."""
    return is_further(field.name)


@register.simple_tag(takes_context=True)
def kept_parameters(context: Context, *dropped: str | Iterable[str]) -> list[tuple[str, str]]:
    """The address's parameters that a form must carry along, all but the dropped ones."""
    names = {name for item in dropped for name in ([item] if isinstance(item, str) else item)}
    request = context.get("request")
    if request is None:
        return []
    return [(key, value) for key, values in request.GET.lists() if key not in names for value in values]


@register.simple_tag(takes_context=True)
def other_language_url(context: Context) -> str:
    """This page in the other language, or the start page where it has none."""
    other = "sv" if _language() == "en" else "en"
    request = context.get("request")
    if request is not None:
        here = request.get_full_path()
        there = translate_url(here, other)
        if there != here:
            return there
    with override(other):
        return reverse("home")


@register.simple_tag(takes_context=True)
def page_addresses(context: Context) -> dict[str, str]:
    """The page's absolute address by language, without parameters; empty for a page in no language's tree."""
    request = context.get("request")
    if request is None:
        return {}
    paths = {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}
    if len(set(paths.values())) < len(paths):
        return {}
    return {code: request.build_absolute_uri(path) for code, path in paths.items()}
