"""The rows of a table of links: partner, since when, both levels, agreement, last evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementCitation, SearchRecord
from archive.countries import country_name
from archive.notes import Mark, Notes
from archive.reading import in_words, language
from municipalities.models import Municipality, MunicipalityKind
from twinning.drawing import marks as drawn
from twinning.drawing.lanes_chart import Row
from twinning.models import HOME_COUNTRY, Chain, Event, EventKind, Link, LinkKind, StatusPeriod
from twinning.pages.agreements import AgreementAnswer, answer
from twinning.pages.events import EventRow, until
from twinning.pages.periods import by_level
from twinning.papers import papers
from twinning.services.status import terms
from twinning.statements import StatementBook
from twinning.status import Level, Period, evidence_on, needs_review, standing_on

PAPERS: dict[str, Any] = {"agreements": Agreement, "search_records": SearchRecord}


def area_of(municipality: Municipality) -> str:
    """The country, or the region inside it that the reader knows it by (South Schleswig)."""
    part = municipality.part_of
    if part is not None and part.shown and part.kind == MunicipalityKind.REGION:
        return part.name
    return country_name(municipality.country, language())


def cited_papers(model: Any) -> Any:
    """The visible papers of a kind, with their citations."""
    citations = AgreementCitation.objects.visible().select_related("source", "via")
    return model.objects.visible().prefetch_related(Prefetch("citations", queryset=citations))


def with_papers_read(*owners: Sequence[Link] | Sequence[Chain]) -> None:
    """Read the agreements and searches of links and of chains, cited, in a fixed number of queries."""
    bare = [Prefetch(name, queryset=model.objects.visible()) for name, model in PAPERS.items()]
    for some in owners:
        prefetch_related_objects(list(some), *bare)
    cited = Prefetch("citations", queryset=AgreementCitation.objects.visible().select_related("source", "via"))
    together = [owner for some in owners for owner in some]
    prefetch_related_objects([each for owner in together for each in owner.agreements.all()], cited, "successors")
    prefetch_related_objects([each for owner in together for each in owner.search_records.all()], cited)


@dataclass
class LinkRow:
    """One link as a row, seen from one of its parties or from neither."""

    link: Link
    partner: Municipality
    municipal: Period
    civil: Period
    overall: Period
    levels: dict[str, list[Period]]
    events: list[Event]
    chains: list[Chain]
    kind: str
    day: date
    answer: AgreementAnswer | None = None
    since_marks: list[Mark] = field(default_factory=list)

    @property
    def area(self) -> str:
        return area_of(self.partner)

    @property
    def areas(self) -> str:
        """Where both parties lie; of a link with a Swedish party only where the other does."""
        first, second = self.link.parties
        return area_of(second) if first.country == HOME_COUNTRY else f"{area_of(first)}, {area_of(second)}"

    @property
    def differs(self) -> list[Event]:
        """The statements that dispute the one which says since when."""
        since = self.link.since_event_id
        return [e for e in self.events if since and e.alternative_to_id == since and e.date != self.link.since]

    @property
    def last_evidence(self) -> str:
        """The date of the last evidence as it is known; not known where there is none."""
        told = {str(event.pk): event for event in self.events}.get(self.overall.evidence or "")
        day = evidence_on(self.overall, self.day)
        if told is None or day is None:
            return ""
        if told.date.known and not told.date.is_since and told.date.latest == day:
            return in_words(told.date)
        return str(day.year)

    @property
    def needs_review(self) -> bool:
        return needs_review(self.overall, self.day, terms())

    @property
    def ending_proposed(self) -> bool:
        proposed = any(event.kind == EventKind.ENDING_PROPOSED for event in self.events)
        return proposed and self.overall.standing != "ended"

    def lane(self) -> Row:
        """The row as the chart of lanes draws it."""
        activities = [e for e in self.events if e.kind == EventKind.ACTIVITY and not e.chain_id]
        ticks = [EventRow(number, event).drawn() for number, event in enumerate(activities, start=1)]
        differs = [day for event in self.differs if (day := event.date.earliest or event.date.latest)]
        return Row(self.partner.name, self.levels["municipal"], self.levels["civil"], ticks, differs, self._heard())

    def _heard(self) -> str:
        unknown = not self.link.since.known and not any(
            e.date.known and e.kind != EventKind.LISTED for e in self.events
        )
        return _("beginning not known") if unknown and self.overall.last_evidence is None else ""


def kind_words(link: Link, chains: Iterable[Chain], day: date) -> str:
    """What kind of link it was on the day; what a chain makes has the kind that the chain says."""
    own = [kind for kind in link.kinds.all() if not kind.hidden]
    held = [kind.get_kind_display() for kind in own if kind.held_on(day)] or [k.get_kind_display() for k in own]
    return ", ".join(dict.fromkeys(held or [chain.get_link_kind_display() for chain in chains]))


def link_rows(links: Sequence[Link], day: date, notes: Notes | None = None, seen_from: Any = None) -> list[LinkRow]:
    """The rows of some links, read in a fixed number of queries."""
    prefetch_related_objects(
        list(links),
        Prefetch("periods", queryset=StatusPeriod.objects.order_by("level", "start")),
        Prefetch("kinds", queryset=LinkKind.objects.visible()),
    )
    book = StatementBook(links)
    chains = {c.pk: c for c in (stint.membership.chain for group in book.stints.values() for stint in group)}
    if notes is not None:
        with_papers_read(links, list(chains.values()))
    return [_row(link, book, chains, day, notes, seen_from) for link in links]


def _row(link: Link, book: StatementBook, chains: dict[Any, Chain], day: date, notes: Any, seen_from: Any) -> LinkRow:
    levels = by_level(link.periods.all())
    made_by = [chains[chain] for chain in book.overlaps(link)]
    row = LinkRow(
        link=link,
        partner=link.partner_of(seen_from) if seen_from else link.parties[1],
        municipal=standing_on(levels[Level.MUNICIPAL], day),
        civil=standing_on(levels[Level.CIVIL], day),
        overall=standing_on(levels["overall"], day),
        levels=levels,
        events=until(book.events_of(link), day),
        chains=made_by,
        kind=kind_words(link, made_by, day),
        day=day,
    )
    if notes is not None:
        since = [event for event in row.events if event.pk == link.since_event_id]
        row.since_marks = [mark for event in since for mark in notes.cite(event.citations.all(), event.title)]
        row.answer = answer(papers(link, made_by), day, notes)
    return row


def chart_mark(event: Event, number: int) -> drawn.Mark:
    """A meeting or an activity as a tick."""
    return EventRow(number, event).drawn()
