"""What is recorded of the ending of a link, step by step, with what it rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import AgreementCitation, Decision, Duty, Outcome
from archive.cited import Evidence, evidence_of
from archive.models import Citation
from archive.reading import in_words
from twinning.ending_records import EndingRecords
from twinning.endings import Ending, Ruled, State, Step
from twinning.models import EventKind, TwinningCitation

TITLES: Final = {
    Step.PROPOSAL: gettext_lazy("Proposal"),
    Step.DECISION: gettext_lazy("Decision"),
    Step.DUTIES: gettext_lazy("What must follow"),
    Step.END: gettext_lazy("The end"),
}


@dataclass(frozen=True)
class Told:
    """One thing that is recorded at a step: in words, where it leads, and what it rests on."""

    words: str
    href: str = ""
    lang: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    open: bool = False


@dataclass(frozen=True)
class ShownStep:
    step: Step
    state: State
    told: list[Told]
    number: int

    @property
    def title(self) -> str:
        return str(TITLES[self.step])


class EndingTold:
    """The four steps with their records; and what became of the rounds before."""

    def __init__(self, records: EndingRecords, paper: Decision | None, user: User) -> None:
        self.records = records
        self.ending = records.ending
        self.paper = paper
        self.user = user

    @property
    def _duties(self) -> list[Duty]:
        return list(self.paper.duties.all()) if self.paper else []

    @cached_property
    def steps(self) -> list[ShownStep]:
        told = {
            Step.PROPOSAL: self._proposed,
            Step.DECISION: self._decided,
            Step.DUTIES: self._followed,
            Step.END: self._ended,
        }
        return [
            ShownStep(step, state, told[step](), number)
            for number, (step, state) in enumerate(self.ending.steps.items(), 1)
        ]

    @property
    def earlier(self) -> list[str]:
        """What became of the rounds before, in words."""
        return [self._told_of(each) for each in self.ending.earlier]

    def _told_of(self, each: Ending) -> str:
        begun = in_words(each.proposal.date) if each.proposal else ""
        ruled = in_words(each.ruling.date) if each.ruling else ""
        ended = in_words(each.end.date) if each.end else ""
        if each.ruled == Ruled.REJECTED:
            return _("Proposed %(day)s, rejected %(later)s: the link went on.") % {"day": begun, "later": ruled}
        if each.end:
            return _("Proposed %(day)s, ended %(later)s, and taken up again.") % {"day": begun, "later": ended}
        return _("Proposed %(day)s; no more is recorded of it.") % {"day": begun or ruled}

    @cached_property
    def _evidence(self) -> dict[Any, list[Evidence]]:
        """By record: what it rests on. Read in one query for each table."""
        related = ("source__repository", "via", "scan")
        events = [each.pk for each in self.records.events]
        duties = [duty.pk for duty in self._duties]
        about: Any = AgreementCitation.objects.visible().select_related(*related)
        papers = [*about.filter(decision=self.paper), *about.filter(duty__in=duties)] if self.paper else []
        told = TwinningCitation.objects.visible().filter(event__in=events).select_related(*related)
        found: dict[Any, list[Evidence]] = defaultdict(list)
        for each in evidence_of([*papers, *told], self.user):
            found[_subject_key(each.citation)].append(each)
        return found

    def _proposed(self) -> list[Told]:
        paper, proposal = self.paper, self.ending.proposal
        event = self.records.event(proposal.key) if proposal else None
        facts = [(_("when"), in_words(proposal.date) if proposal and proposal.date.known else _("not known"))]
        if paper is not None:
            facts += [(_("by"), paper.proposer), (_("registry number"), paper.registry_number)]
            facts += [(_("paper"), paper.title)] if event else []
        if event is not None:
            evidence = self._evidence[event.pk]
            return [Told(event.title, event.get_absolute_url(), "sv", _filled(facts), evidence)]
        if paper is not None and self.ending.ruled == Ruled.OPEN:
            facts[0] = (_("when"), in_words(paper.day) if paper.day.known else _("not known"))
            return [Told(paper.title, paper.get_absolute_url(), "sv", _filled(facts), self._evidence[paper.pk])]
        return []

    def _decided(self) -> list[Told]:
        paper = self.paper
        if paper is None or self.ending.ruled == Ruled.OPEN:
            return []
        told = [
            each for each in self.records.events if each.kind == EventKind.DECISION and each.decision_id == paper.pk
        ]
        evidence = [proof for each in told for proof in self._evidence[each.pk]] if told else self._evidence[paper.pk]
        facts = [
            (_("outcome"), str(Outcome(paper.outcome).label)),
            (_("when"), in_words(paper.day) if paper.day.known else _("not known")),
            (_("by"), paper.body),
            (_("takes effect"), in_words(paper.effective) if paper.effective.known else ""),
        ]
        return [Told(paper.title, paper.get_absolute_url(), "sv", _filled(facts), evidence)]

    def _followed(self) -> list[Told]:
        return [self._told_duty(duty) for duty in self._duties]

    def _told_duty(self, duty: Duty) -> Told:
        letter = duty.letter
        facts = [
            (_("due"), in_words(duty.due) if duty.due.known else _("no day set")),
            (_("done"), in_words(duty.done) if duty.done.known else _("not known to be done")),
        ]
        if letter is not None:
            facts.append((_("letter"), letter.title if letter.readable_by(self.user) else _("a restricted source")))
        href = f"?take=done&duty={duty.pk}" if duty.is_open and self.ending.can(Step.DUTIES) else ""
        return Told(duty.what, href, "sv", _filled(facts), self._evidence[duty.pk], duty.is_open)

    def _ended(self) -> list[Told]:
        end = self.ending.end
        if end is None:
            return []
        event = self.records.event(end.key)
        facts = [(_("when"), in_words(event.date) if event.date.known else _("not known"))]
        facts.append((_("level"), event.get_level_display()))
        return [Told(event.title, event.get_absolute_url(), "sv", facts, self._evidence[event.pk])]


def _subject_key(citation: Citation) -> Any:
    names = ("event_id", "decision_id", "duty_id")
    return next(key for name in names if (key := getattr(citation, name, None)))


def _filled(facts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, words) for label, words in facts if words]


def under_way(records: EndingRecords, *, may_end: bool) -> UnderWay | None:
    """How far the ending of a link has come, for its page; nothing where none is under way and none is led there."""
    found = UnderWay(records, may_end)
    return found if found.words or may_end else None


@dataclass(frozen=True)
class UnderWay:
    """For the page of a link: how far its ending has come, and whether the reader is led to the process."""

    records: EndingRecords
    may_end: bool

    @property
    def words(self) -> str:
        """A sentence for all; of what is only proposed the page has told already."""
        ending = self.records.ending
        if not ending.under_way or ending.ruled != Ruled.ADOPTED or ending.ruling is None:
            return ""
        paper = self.records.decision(ending.ruling.key)
        decided = _("decided %(day)s") % {"day": in_words(paper.day)} if paper.day.known else _("decided")
        open_ones = [duty for duty in paper.duties.all() if duty.is_open]
        told = [f"{duty.what}, {_due(duty)}" for duty in open_ones]
        return _("The link is being ended: %(words)s.") % {"words": "; ".join([decided, *told])}

    @property
    def over(self) -> bool:
        return self.records.ending.over


def _due(duty: Duty) -> str:
    return _("due %(day)s") % {"day": in_words(duty.due)} if duty.due.known else _("not done yet")
