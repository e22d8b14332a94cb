"""Choosing among records: by words while they are typed, or by a button, among those that the user may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.wording import NOT_SHOWN

OFFERED: Final = 12
LONGEST: Final = 200


def asked_words(asked: Mapping[str, Any], name: str) -> str:
    """What is sought in a choice, as the form sends it."""
    return " ".join(str(asked.get(f"{name}-q", "")).split())[:LONGEST]


def not_chosen(asked: Mapping[str, Any], name: str, *, chosen: bool) -> str:
    """What to say where words stand in a search and nothing was chosen of what they find; else nothing."""
    text = asked_words(asked, name)
    if not text or chosen:
        return ""
    told = _("You wrote “%(words)s” and chose nothing. Choose one of those that are found, or empty the search.")
    return told % {"words": text}


def as_key(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


@dataclass(frozen=True)
class Option:
    """One record as it is offered."""

    key: str
    words: str
    more: str = ""
    lang: str = ""
    chosen: bool = False


@dataclass
class RecordChoice:
    """One record or many: those that are chosen already, then those that are found or near."""

    name: str
    values: Sequence[Any]
    text: str
    readable: QuerySet[Any]
    search: Callable[[Any, str], Any]
    near: QuerySet[Any] | None = None
    many: bool = False
    told: Callable[[Any], str] = str
    more_told: Callable[[Any], str] = lambda _record: ""
    lang: str = ""
    # What stands in the record already, though the user may not see it: it is kept, and not told.
    kept: frozenset[UUID] = frozenset()
    # What is wrong with it, where no field of a form says so.
    wrong: Sequence[str] = ()

    @cached_property
    def keys(self) -> list[UUID]:
        return list(dict.fromkeys(key for each in self.values if (key := as_key(each))))

    @cached_property
    def chosen(self) -> list[Any]:
        """The chosen records, in the order of the list."""
        return list(self.readable.filter(pk__in=self.keys)) if self.keys else []

    @cached_property
    def offered(self) -> list[Option]:
        return [*self._chosen_options, *(self._option(each, chosen=False) for each in self._found)]

    @cached_property
    def _chosen_options(self) -> list[Option]:
        told = [self._option(each, chosen=True) for each in self.chosen]
        seen = {each.pk for each in self.chosen}
        closed = [key for key in self.keys if key in self.kept and key not in seen]
        return [*told, *(Option(str(key), str(NOT_SHOWN), chosen=True) for key in closed)]

    @cached_property
    def _found(self) -> list[Any]:
        rows = self._sought if self.text else self.near
        return [] if rows is None else list(rows.exclude(pk__in=self.keys)[:OFFERED])

    @property
    def _sought(self) -> Any:
        return self.search(self.readable, self.text).distinct()

    @cached_property
    def total(self) -> int:
        """How many are found."""
        return self._sought.count() if self.text else 0

    @property
    def more(self) -> int:
        return max(self.total - OFFERED, 0)

    @property
    def none_chosen(self) -> bool:
        return not self._chosen_options and "new" not in self.values

    def _option(self, record: Any, *, chosen: bool) -> Option:
        return Option(str(record.pk), self.told(record), self.more_told(record), self.lang, chosen)
