"""What is wrong with a field, in our own words: which field it is, and what would be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.forms.utils import pretty_name
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# These are told with what was typed, or with what would be right: Django fills that in.
WITH_FIGURES: Final = frozenset(
    [
        "max_length", "min_value", "max_value", "invalid_choice", "invalid_pk_value", "unique",
        "max_digits", "max_decimal_places", "max_whole_digits",
    ]
)  # fmt: skip


class OwnWords(forms.BaseForm):
    """A form that tells its faults in our own words, also where a field was added late."""

    def full_clean(self) -> None:
        in_own_words(self.fields)
        super().full_clean()


class WordedForm(OwnWords, forms.Form):
    """A form of its own, not made of a model."""


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
    yield "invalid_choice", _("That cannot be chosen under “%(field)s”. Choose one of those shown.")
    yield "invalid_pk_value", _("That cannot be chosen under “%(field)s”. Choose among those shown.")
    yield "invalid_list", _("That cannot be chosen under “%(field)s”. Choose among those shown.")
    yield "unique", _("“%(field)s” says the same of another record. Look whether it is recorded already.")
    for code in ("max_digits", "max_decimal_places", "max_whole_digits"):
        yield code, _("“%(field)s” has too many figures. Write fewer.")
    match field:
        case forms.IntegerField():  # decimal numbers, too
            yield "invalid", _("Write “%(field)s” in figures, such as 12000.")
        case forms.URLField():
            yield "invalid", _("This is no web address. Write it as it stands in the browser: https://www.example.se.")
        case forms.EmailField():
            yield "invalid", _("This is no e-mail address. Write a single one, such as anna@example.se.")


def _required(field: forms.Field) -> str:
    match field:
        case forms.FileField():
            return _("Choose the file under “%(field)s”.")
        case forms.ChoiceField():  # records that are chosen, too
            return _("Choose something under “%(field)s”.")
    return _("Fill in “%(field)s”.")
