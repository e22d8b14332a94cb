"""Taking back what was done: a new action, which writes the records as they were before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import actions
from archive.models import Action, ActionKind, Reader, Record, Scan
from archive.services.obstacles import built_on, overtaken
from archive.services.queue import images_order
from archive.services.records import record_hide, record_save
from archive.services.scans import ASIDE
from archive.services.steps import Step, named, steps_of
from archive.versions import Values, many_fields, values_of, versions_of, written_in
from archive.wording import NOT_YOURS_TO_REACH

# More than this is not one person's slip: an import is mended by another import.
AT_ONCE: Final = 500


@dataclass
class Undoing:
    """All that is to be taken back together, with what stands in its way."""

    steps: list[Step]
    by: Reader
    faults: list[str] = field(default_factory=list)

    @cached_property
    def taken_away(self) -> list[Step]:
        return [step for step in self.steps if step.created and not step.idle]

    @cached_property
    def given_back(self) -> list[Step]:
        return [step for step in self.steps if not step.created and not step.idle]

    def check(self) -> None:
        """Refuse what is not theirs, what is done already, and what others have gone on from; all of it at once."""
        self.check_rights()
        if not self.taken_away and not self.given_back:
            raise ValidationError(_("Nothing of it is left to be undone."))
        for step in (*self.taken_away, *self.given_back):
            if step.overtaken:
                self.faults.append(overtaken(step))
        self.check_reach()
        self.faults += built_on(self.taken_away, self.given_back, self.by)
        self.refuse()

    def check_rights(self) -> None:
        mine = [may_change(self.by, step.record) or self._added(step) for step in self.steps]
        if not all(mine):
            told = {"number": mine.count(False), "all": len(mine)}
            raise PermissionDenied(_("Not yours to change: %(number)s of the %(all)s records that it wrote.") % told)

    def _added(self, step: Step) -> bool:
        return step.created and may_take_back(self.by, step.record, step.first.history_user_id)

    def check_reach(self) -> None:
        """Giving back what one has been free of since is relating to it anew, and what only administrators change."""
        for step in self.given_back:
            if {*step.changed} & {*step.record.BY_ADMINISTRATORS} and not getattr(self.by, "is_superuser", False):
                self.faults.append(_("%(name)s: only administrators change this back.") % {"name": named(step.record)})
            beyond = [each for each in _related_anew(step) if not may_change(self.by, each)]
            self.faults += [str(NOT_YOURS_TO_REACH) % {"name": named(each)} for each in beyond]

    def refuse(self) -> None:
        if self.faults:
            raise ValidationError(self.faults)

    def write(self, reason: str) -> None:
        """What was new is hidden first, so that it makes way; then each record in turn, the last written first."""
        for step in sorted(self.taken_away, key=lambda step: step.order, reverse=True):
            record_hide(record=step.record, reason=reason, by=self.by)
        _set_aside(self.given_back)
        for step in sorted(self.given_back, key=lambda step: step.order, reverse=True):
            try:
                _give_back(step, self.by, reason)
            except ValidationError as fault:
                self.faults += [f"{named(step.record)}: {message}" for message in fault.messages]
        self.refuse()
        self.check_rights()


@transaction.atomic
def action_undo(*, action: Action, by: Reader, reason: str) -> Action:
    """Take back all that an action wrote: what it added is hidden, what it changed or hid is as it was before.

    Raises ``ValidationError`` that names each record which somebody has changed or built on since, and who;
    ``PermissionDenied`` where one of them is not the user's to change. Then nothing is written.
    """
    reason = _given(reason)
    if action.undone:
        raise ValidationError(_("This has been undone already."))
    kinds = written_in([action]).get(action.pk, {})
    if sum(kinds.values()) > AT_ONCE:
        told = {"number": sum(kinds.values()), "most": AT_ONCE}
        raise ValidationError(_("It wrote %(number)s records; no more than %(most)s are undone at once.") % told)
    steps = [step for model in kinds for step in steps_of(model, versions_of(model).filter(history_action=action))]
    return _undo(Undoing(steps, by), reason, undoes=action)


@transaction.atomic
def change_undo(*, version: Any, by: Reader, reason: str) -> Action:
    """Take back one change of one record. Where that is all that its action wrote, the action is undone."""
    reason = _given(reason)
    model = version.instance_type
    of_one = version.history_action and written_in([version.history_action])[version.history_action_id] == {model: 1}
    if of_one and versions_of(model).filter(history_action=version.history_action).count() == 1:
        return action_undo(action=version.history_action, by=by, reason=reason)
    steps = steps_of(model, versions_of(model).filter(pk=version.pk))
    return _undo(Undoing(steps, by), reason, undoes=None)


def _undo(undoing: Undoing, reason: str, *, undoes: Action | None) -> Action:
    undoing.check()
    with actions.action(kind=ActionKind.UNDO, by=undoing.by, reason=reason, undoes=undoes) as doing:
        undoing.write(reason)
    assert doing.action is not None  # noqa: S101 - for types: what has no step was refused
    return doing.action


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("Say why it is undone."))
    return reason.strip()


def may_change(by: Reader, record: Record) -> bool:
    """Whether the user may change this very record, and so take a change of it back."""
    permission = f"{record._meta.app_label}.change_{record._meta.model_name}"
    return by.has_perm(permission, record)  # type: ignore[union-attr]


def may_take_back(by: Reader, record: Record, added_by: int | None) -> bool:
    """Whoever added a record, and still might, may take that back though it is others' to change from then on."""
    permission = f"{record._meta.app_label}.add_{record._meta.model_name}"
    return added_by is not None and added_by == by.pk and by.has_perm(permission, record)  # type: ignore[union-attr]


