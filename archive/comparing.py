"""What has changed from one version of a record to another, field by field, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, FileField, ManyToManyField, SlugField, TextField
from django.utils.text import capfirst

from archive.fields import ImpreciseDateField
from archive.languages import RECORD_LANGUAGE
from archive.models import Record
from archive.value_words import Named, value_words
from archive.versions import Values, own_fields


@dataclass(frozen=True)
class FieldChange:
    """One field: what it held and what it holds, empty where nothing. Of a relation to many what came and went.

    The language is that of texts as people wrote them; other words are in the reader's.
    """

    name: str
    label: str
    old: str
    new: str
    many: bool = False
    language: str = ""


def compare(model: type[Record], before: Values | None, after: Values, named: Named) -> list[FieldChange]:
    """The fields in which they differ; of a new one those that somebody filled in."""
    return [change for field in told_fields(model) if (change := _change(field, before, after, named))]


def told_fields(model: type[Record]) -> list[Any]:
    """Those that a reader is told of; where a file is stored is no concern of theirs."""
    return [field for field in own_fields(model) if not isinstance(field, FileField)]


def references(model: type[Record], before: Values | None, after: Values) -> Iterator[tuple[Any, Any]]:
    """The other records, each by model and id, that must be named to tell of the change."""
    for field in told_fields(model):
        if field.related_model is not None:
            for values in filter(None, (before, after)):
                held = values[field.name]
                keys = held if isinstance(held, frozenset) else [held]
                yield from ((field.related_model, key) for key in keys if key is not None)


def _change(field: Any, before: Values | None, after: Values, named: Named) -> FieldChange | None:
    new = after[field.name]
    many = isinstance(field, ManyToManyField)
    old = before[field.name] if before is not None else frozenset() if many else None
    label = capfirst(_label(field))
    if old == new or (before is None and not many and field.has_default() and new == field.get_default()):
        return None
    if many:
        gone, come = (value_words(field, keys, named) for keys in (old - new, new - old))
        return FieldChange(field.name, label, gone, come, many=True)
    was, now = (_told(field, values, value, named) for values, value in ((before, old), (after, new)))
    told = FieldChange(field.name, label, was, now, language=_spoken(field))
    return told if told.old or told.new else None


def _label(field: Any) -> str:
    """What the field is called; one that leads to a record and has no name of its own, as that kind of record."""
    unnamed = field.is_relation and field.verbose_name == field.name.replace("_", " ")
    return str(field.related_model._meta.verbose_name if unnamed else field.verbose_name)


def _spoken(field: Any) -> str:
    text = isinstance(field, CharField | TextField) and not isinstance(field, ImpreciseDateField | SlugField)
    return RECORD_LANGUAGE if text and field.editable and not field.choices and field.name != "country" else ""


def _told(field: Any, values: Values | None, value: Any, named: Named) -> str:
    """In the words that the record has for it, if it has any."""
    own = field.model.in_words(field.name, values) if values and value else None
    return value_words(field, value, named) if own is None else own
