"""The page of one link, put together: verdict, drawing, periods, events, papers, disagreements, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain as joined
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from agreements.models import Decision, Duty, Grant, SearchRecord
from archive.dates import ImpreciseDate
from archive.models import Reader
from archive.notes import Mark, Marks, Notes
from archive.reading import in_words, listed, today
from municipalities.models import Figure, Municipality, MunicipalityCitation
from municipalities.rights import may
from twinning.drawing.legend import Key, Swatch, keys_for, legend
from twinning.drawing.link_timeline import Lane, link_timeline
from twinning.drawing.render import svg
from twinning.drawing.shapes import Pair
from twinning.drawing.words import Heading
from twinning.ending_records import EndingRecords, of_page
from twinning.endings import Ruled
from twinning.models import About, Chain, Event, EventKind, Link, LinkKind, TwinningCitation
from twinning.pages.agreements import AgreementAnswer, answer
from twinning.pages.ending_told import UnderWay, under_way
from twinning.pages.events import Disagreement, EventRow, disagreements, event_rows, until
from twinning.pages.periods import PeriodRow, by_level, is_sourced, period_rows, start_words
from twinning.pages.rows import cited_papers, with_papers_read
from twinning.papers import Papers, papers
from twinning.services.status import terms
from twinning.statements import StatementBook
from twinning.status import Level, Period, Stretch, needs_review, review_since, standing_on, timeline
from twinning.status.explain import explain
from twinning.words import day_label, drawing_words, legend_words, level_name, sentence, standing_word


@dataclass
class Verdict:
    """How one level stands on the day, and why."""

    level: Level
    period: Period
    event: EventRow | None
    day: date
    sourced: bool
    vouched: bool

    @property
    def label(self) -> str:
        return level_name(self.level)

    @property
    def reason(self) -> str:
        return " ".join(
            sentence(each)
            for each in explain(self.period, terms(), day=self.day, sourced=self.sourced, vouched=self.vouched)
        )


class LinkPage:
    """Everything that the page of a link shows on a day, to a reader. Reads in a fixed number of queries."""

    def __init__(self, link: Link, day: date, reader: Reader) -> None:
        self.link = link
        self.day = day
        self.notes = Notes(reader)
        self.book = StatementBook([link])
        self.levels = by_level(link.periods.all())
        self.first, self.second = link.parties
        self.events: list[EventRow] = event_rows(until(self._events(), day), self.notes)
        self.kinds = [kind for kind in self._kinds() if not kind.hidden]

    def _events(self) -> list[Event]:
        return self.book.events_of(self.link)

    def _kinds(self) -> Iterable[LinkKind]:
        citations = TwinningCitation.objects.visible().select_related("source", "via")
        return self.link.kinds.prefetch_related(Prefetch("citations", queryset=citations))

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {str(row.event.pk): row.number for row in self.events}

    @cached_property
    def _rows(self) -> dict[str, EventRow]:
        return {str(row.event.pk): row for row in self.events}

    @cached_property
    def _told(self) -> dict[str, Event]:
        return {key: row.event for key, row in self._rows.items()}

    # --- The answer ---

    @cached_property
    def verdicts(self) -> list[Verdict]:
        found = []
        for level in Level:
            period = standing_on(self.levels[level], self.day)
            sourced = is_sourced(self._told.get(period.statement or ""))
            evidence = self._evidence(period, level)
            vouched = is_sourced(evidence.event) if evidence else sourced
            found.append(Verdict(level, period, evidence, self.day, sourced, vouched))
        return found

    def _evidence(self, period: Period, level: Level | None = None) -> EventRow | None:
        """What vouched last. Of several on one day an activity tells more than a statement, and that than a list."""
        named = self._rows.get(period.evidence or period.statement or "")
        if named is None or period.last_evidence is None:
            return named
        same = [row for row in self.events if row.last_day == named.last_day and row.vouches(level)]
        return min([*same, named], key=lambda row: (row.event.kind != EventKind.ACTIVITY, row.tentative, row.number))

    @cached_property
    def overall(self) -> Period:
        return standing_on(self.levels["overall"], self.day)

    @property
    def review(self) -> date | None:
        """The day on which too long had passed without evidence; None when it does not need review."""
        first = review_since(self.overall, terms())
        needed = needs_review(self.overall, self.day, terms())
        return first - timedelta(days=1) if first and needed else None

    @property
    def never_vouched(self) -> bool:
        return needs_review(self.overall, self.day, terms()) and self.overall.last_evidence is None

    @cached_property
    def _ending(self) -> EndingRecords:
        """What was recorded of its ending by the day."""
        decided = [each for each in self._decided if (each.day.earliest or self.day) <= self.day]
        return of_page((row.event for row in self.events), decided, ended=self.overall.standing == "ended")

    @property
    def ending_proposed(self) -> EventRow | None:
        """A proposal to end that nothing has followed: words beside the standing, never a standing."""
        proposals = [row for row in self.events if row.event.kind == EventKind.ENDING_PROPOSED]
        if not proposals or self.overall.standing == "ended":
            return None
        ending = self._ending.ending
        own = ending.proposal if ending.ruled == Ruled.OPEN else None
        wider = [row for row in proposals if row.event.about != About.LINKS]
        return self._rows[own.key] if own else next(iter(wider[-1:]), None)

    @cached_property
    def under_way(self) -> UnderWay | None:
        """How far its ending has come, of today; and the ways that lead those on who may record it."""
        if self.day < today():
            return None
        return under_way(self._ending, may_end=may(self.notes.reader, "change", self.link))

    @property
    def kind(self) -> str:
        """Today's kind in words; a link that only a chain makes has that chain's kind."""
        now = [kind.get_kind_display() for kind in self.kinds if kind.held_on(self.day)]
        made = [chain.get_link_kind_display() for chain in self.chains]
        return listed(dict.fromkeys(now or made))

    @cached_property
    def chains(self) -> list[Chain]:
        overlaps = self.book.overlaps(self.link)
        return [pairs[0].one.membership.chain for pairs in overlaps.values()]

    @property
    def lead(self) -> str:
        """The answer in a sentence."""
        return _LEADS[self.overall.standing.value]()

    @property
    def last_told(self) -> EventRow | None:
        """The last evidence, where its day is known."""
        last = self._evidence(self.overall) if self.overall.last_evidence else None
        return last if last and last.date.known else None

    @property
    def last_sourced(self) -> bool:
        return self.last_told is None or is_sourced(self.last_told.event)

    # --- The drawing ---

    @cached_property
    def drawing(self) -> Pair:
        lanes = [Lane(level, level_name(level), self.levels[level], self._opened(level)) for level in Level]
        marks = [row.drawn() for row in self.events]
        names = {"link": str(self.link), "day": day_label(self.day)}
        heading = Heading(_("Timeline of %(link)s until %(day)s") % names, self._described())
        return link_timeline(lanes, marks, self.day, drawing_words(self.day), heading)

    def _opened(self, level: Level) -> dict[str, str]:
        """By statement, the date in words from which the standing it opens holds."""
        stretches = timeline(self.levels[level], drop_silence=True)
        vouched = [each for each in stretches if each.standing != "unknown"]
        return {key: words for each in vouched if (key := each.periods[0].statement) and (words := self._span(each))}

    def _span(self, stretch: Stretch) -> str:
        """An interval as the source gives it, or the date from which the standing holds."""
        opener = self._told.get(stretch.periods[0].statement or "")
        if opener and opener.date.is_interval:
            return in_words(opener.date)
        begun = start_words(stretch, self._told)[0]
        return _("from %(date)s") % {"date": begun} if begun else ""

    @property
    def years(self) -> str:
        """The years that the drawing spans."""
        first = self._begins[0].year if self._begins else self.day.year
        return f"{first}–{self.day.year}"

    def _described(self) -> str:
        told = []
        for level in Level:
            rows = [f"{standing_word(row.standing)} {row.start}–{row.end}" for row in self._periods(level)]
            told.append(f"{level_name(level)}: {', '.join(rows) or standing_word('unknown')}.")
        return " ".join([*told, _("The tables below say the same.")])

    @property
    def timeline(self) -> SafeString:
        return svg(self.drawing)

    @property
    def legend(self) -> list[Swatch]:
        keys = keys_for([self.levels[level] for level in Level], self.day)
        return legend(legend_words(), keys | ({Key.EVENT} if self.events else set()))

    # --- The tables ---

    def _periods(self, level: Level) -> list[PeriodRow]:
        return period_rows(self.levels[level], self.day, self._told, self.numbers, self._begins)

    @cached_property
    def _begins(self) -> tuple[date, str] | None:
        """The first day of which anything is said at either level, and its words: a link is not unknown before it."""
        firsts = [rows[0] for level in Level if (rows := timeline(self.levels[level], drop_silence=True))]
        first = min(firsts, key=lambda stretch: stretch.start, default=None)
        return (first.start, start_words(first, self._told)[0] or _("not known")) if first else None

    @cached_property
    def periods(self) -> list[tuple[str, list[PeriodRow]]]:
        tables = [(level_name(level), self._periods(level)) for level in Level]
        by_number = {row.number: row for row in self.events}
        for _level, rows in tables:
            for row in rows:
                row.marks = _distinct(joined.from_iterable(by_number[n].marks for n in sorted(set(row.grounds))))
        return tables

    @property
    def period_count(self) -> int:
        return sum(len(rows) for _level, rows in self.periods)

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        return disagreements([row.event for row in self.events], self.notes)

    # --- The papers ---

    @cached_property
    def papers(self) -> Papers:
        with_papers_read([self.link], self.chains)
        return papers(self.link, self.chains)

    @cached_property
    def agreements(self) -> AgreementAnswer:
        return answer(self.papers, self.day, self.notes)

    @property
    def search_rows(self) -> list[tuple[SearchRecord, Marks]]:
        none = [search for search in self.papers.searches if search.none_found]
        return [(search, self.notes.of(search, search.wording)) for search in none]

    @cached_property
    def _decided(self) -> list[Decision]:
        duties = Prefetch("duties", queryset=Duty.objects.visible().select_related("recipient"))
        return list(cited_papers(Decision).filter(links=self.link).prefetch_related(duties))

    @cached_property
    def decisions(self) -> list[tuple[Decision, list[Duty], Marks]]:
        return [(each, list(each.duties.all()), self.notes.of(each, each.title)) for each in self._decided]

    @cached_property
    def grants(self) -> list[tuple[Grant, Marks]]:
        found = cited_papers(Grant).filter(links=self.link).select_related("giver", "receiver__municipality")
        return [(each, self.notes.of(each, str(each))) for each in found]

    # --- About the record ---

    @cached_property
    def figures(self) -> list[tuple[Municipality, list[tuple[Figure, Marks]]]]:
        citations = MunicipalityCitation.objects.visible().select_related("source", "via")
        rows = Figure.objects.visible().filter(municipality__in=[self.first, self.second])
        told: dict[UUID, list[tuple[Figure, Marks]]] = {self.first.pk: [], self.second.pk: []}
        for figure in rows.prefetch_related(Prefetch("citations", queryset=citations)):
            if figure.municipality_id:
                told[figure.municipality_id].append((figure, self.notes.of(figure, figure.words, "")))
        return [(party, told[party.pk]) for party in (self.first, self.second)]

    @cached_property
    def kind_rows(self) -> list[tuple[LinkKind, Marks]]:
        return [(kind, self.notes.of(kind, kind.get_kind_display(), "")) for kind in self.kinds]

    @cached_property
    def own_marks(self) -> Marks:
        """What vouches for the link's own fields."""
        cited = TwinningCitation.objects.visible().select_related("source", "via")
        prefetch_related_objects([self.link], Prefetch("citations", queryset=cited))
        return self.notes.of(self.link, str(self.link), "")

    @property
    def since(self) -> ImpreciseDate:
        return self.link.since

    @cached_property
    def version(self) -> int:
        return int(self.link.history.count())


_LEADS = {
    "active": lambda: _("The link is active."),
    "sporadic": lambda: _("There is irregular contact."),
    "dormant": lambda: _("The link is dormant."),
    "paused": lambda: _("The link is paused until further notice."),
    "proposed": lambda: _("The link is proposed, not established."),
    "ended": lambda: _("The link has ended."),
    "unknown": lambda: _("Nobody vouches for the link on this day."),
}


def _distinct(marks: Iterable[Mark]) -> list[Mark]:
    kept: dict[int, Mark] = {}
    for mark in marks:
        kept.setdefault(id(mark.place), mark)
    return list(kept.values())
