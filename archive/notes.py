"""The numbered notes of a page: which sources it rests on, and where in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from archive.citing import citable, evidence_address
from archive.images import Picture, first_pictures, pictures
from archive.languages import RECORD_LANGUAGE
from archive.models import Citation, Reader, Record, Source, Stance
from archive.reading import in_words


@dataclass
class Place:
    """One thing on the page that a source vouches for, and where in the source it says so."""

    what: str
    locator: str
    lang: str = RECORD_LANGUAGE  # of what is vouched for; the locator is always in the records' own
    letter: str = ""


@dataclass
class Note:
    """One source of the page, with its number and the places it is used for."""

    number: int
    source: Source
    readable: bool
    places: list[Place] = field(default_factory=list)
    via: list[Source] = field(default_factory=list)
    contradicts: int = 0
    leaf: tuple[UUID, int] | None = None  # the scan and its page that are pointed at first
    picture: Picture | None = None

    @property
    def anchor(self) -> str:
        return f"source-{self.number}"

    @property
    def before(self) -> str:
        return (self.source.publisher or self.source.creator) if self.readable else ""

    @property
    def title(self) -> str:
        return self.source.title if self.readable else _("Restricted source")

    @property
    def href(self) -> str:
        return self.source.get_absolute_url()

    @property
    def after(self) -> str:
        if not self.readable:
            return ""
        title = self.source.title.casefold()
        told = [part for part in (self.source.get_kind_display(), self._dated()) if part.casefold() not in title]
        words = ", ".join(told)
        return f"{words[:1].upper()}{words[1:]}." if words else ""

    def _dated(self) -> str:
        source: Source = self.source
        if source.date.known:
            return in_words(source.date)
        if source.speaks_of.known:
            return _("undated; its “today” is %(day)s") % {"day": in_words(source.speaks_of)}
        return _("undated")


@dataclass
class Mark:
    """A note mark in the text. Its letter is known only when all of the page has been written."""

    note: Note
    place: Place

    @property
    def mark(self) -> str:
        return f"{self.note.number}{self.place.letter}"

    @property
    def target(self) -> str:
        return self.note.anchor


class Marks(list[Mark]):
    """The note marks of one record: whether any source tells of it, and where the reader may add one."""

    def __init__(self, marks: Iterable[Mark], record: Any, what: str, lang: str, notes: Notes) -> None:
        super().__init__(marks)
        self.record: Record = record
        self.what = what or str(record)
        self.lang = lang
        self._notes = notes

    @property
    def unsourced(self) -> bool:
        """As ``RecordQuerySet.unsourced``, of a record whose citations have been read."""
        return not self and not any(_of_the_whole(getattr(self.record, name)) for name in self.record.TOLD_WITH)

    @property
    def add_at(self) -> str:
        """The address where the reader may add evidence; nothing for one who may not."""
        return self._notes.door(self.record)


def _of_the_whole(record: Any) -> bool:
    return record is not None and any(not (each.hidden or each.field) for each in record.citations.all())


class Notes:
    """Gives sources their numbers in the order in which a page first uses them."""

    def __init__(self, reader: Reader, *, lettered: bool = True) -> None:
        self.reader = reader
        self.lettered = lettered
        self._notes: dict[UUID, Note] = {}
        self._told: dict[type[Record], dict[UUID, Record]] = {}
        self._judged: dict[type[Record], dict[UUID, bool]] = {}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def __bool__(self) -> bool:
        return bool(self._notes)

    @property
    def places(self) -> int:
        """How many places in the sources the page points at."""
        return sum(max(len(note.places), 1) for note in self._notes.values())

    def cite(self, citations: Iterable[Citation], what: str = "", lang: str = RECORD_LANGUAGE) -> list[Mark]:
        """The marks for some citations, each source once; hidden citations are left out."""
        marks: dict[tuple[UUID, str], Mark] = {}
        for citation in sorted((c for c in citations if not c.hidden), key=_order):
            note = self._note(citation.source)
            if citation.via and citation.via.shown and citation.via not in note.via:
                note.via.append(citation.via)
            note.contradicts += note.readable and citation.stance == Stance.CONTRADICTS
            told = citation.readable_by(self.reader)
            if told and note.leaf is None and citation.scan_id:
                note.leaf = citation.scan_id, citation.page or 1
            place = self._place(note, Place(what, citation.locator if told else "", lang))
            marks[citation.source_id, place.letter] = Mark(note, place)
        return list(marks.values())

    def of(self, record: Any, what: str = "", lang: str = RECORD_LANGUAGE, also: Iterable[Citation] = ()) -> Marks:
        """The marks for a record, by its own visible citations, which have been read, and by some others."""
        self._told.setdefault(type(record), {})[record.pk] = record
        return Marks(self.cite((*record.citations.all(), *also), what, lang), record, what, lang, self)

    def door(self, record: Record) -> str:
        """Where the reader may add evidence to a record; all of a kind that are told of by then are judged at once."""
        judged = self._judged.setdefault(type(record), {})
        if record.pk not in judged:
            waiting = [each for key, each in self._told[type(record)].items() if key not in judged]
            allowed = citable(waiting, self.reader)
            judged.update({each.pk: each.pk in allowed for each in waiting})
        return evidence_address(record) if judged[record.pk] else ""

    def finish(self) -> Notes:
        """Number the sources through which others are known too, so that "known through 1" can be said."""
        for note in list(self._notes.values()):
            for source in note.via:
                self._note(source)
        self._picture()
        return self

    def _picture(self) -> None:
        """The page that is pointed at, where one is, else the source's first; read at once for all."""
        readable = [note for note in self if note.readable]
        first = first_pictures(note.source for note in readable)
        cited = pictures([note.leaf for note in readable if note.leaf])
        for note in readable:
            note.picture = (note.leaf and cited.get(note.leaf)) or first.get(note.source.pk)

    def known_through(self, note: Note) -> str:
        """The sentence that tells through which numbered source this one is known."""
        if not note.via:
            return ""
        numbers = ", ".join(str(self._note(source).number) for source in note.via)
        return _("Known through %(numbers)s.") % {"numbers": numbers}

    def _note(self, source: Source) -> Note:
        if source.pk not in self._notes:
            self._notes[source.pk] = Note(len(self._notes) + 1, source, source.readable_by(self.reader))
        return self._notes[source.pk]

    def _place(self, note: Note, place: Place) -> Place:
        if not self.lettered:
            return Place("", "")
        for other in note.places:
            if (other.what, other.locator) == (place.what, place.locator):
                return other
        note.places.append(place)
        if len(note.places) > 1:
            for index, each in enumerate(note.places):
                each.letter = letters(index)
        return place


def letters(index: int) -> str:
    """a … z, aa, ab …"""
    more, last = divmod(index, len(ascii_lowercase))
    return (letters(more - 1) if more else "") + ascii_lowercase[last]


def _order(citation: Citation) -> tuple[bool, str, str]:
    """A source that was read itself before one known only through another; then by time of recording."""
    return (citation.via_id is not None, citation.created_at.isoformat(), str(citation.pk))
