"""A page of the admin that another has overtaken: refused, with what the other wrote, and all that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from archive.recording.comparison import Comparison, three_ways
from archive.recording.editing import comparable
from archive.recording.forms import CheckedForm
from archive.value_words import words_for
from archive.versions import latest, since, values_in, values_of, written_by

if TYPE_CHECKING:
    from archive.models import Record

SEEN = "seen_version"
_KEPT = "version_now"


class VersionField(forms.CharField):
    """The version that a form was read from. It says nothing of the record, so it never has changed."""

    widget = forms.HiddenInput

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        return False


def with_versions(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows, each with the id of its last version, in the same query."""
    history: Any = rows.model.history.model.objects
    last = history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    found: QuerySet[Any] = rows.annotate(**{_KEPT: Subquery(last)})
    return found


def _version_now(record: Record) -> str:
    known = getattr(record, _KEPT, None)
    return str(known) if known is not None else latest(record)


class StaleForm(CheckedForm):
    """A form that knows from which version it was read."""

    seen_version = VersionField(required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = "" if self.instance._state.adding else _version_now(self.instance)  # noqa: SLF001 - documented
        self.initial[SEEN] = self.now

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = cleaned.get(SEEN, "")
        if seen and self.now and seen != self.now:
            self._refuse(seen)
        return cleaned

    def _refuse(self, seen: str) -> None:
        """What another changed is told at each field. What is only theirs is taken over, what both changed is asked."""
        model: Any = type(self.instance)
        own = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
        names = [name for name in self.cleaned_data if name in own and name in self.fields]
        rows = since(self.instance, seen)
        if not rows:
            return
        theirs = values_of(self.instance, names)
        mine = {name: comparable(self.cleaned_data[name]) for name in names}
        found = three_ways(values_in(model, rows[:1], names)[0], theirs, mine)
        if not found.theirs | found.both:
            return
        typed: Any = self.data
        self.data = typed = typed.copy()
        typed[self.add_prefix(SEEN)] = self.now
        self._tell(found, theirs, written_by(model, rows, names), names)

    def _tell(self, found: Comparison, theirs: Any, whose: Any, names: list[str]) -> None:
        user: Any = getattr(self, "user", None)
        for name in names:
            if name not in found.theirs | found.both:
                continue
            row = whose[name]
            field = self.instance._meta.get_field(name)
            words = {
                "who": row.history_author or _("Somebody"),
                "when": formats.date_format(timezone.localtime(row.history_date), "j F Y H:i"),
                "theirs": words_for(user, field, theirs[name]),
            }
            if name in found.both:
                told = _("%(who)s changed this on %(when)s to “%(theirs)s”. Yours stands here: save again to keep it.")
            else:
                told = _("%(who)s changed this on %(when)s to “%(theirs)s”. It is taken over: save again.")
                self._take_over(name)
            self.add_error(name, told % words)

    def _take_over(self, name: str) -> None:
        data: Any = self.data
        field = self.fields[name]
        value: Any = field.prepare_value(self.get_initial_for_field(field, name))
        key = self.add_prefix(name)
        if isinstance(value, list):
            data.setlist(key, [str(getattr(each, "pk", each)) for each in value])
        elif isinstance(value, bool):
            data.setlist(key, ["on"] if value else [])
        else:
            data[key] = "" if value is None else str(value)
