"""Writing one record of any kind: checked, with its history, and told to whoever listens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.actions import action
from archive.changes import announce
from archive.models import ActionKind, Reader, Record

R = TypeVar("R", bound=Record)
Related = Mapping[str, Iterable[models.Model]]
NONE: Related = {}


def _author(by: Reader | None) -> Any:
    return by if by is not None and by.is_authenticated else None


def _as_it_was(record: R) -> R | None:
    """The stored record, with its many-to-many relations as they are before the change; None for a new one."""
    if record._state.adding:  # noqa: SLF001 - documented, in spite of its name
        return None
    relations = [relation.name for relation in record._meta.many_to_many]
    return type(record)._default_manager.filter(pk=record.pk).prefetch_related(*relations).first()


def _store(record: Record, related: Related) -> None:
    """One version in the history, however many relations change with the record."""
    kind = "+" if record._state.adding else "~"  # noqa: SLF001 - documented, in spite of its name
    record.skip_history_when_saving = True  # type: ignore[attr-defined]  # read by django-simple-history
    try:
        record.save()
        for name, others in related.items():
            relation = getattr(record, name)
            # A new record is related to nothing yet: there is nothing to be compared with.
            relation.add(*others) if kind == "+" else relation.set(others)
    finally:
        del record.skip_history_when_saving  # type: ignore[attr-defined]
    type(record).keeper.create_historical_record(record, kind)  # type: ignore[attr-defined]


def _sign(record: Record, by: Reader | None, reason: str) -> None:
    """Who changes it and why, where django-simple-history reads it."""
    record._history_user = _author(by)  # type: ignore[attr-defined]
    record._change_reason = reason or None  # type: ignore[attr-defined]


def _write(record: Record, by: Reader | None, reason: str, related: Related = NONE) -> None:
    """Write it with its history, and tell of it as it was and as it is: what it left must be rebuilt too."""
    before = _as_it_was(record)
    _sign(record, by, reason)
    _store(record, related)
    if before is not None:
        announce(before)
    announce(record)


def record_save(
    *,
    record: R,
    by: Reader | None = None,
    reason: str = "",
    related: Related | None = None,
) -> R:
    """Check and write one record with its many-to-many relations, keep its history, and tell of the change.

    Raises ``ValidationError`` with all faults at once; then nothing is written.
    """
    kind = ActionKind.ADD if record._state.adding else ActionKind.SAVE  # noqa: SLF001 - documented, in spite of its name
    with action(kind=kind, by=by, reason=reason, about=record):
        record.full_clean()
        _write(record, by, reason, related or NONE)
    return record


def records_renumber(*, records: Sequence[Record], field: str, by: Reader | None = None, reason: str = "") -> None:
    """Write one number of many records at once, each with its history; the caller knows that they agree."""
    if not records:
        return
    for record in records:
        record.updated_at = timezone.now()
    with action(kind=ActionKind.SAVE, by=by, reason=reason):
        type(records[0])._default_manager.bulk_update(records, [field, "updated_at"])
        for record in records:
            _sign(record, by, reason)
            type(record).keeper.create_historical_record(record, "~")  # type: ignore[attr-defined]
            announce(record)


def record_hide(*, record: R, reason: str, by: Reader | None = None) -> R:
    """Take a record out of everything that is shown, with the reason. Nothing is destroyed."""
    if not reason.strip():
        raise ValidationError({"hidden_reason": _("Say why the record is hidden.")})
    with action(kind=ActionKind.HIDE, by=by, reason=reason, about=record):
        now = record_locked(record)
        now.hidden_at, now.hidden_by, now.hidden_reason = timezone.now(), _author(by), reason.strip()
        _write(now, by, reason.strip())
    return _as_written(record, now)


def record_restore(*, record: R, reason: str, by: Reader | None = None) -> R:
    """Bring a hidden record back."""
    with action(kind=ActionKind.RESTORE, by=by, reason=reason, about=record):
        now = record_locked(record)
        now.hidden_at, now.hidden_by, now.hidden_reason = None, None, ""
        now.make_way()
        now.full_clean()
        _write(now, by, reason)
    return _as_written(record, now)


def record_locked(record: R) -> R:
    """The record as it stands, kept from others until this is written: what was read before may have changed since."""
    found: R = type(record)._default_manager.select_for_update(of=("self",)).filter(pk=record.pk)[0]
    return found


def _as_written(record: R, now: R) -> R:
    """Whoever holds the record sees what became of it."""
    for each in record._meta.concrete_fields:
        setattr(record, each.attname, getattr(now, each.attname))
    return record
