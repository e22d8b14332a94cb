"""The page of a municipality, put together: its links, their lanes, chains, searches, disagreements, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from agreements.models import Decision, SearchRecord
from archive.languages import RECORD_LANGUAGE
from archive.models import Reader
from archive.notes import Marks, Notes
from archive.reading import in_words
from archive.rights import visible_to
from municipalities.models import Contact, Figure, Municipality, MunicipalityCitation, Name, Organisation, Succession
from twinning.drawing import marks as drawn
from twinning.drawing.lanes_chart import Section, lanes_chart
from twinning.drawing.legend import Key, Swatch, keys_for, legend
from twinning.drawing.render import svg
from twinning.drawing.words import Heading
from twinning.models import Chain, Event, Link, TwinningCitation
from twinning.pages.chain import ChainPage
from twinning.pages.chain_book import ChainBook
from twinning.pages.events import Disagreement, EventRow, disagreements, until
from twinning.pages.rows import LinkRow, area_of, cited_papers, link_rows
from twinning.status import Level, Standing
from twinning.words import counted_standing, day_label, drawing_words, legend_words

TEXT_ORDER = [
    Standing.ACTIVE,
    Standing.SPORADIC,
    Standing.PAUSED,
    Standing.DORMANT,
    Standing.PROPOSED,
    Standing.ENDED,
    Standing.UNKNOWN,
]


@dataclass
class Group:
    """The links that come of one chain, or those that come of none."""

    title: str
    chain: Chain | None
    rows: list[LinkRow] = field(default_factory=list)

    @property
    def titled_in(self) -> str:
        return self.chain.titled_in if self.chain else ""


class MunicipalityPage:
    """Everything that the page of a municipality shows on a day, to a reader."""

    def __init__(self, municipality: Municipality, day: date, reader: Reader) -> None:
        self.municipality = municipality
        self.day = day
        self.notes = Notes(reader, lettered=False)
        links = Link.objects.visible().of(municipality).select_related("low__part_of", "high__part_of", "since_event")
        self.rows = sorted(link_rows(list(links), day, self.notes, municipality), key=_order)

    @property
    def area(self) -> str:
        return area_of(self.municipality)

    # --- Links ---

    @cached_property
    def chains(self) -> list[Chain]:
        found = Chain.objects.visible().filter(
            memberships__municipality=self.municipality, memberships__hidden_at__isnull=True
        )
        return list(found.distinct())

    @cached_property
    def groups(self) -> list[Group]:
        """The links by the chain that keeps them; what has left its chain stands with the others."""
        groups = [Group(chain.name, chain) for chain in self.chains if chain.makes_links]
        rest = Group(_("Others") if groups else "", None)
        for row in self.rows:
            home = next((g for g in groups if g.chain in row.chains and row.overall.standing != "ended"), rest)
            home.rows.append(row)
        return [group for group in [*groups, rest] if group.rows]

    @property
    def ended(self) -> int:
        return sum(row.overall.standing == Standing.ENDED for row in self.rows)

    @property
    def for_review(self) -> int:
        return sum(row.needs_review for row in self.rows)

    @property
    def lead(self) -> str:
        """How many links there are and how they stand at either level, in a sentence or two."""
        if not self.rows:
            return _("No link is recorded.")
        parts = []
        for level, name in ((Level.MUNICIPAL, _("municipal level")), (Level.CIVIL, _("civil level"))):
            standings = [getattr(row, level.value).standing for row in self.rows]
            counted = [(standing, standings.count(standing)) for standing in TEXT_ORDER]
            told = ", ".join(counted_standing(standing, n) for standing, n in counted if n)
            parts.append(_("At %(level)s: %(told)s.") % {"level": name, "told": told})
        return " ".join(parts)

    # --- Drawing ---

    @property
    def lanes(self) -> SafeString:
        sections = [
            Section(group.title, [row.lane() for row in group.rows], self._meetings(group), group.titled_in)
            for group in self.groups
        ]
        names = {"name": self.municipality.name, "day": day_label(self.day)}
        title = _("How the links of %(name)s stood until %(day)s") % names
        heading = Heading(title, _("The table of links says how each stands; each link’s page has its periods."))
        return svg(lanes_chart(sections, self.day, drawing_words(self.day), heading))

    def _meetings(self, group: Group) -> list[drawn.Mark]:
        page = next((page for page in self.chain_pages if page.chain == group.chain), None)
        return [EventRow(n, event).drawn() for n, event in enumerate(page.meetings if page else [], start=1)]

    @property
    def legend(self) -> list[Swatch]:
        lanes = [row.levels[level] for row in self.rows for level in Level]
        differs = {Key.DIFFERS} if any(row.differs for row in self.rows) else set()
        return legend(legend_words(), keys_for(lanes, self.day) | {Key.EVENT} | differs)

    # --- Chains ---

    @cached_property
    def chain_pages(self) -> list[ChainPage]:
        book = ChainBook(self.chains)
        return [ChainPage(chain, self.day, self.notes.reader, self.notes, book) for chain in self.chains]

    # --- Papers ---

    @cached_property
    def searches(self) -> list[tuple[SearchRecord, Marks]]:
        found = cited_papers(SearchRecord).filter(municipality=self.municipality)
        none = [search for search in found if search.none_found]
        return [(search, self.notes.of(search, search.wording)) for search in none]

    @cached_property
    def decisions(self) -> list[tuple[Decision, Marks]]:
        found = cited_papers(Decision).filter(municipality=self.municipality)
        return [(decision, self.notes.of(decision, decision.title)) for decision in found]

    # --- Events ---

    @cached_property
    def events(self) -> list[EventRow]:
        """What is told of all its links at once."""
        citations = TwinningCitation.objects.visible().select_related("source", "via")
        told = Event.objects.visible().filter(municipality=self.municipality).in_time_order()
        told = told.prefetch_related(Prefetch("citations", queryset=citations))
        rows = enumerate(until(told, self.day), start=1)
        return [EventRow(n, event, self.notes.of(event, event.title)) for n, event in rows]

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        told = {event.pk: event for row in self.rows for event in row.events}
        return disagreements(list(told.values()), self.notes)

    # --- Who it is ---

    @cached_property
    def organisations(self) -> list[tuple[Organisation, list[tuple[Figure, Marks]], Marks]]:
        citations = Prefetch("citations", queryset=_citations())
        figures = Prefetch("figures", queryset=Figure.objects.visible().prefetch_related(citations))
        found = Organisation.objects.visible().filter(municipality=self.municipality)
        return [
            (each, [(f, self._cite(f, "")) for f in each.figures.all()], self._cite(each))
            for each in found.prefetch_related(citations, figures)
        ]

    @cached_property
    def figures(self) -> list[tuple[Figure, Marks]]:
        found = Figure.objects.visible().filter(municipality=self.municipality)
        return [(f, self._cite(f, "")) for f in found.prefetch_related(Prefetch("citations", queryset=_citations()))]

    @cached_property
    def successions(self) -> list[tuple[Succession, Marks]]:
        mine = Q(predecessor=self.municipality) | Q(successor=self.municipality)
        found = Succession.objects.visible().filter(mine).select_related("predecessor", "successor")
        return [(s, self._cite(s, "")) for s in found.prefetch_related(Prefetch("citations", queryset=_citations()))]

    @cached_property
    def inherited(self) -> list[LinkRow]:
        """The links of those it took over from, on the same day."""
        before = [s.predecessor for s, _marks in self.successions if s.successor_id == self.municipality.pk]
        links = Link.objects.visible().filter(Q(low__in=before) | Q(high__in=before))
        links = links.select_related("low__part_of", "high__part_of", "since_event")
        return link_rows(list(links), self.day) if before else []

    @cached_property
    def contacts(self) -> list[Contact]:
        """Personal data: for the municipality's own staff."""
        if not isinstance(self.notes.reader, User):
            return []
        return list(visible_to(Contact.objects.visible(), self.notes.reader).filter(municipality=self.municipality))

    @cached_property
    def names(self) -> list[tuple[Name, Marks]]:
        cited = self.municipality.names.visible().prefetch_related(Prefetch("citations", queryset=_citations()))
        return [(name, self._cite(name, "")) for name in cited]

    @cached_property
    def parts(self) -> list[Municipality]:
        return list(self.municipality.parts.visible().in_name_order())

    @cached_property
    def own_marks(self) -> Marks:
        prefetch_related_objects([self.municipality], Prefetch("citations", queryset=_citations()))
        return self._cite(self.municipality, "")

    def _cite(self, record: Any, lang: str = RECORD_LANGUAGE) -> Marks:
        return self.notes.of(record, str(record), lang)

    @property
    def existed(self) -> str:
        """From when to when it existed, where that is recorded."""
        ends = [self.municipality.existed_from, self.municipality.existed_to]
        return "–".join(in_words(end) for end in ends) if any(end.known for end in ends) else ""


def _citations() -> Any:
    return MunicipalityCitation.objects.visible().select_related("source", "via")


def _order(row: LinkRow) -> tuple[date, str]:
    return (row.link.since.earliest or row.link.since.latest or date.max, row.partner.name)
