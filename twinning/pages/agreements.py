"""What is known of agreements for a link, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from agreements.models import Agreement, AgreementState, Existence, SearchRecord, Sought
from archive.notes import Mark, Notes
from twinning.papers import Papers, PaperState


@dataclass
class AgreementRow:
    """An agreement with its state on the day."""

    agreement: Agreement
    state: AgreementState
    marks: list[Mark] = field(default_factory=list)

    @property
    def state_word(self) -> str:
        return str(self.state.label)


@dataclass
class AgreementAnswer:
    """Registered, searched and not found, or nothing recorded; with what it rests on."""

    state: PaperState
    agreements: list[AgreementRow]
    marks: list[Mark]

    @property
    def attested(self) -> list[AgreementRow]:
        """Those that a source says exist: what a table has room for."""
        return [row for row in self.agreements if row.agreement.existence == Existence.ATTESTED]

    @property
    def registered(self) -> bool:
        return self.state == PaperState.REGISTERED

    @property
    def searched(self) -> bool:
        return self.state == PaperState.SEARCHED


def answer(papers: Papers, day: date, notes: Notes) -> AgreementAnswer:
    """The answer for one link; an agreement that is only proposed, or with an association, stands beside it."""
    rows = [AgreementRow(each, each.state_on(day), notes.of(each, each.title)) for each in papers.agreements]
    state = papers.state
    fruitless = [search for search in papers.searches if _answers(search)] if state == PaperState.SEARCHED else []
    marks = [mark for search in fruitless for mark in notes.cite(search.citations.all(), search.wording)]
    return AgreementAnswer(state, rows, marks)


def _answers(search: SearchRecord) -> bool:
    return search.sought == Sought.AGREEMENT and search.none_found
