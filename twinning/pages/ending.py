"""The page on which a link is ended, step by step: where it stands, and the form of the step that is next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property, partial
from typing import Any, Final

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from agreements.models import Decision, Duty
from archive.choices import as_key
from archive.dates import UnreadableDate, parse
from archive.languages import RECORD_LANGUAGE
from archive.models import Record
from municipalities.models import Municipality
from municipalities.rights import may
from twinning.ending_records import EndingRecords, ending_records
from twinning.endings import Ending, Step
from twinning.models import Event, Link
from twinning.pages.ending_told import TITLES, EndingTold
from twinning.pages.stepping import Stepping
from twinning.services.endings import duty_add, duty_done, ending_complete, ending_decide, ending_propose
from twinning.step_forms import CompleteForm, DecideForm, DoneForm, DutyForm, ProposeForm


class Take(StrEnum):
    """What a form does."""

    PROPOSE = "propose"
    DECIDE = "decide"
    DUTY = "duty"
    DONE = "done"
    END = "end"


STEP_OF: Final = {
    Take.PROPOSE: Step.PROPOSAL,
    Take.DECIDE: Step.DECISION,
    Take.DUTY: Step.DUTIES,
    Take.DONE: Step.DUTIES,
    Take.END: Step.END,
}
BUTTONS: Final = {
    Take.PROPOSE: gettext_lazy("Record the proposal"),
    Take.DECIDE: gettext_lazy("Record the decision"),
    Take.DUTY: gettext_lazy("Record what must follow"),
    Take.DONE: gettext_lazy("Record that it is done"),
    Take.END: gettext_lazy("Record that the link ended"),
}
DONE_WORDS: Final = {
    Take.PROPOSE: gettext_lazy("The proposal is recorded. Until it is decided, the link goes on."),
    Take.DECIDE: gettext_lazy("The decision is recorded."),
    Take.DUTY: gettext_lazy("What must follow is recorded."),
    Take.DONE: gettext_lazy("It is recorded as done."),
    Take.END: gettext_lazy("It is recorded that the link ended."),
}


class EndingPage:
    """All four steps with what is recorded, and one form."""

    def __init__(self, link: Link, user: User, asked: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
        self.link = link
        self.user = user
        self.asked = asked
        self.records: EndingRecords = ending_records(link)
        self.ending: Ending = self.records.ending
        self.duty = self._duty(str(asked.get("duty") or wanted.get("duty") or ""))
        self.take: Take | None = self._take(str(asked.get("take") or wanted.get("take") or ""))

    # --- Which form ---

    def _take(self, wanted: str) -> Take | None:
        """What is asked for, if it can be taken now; else what is next."""
        asked = Take(wanted) if wanted in {*Take} else None
        if asked is not None and self._can(asked):
            return asked
        match self.ending.next:
            case Step.PROPOSAL:
                return Take.PROPOSE
            case Step.DECISION:
                return Take.DECIDE
            case Step.DUTIES:
                return Take.DONE if self.duty else Take.DUTY
            case Step.END:
                return Take.END
        return None

    def _can(self, take: Take) -> bool:
        return self.ending.can(STEP_OF[take]) and (take != Take.DONE or self.duty is not None)

    def _duty(self, wanted: str) -> Duty | None:
        """The open duty that is asked for, or the first; none of another decision."""
        keys = [task.key for task in self.ending.open_tasks]
        key = wanted if wanted in keys else "" if wanted else next(iter(keys), "")
        return next((duty for duty in self._duties if str(duty.pk) == key), None)

    @property
    def paper(self) -> Decision | None:
        ruling = self.ending.ruling
        return self.records.decision(ruling.key) if ruling else None

    @property
    def _duties(self) -> list[Duty]:
        return list(self.paper.duties.all()) if self.paper else []

    @cached_property
    def whose(self) -> list[Municipality]:
        """The parties whose decisions the user may record."""
        return [each for each in self.link.parties if may(self.user, "add", Decision(municipality=each))]

    @property
    def blocked(self) -> str:
        """Why this user cannot take the step, though it can be taken."""
        paper = self.paper
        if paper is not None and paper.municipality is not None and not may(self.user, "change", paper):
            words = _("The decision is recorded for %(name)s: its editors record what becomes of it.")
            return words % {"name": paper.municipality}
        if self.take in {Take.PROPOSE, Take.DECIDE} and not self.whose:
            return _("You cannot record decisions of either municipality.")
        return ""

    # --- The form ---

    def stepping(self, *, judged: bool) -> Stepping:
        """The form of the step; of the one that was sent, though it can be taken no more."""
        take = Take(str(self.asked["take"])) if self.asked.get("take") in {*Take} else self.take or Take.PROPOSE
        return Stepping(self._form(take), self.user, self.asked, judged=judged, initial=self._initial(take))

    def _form(self, take: Take) -> Callable[..., Any]:
        match take:
            case Take.PROPOSE:
                return partial(ProposeForm, whose=self.whose)
            case Take.DECIDE:
                return partial(DecideForm, whose=[] if self.paper else self.whose)
            case Take.DUTY:
                return partial(DutyForm, partners=self.link.parties)
            case Take.DONE:
                return DoneForm
        return partial(CompleteForm, blocked=bool(self.ending.blocks))

    def _initial(self, take: Take) -> dict[str, Any]:
        paper, other = self.paper, self.link.partner_of((*self.whose, self.link.parties[0])[0])
        partner = self.link.partner_of(paper.municipality) if paper and paper.municipality else other
        with override(RECORD_LANGUAGE):
            title = _("End the link with %(name)s") % {"name": other}
            letter = _("Inform %(name)s by letter of the decision and the reason") % {"name": partner}
        match take:
            case Take.PROPOSE:
                return {"title": title, "municipality": str(self.whose[0].pk) if self.whose else ""}
            case Take.DECIDE:
                return {"body": paper.body if paper else ""}
            case Take.DUTY:
                return {"what": letter, "recipient": str(partner.pk)} if not self._duties else {"recipient": ""}
            case Take.END:
                return {"day": paper.effective} if paper and paper.effective.known else {}
        return {}

    @property
    def crumb(self) -> str:
        return _("End the link")

    @property
    def button(self) -> str:
        return str(BUTTONS[self.take]) if self.take else ""

    @property
    def form_title(self) -> str:
        return (
            self.duty.what
            if self.take == Take.DONE and self.duty
            else str(TITLES[STEP_OF[self.take]])
            if self.take
            else ""
        )

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Other steps that can be taken now: where, and in words."""
        words = {Take.DUTY: _("record something more that must follow"), Take.END: _("record that the link ended")}
        return [(f"?take={take}", told) for take, told in words.items() if take != self.take and self._can(take)]

    @property
    def done_words(self) -> str:
        return str(DONE_WORDS[self.take]) if self.take else ""

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form sends along: which step it takes, and where things stood when it was read."""
        duty = str(self.duty.pk) if self.duty and self.take == Take.DONE else ""
        pairs = [("take", str(self.take or "")), ("mark", self.ending.mark), ("duty", duty)]
        return [(name, str(self.asked.get(name) or value)) for name, value in pairs]

    @property
    def stale(self) -> bool:
        """Whether somebody has taken a step since the form was read: it would say something else now."""
        sent = self.asked.get("take")
        return sent not in {*Take} or sent != self.take or self.asked.get("mark") != self.ending.mark

    def sent_before(self) -> Record | None:
        """What the same form wrote already."""
        key = as_key(self.asked.get("key", ""))
        event = Event.objects.filter(pk=key, links=self.link).first() if key else None
        written = event or (Duty.objects.filter(pk=key).first() if key else None)
        if written is not None or self.asked.get("take") != Take.DONE:
            return written
        duty = next((each for each in self._duties if str(each.pk) == self.asked.get("duty")), None)
        return duty if duty is not None and _same_day(duty, self.asked.get("done", "")) else None

    def save(self, stepping: Stepping) -> Record | None:
        """The step, taken; None where something is wrong."""
        link, key = self.link, stepping.key
        match self.take:
            case Take.PROPOSE:
                return stepping.take(ending_propose, link=link, key=key)
            case Take.DECIDE:
                return stepping.take(ending_decide, link=link, key=key)
            case Take.DUTY:
                return stepping.take(duty_add, link=link, key=key)
            case Take.DONE:
                return stepping.take(duty_done, told_as="letter", link=link, duty=self.duty)
            case Take.END:
                return stepping.take(ending_complete, link=link, key=key)
        return None

    @cached_property
    def told(self) -> EndingTold:
        return EndingTold(self.records, self.paper, self.user)


def _same_day(duty: Duty, typed: str) -> bool:
    try:
        return duty.done.known and parse(typed).edtf == duty.done.edtf
    except UnreadableDate:
        return False