def _related_anew(step: Step) -> list[Record]:
    """What the record would be related to again, and is not today, of that which others' records hang on."""
    found: list[Record] = []
    now, before = values_of(step.record), values_of(step.before)
    for name in (each for each in step.record.REACHES if each in step.changed):
        found += _others(step.record, name, _keys(before[name]) - _keys(now[name]))
    return found


def _keys(value: Any) -> set[Any]:
    return set(value) if isinstance(value, (set, frozenset, list, tuple)) else {value} - {None}


# --- Writing ---


def _set_aside(steps: Sequence[Step]) -> None:
    """Scans that change places do so over numbers that no scan has."""
    moved = [step.record.pk for step in steps if isinstance(step.record, Scan) and "order" in step.changed]
    Scan.objects.filter(pk__in=moved).update(order=F("order") + ASIDE)


def _give_back(step: Step, by: Reader, reason: str) -> None:
    """Write what the record said before, in the fields that were changed."""
    record = step.record
    related = _set_values(record, values_of(step.before), step.changed)
    if step.hiding:
        was = step.before
        record.hidden_at = was.hidden_at and timezone.now()
        record.hidden_by, record.hidden_reason = (by, reason) if was.hidden_at else (None, "")
        if not record.hidden_at:
            record.make_way()
    record_save(record=record, by=by, reason=reason, related=related)
    if isinstance(record, Scan) and {"file", "rotation"} & {*step.changed}:
        images_order(scan=record)


def _set_values(record: Record, values: Values, names: Sequence[str]) -> Mapping[str, Any]:
    """Set the record's own fields; what it is related to by many is given back, to be written after it."""
    many = {each.name for each in many_fields(type(record))}
    for name in names:
        own: Any = record._meta.get_field(name)
        if name not in many:
            setattr(record, own.attname, values[name])
    return {name: _others(record, name, values[name]) for name in names if name in many}


def _others(record: Record, name: str, keys: Any) -> Any:
    related: Any = record._meta.get_field(name).related_model
    return related._default_manager.filter(pk__in=keys)
