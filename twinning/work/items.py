"""A thing to do, and the rule of what comes first. No database.

1. What waits for a day that has passed, or that comes within thirty days, is urgent: it stands under *now*. A duty has
   such a day, the end that was decided, and an agreement that runs out.
2. Otherwise the kind decides. A standing that has become unknown stands under *now*: the public page has nothing left
   to say. What the year's review is there to settle stands under *for the year's review*: links that need review,
   agreements that run out within a year, duties, endings under way, proposals without outcome, contacts. The rest waits
   for *leisure*.
3. Within a group the kinds stand in the order of ``Kind``; within a kind what has waited longest comes first, and
   what nobody knows the beginning of comes last; then by name, then by key, so that no two rows are in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, auto
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.folding import fold
from archive.languages import RECORD_LANGUAGE

NOTICE: Final = timedelta(days=30)
# So many are named in a row; the others are counted.
NAMED: Final = 5


class Urgency(IntEnum):
    NOW = auto()
    THIS_YEAR = auto()
    LEISURE = auto()


class Kind(IntEnum):
    """Why a thing needs doing; in the order in which they stand within a group."""

    STANDING_UNKNOWN = auto()
    DUTY = auto()
    ENDING = auto()
    EXPIRY = auto()
    REVIEW = auto()
    PROPOSAL = auto()
    CONTACT = auto()
    DISAGREEMENT = auto()
    BEGINNING = auto()
    PAPERS = auto()
    UNSOURCED = auto()
    KEEPING = auto()
    FIGURE = auto()


USUAL: Final = {
    Kind.STANDING_UNKNOWN: Urgency.NOW,
    Kind.DUTY: Urgency.THIS_YEAR,
    Kind.ENDING: Urgency.THIS_YEAR,
    Kind.EXPIRY: Urgency.THIS_YEAR,
    Kind.REVIEW: Urgency.THIS_YEAR,
    Kind.PROPOSAL: Urgency.THIS_YEAR,
    Kind.CONTACT: Urgency.THIS_YEAR,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its name, in the language of the name; nothing where that is nobody's language."""

    words: str
    href: str = ""
    language: str = RECORD_LANGUAGE

    @property
    def html(self) -> SafeString:
        """As it stands in a line: a link where it has a page, marked where its language is another."""
        language = format_html(' lang="{}"', self.language) if self.language else ""
        if self.href:
            return format_html('<a href="{}"{}>{}</a>', self.href, language, self.words)
        return format_html("<span{}>{}</span>", language, self.words)


@dataclass(frozen=True, slots=True)
class Mend:
    """The one way to mend it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the work page. Of several records of a kind the first are named, and the others counted."""

    kind: Kind
    key: str  # of the first record, so that equal rows keep their order
    what: str
    mend: Mend
    name: Named | None = None  # what the row is about; ``what`` says what is the matter with it
    whose: str = ""  # from whom it was taken over, if it is not the municipality's own
    why: str = ""
    names: Sequence[Named] = ()
    since: date | None = None
    since_words: str = ""
    due: date | None = None

    @property
    def named(self) -> Sequence[Named]:
        return self.names[:NAMED]

    @property
    def more(self) -> int:
        return len(self.names) - len(self.named)


def urgency(item: Item, day: date) -> Urgency:
    """How urgent it is on a day: rules 1 and 2."""
    if item.due is not None and item.due - day <= NOTICE:
        return Urgency.NOW
    return USUAL.get(item.kind, Urgency.LEISURE)


def _place(item: Item) -> tuple[Kind, date, str, str]:
    return item.kind, item.due or item.since or date.max, fold(item.name.words if item.name else item.what), item.key


def ordered(items: Iterable[Item], day: date) -> dict[Urgency, list[Item]]:
    """The groups that are not empty, most urgent first, each in its order: rule 3."""
    groups: dict[Urgency, list[Item]] = {level: [] for level in Urgency}
    for item in sorted(items, key=_place):
        groups[urgency(item, day)].append(item)
    return {level: found for level, found in groups.items() if found}
