"""What all finders work with: whose work it is, on which day, by whom; and the links, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import Record, Stance
from municipalities.models import Municipality
from twinning.filtersets import visible_links
from twinning.models import Chain
from twinning.pages.rows import LinkRow, link_rows
from twinning.status import Standing
from twinning.work.items import Mend, Named
from twinning.work.mending import add_address, look


@dataclass(frozen=True)
class Bundle:
    """Links with the same matter: those that one chain makes, or a single one."""

    rows: list[LinkRow]
    chain: Chain | None = None

    @property
    def first(self) -> LinkRow:
        return self.rows[0]

    @property
    def name(self) -> Named:
        """The chain, where it makes several of them; else the partner."""
        if self.chain is not None and len(self.rows) > 1:
            return Named(self.chain.name, self.chain.get_absolute_url(), self.chain.titled_in)
        return Named(self.first.partner.name, self.first.link.get_absolute_url(), "")

    @property
    def event(self) -> dict[str, Any]:
        """What a new statement about them is about, as its form takes it."""
        if self.chain is not None and len(self.rows) > 1:
            return {"chain": self.chain.pk}
        return {"links": self.first.link.pk}


class Desk:
    """The work of one municipality on a day, for one of its staff."""

    def __init__(self, municipality: Municipality, day: date, user: User, *, today: date | None = None) -> None:
        self.municipality = municipality
        self.day = day
        self.user = user
        self.today = today or day

    @cached_property
    def rows(self) -> list[LinkRow]:
        """Its links that have not ended, by partner: what is over needs nothing more."""
        links = visible_links().of(self.municipality).select_related("low__part_of", "high__part_of", "since_event")
        rows = link_rows(list(links), self.day, seen_from=self.municipality)
        kept = [row for row in rows if row.overall.standing != Standing.ENDED]
        return sorted(kept, key=lambda row: (row.partner.name, row.link.pk))

    @cached_property
    def edits(self) -> bool:
        """Whether the user writes what concerns the municipality."""
        return self.user.has_perm("municipalities.change_municipality", self.municipality)

    def add(self, model: Any, label: str, page: str, **known: Any) -> Mend:
        """To the form of a new record; those who may not write are led to the page where it is told."""
        return Mend(label, add_address(model, **known)) if self.edits else look(page)

    def bundles(self, wanted: Callable[[LinkRow], bool]) -> Iterator[Bundle]:
        """The links that a finder wants: those of one chain together, the others one by one."""
        of_chain: dict[Any, Bundle] = {}
        for row in filter(wanted, self.rows):
            chain = next(iter(row.chains), None)
            if chain is None:
                yield Bundle([row])
            else:
                of_chain.setdefault(chain.pk, Bundle([], chain)).rows.append(row)
        yield from of_chain.values()

    @staticmethod
    def recorded(records: Iterable[Record]) -> date:
        """The day on which the first of them was recorded: since when it lacks what it never had."""
        return min(timezone.localdate(record.created_at) for record in records)

    def told_on(self, records: Iterable[Any]) -> ImpreciseDate:
        """The latest date of the sources that tell of these; of those only that the user may read."""
        cited = [citation for record in records for citation in record.citations.all()]
        open_to = [c.source for c in cited if c.stance == Stance.SUPPORTS and c.readable_by(self.user)]
        days = [source.speaks_of if source.speaks_of.known else source.date for source in open_to if not source.hidden]
        return max((day for day in days if day.latest), key=lambda day: day.latest or date.min, default=UNKNOWN)
