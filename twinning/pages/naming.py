"""The names of other records in a history: as they were at the time, and only to those who may read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from archive.citing import citable_model, subject_name
from archive.models import Reader, Record
from archive.models.base import paths_held
from archive.services.steps import judged_by
from archive.services.undo import may_change
from archive.versions import many_fields, own_fields, versions_of
from archive.wording import NOT_SHOWN
from twinning.models import Event
from twinning.pages.subjects import OF_EVENTS, RELATED
from twinning.pages.withholding import Withholding

Reference = tuple[type[Any], Any]


def may_read(reader: Reader, record: Record) -> bool:
    """Whether the reader may see this record, hidden or not."""
    permission = f"{record._meta.app_label}.view_{record._meta.model_name}"
    allowed = reader.has_perm(permission, record)  # type: ignore[union-attr]
    return allowed and (record.shown or may_change(reader, record))


def may_bring_back(reader: Reader, record: Record) -> bool:
    """Whether the reader is told of a record that is not shown, and may change that."""
    return may_read(reader, record) and may_change(reader, record)


def read_whole(model: type[Record], keys: Iterable[UUID]) -> dict[UUID, Record]:
    """The records, hidden ones among them, with all that it takes to name them and to judge who may read them."""
    rows: Any = model._default_manager.filter(pk__in=list(keys)).order_by("pk")
    related = RELATED.get(subject_name(model), ()) if citable_model(model._meta.label_lower) else ()
    found = rows.select_related(*paths_held(model), *related).prefetch_related(*judged_by(model))
    found = found.prefetch_related(*OF_EVENTS) if model is Event else found
    return {record.pk: record for record in found}


class Names:
    """The names of all that some changes refer to, read in a fixed number of queries."""

    def __init__(self, references: Iterable[Reference], reader: Reader) -> None:
        keys: dict[type[Any], set[Any]] = defaultdict(set)
        for model, key in references:
            keys[model].add(key)
        self._records: dict[Reference, Any] = {}
        self._former: dict[Reference, list[Any]] = defaultdict(list)
        for model in sorted(keys, key=lambda model: str(model._meta.label)):
            self._read(model, keys[model], reader)

    def at(self, when: datetime) -> Any:
        """Who is named how on that day."""
        return lambda model, key: self._name(model, key, when)

    def _read(self, model: type[Any], keys: set[Any], reader: Reader) -> None:
        if not issubclass(model, Record):
            known = {} if model is User and not reader.is_authenticated else model._default_manager.in_bulk(keys)
            self._records |= {(model, key): found for key, found in known.items()}
            return
        records = read_whole(model, keys)
        readable = {pk: record for pk, record in records.items() if may_read(reader, record)}
        self._records |= {(model, pk): record for pk, record in readable.items()}
        versions = list(versions_of(model).filter(id__in=list(readable)))
        withholding = Withholding(versions, readable, reader)
        for version in filter(withholding.tells, versions):
            self._former[model, version.id].append(version)

    def _name(self, model: type[Any], key: Any, when: datetime) -> str:
        found = self._records.get((model, key))
        if found is None:
            return str(NOT_SHOWN)
        versions = [version for version in self._former[model, key] if version.history_date <= when]
        return str(_as_it_was(found, versions[-1]) if versions else found)


def _as_it_was(record: Record, version: Any) -> Record:
    """The record with what it said of itself then; what it was related to has the name of today."""
    then = copy(record)
    for field in own_fields(type(record)):
        if field.related_model is None and field not in many_fields(type(record)):
            setattr(then, field.attname, getattr(version, field.attname))
    return then
