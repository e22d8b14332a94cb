"""A value of a field in words, for those who compare two versions."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field
from django.utils import formats
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from archive.dates import ImpreciseDate
from archive.models import Reader, Record
from archive.reading import number_words
from archive.rights import visible_to

LONGEST = 1000


def value_words(field: Any, value: Hashable, user: Reader) -> str:
    """The value as the reader calls it. Of a record that the user may not read no more than that there is one."""
    if value in (None, "", frozenset()):
        return gettext("nothing")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field.is_relation:
        return _records(field, value, user)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _plain(value: Hashable) -> str:
    match value:
        case ImpreciseDate():
            return (value.words or value.text(get_language() or "en")) or gettext("not known")
        case Decimal() | int():
            return number_words(value)
        case date():
            return formats.date_format(value, "j F Y")
    return Truncator(str(value)).chars(LONGEST)


def _records(field: Field[Any, Any], value: Hashable, user: Reader) -> str:
    model: Any = field.related_model
    keys = sorted(value, key=str) if isinstance(value, frozenset) else [value]
    # What a record is called may hang on those it stands with.
    names = [each.name for each in model._meta.fields if each.many_to_one and issubclass(each.related_model, Record)]
    rows = model._default_manager.filter(pk__in=keys).select_related(*names)
    told = [str(each) for each in (visible_to(rows, user) if issubclass(model, Record) else rows)]
    closed = [gettext("a record that is not shown to you")] * (len(keys) - len(told))
    return ", ".join([*told, *closed])
