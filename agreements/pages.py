"""What the pages of an agreement and of a decision show, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agreements.models import Agreement, AgreementState, Decision, Duty, Grant, Matter, Outcome, Party
from archive.models import Reader
from archive.notes import Marks, Notes


@dataclass(frozen=True)
class AgreementRow:
    """An agreement in a list, in its state on the day."""

    agreement: Agreement
    state: AgreementState

    @property
    def state_word(self) -> str:
        return str(self.state.label)

    @property
    def parties(self) -> list[Party]:
        return list(self.agreement.parties.all())


def agreement_rows(agreements: Sequence[Agreement], day: date) -> list[AgreementRow]:
    return [AgreementRow(agreement, agreement.state_on(day)) for agreement in agreements]


class AgreementPage:
    """Everything that the page of an agreement shows on a day, to a reader."""

    def __init__(self, agreement: Agreement, day: date, reader: Reader) -> None:
        self.agreement = agreement
        self.day = day
        self.notes = Notes(reader)
        self.marks = self.notes.of(agreement, agreement.title)

    @property
    def state(self) -> str:
        return str(self.agreement.state_on(self.day).label)

    @cached_property
    def parties(self) -> list[tuple[Party, Marks]]:
        return [(party, self.notes.of(party, str(party), "")) for party in self.agreement.parties.all()]

    @property
    def unnamed(self) -> int:
        """How many more parties are stated than named."""
        return max((self.agreement.stated_parties or 0) - len(self.parties), 0)

    @property
    def successors(self) -> list[Agreement]:
        return [each for each in self.agreement.successors.all() if not each.hidden]

    @cached_property
    def decisions(self) -> list[Decision]:
        return list(self.agreement.decisions.visible())


class DecisionPage:
    """Everything that the page of a decision shows, to a reader."""

    def __init__(self, decision: Decision, reader: Reader) -> None:
        self.decision = decision
        self.notes = Notes(reader)
        self.marks = self.notes.of(decision, decision.title)

    @property
    def only_proposed(self) -> bool:
        return self.decision.outcome == Outcome.PROPOSED

    @property
    def about_ending(self) -> bool:
        return self.decision.matter == Matter.END

    @cached_property
    def duties(self) -> list[tuple[Duty, Marks]]:
        return [(duty, self.notes.of(duty, duty.what)) for duty in self.decision.duties.all()]

    @cached_property
    def grants(self) -> list[tuple[Grant, Marks]]:
        return [(grant, self.notes.of(grant, str(grant))) for grant in self.decision.grants.all()]
