"""From rows to records, by the services that the pages use; only what differs is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from archive.actions import action
from archive.models import ActionKind, Record
from archive.services import record_save
from twinning.founding.reader import read_directory
from twinning.founding.rows import FoundingDataError, Kind, Ref, Row
from twinning.founding.schema import MODEL_OF, tables
from twinning.models import Link
from twinning.services.links import link_find

# Public ids are made of a record's table and key under this name, and so are the same wherever the files are loaded.
NAMESPACE = UUID("6f1d3c0a-3d0e-5b8e-9a55-2f3a6c1e8d47")
CHUNK = 500
READ_IN = "Inläst ur grunddokumenten"


@dataclass
class Report:
    """What a load did."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    left: list[str] = field(default_factory=list)  # changed by people since, and so left as they are


def record_id(table: str, key: str) -> UUID:
    """The public id of the record that has this key in the founding files."""
    return uuid5(NAMESPACE, f"{table}:{key}")


def load_directory(directory: Path) -> Report:
    """Load every file of a directory. Raises ``FoundingDataError``; then nothing is written."""
    return load(read_directory(directory, tables()))


@transaction.atomic
def load(rows: Sequence[Row]) -> Report:
    """Make the records as the rows tell, in one transaction. What is so already is not touched."""
    writing = _Writing()
    with action(kind=ActionKind.IMPORT, reason=READ_IN):
        for table, group in groupby(rows, key=lambda row: row.table):
            writing.table(table, list(group))
    return writing.report


class _Writing:
    """The records written or found so far, which later ones refer to."""

    def __init__(self) -> None:
        self.report = Report()
        self.records: dict[Ref, models.Model] = {}

    def table(self, name: str, rows: list[Row]) -> None:
        stored = _stored(MODEL_OF[name], rows)
        for row in rows:
            try:
                self.records[row.ref] = self.row(row, stored.get(row.ref))
            except ValidationError as error:
                raise FoundingDataError([f"{row.place}: {'; '.join(error.messages)}"]) from error

    def row(self, row: Row, stored: models.Model | None) -> models.Model:
        values, related = self._meant(row)
        if MODEL_OF[row.table] is Link:
            # A chain, or somebody, may have made the link of these two before it came into the files.
            stored = stored or link_find(one=values["low"], other=values["high"])
        if stored is None:
            record = _new(row, values)
            _save(record, row, {name: others for name, others in related.items() if others})
            self.report.created += 1
            return record
        different = _differing(stored, values, related)
        if not different:
            self.report.unchanged += 1
        elif _changed_by_people(stored):
            self.report.left.append(f"{row.table} {row.key}: {', '.join(different)}")
        else:
            for name in different:
                if name in values:
                    setattr(stored, name, values[name])
            _save(stored, row, {name: others for name, others in related.items() if name in different})
            self.report.changed += 1
        return stored

    def _meant(self, row: Row) -> tuple[dict[str, Any], dict[str, list[models.Model]]]:
        """Every field as the row tells it, and what the row leaves out as empty: its own and the many-to-many ones."""
        values: dict[str, Any] = {}
        related: dict[str, list[models.Model]] = {}
        model = MODEL_OF[row.table]
        for name, column in tables()[row.table].columns.items():
            told = row.values.get(name)
            if column.kind is Kind.MANY:
                related[name] = [self.records[ref] for ref in told] if isinstance(told, tuple) else []
            elif isinstance(told, Ref):
                values[name] = self.records[told]
            elif name != "slug" or told is not None:
                own: Any = model._meta.get_field(name)
                values[name] = own.to_python(own.get_default() if told is None else told)
        if model is Link:
            values["low"], values["high"] = sorted((values["low"], values["high"]), key=lambda party: party.pk)
        return values, related


def _new(row: Row, values: Mapping[str, Any]) -> models.Model:
    model = MODEL_OF[row.table]
    identity = {"pk": record_id(row.table, row.key)} if issubclass(model, Record) else {"code": row.key}
    return model(**{**values, **identity})


def _stored(model: type[models.Model], rows: Iterable[Row]) -> dict[Ref, models.Model]:
    """The records of these rows that exist, with what they refer to."""
    name = "pk" if issubclass(model, Record) else "code"
    refs = {record_id(row.table, row.key) if name == "pk" else row.key: row.ref for row in rows}
    many = [relation.name for relation in model._meta.many_to_many]
    found: dict[Ref, models.Model] = {}
    keys = list(refs)
    for begin in range(0, len(keys), CHUNK):
        chunk = model._default_manager.filter(**{f"{name}__in": keys[begin : begin + CHUNK]}).prefetch_related(*many)
        found |= {refs[getattr(record, name)]: record for record in chunk}
    return found


def _differing(
    record: models.Model, values: Mapping[str, Any], related: Mapping[str, Iterable[models.Model]]
) -> list[str]:
    """The names of the fields in which the record is not as it is meant to be."""
    own = [name for name, value in values.items() if _held(record, name) != getattr(value, "pk", value)]
    return own + [name for name, others in related.items() if {other.pk for other in others} != _others(record, name)]


def _held(record: models.Model, name: str) -> Any:
    return getattr(record, record._meta.get_field(name).attname)  # type: ignore[union-attr]


def _others(record: models.Model, name: str) -> set[Any]:
    return {other.pk for other in getattr(record, name).all()}


def _changed_by_people(record: models.Model) -> bool:
    """Whether a person has written to the record since it was first loaded; their word stands."""
    if not isinstance(record, Record):
        return False
    history = record.history  # type: ignore[attr-defined]  # added by django-simple-history
    by_people = history.filter(Q(history_user__isnull=False) | ~Q(history_author=""))
    return bool(by_people.exists())


def _save(record: models.Model, row: Row, related: Mapping[str, Iterable[models.Model]]) -> None:
    if isinstance(record, Record):
        reason = f"{READ_IN}: {', '.join(row.ledger)}"
        record_save(record=record, reason=reason, related=related)
        return
    record.full_clean()
    record.save()
