"""The versions of records that the history keeps: what each holds, in which fields two differ, and who wrote which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Count, Field, QuerySet, Value, prefetch_related_objects
from django.db.models.fields.files import FieldFile

from archive.fields import ImpreciseDateField
from archive.models import Action, Record

Values = Mapping[str, Any]
# Kept with each version, and no statement of anybody's. Hiding is told in words of its own.
SILENT: Final = {"id", "created_at", "updated_at", "hidden_at", "hidden_by", "hidden_reason"}


@cache
def kept_models() -> tuple[type[Record], ...]:
    """Every kind of record whose history is kept, by label."""
    found = [model for model in apps.get_models() if issubclass(model, Record)]
    return tuple(sorted(found, key=lambda model: model._meta.label_lower))


def model_of(label: str) -> type[Record] | None:
    """The kind of record with this label, such as ``twinning.event``."""
    return next((model for model in kept_models() if model._meta.label_lower == label), None)


@cache
def own_fields(model: Any) -> tuple[Any, ...]:
    """What people say of such a record: its own fields, a date as one, and its many-to-many relations."""
    kept = [field for field in versions_of(model).model.tracked_fields if field.name not in SILENT]
    dates = [field.name for field in kept if isinstance(field, ImpreciseDateField)]
    parts = {f"{name}_{part}" for name in dates for part in ("words", "since", "earliest", "latest")}
    told = [model._meta.get_field(field.name) for field in kept if field.name not in parts]
    return (*told, *many_fields(model))


@cache
def many_fields(model: Any) -> tuple[Any, ...]:
    """The many-to-many relations whose history is kept."""
    names = [field.name for field in _keeper(model).get_m2m_fields_from_model(model)]
    return tuple(model._meta.get_field(name) for name in names)


def versions_of(model: type[Record]) -> Any:
    """Every version of every record of the kind, with what it was related to; the caller says in which order."""
    versions: QuerySet[Any] = model.history.all()  # type: ignore[attr-defined]  # added by django-simple-history
    return versions.order_by("history_id")


def with_related(model: type[Record], versions: QuerySet[Any]) -> QuerySet[Any]:
    """The versions with their many-to-many relations read along."""
    return versions.prefetch_related(*(_accessor(field) for field in many_fields(model)))


def _keeper(model: Any) -> Any:
    return model.keeper


@cache
def _accessor(field: Field[Any, Any]) -> str:
    """Where a version holds its rows of a many-to-many relation."""
    through = f"historical{field.model._meta.model_name}_{field.name}"
    kept: Any = field.model
    relations = kept.history.model._meta.related_objects
    return next(str(each.get_accessor_name()) for each in relations if each.related_model._meta.model_name == through)


def values_of(kept: Any, names: Iterable[str] | None = None) -> Values:
    """What a version, or a record as it stands, says: other records by their ids, many of them as a set.

    Of all its own fields; or of these.
    """
    model: Any = kept.instance_type if hasattr(kept, "instance_type") else type(kept)
    fields = own_fields(model) if names is None else [model._meta.get_field(name) for name in names]
    return {field.name: _related(kept, field) if field.many_to_many else _held(kept, field) for field in fields}


def values_in(model: type[Record], versions: Sequence[Any], names: Iterable[str]) -> list[Values]:
    """What each of some versions says in these fields. One query for each relation to many."""
    wanted = list(names)
    many = [_accessor(field) for field in many_fields(model) if field.name in wanted]
    prefetch_related_objects(list(versions), *many)
    return [values_of(version, wanted) for version in versions]


def _related(kept: Any, field: Any) -> frozenset[Any]:
    if isinstance(kept, field.model):
        return frozenset(other.pk for other in getattr(kept, field.name).all())
    key = f"{field.m2m_reverse_field_name()}_id"
    return frozenset(getattr(row, key) for row in getattr(kept, _accessor(field)).all())


def _held(kept: Any, field: Any) -> Any:
    value = getattr(kept, field.attname)
    return value.name if isinstance(value, FieldFile) else value


def differing(before: Values, after: Values) -> list[str]:
    """The fields in which the two differ, in the order of the model."""
    return [name for name, value in after.items() if before[name] != value]


def latest(record: Record) -> str:
    """The id of the last version; nothing where none is kept."""
    return _number(_of(record).last())


def first(record: Record) -> str:
    """The id of the version in which it was new."""
    return _number(_of(record).first())


def since(record: Record, version: str) -> list[Any]:
    """This version and those after it, the oldest first; none where the record has no such version."""
    if not (version.isascii() and version.isdecimal() and len(version) < 19):
        return []
    found = list(_of(record).filter(history_id__gte=int(version)))
    return found if found and str(found[0].history_id) == version else []


def _of(record: Record) -> Any:
    return versions_of(type(record)).filter(id=record.pk)


def _number(version: Any) -> str:
    return "" if version is None else str(version.history_id)


def written_by(model: type[Record], versions: Sequence[Any], names: Iterable[str]) -> dict[str, Any]:
    """By field: the last of the later versions that changed it."""
    wanted = list(names)
    told = values_in(model, versions, wanted)
    changed = [(versions[n], differing(told[n - 1], told[n])) for n in range(1, len(versions))]
    return {name: version for version, fields in changed for name in fields}


def former_of(model: type[Record], firsts: Mapping[UUID, int]) -> dict[UUID, Any]:
    """By record, the version before this one; none where it is the first that was kept."""
    earlier = versions_of(model).filter(id__in=list(firsts), history_id__lt=max(firsts.values(), default=0))
    last = {pk: version for pk, version in earlier.values_list("id", "history_id") if version < firsts[pk]}
    found = with_related(model, versions_of(model).filter(history_id__in=list(last.values())))
    return {version.id: version for version in found}


def written_in(actions: Sequence[Action]) -> dict[UUID, dict[type[Record], int]]:
    """By action, how many records of each kind it wrote; asked in one query."""
    written: dict[UUID, dict[type[Record], int]] = defaultdict(dict)
    parts = [_counted(model, actions) for model in kept_models()]
    for action, label, number in parts[0].union(*parts[1:], all=True) if actions else ():
        written[action][_by_label(label)] = number
    return {
        action: dict(sorted(kinds.items(), key=lambda kind: kind[0]._meta.label)) for action, kinds in written.items()
    }


def _counted(model: type[Record], actions: Iterable[Action]) -> Any:
    rows = versions_of(model).order_by().filter(history_action__in=[action.pk for action in actions])
    named = rows.annotate(label=Value(model._meta.label_lower, output_field=CharField()))
    return named.values_list("history_action", "label").annotate(number=Count("id", distinct=True))


def _by_label(label: str) -> type[Record]:
    found = model_of(label)
    assert found is not None  # noqa: S101 - for types: the label is one of ours
    return found
