"""The form of a new record, sent again after that was recorded: what differs now is meant as a change of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from archive.models import Record
from archive.recording.editing import Editing, comparable
from archive.recording.fields import NEW, RecordField, RecordsField
from archive.recording.forms import RecordingForm
from archive.versions import first, since, values_in, values_of


class SentAgain:
    """What was typed in the form of a new record, made into what the form that changes the record would send."""

    def __init__(self, adding: Editing, record: Record) -> None:
        self.adding = adding
        self.record = record
        self.form: RecordingForm = adding.judge()
        self.asked: Any = adding.asked.copy()
        for name in self.form.fields:
            if self.form.is_new(name):
                self._settle(name)

    def changing(self, changing: Editing) -> Any:
        """What that form would send: from the record where it asks more, and read when the record was new."""
        blank = changing.blank()
        for name in changing.names:
            if name not in self.form.fields:
                self.asked.setlist(name, _sent(blank[name].value()))
        self.asked["version"] = first(self.record)
        return self.asked

    def differs(self, changing: Editing) -> bool:
        """Whether it says what the record neither says now nor said at first. Judges the form."""
        names = changing.names
        rows = since(self.record, changing.version)[:1]
        said = [values_of(self.record, names), *values_in(type(self.record), rows, names)]
        form = changing.judge()
        return bool(form.errors) or {name: comparable(form.cleaned_data[name]) for name in names} not in said

    def left(self, changing: Editing) -> list[str]:
        """The fields that differ, and that are changed elsewhere."""
        others = [name for name in self.form.fields if name not in changing.names]
        return [str(self.form.fields[name].label) for name in others if not self._stands(name)]

    def _stands(self, name: str) -> bool:
        if isinstance(self.form.fields[name], RecordField | RecordsField):
            return {*self.asked.getlist(name)} - {""} == {str(each.pk) for each in self._recorded(name)}
        said = self.form.cleaned_data
        return name in said and comparable(said[name]) == values_of(self.record, [name])[name]

    def _settle(self, name: str) -> None:
        """What was to be recorded on the way has been."""
        fields: dict[str, Any] = self.form.fields
        found = next((each for each in self._recorded(name) if _is_it(fields[name].fresh, each)), None)
        if found is not None:
            keys = [str(found.pk) if key == NEW else key for key in self.asked.getlist(name)]
            self.asked.setlist(name, keys)

    def _recorded(self, name: str) -> Iterable[Any]:
        """The records that it leads to, or that were recorded beside it."""
        beside = self._besides.get(name)
        if beside is None:
            value: Any = getattr(self.record, name)
            return value.all() if hasattr(value, "all") else [value] if value is not None else []
        rows: Any = beside.model._default_manager
        found = rows.filter(**{beside.back: self.record, f"{beside.to}__isnull": False}).select_related(beside.to)
        return [getattr(row, beside.to) for row in found.order_by("pk")]

    @cached_property
    def _besides(self) -> dict[str, Any]:
        return {each.name: each for each in self.adding.recording.besides}


def _is_it(fresh: RecordingForm, record: Record) -> bool:
    fresh.is_valid()
    said, now = fresh.cleaned_data, values_of(record, fresh.fields)
    return all(name in said and comparable(said[name]) == now[name] for name in fresh.fields)


def _sent(value: Any) -> list[str]:
    """A value as a form sends it."""
    values = value if isinstance(value, list | tuple) else [value]
    return ["on" if each is True else str(each) for each in values if each not in (None, "", False)]
