"""Citing: in which table the citations of a record stand, who may add one, and where that is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse

from archive.models import Citation, Reader, Record


@cache
def _tables() -> dict[type[Model], tuple[type[Citation], str]]:
    """By model: the table that cites it, and the foreign key there. Each floor has made its own table."""
    subjects = [(table, name) for table in Citation.__subclasses__() for name in table.SUBJECTS]
    return {_model(table, name): (table, name) for table, name in subjects}


def _model(table: type[Citation], name: str) -> type[Model]:
    related: Any = table._meta.get_field(name).related_model
    return related  # type: ignore[no-any-return]


def citable_model(label: str) -> type[Record] | None:
    """The model with this label, such as ``twinning.event``, if sources can vouch for its records."""
    found: Any = next((model for model in _tables() if model._meta.label_lower == label), None)
    return found  # type: ignore[no-any-return]


def is_citable(record: Record) -> bool:
    return type(record) in _tables()


def subject_name(model: type[Model]) -> str:
    """The name of the foreign key that leads from a citation to a record of this kind."""
    return _tables()[model][1]


def new_citation(subject: Record, **said: Any) -> Citation:
    """A citation of the subject, not yet written."""
    table, name = _tables()[type(subject)]
    return table(**{name: subject}, **said)


def may_cite(user: Reader, subject: Record) -> bool:
    """Whether the user may add evidence to this very record."""
    return isinstance(user, User) and user.has_perm(_permission(type(subject)), new_citation(subject))


def citable(records: Sequence[Record], user: Reader) -> set[UUID]:
    """Those of some records of one kind to which the user may add evidence; asked in a fixed number of queries."""
    if not records or not isinstance(user, User) or not user.has_perm(_permission(type(records[0]))):
        return set()
    model = type(records[0])
    rows: Any = model._default_manager.filter(pk__in=[record.pk for record in records])
    return {record.pk for record in rows.prefetch_related(*model.TOUCHES_THROUGH) if may_cite(user, record)}


def _permission(model: type[Model]) -> str:
    meta = _tables()[model][0]._meta
    return f"{meta.app_label}.add_{meta.model_name}"


def evidence_address(record: Record) -> str:
    """Where evidence for the record is added."""
    return reverse("evidence-add", args=[record._meta.label_lower, record.pk])
