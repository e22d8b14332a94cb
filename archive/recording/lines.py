"""A form as its page shows it: groups of lines, each with its choice, its echo, and what another made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from archive.choices import RecordChoice, as_key, asked_words
from archive.forms import ImpreciseDateFormField
from archive.recording.declaration import Book
from archive.recording.editing import THEIRS, Clash, Editing
from archive.recording.fields import NEW, DayField, RecordField, RecordsField
from archive.recording.forms import RecordingForm
from archive.recording.understanding import seen_name
from archive.rights import visible_to
from archive.value_words import words_for


@dataclass(frozen=True)
class ShownClash:
    """What another made of a field, and what oneself wanted."""

    theirs: str
    mine: str
    who: str
    when: str
    to_choose: bool
    choice: str


@dataclass(frozen=True)
class Line:
    """One field of the form."""

    field: Any
    choice: RecordChoice | None = None
    fresh: list[Line] | None = None
    clash: ShownClash | None = None

    @property
    def required(self) -> bool:
        return bool(self.field.field.required)

    @property
    def optional(self) -> bool:
        return not self.required

    @property
    def new_chosen(self) -> bool:
        return self.choice is not None and NEW in self.choice.values

    @property
    def kind(self) -> str:
        """How it is asked: among records, by ticks, by one tick, or in a field."""
        widget = self.field.field.widget
        if self.choice is not None:
            return "choice"
        if isinstance(widget, forms.CheckboxSelectMultiple):
            return "ticks"
        return "tick" if isinstance(widget, forms.CheckboxInput) else "plain"

    @property
    def wide(self) -> bool:
        return self.kind in {"choice", "ticks"} or isinstance(self.field.field.widget, forms.Textarea)

    @property
    def seen(self) -> tuple[str, str] | None:
        """Of a date: the hidden field that says which words were shown with their meaning."""
        if not isinstance(self.field.field, ImpreciseDateFormField | DayField):
            return None
        return seen_name(self.field.html_name), str(self.field.value() or "")


@dataclass(frozen=True)
class ShownGroup:
    title: str
    help: str
    lines: list[Line]


class Lines:
    """Makes the lines of a form; choices are made with the rights and the words of the one who reads it."""

    def __init__(self, book: Book, editing: Editing) -> None:
        self.book = book
        self.editing = editing

    def groups(self) -> list[ShownGroup]:
        form, adding = self.editing.form, self.editing.adding
        declared = self.editing.groups
        besides = [each.name for each in self.editing.recording.besides if adding]
        names = [[*group.fields] for group in declared]
        if names and besides:
            names[0] += besides
        wanted = set(self.editing.names)
        return [
            ShownGroup(str(group.title), str(group.help), [self._line(form, name) for name in asked])
            for group, asked in zip(declared, names, strict=True)
            if wanted & set(asked)
        ]

    def _line(self, form: RecordingForm, name: str) -> Line:
        bound = form[name]
        field: Any = form.fields[name]
        clash = self._clash(self.editing.clashes.get(name)) if form is self.editing.form else None
        if not isinstance(field, RecordField | RecordsField):
            return Line(bound, clash=clash)
        fresh: Any = getattr(field, "fresh", None)
        inside = [self._line(fresh, each) for each in fresh.fields] if fresh is not None else None
        return Line(bound, self._choice(bound, field), inside, clash)

    def _choice(self, bound: Any, field: Any) -> RecordChoice:
        choosing = self.book.choosings[field.queryset.model]
        many = isinstance(field, RecordsField)
        value = bound.value()
        values = [str(each) for each in (value or [])] if many else [str(value)] if value else []
        rows = visible_to(choosing.rows(), self.editing.user)
        near = choosing.near(self.editing.user) if choosing.near else None
        allowed = field.queryset.filter(pk__in=[key for each in values if (key := as_key(each))])
        return RecordChoice(
            name=bound.html_name,
            values=values,
            text=asked_words(self.editing.asked or {}, bound.html_name),
            readable=rows,
            search=choosing.search,
            near=rows.filter(pk__in=_keys(rows, near)) if near is not None else None,
            many=many,
            told=choosing.told,
            more_told=choosing.more,
            lang=choosing.lang,
            kept=frozenset(allowed.values_list("pk", flat=True)) if values else frozenset(),
        )

    def _clash(self, clash: Clash | None) -> ShownClash | None:
        if clash is None:
            return None
        field = self.editing.record._meta.get_field(clash.name)
        user, row = self.editing.user, clash.row
        who = (row.history_author if row is not None else "") or _("somebody")
        when = formats.date_format(timezone.localtime(row.history_date), "j F Y H:i") if row is not None else ""
        mine = clash.mine if clash.mine is not None else ""
        return ShownClash(
            words_for(user, field, clash.theirs),
            words_for(user, field, mine),
            who,
            when,
            clash.to_choose,
            clash.choice or (THEIRS if not clash.to_choose else ""),
        )


def _keys(rows: Any, near: Any) -> Any:
    """Through a relation to many a record is found more than once."""
    return rows.model._default_manager.filter(near).order_by().values("pk")
