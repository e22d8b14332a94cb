"""The rows of the table of events, and the disagreements among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate
from archive.notes import Mark, Notes
from archive.reading import in_words
from twinning.drawing import marks as drawn
from twinning.models import Event, RankChoice
from twinning.statements import statement
from twinning.status import Level, Standing
from twinning.words import level_word


@dataclass
class EventRow:
    """One statement as the page shows it; its number is the same in the drawing."""

    number: int
    event: Event
    marks: list[Mark] = field(default_factory=list)

    @property
    def date(self) -> ImpreciseDate:
        return self.event.date

    @property
    def level(self) -> str:
        return level_word(self.event.level)

    @property
    def standing(self) -> Standing | None:
        return statement(self.event).standing

    @property
    def tentative(self) -> bool:
        return statement(self.event).tentative

    @property
    def last_day(self) -> Day | None:
        return _last_day(self.event.date)

    def vouches(self, level: Level | None) -> bool:
        """Whether it is evidence at a level, or at any."""
        told = statement(self.event)
        return (told.is_activity or told.standing is not None) and (level is None or level in told.levels)

    @property
    def deprecated(self) -> bool:
        return self.event.rank == RankChoice.DEPRECATED

    @property
    def details(self) -> str:
        """Where and by whom, as far as the source tells it."""
        event = self.event
        told = (event.place, "" if event.text else event.participants_text, event.stated_by)
        return " · ".join(each for each in told if each)

    def drawn(self) -> drawn.Mark:
        """The event as the drawing needs it."""
        told = statement(self.event)
        day = self.event.date
        return drawn.Mark(self.number, day.start_earliest or day.start_latest, _last_day(day), told.levels)


def _last_day(day: ImpreciseDate) -> Day | None:
    return day.end_latest or day.start_latest


def until(events: Iterable[Event], day: Day) -> list[Event]:
    """Those that had, or may have, happened by that day; an undated one once its source had spoken of it."""
    from_day = [(event, event.date.start_earliest or event.date.start_latest) for event in events]
    return [event for event, first in from_day if first is None or first <= day]


def event_rows(events: Sequence[Event], notes: Notes) -> list[EventRow]:
    rows = [EventRow(number, event) for number, event in enumerate(events, start=1)]
    for row in rows:
        row.marks = notes.of(row.event, row.event.title)
    return rows


@dataclass
class Side:
    """What one side of a disagreement says."""

    label: str
    words: str
    marks: list[Mark]
    locators: list[str]
    event: Event | None = None

    @property
    def href(self) -> str:
        return self.event.get_absolute_url() if self.event else ""


@dataclass
class Disagreement:
    """Statements that dispute each other, side by side, and the one that the registry counts."""

    question: str
    sides: list[Side]
    counted: str
    why: str


def disagreements(events: Sequence[Event], notes: Notes) -> list[Disagreement]:
    """Every event that others dispute, with them."""
    told = {event.pk: event for event in events}
    found = []
    for event in events:
        others = [other for other in events if other.alternative_to_id == event.pk]
        if others and event.alternative_to_id not in told:
            found.append(_disagreement(event, [event, *others], notes))
    return found


def _disagreement(event: Event, told: list[Event], notes: Notes) -> Disagreement:
    preferred = [each for each in told if each.rank == RankChoice.PREFERRED]
    counted = min(preferred or told, key=lambda each: each.date.earliest or Day.max)
    why = _("The preferred statement. Both are kept.") if preferred else _("The earliest, as none is preferred.")
    sides = [_side(each, notes) for each in told]
    return Disagreement(event.title, sides, in_words(counted.date), why)


def _side(event: Event, notes: Notes) -> Side:
    citations = [c for c in event.citations.all() if c.readable_by(notes.reader)]
    locators = [citation.locator for citation in citations if citation.locator]
    label = ", ".join(dict.fromkeys(locators)) or event.title
    marks = notes.cite(event.citations.all(), event.title)
    return Side(label, in_words(event.date), marks, locators, event)
