"""What a form of the review sent: which links each of its rows answered for, what was typed, and what stood there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.choices import as_key
from archive.dates import UnreadableDate, parse
from archive.reading import in_words
from twinning.models import AnswerChoice, EventLevel
from twinning.review.judging import SAYABLE
from twinning.review.links import LEVELS, Reviewed
from twinning.review.typed import Typed
from twinning.status import Standing

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    **{level.value: ("answer", "standing", "since") for level in LEVELS},
    EventLevel.BOTH.value: ("activity", "activity_date", "note"),
}
DATES: Final = (*((level.value, "since") for level in LEVELS), (EventLevel.BOTH.value, "activity_date"))
# What can be chosen; anything else was not offered.
OFFERED: Final = {"answer": frozenset(AnswerChoice.values), "standing": frozenset(map(str, SAYABLE))}


def field_name(row: str, level: str, name: str) -> str:
    return f"{row}.{level}.{name}"


def cleaned(name: str, value: str) -> str:
    """As it is kept: line breaks of one kind, nothing that a database refuses, and no choice that was not offered."""
    text = value.replace("\r\n", "\n").replace("\x00", "").strip()
    return text if name not in OFFERED or text in OFFERED[name] else ""


@dataclass(frozen=True)
class SentRow:
    """One row of the form: one link, or several that are answered alike."""

    links: list[UUID]
    seen: Mapping[str, str]
    was: Mapping[str, str]

    @property
    def key(self) -> str:
        return str(self.links[0])


@dataclass
class Sent:
    """A form as it came. Rows about links that are not this municipality's to review are refused, and said so."""

    data: QueryDict
    links: Mapping[UUID, Reviewed]
    refused: list[str] = field(default_factory=list)

    @property
    def step(self) -> str:
        return str(self.data.get("do", "draft"))

    @cached_property
    def rows(self) -> list[SentRow]:
        found = [_row(each) for each in self.data.getlist("row")]
        rows = [row for row in found if row is not None and all(link in self.links for link in row.links)]
        if len(rows) < len(self.data.getlist("row")):
            self.refused.append(
                _("A row is about a link that is not reviewed here, or no longer. It is left out; look at the rest.")
            )
        return rows

    @property
    def known(self) -> tuple[str, str]:
        """How it is known: as typed, and as it was shown."""
        return cleaned("known", self.data.get("known", "")), cleaned("known", self.data.get("known-was", ""))

    @property
    def seen(self) -> dict[tuple[UUID, str], str]:
        return {
            (link, level): standing for row in self.rows for link in row.links for level, standing in row.seen.items()
        }

    @property
    def typed(self) -> list[Typed]:
        return [
            Typed(link, level, name, self.value(row, level, name), row.was.get(f"{level}.{name}", ""))
            for row in self.rows
            for level, names in FIELDS.items()
            for name in names
            for link in row.links
        ]

    def value(self, row: SentRow, level: str, name: str) -> str:
        return cleaned(name, self.data.get(field_name(row.key, level, name), ""))

    @property
    def apart(self) -> set[UUID]:
        """The links that stand in rows of their own, and those that are to."""
        single = {row.links[0] for row in self.rows if len(row.links) == 1}
        opened = self.step.removeprefix("apart-") if self.step.startswith("apart-") else ""
        return single | {link for row in self.rows if row.key == opened for link in row.links}

    @property
    def unseen_dates(self) -> bool:
        """Whether there are dates that count, and of whose meaning nobody has been told yet."""
        return any(
            _needs_telling(text) and text != self.data.get(f"{field_name(row.key, level, name)}-understood", "").strip()
            for row in self.rows
            for level, name in DATES
            if (text := self.value(row, level, name)) and self._counts(row, level)
        )

    def _counts(self, row: SentRow, level: str) -> bool:
        return level == EventLevel.BOTH or self.value(row, level, "answer") == AnswerChoice.CHANGED


def _needs_telling(text: str) -> bool:
    """What would be told in the same words needs no telling, and what cannot be read is refused later."""
    try:
        date = parse(text)
    except UnreadableDate:
        return False
    return text.casefold() not in {date.edtf.casefold(), in_words(date).casefold()}


def _row(text: str) -> SentRow | None:
    """The row, if it is one that a page of ours made."""
    try:
        told: Any = json.loads(text)
        links = [as_key(each) for each in told["links"]]
        seen = {level.value: str(Standing(told["seen"][level.value])) for level in LEVELS}
        was = {str(name): str(value) for name, value in told["was"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    found = [link for link in links if isinstance(link, UUID)]
    return SentRow(found, seen, was) if found and len(found) == len(links) else None
