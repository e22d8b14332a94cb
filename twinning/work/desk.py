"""What all finders work with: whose work it is, on which day, by whom; and the links, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import Record, Stance
from municipalities.inheritance import ceased_predecessors
from municipalities.models import Municipality
from twinning.filtersets import visible_links
from twinning.models import Chain, Link, LinkQuerySet, Review
from twinning.pages.rows import LinkRow, link_rows
from twinning.status import Standing
from twinning.work.items import Mend, Named
from twinning.work.mending import add_address, look


@dataclass(frozen=True)
class Bundle:
    """Links with the same matter: those that one chain makes, or a single one."""

    rows: list[LinkRow]
    chain: Chain | None = None
    whose: str = ""  # from whom they were taken over

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
    def bodies(self) -> dict[UUID, Municipality]:
        """The municipality, and those whose past it has taken over."""
        return {each.pk: each for each in (self.municipality, *ceased_predecessors(self.municipality, self.day))}

    @cached_property
    def links(self) -> LinkQuerySet:
        """Its own and those that it took over, but for one between two of them: that has no partner left."""
        low, high = Q(low__in=self.bodies), Q(high__in=self.bodies)
        return visible_links().filter(low | high).exclude(low & high)

    @cached_property
    def rows(self) -> list[LinkRow]:
        """The links that have not ended, by partner: what is over, or was carried on, needs nothing more."""
        links = self.links.select_related("low__part_of", "high__part_of", "since_event").order_by("pk")
        rows = link_rows(list(links), self.day)
        for row in rows:
            row.partner = row.link.partner_of(self.side(row.link))
        own = {row.partner.pk for row in rows if self.side(row.link) == self.municipality}
        open_still = [row for row in rows if row.overall.standing != Standing.ENDED]
        kept = [r for r in open_still if self.side(r.link) == self.municipality or r.partner.pk not in own]
        return sorted(kept, key=lambda row: (row.partner.name, row.link.pk))

    def side(self, link: Link) -> Municipality:
        """The one of ours that the link joins."""
        return self.bodies[link.low_id if link.low_id in self.bodies else link.high_id]

    def whose(self, body: Municipality | UUID | None) -> str:
        """From whom a thing was taken over; nothing of what is the municipality's own."""
        found = self.bodies.get(body.pk if isinstance(body, Municipality) else body)  # type: ignore[arg-type]
        if found is None or found == self.municipality:
            return ""
        return _("taken over from %(name)s") % {"name": found.name}

    @cached_property
    def reviews(self) -> dict[int, Review]:
        """The reviews of this year and of the one before, by year."""
        years = (self.today.year - 1, self.today.year)
        found = Review.objects.visible().filter(municipality=self.municipality, year__in=years)
        return {review.year: review for review in found}

    @cached_property
    def edits(self) -> bool:
        """Whether the user writes what concerns the municipality."""
        return self.user.has_perm("municipalities.change_municipality", self.municipality)

    def add(self, model: Any, label: str, page: str, **known: Any) -> Mend:
        """To the form of a new record; those who may not write are led to the page where it is told."""
        return Mend(label, add_address(model, **known)) if self.edits else look(page)

    def begin(self, wizard: str, label: str, page: str) -> Mend:
        """To a wizard of the municipality; those who may not write are led to the page where it is told."""
        return Mend(label, reverse(wizard, args=[self.municipality.slug])) if self.edits else look(page)

    def bundles(self, wanted: Callable[[LinkRow], bool]) -> Iterator[Bundle]:
        """The links that a finder wants: those of one chain together, the others one by one."""
        of_chain: dict[Any, Bundle] = {}
        for row in filter(wanted, self.rows):
            chain, side = next(iter(row.chains), None), self.side(row.link)
            if chain is None:
                yield Bundle([row], whose=self.whose(side))
            else:
                of_chain.setdefault((chain.pk, side.pk), Bundle([], chain, self.whose(side))).rows.append(row)
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
