"""What is wrong with a field, in our own words: which field it is, and what would be right. And what is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.forms.utils import pretty_name
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NOT_YOURS: Final = gettext_lazy(
    "This does not concern your own municipality, so you cannot save it. Ask those it concerns to record it."
)
NOT_SHOWN: Final = gettext_lazy("a record that is not shown to you")
NOT_YOURS_TO_REACH: Final = gettext_lazy("“%(name)s” is not yours to change. Leave it out, or ask those it concerns.")

# These are told with what was typed, or with what would be right: Django fills that in.
WITH_FIGURES: Final = frozenset(
    [
        "max_length", "min_value", "max_value", "invalid_choice", "invalid_pk_value", "unique",
        "max_digits", "max_decimal_places", "max_whole_digits",
    ]
)  # fmt: skip


# What is pasted along and not seen: soft hyphens, breaks without width, marks of direction, bells. Not the joiners,
# of which some scripts and pictures are made.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


class OwnWords(forms.BaseForm):
    """A form that tells its faults in our own words, also where a field was added late; and reads what is pasted."""

    def full_clean(self) -> None:
        in_own_words(self.fields)
        if self.is_bound:
            self.data = as_seen(self.data)
        super().full_clean()


class WordedForm(OwnWords, forms.Form):
    """A form of its own, not made of a model."""


def as_seen(data: Any) -> Any:
    """What was typed, without what nobody sees; a password stays as it is."""
    pairs = [(name, data.getlist(name) if hasattr(data, "getlist") else [data[name]]) for name in data]
    found = {name: [_seen(each) for each in values] for name, values in pairs if "password" not in name}
    changed = {name: found[name] for name, values in pairs if name in found and found[name] != values}
    if not changed:
        return data
    copy = data.copy()
    for name, values in changed.items():
        if hasattr(copy, "setlist"):
            copy.setlist(name, values)
        else:
            copy[name] = values[0]
    return copy


def _seen(value: Any) -> Any:
    return SPACES.sub(" ", UNSEEN.sub("", value)) if isinstance(value, str) else value


def in_own_words(fields: Mapping[str, forms.Field]) -> None:
    """Django's own sentences are replaced; what a field says by itself stays."""
    for name, field in fields.items():
        label = capfirst(str(field.label or pretty_name(name))).replace("%", "%%")
        usual = _usual(field)
        for code, words in _words(field):
            if code not in field.error_messages or field.error_messages[code] is usual.get(code):
                told = words.replace("%(field)s", label)
                field.error_messages[code] = told if code in WITH_FIGURES else told.replace("%%", "%")


def _usual(field: forms.Field) -> dict[str, Any]:
    """What Django says of a field of this kind."""
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found.update(getattr(kind, "default_error_messages", {}))
    return found


def _words(field: forms.Field) -> Iterator[tuple[str, str]]:
    yield "required", _required(field)
    yield "max_length", _("“%(field)s” can have %(limit_value)s characters, and this has %(show_value)s. Shorten it.")
    yield "null_characters_not_allowed", _("There is a character in “%(field)s” that cannot be kept. Write it anew.")
    yield "min_value", _("“%(field)s” can be no less than %(limit_value)s.")
    yield "max_value", _("“%(field)s” can be no more than %(limit_value)s.")
    yield "invalid_choice", _("That cannot be chosen in “%(field)s”. Choose one of those shown.")
    yield "invalid_pk_value", _("That cannot be chosen in “%(field)s”. Choose among those shown.")
    yield "invalid_list", _("That cannot be chosen in “%(field)s”. Choose among those shown.")
    yield "unique", _("“%(field)s” says the same of another record. Look whether it is recorded already.")
    for code in ("max_digits", "max_decimal_places", "max_whole_digits"):
        yield code, _("“%(field)s” has too many figures. Write fewer.")
    match field:
        case forms.IntegerField():  # decimal numbers, too
            yield "invalid", _("Write “%(field)s” in figures only, such as 5 or 12000.")
        case forms.URLField():
            yield "invalid", _("This is no web address. Write it as it stands in the browser: https://www.example.se.")
        case forms.EmailField():
            yield "invalid", _("This is no e-mail address. Write a single one, such as anna@example.se.")


def _required(field: forms.Field) -> str:
    match field:
        case forms.FileField():
            return _("Choose the file in “%(field)s”.")
        case forms.ChoiceField():  # records that are chosen, too
            return _("Choose something in “%(field)s”.")
    return _("Fill in “%(field)s”.")
