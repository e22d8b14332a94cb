"""An imprecise date as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from archive.dates import edtf as notation
from archive.dates.bounds import Bounds, bounds
from archive.dates.edtf import Interval, Missing, Point
from archive.dates.errors import NOT_ONE_DAY, NOT_READ, NOT_SINCE, UnreadableDate
from archive.dates.grammar import LONGEST, read
from archive.dates.language import active_language
from archive.dates.phrases import phrases
from archive.dates.rendering import in_words, limits_in_words


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date as people know it. Two dates are equal when they mean the same and were given in the same words."""

    edtf: str = ""
    words: str = ""
    since: bool = False

    @classmethod
    def from_edtf(cls, edtf: str, since: bool = False, words: str = "") -> ImpreciseDate:
        """A date from its EDTF; a start that EDTF can hold together with its open end is written so."""
        text = notation.normalised(edtf)
        if not text:
            return cls(words=words)
        if len(text) > LONGEST:
            raise UnreadableDate(NOT_READ, edtf)
        node = notation.read(text)
        if since and isinstance(node, Interval):
            if node.end is not Missing.OPEN:
                raise UnreadableDate(NOT_SINCE, edtf)
            since = False
        elif since and isinstance(node, Point):
            text, since = f"{text}/..", False
        bounds(text)
        return cls(edtf=text, words=words, since=since)

    @property
    def known(self) -> bool:
        return bool(self.edtf)

    @property
    def is_interval(self) -> bool:
        """From one date to another, both named."""
        if "/" not in self.edtf:
            return False
        node = notation.read(self.edtf)
        return isinstance(node, Interval) and not any(isinstance(end, Missing) for end in (node.start, node.end))

    @property
    def is_since(self) -> bool:
        return self.since or self.edtf.endswith("/..")

    @property
    def earliest(self) -> date | None:
        return self._bounds.earliest

    @property
    def latest(self) -> date | None:
        """The last possible day; None where the end is open."""
        return None if self.since else self._bounds.latest

    @property
    def start_earliest(self) -> date | None:
        return self._bounds.start_earliest

    @property
    def start_latest(self) -> date | None:
        return self._bounds.start_latest

    @property
    def end_earliest(self) -> date | None:
        return self._bounds.end_earliest

    @property
    def end_latest(self) -> date | None:
        return self._bounds.end_latest

    @property
    def start(self) -> ImpreciseDate:
        """Where an interval or an open time begins, as a date of its own; any other date is its own start."""
        return self._side("start")

    @property
    def end(self) -> ImpreciseDate:
        """Where an interval ends; unknown for a date that has no end of its own."""
        return self._side("end") if "/" in self.edtf else UNKNOWN

    def _side(self, name: str) -> ImpreciseDate:
        node = notation.read(self.edtf) if self.edtf else None
        if not isinstance(node, Interval):
            return ImpreciseDate(self.edtf, "" if self.since else self.words)
        side = getattr(node, name)
        return UNKNOWN if isinstance(side, Missing) else ImpreciseDate(str(side))

    @property
    def _bounds(self) -> Bounds:
        return bounds(self.edtf) if self.edtf else _NO_BOUNDS

    def text(self, language: str) -> str:
        """The date in words of that language (``sv`` or ``en``)."""
        if not self.edtf:
            return phrases(language).unknown
        return in_words(notation.read(self.edtf), self.edtf, since=self.since, language=language)

    def limits(self, language: str) -> str:
        """The first and the last day that it allows, in words of that language."""
        return limits_in_words(self.earliest, self.latest, language)

    def surely_before(self, other: ImpreciseDate) -> bool:
        """Whether its last possible day lies before the first of the other."""
        return bool(self.latest and other.earliest and self.latest < other.earliest)

    def same_meaning(self, other: ImpreciseDate) -> bool:
        """Whether both say the same, in whatever words."""
        if not self.edtf or not other.edtf:
            return self.edtf == other.edtf
        return self.since == other.since and notation.read(self.edtf) == notation.read(other.edtf)

    def __bool__(self) -> bool:
        return self.known

    def __str__(self) -> str:
        """In words, in the language of whoever reads it now."""
        return self.text(active_language())


_NO_BOUNDS = Bounds()
UNKNOWN = ImpreciseDate()


def parse(text: str) -> ImpreciseDate:
    """The date that a text in Swedish, English or EDTF means; raises ``UnreadableDate`` with examples."""
    given = text.strip()
    reading = read(given)
    if reading.node is None:
        return UNKNOWN
    spelled = notation.normalised(given)
    try:
        if str(reading.node) == str(notation.read(spelled)):
            return _checked(spelled, "" if spelled == given else given, given)
    except notation.NotEdtf:
        pass
    return _checked(str(reading.node), given, given, since=reading.since)


def _checked(edtf: str, words: str, given: str, *, since: bool = False) -> ImpreciseDate:
    try:
        return ImpreciseDate.from_edtf(edtf, since=since, words=words)
    except UnreadableDate as refusal:
        raise refusal.about(given) from None


def parse_day(text: str) -> date:
    """The day that ``as_of`` means: a day, or the last day of a year, month or season."""
    try:
        node = read(text.strip()).node
    except UnreadableDate as refusal:
        if refusal.template != NOT_READ:
            raise
        raise UnreadableDate(NOT_ONE_DAY, text.strip()) from refusal
    if not isinstance(node, Point) or node.mark != "" or "X" in str(node):
        raise UnreadableDate(NOT_ONE_DAY, text.strip())
    latest = _checked(str(node), "", text.strip()).latest
    if latest is None:
        raise UnreadableDate(NOT_ONE_DAY, text.strip())
    return latest
