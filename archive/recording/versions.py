"""The kept versions of a record, as far as a form must know them: which is the last, what each said, who wrote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from archive.models import Record


def latest(record: Record) -> str:
    """The id of the last version; nothing where none is kept."""
    found = _history(record).order_by("-history_id").values_list("history_id", flat=True).first()
    return "" if found is None else str(found)


def first(record: Record) -> str:
    """The id of the version in which it was new."""
    found = _history(record).order_by("history_id").values_list("history_id", flat=True).first()
    return "" if found is None else str(found)


def since(record: Record, version: str) -> list[Any]:
    """This version and those after it, the oldest first; none where the record has no such version."""
    if not (version.isascii() and version.isdecimal() and len(version) < 19):
        return []
    rows = list(_history(record).filter(history_id__gte=int(version)).order_by("history_id"))
    return rows if rows and str(rows[0].history_id) == version else []


def _history(record: Record) -> Any:
    history: Any = type(record).history.model.objects  # type: ignore[attr-defined]
    return history.filter(id=record.pk)


def values_of(record: Record, names: Iterable[str]) -> dict[str, Hashable]:
    """What a record says now, as it can be compared."""
    found: dict[str, Hashable] = {}
    for name in names:
        field = record._meta.get_field(name)
        if field.many_to_many:
            found[name] = frozenset(getattr(record, name).values_list("pk", flat=True))
        else:
            found[name] = getattr(record, getattr(field, "attname", name))
    return found


def values_in(model: type[Record], rows: Sequence[Any], names: Iterable[str]) -> list[dict[str, Hashable]]:
    """What each of some versions said, as it can be compared. One query for each relation to many."""
    told: list[dict[str, Hashable]] = [{} for _row in rows]
    for name in names:
        field = model._meta.get_field(name)
        related = _related(rows, name, field) if field.many_to_many else {}
        for row, values in zip(rows, told, strict=True):
            values[name] = frozenset(related[row.history_id]) if field.many_to_many else getattr(row, field.attname)  # type: ignore[union-attr]
    return told


def _related(rows: Sequence[Any], name: str, field: Any) -> dict[int, list[Any]]:
    """By version: the keys of what it was related to. The table is made by django-simple-history."""
    through: Any = getattr(rows[0], name).model
    key = f"{field.m2m_reverse_field_name()}_id"
    found: dict[int, list[Any]] = defaultdict(list)
    kept = through.objects.filter(history_id__in=[row.history_id for row in rows])
    for version, related in kept.values_list("history_id", key):
        found[version].append(related)
    return found


def written_by(model: type[Record], rows: Sequence[Any], names: Iterable[str]) -> dict[str, Any]:
    """By field: the last of the later versions that changed it."""
    wanted = list(names)
    told = values_in(model, rows, wanted) if rows else []
    return {name: rows[n] for n in range(1, len(rows)) for name in wanted if told[n][name] != told[n - 1][name]}
