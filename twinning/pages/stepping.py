"""One step of a process in its form: what is asked, the source that tells of it, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.choices import as_key, not_chosen
from archive.evidence import NEW, NewSourceForm, SourceChoice
from archive.models import Source
from archive.recording.lines import Line
from archive.recording.understanding import Understood, unseen
from archive.typed import Fault, faults_of, given
from twinning.pages.evidence import recently_used
from twinning.step_forms import SourceForm, StepForm

R = TypeVar("R")


class SourcePart:
    """Which source tells of it: one that is recorded, a new one, or none for now."""

    def __init__(self, user: User, asked: Mapping[str, Any], *, judged: bool) -> None:
        self.user = user
        self.asked = asked
        self.may_record = user.has_perm("archive.add_source")
        titled = self.may_record and bool(str(asked.get(f"{NEW}-title", "")).strip())
        # Who gives a new source its title and chooses none of the others means the new one.
        value = asked.get("source") or (NEW if titled else "")
        sought = {"source": value, "source-q": asked.get("source-q", "")}
        self.choice = SourceChoice("source", sought, user, recently_used(user))
        self.form = SourceForm(**given(asked, "", judged=judged))
        self.new_form = (
            NewSourceForm(user=user, **given(asked, f"{NEW}-", judged=judged and self.new)) if self.may_record else None
        )
        self.shown_open = self.new or titled

    @property
    def new(self) -> bool:
        return self.may_record and self.choice.value == NEW

    @property
    def forms(self) -> list[Any]:
        return [self.form, *([self.new_form] if self.new and self.new_form else [])]

    @cached_property
    def faults(self) -> list[Fault]:
        unchosen = not_chosen(self.asked, "source", chosen=bool(self.choice.value))
        if unchosen:
            self.choice.wrong = [unchosen]
        elif self.choice.value and not self.new and self.choice.chosen is None:
            self.choice.wrong = [_("Choose a source from the list, or none.")]
        elif self.choice.value == "" and self.form.is_valid() and self.form.cleaned_data["locator"]:
            self.choice.wrong = [_("Choose the source that the place is in, or leave the place empty.")]
        return [Fault("source", _("Source"), words) for words in self.choice.wrong]

    @property
    def source(self) -> Source | None:
        if self.new and self.new_form:
            found: Source = self.new_form.instance
            return found
        return self.choice.chosen

    @property
    def lines(self) -> list[Line]:
        return [Line(field) for field in self.new_form] if self.new_form else []

    @property
    def locator(self) -> Line:
        return Line(self.form["locator"])


class Stepping:
    """A form that takes one step. Ask ``take`` once; what is None has its reasons in ``faults`` and ``unseen``."""

    def __init__(
        self,
        form: Callable[..., StepForm],
        user: User,
        asked: Mapping[str, Any],
        *,
        judged: bool,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.user = user
        self.asked = asked
        said = given(asked, "", judged=judged)
        if not judged:
            said = {"initial": {**(initial or {}), **said["initial"]}}
        self.form = form(**said)
        self.source = SourcePart(user, asked, judged=judged)
        self.key: UUID = as_key(asked.get("key", "")) or uuid4()
        self.faults: list[Fault] = []
        self.unseen: list[Understood] = []
        self.taken = ""  # by somebody else, at the very same moment

    @property
    def lines(self) -> list[Line]:
        return [Line(field) for field in self.form]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed, for those who cannot save it any more."""
        pairs = [(capfirst(str(bound.label)), str(self.asked.get(bound.html_name, "")).strip()) for bound in self.form]
        return [(label, words) for label, words in pairs if words]

    def take(self, service: Callable[..., R], *, told_as: str = "source", **given: Any) -> R | None:
        """What the service wrote; None where something is wrong or must be looked at first."""
        forms: list[Any] = [self.form, *self.source.forms]
        valid = [form.is_valid() for form in forms]
        if not all(valid) or self.source.faults:
            self._tell(forms)
            return None
        self.unseen = [each for form in forms for each in unseen(form, self.asked)]
        if self.unseen:
            return None
        try:
            locator = self.source.form.cleaned_data["locator"]
            told = {told_as: self.source.source, "locator": locator}
            return service(**given, **self.form.said(), **told, by=self.user)
        except ValidationError as refusal:
            self._refused(refusal)
        except IntegrityError:
            self.taken = _("This was just recorded by somebody else. Look at it before you send it again.")
        return None

    def _tell(self, forms: list[Any]) -> None:
        self.faults = [*(fault for form in forms for fault in faults_of(form)), *self.source.faults]

    def _refused(self, refusal: ValidationError) -> None:
        """A rule of several records, told at the field that it is about."""
        if getattr(refusal, "code", "") == "taken":
            self.taken = " ".join(refusal.messages)
            return
        by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        for name, words in by_field.items():
            for each in words:
                self.form.add_error(name if name in self.form.fields else None, each)
        self._tell([self.form])
