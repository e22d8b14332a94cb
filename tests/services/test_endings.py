"""Ending a link step by step: what each step writes, in one action, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from agreements.models import AgreementCitation, Decision, Duty, Matter, Outcome
from archive.dates import ImpreciseDate, parse
from archive.models import Action, ActionKind, Source
from municipalities.models import Municipality
from tests import factories as make
from twinning.ending_records import ending_records
from twinning.endings import Step
from twinning.models import Event, EventKind, Link, TwinningCitation
from twinning.services.endings import duty_add, duty_done, ending_complete, ending_decide, ending_propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Vantaa", country="FI"))
    make.told(found, date="1949")
    return found


def on(day: str) -> ImpreciseDate:
    return parse(day)


def propose(link: Link, **said: Any) -> Event:
    given = {"municipality": link.parties[0], "title": "Avsluta Vantaa", "day": on("17 januari 2024")}
    return ending_propose(link=link, **{**given, **said})


def adopt(link: Link, **said: Any) -> Event:
    return ending_decide(link=link, outcome=Outcome.ADOPTED, day=on("12 mars 2024"), **said)


def standing(link: Link) -> str:
    return str(link.periods.filter(level="overall").order_by("start").last().standing)  # type: ignore[union-attr]


def test_a_proposal_is_a_paper_and_an_event_that_names_it(link: Link) -> None:
    event = propose(link, proposer="Camilla Broo", registry_number="KS 2024/1", cause="little_exchange")
    paper = link.decisions.get()
    assert (paper.matter, paper.outcome, paper.proposer) == (Matter.END, Outcome.PROPOSED, "Camilla Broo")
    assert [each.name for each in paper.concerns.all()] == ["Vantaa"]
    assert (event.kind, event.decision, event.reason) == (EventKind.ENDING_PROPOSED, paper, "little_exchange")
    assert standing(link) != "ended"
    assert ending_records(link).ending.next == Step.DECISION


def test_each_step_is_one_action(link: Link, owner: Any) -> None:
    source = make.SourceFactory()
    propose(link, source=source, by=owner)
    adopt(link, source=source, by=owner)
    duty = duty_add(link=link, what="Skriv till Vantaa", by=owner)
    duty_done(link=link, duty=duty, done=on("2 april 2024"), letter=source, by=owner)
    ending_complete(link=link, day=on("2024"), source=source, by=owner)
    found = Action.objects.order_by("at")
    assert [(each.kind, each.by, each.about_id) for each in found] == [(ActionKind.WIZARD, owner, link.pk)] * 5


def test_the_source_vouches_for_the_paper_and_the_event(link: Link) -> None:
    event = propose(link, source=Source(title="Tjänsteutlåtande"), locator="s. 1")
    cited = [AgreementCitation.objects.get(), TwinningCitation.objects.get(event=event)]
    assert [(each.source.title, each.locator, each.field) for each in cited] == [("Tjänsteutlåtande", "s. 1", "")] * 2
    assert Source.objects.filter(title="Tjänsteutlåtande").count() == 1


def test_without_a_source_a_step_stays_unsourced(link: Link) -> None:
    event = propose(link)
    assert event in Event.objects.unsourced()
    assert link.decisions.get() in Decision.objects.unsourced()


def test_a_decision_tells_its_outcome_in_the_paper_and_on_the_timeline(link: Link) -> None:
    propose(link)
    event = adopt(link, effective=on("1 januari 2025"), body="kommunstyrelsen", source=make.SourceFactory())
    paper = link.decisions.get()
    assert (paper.outcome, paper.day.edtf, paper.effective.edtf) == ("adopted", "2024-03-12", "2025-01-01")
    assert (event.kind, event.decision, event.stated_by) == (EventKind.DECISION, paper, "kommunstyrelsen")
    assert AgreementCitation.objects.get().field == "outcome"
    assert standing(link) != "ended"  # decided is not ended


def test_a_rejected_proposal_lets_the_link_go_on_and_another_be_made(link: Link) -> None:
    propose(link)
    ending_decide(link=link, outcome=Outcome.REJECTED, day=on("2024-03"))
    assert ending_records(link).ending.next == Step.PROPOSAL
    propose(link, title="Avsluta ändå", day=on("2025"))
    assert (link.decisions.count(), ending_records(link).ending.next) == (2, Step.DECISION)


def test_what_an_event_alone_proposed_gets_its_paper_when_it_is_decided(link: Link) -> None:
    proposal = make.EventFactory(links=[link], kind=EventKind.ENDING_PROPOSED, title="Avslut föreslås", date="")
    adopt(link, municipality=link.parties[1])
    proposal.refresh_from_db()
    assert proposal.decision == link.decisions.get()
    assert str(proposal.decision.municipality) == "Vantaa"
    assert ending_records(link).ending.next == Step.DUTIES


def test_a_duty_is_done_by_a_letter_that_becomes_its_evidence(link: Link) -> None:
    propose(link)
    adopt(link)
    duty = duty_add(link=link, what="Skriv till Vantaa", due=on("maj 2024"), recipient=link.parties[1])
    duty_done(link=link, duty=duty, done=on("2 april 2024"), letter=Source(title="Brev till Vantaa"))
    duty.refresh_from_db()
    assert (duty.done.edtf, duty.letter and duty.letter.title) == ("2024-04-02", "Brev till Vantaa")
    assert [(each.field, each.source) for each in duty.citations.all()] == [("done", duty.letter)]
    assert ending_records(link).ending.next == Step.END


def test_the_end_ends_the_link(link: Link) -> None:
    propose(link)
    adopt(link)
    event = ending_complete(link=link, day=on("1 januari 2025"), level="both")
    assert (event.kind, event.decision) == (EventKind.ENDED, link.decisions.get())
    assert (standing(link), ending_records(link).ending.over) == ("ended", True)


def decided(link: Link) -> Duty:
    propose(link)
    adopt(link)
    return duty_add(link=link, what="Skriv till Vantaa")


REFUSED: dict[str, tuple[Callable[[Link], Any], str]] = {
    "no outcome": (lambda link: ending_decide(link=link, outcome="perhaps"), "outcome"),
    "decided before it was proposed": (
        lambda link: (propose(link), ending_decide(link=link, outcome="adopted", day=on("2023"))),
        "day",
    ),
    "in effect before it was decided": (lambda link: (propose(link), adopt(link, effective=on("2023"))), "effective"),
    "done before it was decided": (
        lambda link: duty_done(link=link, duty=decided(link), done=on("februari 2024")),
        "done",
    ),
    "done, nobody says when": (lambda link: duty_done(link=link, duty=decided(link), done=on("okänt")), "done"),
    "ended before it was decided": (
        lambda link: (decided(link), ending_complete(link=link, day=on("2023"), although_open=True)),
        "day",
    ),
    "ended with a letter unsent": (
        lambda link: (decided(link), ending_complete(link=link, day=on("2025"))),
        "although_open",
    ),
    "no title": (lambda link: propose(link, title=""), "title"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_at_the_field_it_is_about(link: Link, name: str) -> None:
    step, field = REFUSED[name]
    with pytest.raises(ValidationError) as refusal:
        step(link)
    assert [*refusal.value.message_dict] == [field]


@pytest.mark.parametrize(
    "step",
    [
        lambda link: adopt(link),
        lambda link: duty_add(link=link, what="Skriv"),
        lambda link: ending_complete(link=link, day=on("2025")),
        lambda link: (propose(link), propose(link)),
        lambda link: (propose(link), adopt(link), adopt(link)),
        lambda link: (propose(link), adopt(link), propose(link)),
        lambda link: (duty := decided(link), [duty_done(link=link, duty=duty, done=on("2025")) for _ in "12"]),
    ],
)
def test_a_step_out_of_turn_or_taken_already_is_refused_as_such(link: Link, step: Any) -> None:
    with pytest.raises(ValidationError) as refusal:
        step(link)
    assert refusal.value.code == "taken"


def test_what_is_refused_writes_nothing(link: Link) -> None:
    with pytest.raises(ValidationError):
        propose(link, source=Source(title="x" * 900))
    assert not Decision.objects.exists()
    assert not Action.objects.filter(about_id=link.pk).exists()
    assert link.events.count() == 1
