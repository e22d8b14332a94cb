"""One record in its form: read, typed, judged, and written once; what another wrote meanwhile is never lost."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.actions import action
from archive.citing import is_citable
from archive.dates import ImpreciseDate
from archive.models import Action, ActionKind, Record
from archive.recording.comparison import Comparison, three_ways
from archive.recording.declaration import Beside, Book, Group, Recording
from archive.recording.forms import Maker, RecordingForm
from archive.recording.understanding import Understood, unseen
from archive.services import record_save
from archive.typed import Fault, faults_of
from archive.versions import latest, since, values_in, values_of, written_by
from archive.wording import NOT_YOURS, NOT_YOURS_TO_REACH

THEIRS, MINE = "theirs", "mine"
WHY, LONGEST_WHY = "id_why", 500


@dataclass(frozen=True)
class Clash:
    """A field that another has changed since the form was read."""

    name: str
    theirs: Hashable
    row: Any  # the version in which the other changed it
    mine: Hashable = None
    to_choose: bool = False
    choice: str = ""


@dataclass(frozen=True)
class Done:
    """What came of it: whether anything was written, by which action, and what another had changed meanwhile."""

    record: Record
    changed: bool = True
    added: bool = False
    action: Action | None = None
    taken: list[str] = field(default_factory=list)


class _Refused(Exception):
    """Nothing is written; why stands in the form."""


class Editing:
    """The form of one record. Where ``save`` gives None, ``faults``, ``clashes``, ``unseen`` or ``hidden`` say why."""

    def __init__(
        self,
        book: Book,
        recording: Recording,
        record: Record,
        user: User,
        asked: Any,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.recording = recording
        self.record = record
        self.user = user
        self.asked = asked
        self.adding: bool = record._state.adding  # noqa: SLF001 - documented, in spite of its name
        self.initial = initial or {}
        self.maker = Maker(book, user, asked)
        self.version = str(asked.get("version", "")) if asked else ("" if self.adding else latest(record))
        self.base = str(asked.get("base", "")) or self.version if asked else self.version
        self.faults: list[Fault] = []
        self.clashes: dict[str, Clash] = {}
        self.unseen: list[Understood] = []
        self._form: RecordingForm | None = None

    @cached_property
    def groups(self) -> list[Group]:
        """What is asked of this record, of this user."""
        kept = self.record.BY_ADMINISTRATORS if not self.adding and not self.user.is_superuser else ()
        return self.recording.groups_of(self.record, adding=self.adding, without=kept)

    @cached_property
    def names(self) -> list[str]:
        """The fields that are asked."""
        return [name for group in self.groups for name in group.fields]

    @property
    def form(self) -> RecordingForm:
        if self._form is None:
            self._form = self._made(self.record, judged=False)
        return self._form

    @property
    def hidden(self) -> Record | None:
        """The record, where somebody has hidden it: it is not written before it is brought back."""
        return self.record if self.record.hidden else None

    def blank(self) -> RecordingForm:
        """The form as the record is, whatever was typed."""
        return self._made(self.record, judged=False, initial={})

    @cached_property
    def needs_reason(self) -> bool:
        """Whether a change must say why: where sources vouch for what is changed."""
        if self.adding or not is_citable(self.record):
            return False
        citations: Any = self.record.citations  # type: ignore[attr-defined]
        return bool(citations.visible().exists())

    def _made(self, record: Record, *, judged: bool, initial: Mapping[str, Any] | None = None) -> RecordingForm:
        besides = self.recording.besides if self.adding else ()
        start = self.initial if initial is None else initial
        typed = bool(self.asked) and initial is None
        return self.maker.form(
            self.recording, record, self.names, judged=judged, typed=typed, initial=start, besides=besides
        )

    def judge(self) -> RecordingForm:
        """What was typed, judged and not written. What is wrong stands in ``faults``, and at its field."""
        form = self._form = self._judged()
        self.faults = faults_of(form)
        return form

    # --- Writing ---

    def save(self) -> Done | None:
        """What was typed, written; None where something is wrong or must be looked at first."""
        kind = ActionKind.ADD if self.adding else ActionKind.SAVE
        try:
            with transaction.atomic(), action(kind=kind, by=self.user, reason=self.reason, about=self.record) as doing:
                changed, taken = self._write()
        except _Refused:
            return None
        except ValidationError as refusal:
            self.faults = [Fault("", "", message) for message in refusal.messages]
            return None
        except IntegrityError:
            # Written by somebody else at the very same moment: the rules tell it, asked once more.
            self.faults = [Fault("", "", _("This was just recorded by somebody else. Look at it, and send it again."))]
            return None
        return Done(self.record, changed, self.adding, doing.action, taken)

    @property
    def reason(self) -> str:
        return str(self.asked.get("why", "")).strip() if self.asked else ""

    @property
    def why_wrong(self) -> list[str]:
        return [fault.words for fault in self.faults if fault.target == WHY]

    def _of_why(self, *, wanted: bool) -> list[Fault]:
        """What is wrong with the reason, where one is wanted or given."""
        words = []
        if wanted and self.needs_reason and not self.reason:
            words = [_("Sources vouch for this. Say why you change it.")]
        elif len(self.reason) > LONGEST_WHY:
            told = {"most": LONGEST_WHY, "length": len(self.reason)}
            words = [_("The reason can have %(most)s characters, and this has %(length)s. Shorten it.") % told]
        return [Fault(WHY, _("Why?"), each) for each in words]

    def _write(self) -> tuple[bool, list[str]]:
        now = "" if self.adding else self._locked()
        self.version_now = now
        before = {} if self.adding else values_of(self.record, self.names)
        pristine = {} if self.adding else self._related_now()
        form = self._form = self._judged()
        wrong = [*faults_of(form), *self._unanswered(form)]
        self.faults = [*wrong, *self._of_why(wanted=bool(wrong))]
        if self.faults:
            self._show_clashes(before, form)
            raise _Refused
        taken = [] if self.adding else self._merged(before, pristine, form)
        if not self.adding and not self._differing(before, form, taken):
            return False, []
        self._must_reach(pristine, form)
        self._asked_first(form)
        self._store(form)
        return True, [str(form.fields[name].label) for name in taken]

    def _locked(self) -> str:
        """The record as it is now, kept from others until this is written; and its version."""
        model: Any = type(self.record)
        self.record = model._default_manager.select_for_update().get(pk=self.record.pk)
        if self.record.hidden:
            raise _Refused
        if not self._may(self.record):
            self.faults = [Fault("", "", str(NOT_YOURS))]
            raise _Refused
        return latest(self.record)

    def _judged(self) -> RecordingForm:
        """The form; of the fields where the other's version was chosen, that version."""
        form = self._made(self.record, judged=True)
        given_up = [name for name in form.fields if self._choice(name) == THEIRS]
        for name in given_up:
            form.fields[name].disabled = True
        form.full_clean()
        for name in given_up:
            form.fields[name].disabled = False
        return form

    @property
    def by_oneself(self) -> bool:
        """Whether it was changed meanwhile by the same person: in another window, or before going back."""
        rows = [clash.row for clash in self.clashes.values() if clash.to_choose]
        return bool(rows) and all(row is not None and row.history_user_id == self.user.pk for row in rows)

    def _choice(self, name: str) -> str:
        return str(self.asked.get(f"choose-{name}", "")) if self.asked else ""

    @property
    def _conflicted(self) -> list[str]:
        sent = self.asked.getlist("conflicted") if hasattr(self.asked, "getlist") else []
        return [name for name in self.names if name in sent]

    @property
    def disputed(self) -> list[Fault]:
        """The fields that both changed, each with the place where one chooses."""
        names = [name for name, clash in self.clashes.items() if clash.to_choose]
        return [Fault(f"choose-{name}", str(self.form.fields[name].label), "") for name in names]

    def _unanswered(self, form: RecordingForm) -> list[Fault]:
        missing = [name for name in self._conflicted if self._choice(name) not in {THEIRS, MINE}]
        words = _("Both of you changed this. Choose which is to stand.")
        return [Fault(f"choose-{name}", str(form.fields[name].label), words) for name in missing]

    # --- What another wrote meanwhile ---

    def _merged(self, before: Mapping[str, Hashable], pristine: Mapping[str, Any], form: RecordingForm) -> list[str]:
        """The fields that another changed alone, taken over. Where both changed one, nothing is written yet."""
        if self.version == self.version_now:
            return []
        found = self._compared(before, form)
        if found.both:
            self._show_clashes(before, form, found)
            raise _Refused
        for name in found.theirs:
            form.cleaned_data[name] = pristine[name]
            if not self.record._meta.get_field(name).many_to_many:
                setattr(form.instance, name, pristine[name])
        return [name for name in self.names if name in found.theirs]

    def _compared(self, now: Mapping[str, Hashable], form: RecordingForm) -> Comparison:
        """Against the version that the form was read from; without one, every difference is one of both."""
        mine = {name: comparable(form.cleaned_data[name]) for name in self.names if name in form.cleaned_data}
        rows = since(self.record, self.version)
        if not rows:
            return Comparison(both=frozenset(name for name, value in mine.items() if now[name] != value))
        read = values_in(type(self.record), rows[:1], self.names)[0]
        return three_ways(read, now, mine)

    def _show_clashes(self, now: Mapping[str, Hashable], form: RecordingForm, found: Comparison | None = None) -> None:
        """Both versions side by side; and a form in which what the other changed alone is taken over."""
        both = {*self._conflicted, *(found.both if found else ())}
        theirs = found.theirs if found else frozenset()
        if not both:
            return
        rows = since(self.record, self.base) or since(self.record, self.version)
        whose = written_by(type(self.record), rows, both | theirs)
        last = rows[-1] if rows else None
        for name in self.names:
            if name in both | theirs:
                mine = comparable(form.cleaned_data[name]) if name in form.cleaned_data else None
                row = whose.get(name, last)
                self.clashes[name] = Clash(name, now[name], row, mine, name in both, self._choice(name))
        if found is not None:
            self.version = self.version_now
            self._form = self._taken_over(theirs)

    def _taken_over(self, theirs: Iterable[str]) -> RecordingForm:
        """What was typed, but for the fields that the other changed alone."""
        now = self._anew()
        shown, model_now = self._made(now, judged=False), self._made(now, judged=False, initial={})
        shown.initial.update({name: model_now.get_initial_for_field(model_now.fields[name], name) for name in theirs})
        return shown

    def _anew(self) -> Record:
        model: Any = type(self.record)
        found: Record = model._default_manager.get(pk=self.record.pk)
        return found

    def _related_now(self) -> dict[str, Any]:
        """What the record holds now: the other's values, where they are taken over."""
        return {
            name: list(getattr(self.record, name).all()) if self._is_many(name) else getattr(self.record, name)
            for name in self.names
        }

    def _is_many(self, name: str) -> bool:
        return bool(self.record._meta.get_field(name).many_to_many)

    # --- What must be asked before it is written ---

    def _differing(self, now: Mapping[str, Hashable], form: RecordingForm, taken: Iterable[str]) -> bool:
        theirs = set(taken)
        return any(comparable(form.cleaned_data[name]) != now[name] for name in self.names if name not in theirs)

    def _asked_first(self, form: RecordingForm) -> None:
        self.faults = self._of_why(wanted=True)
        if self.faults:
            raise _Refused
        self.unseen = unseen(form, self.asked)
        if self.unseen:
            raise _Refused

    def _store(self, form: RecordingForm) -> None:
        self.record, by, reason = form.instance, self.user, self.reason
        for fresh in form.on_the_way:
            record_save(record=fresh, by=by, reason=reason)
            self._must_be_mine(fresh, "add")
        many = [name for name in self.names if self._is_many(name)]
        related = {name: form.cleaned_data[name] for name in many}
        record_save(record=self.record, by=by, reason=reason, related=related)
        for beside in self.recording.besides if self.adding else ():
            self._store_beside(beside, form.cleaned_data[beside.name])
        self._must_be_mine(self._anew(), "add" if self.adding else "change")

    def _store_beside(self, beside: Beside, chosen: Iterable[Record]) -> None:
        made = [beside.model(**{beside.back: self.record, beside.to: each}) for each in chosen]
        for each in made:
            record_save(record=each, by=self.user, reason=self.reason)
        model: Any = beside.model
        rows = model._default_manager.filter(pk__in=[each.pk for each in made])
        for each in rows.prefetch_related(*beside.model.TOUCHES_THROUGH):
            self._must_be_mine(each)

    def _must_reach(self, before: Mapping[str, Any], form: RecordingForm) -> None:
        """Nobody relates what they write to what is only others' to change."""
        for name in self.record.REACHES:
            label = str(form.fields[name].label) if name in self.names else ""
            for each in self._reached(name, before, form):
                if not self._may(each):
                    words = str(NOT_YOURS_TO_REACH) % {"name": each}
                    self.faults.append(Fault(f"id_{name}" if label else "", label, words))
        if self.faults:
            raise _Refused

    def _reached(self, name: str, before: Mapping[str, Any], form: RecordingForm) -> list[Any]:
        """What it was not related to before: chosen in the form, or given by the address of a new one."""
        if name in self.names:
            was = _each(before.get(name))
            return [each for each in _each(form.cleaned_data[name]) if each not in was and not is_new(each)]
        fixed = self.adding and not self._is_many(name)
        return _each(getattr(form.instance, name)) if fixed else []

    def _must_be_mine(self, record: Record, action: str = "change") -> None:
        """Nobody writes what concerns only others, nor gives a record out of hand."""
        if not self._may(record, action):
            self.faults = [Fault("", "", str(NOT_YOURS))]
            raise _Refused

    def _may(self, record: Record, action: str = "change") -> bool:
        meta = record._meta
        return self.user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}", record)


def is_new(record: Record) -> bool:
    return record._state.adding  # noqa: SLF001 - documented, in spite of its name


def _each(value: Any) -> list[Any]:
    """One record, or many, or none."""
    if value is None:
        return []
    return [value] if isinstance(value, Record) else list(value)


def comparable(value: Any) -> Hashable:
    """A value of a form, as it can be compared with one of the record."""
    if isinstance(value, Record):
        return value.pk
    if isinstance(value, ImpreciseDate):
        return value
    if hasattr(value, "values_list") or isinstance(value, list):
        return frozenset(each.pk for each in value)
    found: Hashable = value
    return found
