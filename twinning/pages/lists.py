"""The rows of the lists of municipalities and chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, prefetch_related_objects

from municipalities.models import Municipality, MunicipalityKind, Name
from twinning.filtersets import visible_links
from twinning.models import Chain, Event, EventKind, Membership, StatusPeriod
from twinning.pages.events import until
from twinning.pages.rows import area_of
from twinning.status import Standing


@dataclass(frozen=True)
class MunicipalityRow:
    municipality: Municipality
    links: int
    alive: int

    @property
    def area(self) -> str:
        return area_of(self.municipality)

    @property
    def part_of(self) -> str:
        part = self.municipality.part_of
        return part.name if part and part.shown and part.kind != MunicipalityKind.REGION else ""

    @property
    def names(self) -> str:
        return ", ".join(dict.fromkeys(name.name for name in self.municipality.names.all()))


def municipality_rows(municipalities: Sequence[Municipality], day: date) -> list[MunicipalityRow]:
    """Each with how many links it has, and how many of them live on the day."""
    prefetch_related_objects(list(municipalities), Prefetch("names", queryset=Name.objects.visible()))
    ids = [municipality.pk for municipality in municipalities]
    pairs = visible_links().filter(Q(low__in=ids) | Q(high__in=ids)).order_by("pk")
    alive = StatusPeriod.objects.on(day).filter(
        level="overall", standing__in=[Standing.ACTIVE, Standing.SPORADIC], link__in=pairs
    )
    living = set(alive.values_list("link", flat=True))
    counted: Counter[UUID] = Counter()
    lively: Counter[UUID] = Counter()
    for link, low, high in pairs.values_list("pk", "low", "high"):
        counted.update([low, high])
        lively.update([low, high] if link in living else [])
    return [MunicipalityRow(each, counted[each.pk], lively[each.pk]) for each in municipalities]


@dataclass(frozen=True)
class ChainRow:
    chain: Chain
    members: list[Municipality]
    former: list[Municipality]


def chain_rows(chains: Sequence[Chain], day: date) -> list[ChainRow]:
    """Each with its members on the day, and those that had left by then; those that joined later are left out."""
    memberships = Membership.objects.visible().select_related("municipality").prefetch_related("events")
    prefetch_related_objects(list(chains), Prefetch("memberships", queryset=memberships))
    rows = []
    for chain in chains:
        joined = [each for each in chain.memberships.all() if _had_joined(each, day)]
        left = {each.pk for each in joined if _had_left(each, day)}
        present = [each.municipality for each in joined if each.pk not in left]
        rows.append(ChainRow(chain, present, [each.municipality for each in joined if each.pk in left]))
    return rows


def _had_joined(membership: Membership, day: date) -> bool:
    """Also where nobody tells of its joining."""
    told = _told(membership, EventKind.JOINED, EventKind.ESTABLISHED)
    return not told or bool(until(told, day))


def _had_left(membership: Membership, day: date) -> bool:
    told = _told(membership, EventKind.LEFT, EventKind.ENDED)
    return any((event.date.latest or date.min) <= day for event in told)


def _told(membership: Membership, *kinds: EventKind) -> list[Event]:
    return [event for event in membership.events.all() if event.kind in kinds and not event.hidden]
