"""The form field in which dates are typed as people know them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from archive.dates import UNKNOWN, ImpreciseDate, UnreadableDate, parse

_HELP = _(
    "In words, for example: 19 October 1964, late 1980s, autumn 2005, 1996–2004, since the 1940s, c. 1946, unknown."
)

# A year that was begun, and not written to its end.
_LONG_AGO = re.compile("0[0-9]{3}")


def understood(date: ImpreciseDate) -> str:
    """How a date was understood, in the reader's words: from which day to which, and what else it says."""
    return gettext("understood as %(date)s") % {"date": _in_short(date)}


def _in_short(date: ImpreciseDate) -> str:
    if not date.known:
        return gettext("not known")
    language = get_language() or "en"
    words, limits = date.text(language), date.limits(language)
    closed = date.earliest and date.latest
    told = {date.words.casefold(), date.edtf.casefold(), limits.casefold()} if closed else set()
    return ": ".join(part for part in ("" if words.casefold() in told else words, limits) if part)


class ImpreciseDateInput(forms.TextInput):
    """One line of text, and below it how that line was understood; with JavaScript, while it is typed."""

    kept = UNKNOWN
    kept_text = ""  # how ``kept`` is shown: its words need not be such as can be read again

    class Media:
        js = ["js/dates.js"]
        css = {"all": ["css/dates.css"]}

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        field = super().render(name, value, {**(attrs or {}), "data-read-at": reverse("read-date")}, renderer)
        known = self.kept.known and value == self.kept_text
        echo = understood(self.kept) if known else _echo(value)
        return format_html('{} <span class="date-understood help" role="status">{}</span>', field, echo)


def _echo(value: Any) -> str:
    """Nothing for an empty line, nor for one that is refused: the error beside it says why."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return understood(parse(value))
    except UnreadableDate:
        return ""


class ImpreciseDateFormField(forms.Field):
    """Words in Swedish or English, or EDTF; what cannot be understood is refused with examples."""

    widget: forms.Widget | type[forms.Widget] = ImpreciseDateInput
    empty_values = [None, "", UNKNOWN]

    def __init__(self, **options: Any) -> None:
        options["widget"] = _own_widget(options.get("widget"))
        own_help = options.get("help_text")
        options["help_text"] = format_lazy("{} {}", own_help, _HELP) if own_help else _HELP
        super().__init__(**options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        before = form.get_initial_for_field(self, field_name)
        if isinstance(before, ImpreciseDate) and isinstance(self.widget, ImpreciseDateInput):
            self.widget.kept, self.widget.kept_text = before, self.prepare_value(before)
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Any:
        """The words as given; where none were, words in the reader's language."""
        if not isinstance(value, ImpreciseDate):
            return value
        if not value.known:
            return value.words
        return value.words or value.text(get_language() or "en")

    def to_python(self, value: Any) -> ImpreciseDate:
        if isinstance(value, ImpreciseDate):
            return value
        text = str(value or "").strip()
        if isinstance(self.widget, ImpreciseDateInput) and text and text == self.widget.kept_text:
            return self.widget.kept  # left as it was shown: nothing is reworded by looking at it
        try:
            read = parse(text)
        except UnreadableDate as refusal:
            raise ValidationError(str(refusal), code="unreadable") from refusal
        if _LONG_AGO.match(read.edtf):
            words = gettext("“%(typed)s” is a year before 1000. Write the whole year, such as 1946.")
            raise ValidationError(words, code="long_ago", params={"typed": text})
        return read

    def has_changed(self, initial: Any, data: Any) -> bool:
        if self.disabled:
            return False
        if str(data or "").strip() == str(self.prepare_value(initial) or ""):
            return False
        try:
            return self.to_python(data) != (initial or UNKNOWN)
        except ValidationError:
            return True


def _own_widget(widget: Any) -> Any:
    """The admin hands every text column its own input: keep ours, which shows how the words were understood."""
    kind = widget if isinstance(widget, type) else type(widget)
    if widget is not None and issubclass(kind, ImpreciseDateInput | forms.HiddenInput):
        return widget
    return ImpreciseDateInput(attrs={"size": 40, **getattr(widget, "attrs", {})})
