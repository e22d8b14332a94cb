"""What stands in the way of taking back what was done: what others have changed, or built on it, since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.models import Reader, Record
from archive.services.steps import HIDDEN, Step, is_hidden, judged_by, named
from archive.versions import kept_models, own_fields, values_of, versions_of, with_related


def overtaken(step: Step) -> str:
    """Who changed the record later, when, and in what."""
    late = _first_later(step)
    words = {
        HIDDEN: _("whether it is hidden"),
        **{each.name: str(each.verbose_name) for each in own_fields(step.model)},
    }
    told = {"record": named(step.record), "fields": ", ".join(words[name] for name in step.overtaken), **_who(late)}
    return _("%(record)s has been changed since, by %(who)s on %(when)s: %(fields)s.") % told


def _first_later(step: Step) -> Any:
    """The version in which one of the fields first held something else."""
    model = type(step.record)
    later = versions_of(model).filter(id=step.record.pk, history_id__gt=step.after.history_id)
    for version in with_related(model, later):
        values = values_of(version)
        hidden = HIDDEN in step.overtaken and is_hidden(version) != is_hidden(step.after)
        if hidden or any(values[name] != step.written[name] for name in step.overtaken if name != HIDDEN):
            return version
    return None


def built_on(taken_away: Sequence[Step], given_back: Sequence[Step], by: Reader) -> list[str]:
    """What others have said since of records that would be hidden, and who said it."""
    ours = {step.record.pk for step in taken_away}
    freed = {(step.record.pk, name) for step in given_back for name in step.changed}
    faults = []
    for model in dict.fromkeys(type(step.record) for step in taken_away):
        new = {step.record.pk: step.record for step in taken_away if type(step.record) is model}
        for row, name, pk in _references(model, list(new)):
            if row.pk not in ours and (row.pk, name) not in freed:
                faults.append(_resting(row, new[pk], by))
    return list(dict.fromkeys(faults))


def _references(model: type[Record], keys: Sequence[UUID]) -> Iterator[tuple[Any, str, UUID]]:
    """The visible records that name one of these, by which field, and which."""
    for referring in kept_models():
        for each in own_fields(referring):
            if each.related_model is model:
                rows: Any = referring._default_manager.filter(hidden_at__isnull=True, **{f"{each.name}__in": keys})
                for row in rows.annotate(named=F(each.name)).order_by("pk").prefetch_related(*judged_by(referring)):
                    yield row, each.name, row.named


def _resting(row: Any, new: Record, by: Reader) -> str:
    may_read = by.has_perm(f"{row._meta.app_label}.view_{row._meta.model_name}", row)  # type: ignore[union-attr]
    told = {"record": named(new), "later": named(row) if may_read else row._meta.verbose_name}
    told |= _who(versions_of(type(row)).filter(id=row.pk).first())
    return _("%(record)s is used by %(later)s, recorded by %(who)s on %(when)s.") % told


def _who(version: Any) -> dict[str, str]:
    if version is None:
        return {"who": _("somebody without an account"), "when": _("a day that is not kept")}
    when = date_format(timezone.localtime(version.history_date), "j F Y, H:i")
    return {"who": version.history_author or _("somebody without an account"), "when": when}
