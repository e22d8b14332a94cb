"""What a link that is carried on takes along: how it stood on the day before, and nothing where that was unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from archive.dates import ImpreciseDate
from twinning.models import Asserts, EventLevel, Link, StatusPeriod
from twinning.status import Certainty, Level, Standing
from twinning.status.days import day_before

# An end at one level is no standing to carry on, nor is what nobody knows.
NOTHING_TO_CARRY = (Standing.UNKNOWN, Standing.ENDED)


@dataclass(frozen=True)
class Carried:
    """What is said of the new link at a level, or at both."""

    level: str
    asserts: str
    tentative: bool = False


SILENT = Carried(EventLevel.BOTH, Asserts.NOTHING)
Before = Mapping[str, Carried]


def standings_before(links: Iterable[Link], day: ImpreciseDate) -> dict[UUID, Before]:
    """What each link is known to have been on the day before, by level; one query for all of them."""
    before = day.earliest and day_before(day.earliest)
    if before is None:
        return {}
    keys = [each.pk for each in links]
    rows = (
        StatusPeriod.objects.on(before).filter(link__in=keys, level__in=[*Level]).exclude(standing__in=NOTHING_TO_CARRY)
    )
    found: dict[UUID, dict[str, Carried]] = defaultdict(dict)
    for row in rows.order_by("link", "level"):
        found[row.link_id][row.level] = Carried(row.level, row.standing, row.certainty != Certainty.CERTAIN)
    return {**found}


def said_of_new(before: Before) -> list[Carried]:
    """What its events say: one of both levels where they stood alike, and one that says nothing where none is known."""
    said = [before[level] for level in Level if level in before]
    alike = {(each.asserts, each.tentative) for each in said}
    if len(said) == len(Level) and len(alike) == 1:
        return [Carried(EventLevel.BOTH, said[0].asserts, said[0].tentative)]
    return said or [SILENT]
