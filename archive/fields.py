"""A model field that keeps an imprecise date, with real columns beside it to order and filter by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.db.models.query_utils import DeferredAttribute
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.dates import UNKNOWN, ImpreciseDate, UnreadableDate, parse
from archive.forms import ImpreciseDateFormField

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.utils.functional import _StrOrPromise

    _Field = models.Field[ImpreciseDate | date | str | None, ImpreciseDate]
else:
    _Field = models.Field

LONGEST = 200
PARTS = ("words", "since", "earliest", "latest")
_MIGRATION_STATE = "__fake__"  # the module of models that stand for a past schema: their columns are all written out


class _Unread(str):
    """Stands for the words of a date of which only the EDTF was read: they are in a column of their own."""

    __slots__ = ()


_UNREAD = _Unread()


def _is_whole(value: Any) -> bool:
    return isinstance(value, ImpreciseDate) and not isinstance(value.words, _Unread)


class _Attribute(DeferredAttribute):
    """Joins the columns into one value when read, and parts it into them when set."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.name
        if not _is_whole(instance.__dict__.get(name)):
            self._fetch(instance)
        held = instance.__dict__[name]
        if not _is_whole(held):
            words, since = (instance.__dict__.get(f"{name}_{part}") for part in PARTS[:2])
            held = ImpreciseDate(held.edtf, words or "", bool(since))
            instance.__dict__[name] = held
        return held

    def __set__(self, instance: models.Model, value: ImpreciseDate | date | str | None) -> None:
        name = self.field.name
        if isinstance(value, ImpreciseDate) and not _is_whole(value):
            if self._is_loading(instance, value):
                instance.__dict__[name] = value
                return
            value = ImpreciseDate(value.edtf)
        imprecise = as_date(value)
        instance.__dict__[name] = imprecise
        for column, part in columns(name, imprecise).items():
            if column != name:
                setattr(instance, column, part)

    def _is_loading(self, instance: models.Model, value: ImpreciseDate) -> bool:
        """Whether a row is being read, with its other columns; not if a value from ``values()`` is set on a record."""
        name, data = self.field.name, instance.__dict__
        if name in data:
            return False
        known = [data.get(f"{name}_{part}", _UNREAD) for part in PARTS[1:]]
        return any(part not in (None, False) for part in known) or value.earliest is value.latest is None

    def _fetch(self, instance: models.Model) -> None:
        """Load what ``only()`` or ``defer()`` left out, all of it in one query."""
        name = self.field.name
        wanted = (name, f"{name}_words", f"{name}_since")
        if not instance.get_deferred_fields().isdisjoint(wanted):
            instance.refresh_from_db(fields=wanted)


class ImpreciseDateField(_Field):
    """A date as people know it. The value is always an ``ImpreciseDate``: ``UNKNOWN`` where nothing is known.

    The column of the field's own name holds the EDTF. Beside it ``<name>_words``, ``<name>_since``,
    ``<name>_earliest`` and ``<name>_latest`` appear by themselves; they follow the value, so set only the value.
    ``QuerySet.update()`` and ``save(update_fields=…)`` know nothing of that: give them ``columns(name, value)``.
    """

    description = _("Date as people know it")
    descriptor_class = _Attribute
    empty_values = [None, "", UNKNOWN]

    def __init__(self, verbose_name: _StrOrPromise | None = None, **options: Any) -> None:
        # Made first, so that Django sets them before the date itself, which then has the last word.
        self._companions: dict[str, models.Field[Any, Any]] = {
            "words": models.CharField(max_length=LONGEST, blank=True, default="", editable=False, serialize=False),
            "since": models.BooleanField(default=False, editable=False, serialize=False),
            "earliest": models.DateField(null=True, blank=True, editable=False, serialize=False, db_index=True),
            "latest": models.DateField(null=True, blank=True, editable=False, serialize=False),
        }
        self._accompanied = False
        options["max_length"] = LONGEST
        super().__init__(verbose_name, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        return name, path, args, options

    def get_internal_type(self) -> str:
        return "CharField"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if self._accompanied or cls.__module__ == _MIGRATION_STATE:
            return  # a copy, as in a child of an abstract model or in a history: its companions are copied too
        for part, field in self._companions.items():
            field.verbose_name = format_lazy("{} ({})", self.verbose_name, _PART_NAMES[part])
            cls.add_to_class(f"{name}_{part}", field)
        self._accompanied = True

    def from_db_value(self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else ImpreciseDate(value, words=_UNREAD)

    def to_python(self, value: Any) -> ImpreciseDate:
        try:
            return as_date(value)
        except UnreadableDate as refusal:
            raise ValidationError(str(refusal), code="unreadable") from refusal

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, ImpreciseDate):
            return value.edtf
        return super().get_prep_value("" if value is None else value)

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.edtf if isinstance(value, ImpreciseDate) else value)

    def value_to_string(self, obj: models.Model) -> str:
        """EDTF, or all three parts of the value as JSON where EDTF alone would lose some."""
        value = self.value_from_object(obj)
        if not value.words and not value.since:
            return value.edtf
        return json.dumps({"edtf": value.edtf, "words": value.words, "since": value.since}, ensure_ascii=False)

    def formfield(self, **options: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": ImpreciseDateFormField, **options})


_PART_NAMES = {
    "words": _("in the words given"),
    "since": _("open end"),
    "earliest": _("earliest day"),
    "latest": _("latest day"),
}


def as_date(value: ImpreciseDate | date | str | None) -> ImpreciseDate:
    """The value that is meant by words, EDTF, or the field's own serialization; raises ``UnreadableDate``."""
    if isinstance(value, ImpreciseDate):
        return value
    if isinstance(value, date):
        return ImpreciseDate(value.isoformat())
    if not value:
        return UNKNOWN
    if value.startswith('{"'):
        return _deserialized(value)
    return parse(value)


def _deserialized(text: str) -> ImpreciseDate:
    try:
        return ImpreciseDate.from_edtf(**json.loads(text))
    except (ValueError, TypeError, AttributeError):
        return parse(text)


def columns(name: str, value: ImpreciseDate) -> dict[str, Any]:
    """All five columns of a value, for ``update(**columns("date", value))``."""
    return {
        name: value,
        f"{name}_words": value.words,
        f"{name}_since": value.since,
        f"{name}_earliest": value.earliest,
        f"{name}_latest": value.latest,
    }


def chronological(name: str = "date") -> tuple[OrderBy, OrderBy]:
    """Order by date: ``order_by(*chronological("date"), "pk")``. What is not known comes last, never guessed."""
    earliest, latest = f"{name}_earliest", f"{name}_latest"
    return (
        Coalesce(earliest, latest).asc(nulls_last=True),
        Coalesce(latest, earliest).asc(nulls_last=True),
    )


def check_order(record: models.Model, start: str, end: str) -> None:
    """Raises ``ValidationError`` at the end, if it cannot be after the beginning, however roughly both are known."""
    first, last = getattr(record, start).earliest, getattr(record, end).latest
    if first is not None and last is not None and last < first:
        raise ValidationError({end: _("It ends before it begins. Check the two dates.")})


def in_order(name: str = "date") -> models.CheckConstraint:
    """The constraint that a date's latest day is not before its earliest."""
    return models.CheckConstraint(
        name=f"%(app_label)s_%(class)s_{name}_in_order",
        condition=models.Q(**{f"{name}_latest__gte": models.F(f"{name}_earliest")}),
        violation_error_message=_("The date ends before it begins."),
    )
