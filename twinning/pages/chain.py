"""The page of a chain, put together: members over time, their numbers, meetings, papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from agreements.models import Decision, Grant, SearchRecord
from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import Reader
from archive.notes import Mark, Marks, Notes
from archive.reading import in_words
from municipalities.models import Figure, Municipality
from twinning.drawing.chain_chart import Member, Rough, Stint, chain_chart
from twinning.drawing.render import svg
from twinning.drawing.words import Heading
from twinning.models import Chain, Event, EventKind, Membership, TwinningCitation
from twinning.pages.agreements import AgreementAnswer, answer
from twinning.pages.chain_book import ChainBook
from twinning.pages.events import Disagreement, EventRow, disagreements, until
from twinning.pages.rows import area_of, cited_papers, with_papers_read
from twinning.papers import Papers
from twinning.statements import Stint as Told
from twinning.statements import source_day
from twinning.words import day_label, drawing_words


@dataclass
class MemberRow:
    """One stint of a municipality, with what is known of its association's members."""

    stint: Told
    figures: list[Figure]
    joined_marks: list[Mark] = field(default_factory=list)
    left_marks: list[Mark] = field(default_factory=list)
    figure_marks: list[Mark] = field(default_factory=list)

    @property
    def municipality(self) -> Municipality:
        return self.stint.membership.municipality

    @property
    def area(self) -> str:
        return area_of(self.municipality)

    @property
    def joined(self) -> ImpreciseDate:
        return self.stint.joining.date if self.stint.joining else UNKNOWN

    @property
    def left(self) -> ImpreciseDate | None:
        """When it left; None for one that is still a member."""
        return self.stint.leaving.date if self.stint.leaving else None

    @property
    def differs(self) -> list[Event]:
        counted = self.stint.joining
        return [event for event in self.stint.told_of(counted) if counted and event.pk != counted.pk]

    @property
    def figure(self) -> Figure | None:
        return self.figures[0] if self.figures else None

    def drawn(self) -> Member:
        leaving = self.left
        left = Rough(leaving.earliest, leaving.latest) if leaving else None
        differs = [day for event in self.differs if (day := event.date.earliest)]
        rough = Rough(self.joined.start_earliest, self.joined.start_latest)
        vouched = source_day(self.stint.joining) if self.stint.joining else None
        return Member(self.municipality.name, [Stint(rough, left, vouched)], "", differs)


def _joining(events: list[Event]) -> set[UUID | None]:
    return {event.membership_id for event in events if event.kind in (EventKind.JOINED, EventKind.ESTABLISHED)}


