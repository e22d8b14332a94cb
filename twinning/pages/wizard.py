"""Several questions, one at a time, and at the end one action. What is answered travels in hidden fields.

Nothing is kept on the server until the last step; going back keeps what was typed; all of it works without scripts.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.forms import MultipleChoiceField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.choices import as_key
from archive.dates import ImpreciseDate
from archive.forms import understood
from archive.models import Record
from archive.reading import in_words
from archive.recording import Recording
from archive.recording.editing import Editing, comparable
from archive.recording.forms import RecordingForm
from archive.recording.lines import Line, Lines, ShownGroup
from archive.typed import Fault, faults_of, seeks
from archive.value_words import words_for
from twinning.pages.recording import BOOK
from twinning.pages.stepping import SourcePart
from twinning.step_forms import StepForm

R = TypeVar("R")
CONFIRM: Final = "confirm"
BACK, TO = "back", "to:"
PASSING: Final = {"csrfmiddlewaretoken", "do", "step", "key"}
Told = list[tuple[str, str]]


def date_words(date: ImpreciseDate | None) -> str:
    """A date as it was given, and as it was understood."""
    if date is None or not date.known:
        return _("not known")
    return f"{date.words or in_words(date)} ({understood(date)})"


class Part:
    """One question. Judged once; until then what was typed is only shown again."""

    name: str = ""
    title: str = ""
    lead: str = ""
    template: ClassVar[str] = ""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    @abstractmethod
    def owns(self) -> tuple[str, ...]:
        """The names of its fields; what begins with one and a dash belongs to it, too."""

    @cached_property
    def right(self) -> bool:
        self.judge()
        return not self.faults

    @abstractmethod
    def judge(self) -> None:
        """Fill in ``faults``."""

    @abstractmethod
    def told(self) -> Told:
        """What was answered, as it was understood."""


class RecordPart(Part):
    """Some of the fields of a record, as its form asks them."""

    template = "pages/wizard/groups.html"

    def __init__(
        self,
        user: User,
        asked: QueryDict,
        recording: Recording,
        record: Record,
        check: Callable[[RecordingForm], None] | None = None,
    ) -> None:
        super().__init__()
        self.user = user
        self.editing = Editing(BOOK, recording, record, user, asked)
        self.check = check

    def owns(self) -> tuple[str, ...]:
        return tuple(self.editing.form.fields)

    def judge(self) -> None:
        form = self.editing.judge()
        if self.check:
            self.check(form)
        self.faults = faults_of(form)

    @property
    def groups(self) -> list[ShownGroup]:
        """Records that belong to it come first: they are what the question is about."""
        beside = {each.name for each in self.editing.recording.besides}
        shown = Lines(BOOK, self.editing).groups()
        return [
            replace(each, lines=sorted(each.lines, key=lambda line: line.field.name not in beside)) for each in shown
        ]

    @property
    def given(self) -> dict[str, Any]:
        found: dict[str, Any] = self.editing.form.cleaned_data if self.right else {}
        return found

    def told(self) -> Told:
        return [(capfirst(str(self.editing.form.fields[name].label)), self._words(name)) for name in self.given]

    def _words(self, name: str) -> str:
        value = self.given[name]
        if isinstance(value, ImpreciseDate):
            return date_words(value) if value.known or value.words else _("nothing")
        if isinstance(value, list | QuerySet):
            return ", ".join(map(str, value)) or _("nothing")
        return words_for(self.user, self.editing.record._meta.get_field(name), comparable(value))


class FormPart(Part):
    """A form of its own."""

    template = "pages/wizard/lines.html"

    def __init__(
        self,
        form: Callable[..., StepForm],
        asked: QueryDict,
        *,
        initial: Mapping[str, Any] | None = None,
        check: Callable[[StepForm], None] | None = None,
    ) -> None:
        super().__init__()
        self.asked = asked
        self._make = form
        self.check = check
        fields = form().fields
        typed = {name: _typed(asked, name, fields[name]) for name in fields if name in asked}
        self.form = form(initial={**(initial or {}), **typed})

    def owns(self) -> tuple[str, ...]:
        return tuple(self.form.fields)

    def judge(self) -> None:
        self.form = self._make(self.asked)
        if self.form.is_valid() and self.check:
            self.check(self.form)
        self.faults = faults_of(self.form)

    @property
    def given(self) -> dict[str, Any]:
        return self.form.said() if self.right else {}

    @property
    def lines(self) -> list[Line]:
        return [Line(field) for field in self.form]

    def told(self) -> Told:
        return [(capfirst(str(self.form.fields[name].label)), self._words(name)) for name in self.given]

    def _words(self, name: str) -> str:
        value, field = self.given[name], self.form.fields[name]
        if isinstance(value, ImpreciseDate):
            return date_words(value) if value.known or value.words else _("nothing")
        if isinstance(value, list):
            return ", ".join(map(str, value))
        choices = dict(getattr(field, "choices", ()))
        key = str(value.pk) if isinstance(value, Record) else "" if value is None else value
        return str(choices.get(key, value or _("nothing")))


class SourceStep(Part):
    """Which source tells of it."""

    name = "source"
    template = "pages/wizard/source.html"

    def __init__(self, user: User, asked: QueryDict) -> None:
        super().__init__()
        self.user = user
        self.asked = asked
        self.source = SourcePart(user, asked, judged=False)

    def owns(self) -> tuple[str, ...]:
        return ("source", "locator", "new")

    def judge(self) -> None:
        self.source = SourcePart(self.user, self.asked, judged=True)
        valid = [form.is_valid() for form in self.source.forms]
        self.faults = [fault for form in self.source.forms for fault in faults_of(form)]
        if all(valid):
            self.faults += self.source.faults

    @property
    def given(self) -> dict[str, Any]:
        if not self.right:
            return {}
        return {"source": self.source.source, "locator": self.source.form.cleaned_data["locator"]}

    def told(self) -> Told:
        found, place = self.given.get("source"), self.given.get("locator", "")
        words = _("a new source: %(title)s") % {"title": found.title} if found and self.source.new else found
        return [(_("Source"), str(words or _("none for now"))), *([(_("Place in the source"), place)] if place else [])]


class Confirm(Part):
    """All of it once more, as it was understood."""

    name = CONFIRM
    template = "pages/wizard/confirm.html"

    def owns(self) -> tuple[str, ...]:
        return ()

    def judge(self) -> None:
        """Each part has been judged before one comes here."""

    def told(self) -> Told:
        return []


class Wizard:
    """The questions in their order, which of them is asked now, and what becomes of the answers."""

    steps: ClassVar[tuple[str, ...]] = ()

    def __init__(self, user: User, asked: QueryDict) -> None:
        self.user = user
        self.asked = asked
        self.key: UUID = as_key(asked.get("key", "")) or uuid4()
        step = str(asked.get("step", ""))
        self.step: str = step if step in {*self.steps, CONFIRM} else self.steps[0]
        self.faults: list[Fault] = []
        self._parts: dict[str, Part] = {}

    @abstractmethod
    def make(self, name: str) -> Part:
        """The part of this name."""

    def applies(self, name: str) -> bool:
        """Whether this question is asked at all, as the others were answered."""
        return name in self.steps

    @abstractmethod
    def confirm(self) -> Part:
        """The last page."""

    def part(self, name: str) -> Part:
        if name not in self._parts:
            self._parts[name] = self.confirm() if name == CONFIRM else self.make(name)
        return self._parts[name]

    def _given(self, name: str) -> dict[str, Any]:
        """What one of the questions was answered; nothing where it is not answered well."""
        part: Any = self.part(name)
        found: dict[str, Any] = part.given
        return found

    # --- Where one stands ---

    @property
    def current(self) -> Part:
        return self.part(self.step)

    @property
    def asked_steps(self) -> list[str]:
        return [name for name in self.steps if self.applies(name)]

    @property
    def number(self) -> int:
        return self.total if self.step == CONFIRM else self.asked_steps.index(self.step) + 1

    @property
    def total(self) -> int:
        return len(self.asked_steps) + 1

    @property
    def first(self) -> bool:
        return self.step == self.asked_steps[0]

    @property
    def last(self) -> bool:
        return self.step == CONFIRM

    @property
    def parts(self) -> list[Part]:
        return [self.part(name) for name in self.asked_steps]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form sends along: all that the other questions were answered."""
        own = self.current.owns()
        names = [name for name in self.asked if name not in PASSING and not _owned(name, own)]
        return [(name, str(value)) for name in names for value in self.asked.getlist(name)]

    # --- Going on ---

    @property
    def seeks(self) -> bool:
        """Whether something is to be found first, for this question."""
        own = self.current.owns()
        return seeks(self.asked, [name for name in self.asked if _owned(name, own)])

    def move(self) -> bool:
        """To the step that was asked for. Whether all is answered, seen, and to be written now."""
        do = self.asked.get("do", "")
        if self.step != CONFIRM and self.step not in self.asked_steps:
            self.step = self.asked_steps[0]
        if do == BACK:
            self.step = ([self.asked_steps[0]] + self._before())[-1]
        elif do.startswith(TO):
            self.step = do.removeprefix(TO) if do.removeprefix(TO) in self.asked_steps else self.step
        elif self.last:
            return self._arrived()
        elif not self.seeks and self._right():
            self._go_on()
        return False

    def _go_on(self) -> None:
        """To the next question that is asked, now that this one is answered."""
        for name in self.steps[self.steps.index(self.step) + 1 :]:
            self.step = name
            if self.applies(name):
                return
        self.step = CONFIRM
        self._arrived()

    def _before(self) -> list[str]:
        return self.asked_steps if self.last else self.asked_steps[: self.asked_steps.index(self.step)]

    def _right(self) -> bool:
        self.faults = [] if self.current.right else self.current.faults
        return not self.faults

    def _arrived(self) -> bool:
        """Whether every answer is right; else the first that is not is asked again."""
        for each in self.parts:
            if not each.right:
                self.step, self.faults = each.name, each.faults
                return False
        return True

    @abstractmethod
    def before(self) -> Record | None:
        """What the same form wrote, when it was sent before."""

    def refused(self, refusal: ValidationError) -> None:
        """A rule of several records, told with the field that it is about."""
        labels = {name: label for each in self.parts for name, label in _labels(each)}
        by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        self.faults = [Fault("", labels.get(name, ""), words) for name, each in by_field.items() for words in each]

    def written(self, write: Callable[[], R]) -> R | None:
        """What the service wrote; None where it refuses, which then stands in ``faults``."""
        try:
            return write()
        except ValidationError as refusal:
            self.refused(refusal)
        except IntegrityError:
            words = _("This was just recorded by somebody else. Look at it before you send it again.")
            self.faults = [Fault("", "", words)]
        return None


def _typed(asked: QueryDict, name: str, field: Any) -> Any:
    return asked.getlist(name) if isinstance(field, MultipleChoiceField) else asked[name]


def _owned(name: str, own: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}-") for each in own)


def _labels(part: Any) -> Told:
    """The fields of a part by their names, with their labels; a part without a form has none."""
    holder = getattr(part, "editing", part)
    fields = holder.form.fields if hasattr(holder, "form") else {}
    return [(name, str(field.label)) for name, field in fields.items()]
