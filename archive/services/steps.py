"""What was written of each record, for taking it back: as it was before, as it was left, as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.models import Citation, Record, Source
from archive.versions import Values, differing, former_of, many_fields, values_of, with_related

HIDDEN: Final = "hidden_at"


@dataclass
class Step:
    """What was written of one record: as it was before, as it was left, and as it is now."""

    record: Any
    before: Any
    first: Any
    after: Any

    @property
    def model(self) -> Any:
        return type(self.record)

    @property
    def created(self) -> bool:
        return self.before is None

    @cached_property
    def written(self) -> Values:
        return values_of(self.after)

    @cached_property
    def changed(self) -> list[str]:
        """The fields that were written: of a new record all."""
        return list(self.written) if self.created else differing(values_of(self.before), self.written)

    @cached_property
    def overtaken(self) -> list[str]:
        """Those that no longer hold what was written."""
        now = values_of(self.record)
        late = [name for name in self.changed if now[name] != self.written[name]]
        moved = self.hiding and self.record.hidden != is_hidden(self.after)
        return [*late, *([HIDDEN] if moved else [])]

    @property
    def hiding(self) -> bool:
        """Whether it was hidden, or brought back."""
        return not self.created and is_hidden(self.before) != is_hidden(self.after)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to take back: a new record that is hidden has been taken back."""
        return self.record.hidden if self.created else not (self.changed or self.hiding)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.after.history_date, self.record._meta.label, self.record.pk)


def is_hidden(version: Any) -> bool:
    return version.hidden_at is not None


def steps_of(model: type[Record], written: Any) -> list[Step]:
    """A step for each record of which there are versions among these; nobody else writes them until we have."""
    spans: dict[UUID, list[Any]] = {}
    for version in with_related(model, written):
        spans.setdefault(version.id, []).append(version)
    before = former_of(model, {pk: versions[0].history_id for pk, versions in spans.items()})
    records = _records(model, list(spans))
    steps = [Step(records[pk], before.get(pk), spans[pk][0], spans[pk][-1]) for pk in spans]
    lost = [named(step.record) for step in steps if step.created and step.first.history_type != "+"]
    if lost:
        raise ValidationError([_("%(record)s: how it was before is not kept.") % {"record": each} for each in lost])
    return steps


def _records(model: type[Record], keys: Sequence[UUID]) -> dict[UUID, Record]:
    """The records as they stand, with what is read to see whose they are."""
    rows: Any = model._default_manager.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    found = rows.prefetch_related(*dict.fromkeys((*judged_by(model), *(each.name for each in many_fields(model)))))
    return {record.pk: record for record in found}


def judged_by(model: type[Record]) -> list[str]:
    """The relations that are read to judge who may see and who may change such a record."""
    sources = [each.name for each in model._meta.fields if each.related_model is Source]
    subjects = model.SUBJECTS if issubclass(model, Citation) else ()
    further = [f"{name}__{path}" for name in subjects for path in _related(model, name).TOUCHES_THROUGH]
    return list(dict.fromkeys((*model.TOUCHES_THROUGH, *model.SHOWN_WITH, *sources, *subjects, *further)))


def _related(model: type[Record], name: str) -> type[Record]:
    related: Any = model._meta.get_field(name).related_model
    return related  # type: ignore[no-any-return]


def named(record: Record) -> str:
    """The record in a sentence."""
    return f"“{record}” ({record._meta.verbose_name})"
