"""The links that a municipality reviews: its own, and those that it took over and has not carried on itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from archive.folding import fold
from municipalities.models import Municipality, Succession
from twinning.filtersets import visible_links
from twinning.models import Chain, Link
from twinning.pages.rows import LinkRow, link_rows
from twinning.status import Level, Period, Standing, evidence_on

LEVELS: Final = tuple(Level)
# From these nothing that is merely observed leads back: it has to be taken up again (DESIGN §4.5).
CLOSED: Final = frozenset({Standing.PAUSED, Standing.ENDED})


@dataclass(frozen=True)
class Reviewed:
    """One link as the registry has it on a day, seen from the municipality or from the one it succeeded."""

    row: LinkRow
    partner: Municipality
    heir_of: Municipality | None = None

    @property
    def link(self) -> Link:
        return self.row.link

    @property
    def chain(self) -> Chain | None:
        return next(iter(self.row.chains), None)

    def period(self, level: str) -> Period:
        return self.row.municipal if level == Level.MUNICIPAL else self.row.civil

    def standing(self, level: str) -> Standing:
        return self.period(level).standing

    def closed(self, level: str) -> bool:
        """Whether it was paused or ended, as far as is known."""
        period = self.period(level)
        return (period.last_known if period.standing == Standing.UNKNOWN else period.standing) in CLOSED

    def evidence(self, level: str) -> date | None:
        return evidence_on(self.period(level), self.row.day)

    @property
    def looks(self) -> tuple[Any, ...]:
        """What the registry says of it, as far as the page shows it."""
        return tuple((period.standing, period.certainty, period.last_known) for period in map(self.period, LEVELS))


def reviewed(municipality: Municipality, day: date) -> list[Reviewed]:
    """The links that are reviewed on a day, by partner, in a fixed number of queries."""
    rows = Succession.objects.visible().filter(successor=municipality).select_related("predecessor")
    before = {row.predecessor_id: row.predecessor for row in rows.order_by("pk")}
    parties = {municipality.pk: municipality, **before}
    found = visible_links().filter(Q(low__in=parties) | Q(high__in=parties))
    links = list(found.select_related("low__part_of", "high__part_of", "since_event").order_by("pk"))
    carried_on = {link.partner_of(municipality).pk for link in links if municipality.pk in (link.low_id, link.high_id)}
    kept = [row for row in link_rows(links, day) if row.overall.standing != Standing.ENDED]
    seen = _seen(kept, municipality, before)
    own = (each for each in seen if each.heir_of is None or each.partner.pk not in carried_on)
    return sorted(own, key=lambda each: (fold(each.partner.name), each.link.pk))


def _seen(rows: list[LinkRow], home: Municipality, before: dict[UUID, Municipality]) -> Iterator[Reviewed]:
    """From whose side each is seen: one between two that were merged has no partner left, and is passed over."""
    for row in rows:
        link = row.link
        sides = [key for key in (link.low_id, link.high_id) if key == home.pk or key in before]
        if len(sides) == 1:
            side = home if sides[0] == home.pk else before[sides[0]]
            yield Reviewed(row, link.partner_of(side), side if side != home else None)
