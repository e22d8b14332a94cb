"""A value of a field in words, for those who compare two versions of a record."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.countries import country_name
from archive.dates import ImpreciseDate
from archive.models import Reader, Record
from archive.reading import day_words, in_words, language, listed, number_words
from archive.rights import visible_to
from archive.wording import NOT_SHOWN

# The name of another record, by its model and key; or that it may not be named.
Named = Callable[[Any, Any], str]
LONGEST: Final = 1000


def value_words(field: Any, value: Any, named: Named) -> str:
    """One value: a day as people write it, a choice by its label, other records by their names; nothing as nothing."""
    if value in (None, "", frozenset()):
        return ""
    if field.is_relation:
        keys = value if isinstance(value, frozenset) else [value]
        return listed(sorted(named(field.related_model, key) for key in keys))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == "country":
        return country_name(value, language())
    return _plain(value)


def _plain(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case ImpreciseDate():
            return in_words(value) if value.known else ""
        case date():
            return day_words(value)
        case Decimal():
            return number_words(value) if value == int(value) else str(value.normalize())
    return str(value)


def words_for(user: Reader, field: Any, value: Hashable) -> str:
    """The same, as a form tells it: what is empty is said, a date stands as it was typed, and what is long is cut.

    Of a record that the user may not read it says no more than that there is one.
    """
    if value in (None, "", frozenset()):
        return _("nothing")
    if isinstance(value, ImpreciseDate):
        return value.words or value_words(field, value, _nobody) or _("not known")
    if isinstance(value, int) and not isinstance(value, bool) and not field.choices and not field.is_relation:
        return number_words(value)
    told = value_words(field, value, _names(field, value, user) if field.is_relation else _nobody)
    return Truncator(told).chars(LONGEST)


def _nobody(_model: Any, _key: Any) -> str:
    return str(NOT_SHOWN)


def _names(field: Any, value: Any, user: Reader) -> Named:
    model = field.related_model
    # What a record is called may hang on those it stands with.
    related = [each.name for each in model._meta.fields if each.many_to_one and issubclass(each.related_model, Record)]
    keys = value if isinstance(value, frozenset) else [value]
    rows = model._default_manager.filter(pk__in=keys).select_related(*related)
    told = {each.pk: str(each) for each in (visible_to(rows, user) if issubclass(model, Record) else rows)}
    return lambda model, key: told.get(key) or _nobody(model, key)
