"""Ending a link step by step: what was proposed, what was decided, what must follow, that it ended.

Each step can wait for months. None is kept as such: where it stands is read from the records that the steps write.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from agreements.models import Decision, Duty, Matter, Outcome
from archive.actions import action
from archive.dates import UNKNOWN, ImpreciseDate
from archive.languages import RECORD_LANGUAGE
from archive.models import ActionKind, Reader, Source
from archive.reading import not_come
from archive.services import evidence_add, record_locked, record_save
from municipalities.models import Municipality
from twinning.ending_records import EndingRecords, ending_records
from twinning.endings import Ending, Step
from twinning.models import Event, EventKind, EventLevel, Link
from twinning.services.links import links_locked

TAKEN: Final = "taken"
NOT_NOW: Final = {
    Step.PROPOSAL: gettext_lazy("It is proposed already, or has ended. Look at where it stands, and go on from there."),
    Step.DECISION: gettext_lazy("There is nothing to decide: it is decided already, or was never proposed."),
    Step.DUTIES: gettext_lazy("Only a decision that was adopted has something to follow."),
    Step.END: gettext_lazy("It ends when a decision to end it was adopted, and ends once."),
}


@transaction.atomic
def ending_propose(
    *,
    link: Link,
    municipality: Municipality,
    title: str,
    day: ImpreciseDate = UNKNOWN,
    proposer: str = "",
    body: str = "",
    registry_number: str = "",
    cause: str = "",
    text: str = "",
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Event:
    """Record that it was proposed to end the link: the paper that is to be decided, and the event that tells of it."""
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        link, _records = _locked(link, Step.PROPOSAL)
        paper = Decision(
            title=title,
            municipality=municipality,
            body=body,
            proposer=proposer,
            day=day,
            registry_number=registry_number,
            matter=Matter.END,
            outcome=Outcome.PROPOSED,
            reason=cause,
            text=text,
        )
        record_save(record=paper, by=by, related={"concerns": [link.partner_of(municipality)]})
        record_save(record=link, by=by, related={"decisions": [*link.decisions.all(), paper]})
        told = {"title": _titled("proposed"), "text": text, "stated_by": str(municipality), "reason": cause}
        event = _event(key, kind=EventKind.ENDING_PROPOSED, date=day, decision=paper, **told)
        record_save(record=event, by=by, related={"links": [link]})
        _cite(source, locator, by, (paper, ""), (event, ""))
    return event


@transaction.atomic
def ending_decide(
    *,
    link: Link,
    outcome: str,
    day: ImpreciseDate = UNKNOWN,
    effective: ImpreciseDate = UNKNOWN,
    body: str = "",
    municipality: Municipality | None = None,
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Event:
    """Record what was decided on the proposal. Rejected it is over, and the link goes on."""
    if outcome not in {Outcome.ADOPTED, Outcome.REJECTED}:
        raise ValidationError({"outcome": _("Say whether it was adopted or rejected.")})
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        link, records = _locked(link, Step.DECISION)
        _in_order(records.ending, day, effective)
        paper = _paper(records, link, municipality)
        paper.outcome, paper.day, paper.effective = outcome, day, effective
        paper.body = body or paper.body
        record_save(record=paper, by=by, reason=reason)
        _join(link, paper, records, by)
        told = {"title": _titled(outcome), "stated_by": paper.body, "reason": paper.reason}
        event = _event(key, kind=EventKind.DECISION, date=day, decision=paper, **told)
        record_save(record=event, by=by, related={"links": [link]})
        _cite(source, locator, by, (paper, "outcome"), (event, ""))
    return event


@transaction.atomic
def duty_add(
    *,
    link: Link,
    what: str,
    due: ImpreciseDate = UNKNOWN,
    recipient: Municipality | None = None,
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Duty:
    """Record what must follow on the decision to end the link, such as informing the partner by letter."""
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        link, records = _locked(link, Step.DUTIES)
        paper = _paper(records, link)
        duty = Duty(decision=paper, what=what, due=due, recipient=recipient, **_keyed(key))
        record_save(record=duty, by=by)
        _cite(source, locator, by, (duty, ""))
    return duty


@transaction.atomic
def duty_done(
    *,
    link: Link,
    duty: Duty,
    done: ImpreciseDate,
    letter: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
) -> Duty:
    """Record that what had to follow was done, when, and by which letter."""
    if not done.known:
        raise ValidationError({"done": _("Say when it was done; roughly, if nobody knows the day.")})
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        link, records = _locked(link, Step.DUTIES)
        paper = _paper(records, link)
        duty = Duty.objects.visible().select_for_update(of=("self",)).get(pk=duty.pk)
        if duty.decision_id != paper.pk or not duty.is_open:
            raise ValidationError(_("It is recorded as done already."), code=TAKEN)
        if done.surely_before(paper.day):
            raise ValidationError({"done": _("It was done before it was decided. Check the two dates.")})
        _cite(letter, locator, by, (duty, "done"))  # which records a new letter first
        duty.done, duty.letter = done, letter
        record_save(record=duty, by=by, reason=reason)
    return duty


@transaction.atomic
def ending_complete(
    *,
    link: Link,
    day: ImpreciseDate = UNKNOWN,
    level: str = EventLevel.MUNICIPAL,
    although_open: bool = False,
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Event:
    """Record that the link ended, by the decision that was adopted."""
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        link, records = _locked(link, Step.END)
        paper = _paper(records, link)
        if records.ending.blocks and not although_open:
            raise ValidationError({"although_open": _("Something is not done yet. Say so, if it ended nevertheless.")})
        if fault := not_come(day):
            raise ValidationError({"day": fault})
        if day.surely_before(paper.day):
            raise ValidationError({"day": _("It ended before that was decided. Check the two dates.")})
        told = {"title": _titled("ended"), "level": level, "reason": paper.reason}
        event = _event(key, kind=EventKind.ENDED, date=day, decision=paper, **told)
        record_save(record=event, by=by, related={"links": [link]})
        _cite(source, locator, by, (event, ""))
    return event


# --- What the steps share ---


def _locked(link: Link, step: Step) -> tuple[Link, EndingRecords]:
    """The link and where it stands now, kept from others until this is written; refused where the step cannot be."""
    [now] = links_locked([link])
    records = ending_records(now)
    if not records.ending.can(step):
        raise ValidationError(str(NOT_NOW[step]), code=TAKEN)
    return now, records


def _paper(records: EndingRecords, link: Link, municipality: Municipality | None = None) -> Decision:
    """The decision of the round that is going on; a new one where only an event told of the proposal."""
    current = records.ending
    if current.ruling:
        return record_locked(records.decision(current.ruling.key))
    if municipality not in link.parties:
        raise ValidationError({"municipality": _("Say which of the two municipalities decided it.")})
    title = records.event(current.proposal.key).title if current.proposal else _titled("proposed")
    return Decision(title=title, municipality=municipality, matter=Matter.END)


def _join(link: Link, paper: Decision, records: EndingRecords, by: Reader | None) -> None:
    """The link and the proposal know the paper, also where it was made only now."""
    if not link.decisions.filter(pk=paper.pk).exists():
        record_save(record=link, by=by, related={"decisions": [*link.decisions.all(), paper]})
    proposal = records.ending.proposal
    event = records.event(proposal.key) if proposal else None
    if event is not None and event.decision_id is None:
        event = record_locked(event)
        event.decision = paper
        record_save(record=event, by=by)


def _event(key: UUID | None, **told: Any) -> Event:
    return Event(**{"level": EventLevel.MUNICIPAL, **told}, **_keyed(key))


def _keyed(key: UUID | None) -> dict[str, UUID]:
    return {"id": key} if key else {}


def _in_order(ending: Ending, day: ImpreciseDate, effective: ImpreciseDate) -> None:
    faults = {}
    if ending.proposal and day.surely_before(ending.proposal.date):
        faults["day"] = _("It was decided before it was proposed. Check the two dates.")
    if effective.surely_before(day):
        faults["effective"] = _("It takes effect before it was decided. Check the two dates.")
    if faults:
        raise ValidationError(faults)


def _titled(step: str) -> str:
    """The title of what a step writes, in the language of the records."""
    with override(RECORD_LANGUAGE):
        titles = {
            "proposed": _("Ending proposed"),
            "adopted": _("Decided to end the link"),
            "rejected": _("Ending rejected"),
            "ended": _("The link ended by decision"),
        }
        return titles[step]


def _cite(source: Source | None, locator: str, by: Reader | None, *subjects: tuple[Any, str]) -> None:
    """The source vouches for each of these, as a whole or for one field of it; without one they stay unsourced."""
    for subject, of_it in subjects if source is not None else ():
        evidence_add(subject=subject, source=source, by=by, locator=locator, field=of_it)  # type: ignore[arg-type]
