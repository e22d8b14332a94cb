"""The records from which it is read where the ending of a link stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from agreements.models import Decision, Duty, Matter, Outcome
from twinning.endings import End, Ending, Proposal, Ruled, Ruling, Task, ending
from twinning.models import About, Event, EventKind, Link, PeriodLevel, RankChoice, StandingChoice
from twinning.statements import REOPENING

ENDS = (EventKind.ENDED, EventKind.LEFT)
TOLD = (EventKind.ENDING_PROPOSED, EventKind.DECISION, *ENDS, *REOPENING)
RULED = {Outcome.ADOPTED: Ruled.ADOPTED, Outcome.REJECTED: Ruled.REJECTED}


@dataclass
class EndingRecords:
    """Events about the link, and decisions to end it with their duties; the fold's word on whether it has ended."""

    events: Sequence[Event]
    decisions: Sequence[Decision]
    ended: bool = False
    ending: Ending = field(init=False)

    def __post_init__(self) -> None:
        told = [each for each in self.events if each.kind in TOLD and each.rank != RankChoice.DEPRECATED]
        begun = [each.date for each in told if each.kind in REOPENING]
        self.ending = ending(
            proposals=[_proposal(each) for each in told if each.kind == EventKind.ENDING_PROPOSED],
            rulings=[_ruling(each) for each in self.decisions],
            ends=[End(str(each.pk), each.date, _paper(each)) for each in told if each.kind in ENDS],
            reopenings=[day for day in begun if day.known],
            ended=self.ended,
        )

    def event(self, key: str) -> Event:
        return next(each for each in self.events if str(each.pk) == key)

    def decision(self, key: str) -> Decision:
        return next(each for each in self.decisions if str(each.pk) == key)


def _paper(event: Event) -> str:
    return str(event.decision_id or "")


def _proposal(event: Event) -> Proposal:
    return Proposal(str(event.pk), event.date, _paper(event))


def _ruling(decision: Decision) -> Ruling:
    tasks = tuple(Task(str(duty.pk), duty.due, duty.done) for duty in decision.duties.all())
    return Ruling(str(decision.pk), RULED.get(Outcome(decision.outcome), Ruled.OPEN), decision.day, tasks)


def ending_decisions(link: Link) -> Any:
    """The decisions to end the link, those that only an event about it names among them."""
    named = Event.objects.visible().filter(links=link, kind=EventKind.ENDING_PROPOSED).values("decision")
    keys = Decision.objects.filter(Q(links=link) | Q(pk__in=named)).order_by().values("pk")
    duties = Duty.objects.visible().select_related("recipient", "letter").order_by("due_latest", "what", "pk")
    rows = Decision.objects.visible().filter(pk__in=keys, matter=Matter.END).select_related("municipality")
    return rows.prefetch_related(Prefetch("duties", duties)).order_by("day_earliest", "title", "pk")


def ending_records(link: Link) -> EndingRecords:
    """All that is recorded of the ending of this link."""
    events = Event.objects.visible().filter(about=About.LINKS, links=link, kind__in=TOLD).in_time_order()
    today = link.periods.filter(
        level=PeriodLevel.OVERALL, standing=StandingChoice.ENDED, start__lte=timezone.localdate()
    )
    ended = today.filter(Q(end__isnull=True) | Q(end__gte=timezone.localdate())).exists()
    return EndingRecords(list(events.select_related("decision")), list(ending_decisions(link)), ended)


def of_page(events: Iterable[Event], decisions: Iterable[Decision], *, ended: bool) -> EndingRecords:
    """The same from what a page has read already."""
    own = [each for each in events if each.about == About.LINKS]
    return EndingRecords(own, [each for each in decisions if each.matter == Matter.END], ended)