class ChainPage:
    """Everything that the page of a chain shows on a day, to a reader."""

    def __init__(
        self, chain: Chain, day: date, reader: Reader, notes: Notes | None = None, book: ChainBook | None = None
    ) -> None:
        self.book = book or ChainBook([chain])
        self.chain = chain
        self.day = day
        self.notes = notes if notes is not None else Notes(reader, lettered=False)
        told = self.book.events[chain.pk]
        self.events = until(told, day)
        self.stints = self._stints(_joining(told) - _joining(self.events))
        self.rows = sorted((self._row(stint) for stint in self.stints), key=self._order)

    # --- Reading ---

    def _stints(self, later: set[UUID | None]) -> list[Told]:
        """The memberships that had begun by the day; one whose beginning nobody tells of is taken along."""
        told = [row for row in self.book.memberships[self.chain.pk] if row.pk not in later]
        return [Told(row, [e for e in self.events if e.membership_id == row.pk]) for row in told]

    def _row(self, stint: Told) -> MemberRow:
        row = MemberRow(stint, self.book.figures.get((self.chain.pk, stint.membership.municipality_id), []))
        row.joined_marks = self._cite(stint.joining) if stint.joining else self._member(stint.membership)
        if stint.leaving:
            row.left_marks = self._cite(stint.leaving)
        if row.figure:
            row.figure_marks = self.notes.of(row.figure, _("members of the association"), "")
        return row

    def _cite(self, event: Event) -> Marks:
        return self.notes.of(event, event.title)

    def _member(self, membership: Membership) -> Marks:
        """What vouches for a membership of which nobody tells when it began."""
        return self.notes.of(membership, membership.municipality.name, "")

    @staticmethod
    def _order(row: MemberRow) -> tuple[date, str]:
        return (row.joined.earliest or date.max, row.municipality.name)

    # --- Members ---

    @property
    def members(self) -> list[MemberRow]:
        return [row for row in self.rows if row.left is None]

    @property
    def former(self) -> list[MemberRow]:
        return [row for row in self.rows if row.left is not None]

    @property
    def total(self) -> Decimal:
        """The sum of what is known; beside it stands how many are not."""
        return sum((row.figure.value for row in self.members if row.figure and row.figure.value is not None), Decimal())

    @property
    def not_known(self) -> list[MemberRow]:
        """Members of whose association the number is not known, where others' are."""
        return [row for row in self.members if row.figure is None or row.figure.value is None] if self.counted else []

    @property
    def counted(self) -> bool:
        return any(row.figure for row in self.members)

    @property
    def figures_date(self) -> str:
        dates = {in_words(row.figure.date) for row in self.members if row.figure and row.figure.date.known}
        return dates.pop() if len(dates) == 1 else ""

    @property
    def since(self) -> str:
        begun = [row.joined for row in self.rows if row.joined.known]
        own = [e.date for e in self.events if e.about == "chain" and e.kind == EventKind.ESTABLISHED and e.date.known]
        first = min(own or begun, key=lambda day: day.earliest or date.max, default=None)
        return in_words(first.start) if first else ""

    # --- Drawing ---

    @property
    def chart(self) -> SafeString:
        names = {"chain": self.chain.name, "day": day_label(self.day)}
        heading = Heading(_("Members of %(chain)s until %(day)s") % names, _("The table beside it says the same."))
        ticks = [EventRow(number, event).drawn() for number, event in enumerate(self.meetings, start=1)]
        drawn = chain_chart([row.drawn() for row in self.rows], ticks, self.day, drawing_words(self.day), heading)
        return svg(drawn)

    # --- What is told ---

    @cached_property
    def meetings(self) -> list[Event]:
        """What was held, and what was only planned when its source was written (which vouches for nothing)."""
        held = [e for e in self.events if e.about == "chain" and e.date.known]
        return [e for e in held if e.kind == EventKind.ACTIVITY or (e.kind == EventKind.OTHER and e.host_id)]

    @cached_property
    def meeting_rows(self) -> list[EventRow]:
        return [EventRow(n, event, self._cite(event)) for n, event in enumerate(self.meetings, start=1)]

    @cached_property
    def other_rows(self) -> list[EventRow]:
        """What is told of the chain besides its meetings, and of its members besides joining and leaving."""
        ends = {stint.joining for stint in self.stints} | {stint.leaving for stint in self.stints}
        rest = [e for e in self.events if e not in self.meetings and e not in ends and not e.alternative_to_id]
        return [EventRow(n, event, self._cite(event)) for n, event in enumerate(rest, start=1)]

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        return disagreements(self.events, self.notes)

    @cached_property
    def papers(self) -> Papers:
        with_papers_read([self.chain])
        return Papers(list(self.chain.agreements.all()), list(self.chain.search_records.all()))

    @cached_property
    def agreements(self) -> AgreementAnswer:
        return answer(self.papers, self.day, self.notes)

    @cached_property
    def searches(self) -> list[tuple[SearchRecord, Marks]]:
        none = [search for search in self.papers.searches if search.none_found]
        return [(search, self.notes.of(search, search.wording)) for search in none]

    @cached_property
    def grants(self) -> list[tuple[Grant, Marks]]:
        grants = self.book.grants[self.chain.pk]
        return [(grant, self.notes.of(grant, str(grant))) for grant in grants]

    @cached_property
    def decisions(self) -> list[tuple[Decision, Marks]]:
        found = cited_papers(Decision).filter(chains=self.chain)
        return [(decision, self.notes.of(decision, decision.title)) for decision in found]

    @cached_property
    def chain_marks(self) -> Marks:
        """What vouches for the chain's own fields."""
        cited = TwinningCitation.objects.visible().select_related("source", "via")
        prefetch_related_objects([self.chain], Prefetch("citations", queryset=cited))
        theirs = [citation for stint in self.stints for citation in stint.membership.citations.all()]
        return self.notes.of(self.chain, self.chain.name, also=theirs)
