"""From events in the database to the statements that the status fold reads.

A link's statements are the events about itself, about its two parties' municipalities, and those of the chains in
which both parties are members: a pair begins with the later joining and ends with the earlier leaving (DESIGN §2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product
from uuid import UUID

from django.db.models import Prefetch, Q

from agreements.models import AgreementState
from archive.dates import ImpreciseDate
from archive.models import Stance
from municipalities.models import Succession, SuccessionKind
from twinning.models import (
    About,
    Asserts,
    ChainKind,
    Event,
    EventKind,
    EventLevel,
    Link,
    Membership,
    TwinningCitation,
)
from twinning.status import Level, Rank, Standing, Statement, When, settle

ASSERTED_BY_KIND = {
    EventKind.ESTABLISHED: Standing.ACTIVE,
    EventKind.JOINED: Standing.ACTIVE,
    EventKind.UPGRADED: Standing.ACTIVE,
    EventKind.RESUMED: Standing.ACTIVE,
    EventKind.AGREEMENT_SIGNED: Standing.ACTIVE,
    EventKind.LISTED: Standing.ACTIVE,
    EventKind.LAPSED: Standing.DORMANT,
    EventKind.PAUSED: Standing.PAUSED,
    EventKind.ENDED: Standing.ENDED,
    EventKind.LEFT: Standing.ENDED,
    EventKind.AGREEMENT_TERMINATED: Standing.ENDED,
    EventKind.CONTACT: Standing.PROPOSED,
}
BEGINNINGS = (EventKind.ESTABLISHED, EventKind.JOINED, EventKind.UPGRADED, EventKind.AGREEMENT_SIGNED)
REOPENING = (EventKind.ESTABLISHED, EventKind.JOINED, EventKind.RESUMED)
LEVELS = {
    EventLevel.MUNICIPAL: frozenset({Level.MUNICIPAL}),
    EventLevel.CIVIL: frozenset({Level.CIVIL}),
    EventLevel.BOTH: frozenset({Level.MUNICIPAL, Level.CIVIL}),
    EventLevel.NOT_STATED: frozenset({Level.MUNICIPAL}),
}


def when(day: ImpreciseDate) -> When:
    """The bounds of a date as the fold reads them."""
    return When(day.start_earliest, day.start_latest, day.end_earliest, day.end_latest, since=day.is_since)


def source_day(event: Event) -> date | None:
    """The latest day of which the event's sources speak as today; None where it has no dated source."""
    cited = [citation.source for citation in event.citations.all() if citation.stance == Stance.SUPPORTS]
    days = [source.speaks_of.latest or source.date.latest for source in cited]
    return max((day for day in days if day), default=None)


def statement(event: Event) -> Statement:
    """The event as the fold reads it, before what only the link can tell is weighed in."""
    as_kind = event.asserts == Asserts.AS_KIND
    standing = ASSERTED_BY_KIND.get(EventKind(event.kind)) if as_kind else None
    if event.asserts not in {Asserts.AS_KIND, Asserts.NOTHING}:
        standing = Standing(event.asserts)
    level = EventLevel(event.level)
    if event.about == About.CHAIN and event.kind == EventKind.ACTIVITY and level == EventLevel.NOT_STATED:
        level = EventLevel.CIVIL  # a chain's meeting counts at civil level (DESIGN §4.3)
    return Statement(
        id=str(event.pk),
        when=when(event.date),
        levels=LEVELS[level],
        standing=standing,
        tentative=event.tentative or event.kind == EventKind.LISTED,
        only_if_new=as_kind and event.kind == EventKind.CONTACT,
        is_activity=event.kind == EventKind.ACTIVITY,
        lifts_pause=event.kind in REOPENING,
        rank=Rank(event.rank),
        disputes=frozenset({str(event.alternative_to_id)} if event.alternative_to_id else ()),
        source_day=source_day(event),
    )


@dataclass(frozen=True)
class Stint:
    """A membership with what its events say of its beginning and end."""

    membership: Membership
    events: list[Event] = field(default_factory=list)

    def _effective(self, kinds: Iterable[str]) -> Event | None:
        told = {str(event.pk): event for event in self.events if event.kind in kinds}
        kept = settle(statement(event) for event in told.values())
        kept.sort(key=lambda s: (s.when.start_latest or s.source_day or date.max, s.id))
        return told[kept[0].id] if kept else None

    @cached_property
    def joining(self) -> Event | None:
        """The joining that counts; where sources disagree, the preferred."""
        return self._effective((EventKind.JOINED, EventKind.ESTABLISHED))

    @cached_property
    def leaving(self) -> Event | None:
        return self._effective((EventKind.LEFT, EventKind.ENDED))

    @property
    def joined(self) -> date:
        """The day from which the membership certainly holds; the first of all days where it is not known."""
        return (self.joining and self.joining.date.start_latest) or date.min

    @property
    def left(self) -> date:
        """The day from which it certainly does not hold any more."""
        if self.leaving is None:
            return date.max
        return self.leaving.date.start_latest or source_day(self.leaving) or date.max

    def told_of(self, event: Event | None) -> list[Event]:
        """The event and those that dispute it, so that the disagreement is seen in the pair too."""
        if event is None:
            return []
        ids = {event.pk, event.alternative_to_id} - {None}
        return [other for other in self.events if other.pk in ids or other.alternative_to_id in ids]

    def others(self) -> list[Event]:
        """What is told of the membership besides its joining and leaving."""
        ends = (EventKind.JOINED, EventKind.ESTABLISHED, EventKind.LEFT, EventKind.ENDED)
        return [event for event in self.events if event.kind not in ends]


@dataclass(frozen=True)
class Overlap:
    """The time in which both parties of a link are members of one chain."""

    one: Stint
    other: Stint

    @property
    def real(self) -> bool:
        return max(self.one.joined, self.other.joined) < min(self.one.left, self.other.left)

    def covers(self, day: date | None) -> bool:
        """Whether both were members on that day; a day that is not known is taken as now."""
        latest = day or date.max
        return max(self.one.joined, self.other.joined) <= latest < min(self.one.left, self.other.left)

    def events(self) -> list[Event]:
        """The later joining and the earlier leaving, each with what disputes it, and what is told of either."""
        later = max((self.one, self.other), key=lambda stint: stint.joined)
        earlier = min((self.one, self.other), key=lambda stint: stint.left)
        told = later.told_of(later.joining) + earlier.told_of(earlier.leaving)
        return told + self.one.others() + self.other.others()


def _day_of(event: Event) -> date | None:
    """The day by which it had certainly begun, or for an interval ended; else the day its source speaks."""
    return event.date.end_latest or event.date.start_latest or source_day(event)


class StatementBook:
    """The statements of some links, read in a fixed number of queries however many the links are."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.links = list(links)
        self.parties = {party for link in self.links for party in (link.low_id, link.high_id)}
        self.stints = self._read_stints()
        self.events = self._read_events()
        self._place_events()

    def _read_stints(self) -> dict[tuple[UUID, UUID], list[Stint]]:
        """Every membership of a party, by chain and municipality."""
        rows = Membership.objects.visible().filter(
            municipality__in=self.parties, chain__hidden_at__isnull=True, chain__kind=ChainKind.TWIN_TOWN_CHAIN
        )
        stints: dict[tuple[UUID, UUID], list[Stint]] = defaultdict(list)
        for membership in rows.select_related("chain").order_by("chain", "municipality", "stint"):
            stints[membership.chain_id, membership.municipality_id].append(Stint(membership))
        return stints

    def _read_events(self) -> list[Event]:
        chains = {chain for chain, _ in self.stints}
        memberships = [stint.membership.pk for stints in self.stints.values() for stint in stints]
        citations = TwinningCitation.objects.visible().select_related("source", "via")
        wanted = (
            Q(about=About.LINKS, links__in=self.links)
            | Q(about=About.CHAIN, chain__in=chains)
            | Q(about=About.MEMBERSHIP, membership__in=memberships)
            | Q(about=About.MUNICIPALITY, municipality__in=self.parties)
        )
        ids = Event.objects.visible().filter(wanted).values("pk")
        events = Event.objects.filter(pk__in=ids).select_related("agreement").in_time_order()
        return list(events.prefetch_related("participants", "links", Prefetch("citations", queryset=citations)))

    def _place_events(self) -> None:
        self.of_link: dict[UUID, list[Event]] = defaultdict(list)
        self.of_chain: dict[UUID, list[Event]] = defaultdict(list)
        self.of_municipality: dict[UUID, list[Event]] = defaultdict(list)
        stints = {stint.membership.pk: stint for group in self.stints.values() for stint in group}
        for event in self.events:
            if event.about == About.MEMBERSHIP and event.membership_id:
                stints[event.membership_id].events.append(event)
            elif event.about == About.CHAIN and event.chain_id:
                self.of_chain[event.chain_id].append(event)
            elif event.about == About.MUNICIPALITY and event.municipality_id:
                self.of_municipality[event.municipality_id].append(event)
            for link in event.links.all() if event.about == About.LINKS else ():
                self.of_link[link.pk].append(event)

    def overlaps(self, link: Link) -> dict[UUID, list[Overlap]]:
        """Where and when the two parties are, or were, members of one chain."""
        found: dict[UUID, list[Overlap]] = {}
        for chain, municipality in self.stints:
            if municipality != link.low_id:
                continue
            pairs = product(self.stints[chain, link.low_id], self.stints.get((chain, link.high_id), ()))
            real = [overlap for one, other in pairs if (overlap := Overlap(one, other)).real]
            if real:
                found[chain] = real
        return found

    def events_of(self, link: Link) -> list[Event]:
        """Every event that says something of the link, in time order, none twice."""
        overlaps = self.overlaps(link)
        told = list(self.of_link[link.pk])
        for chain, pairs in overlaps.items():
            told += [event for overlap in pairs for event in overlap.events()]
            told += [event for event in self.of_chain[chain] if self._concerns(event, pairs)]
        for party in (link.low_id, link.high_id):
            told += [event for event in self.of_municipality[party] if self._reaches(event, overlaps)]
        wanted = {event.pk for event in told}
        return [event for event in self.events if event.pk in wanted]

    @staticmethod
    def _concerns(event: Event, pairs: list[Overlap]) -> bool:
        """A chain's event concerns the pairs of that day, and of a meeting only those present."""
        present = {municipality.pk for municipality in event.participants.all()}
        for overlap in pairs:
            both = {overlap.one.membership.municipality_id, overlap.other.membership.municipality_id}
            if overlap.covers(_day_of(event)) and (not present or both <= present):
                return True
        return False

    @staticmethod
    def _reaches(event: Event, overlaps: dict[UUID, list[Overlap]]) -> bool:
        """An event about a municipality reaches all its links, or only those of the chain that limits it."""
        if event.chain_id is None:
            return True
        return any(overlap.covers(_day_of(event)) for overlap in overlaps.get(event.chain_id, ()))

    def statements_of(self, link: Link) -> list[Statement]:
        return [_weigh(event, link) for event in self.events_of(link)]

    @cached_property
    def _ceased(self) -> dict[UUID, date]:
        merged = Succession.objects.visible().filter(
            predecessor__in=self.parties, kind__in=(SuccessionKind.MERGED, SuccessionKind.SPLIT)
        )
        days = [(s.predecessor_id, s.date.latest) for s in merged]
        parties = {party.pk: party for link in self.links for party in (link.low, link.high)}
        days += [(pk, party.existed_to.latest) for pk, party in parties.items()]
        ceased: dict[UUID, date] = {}
        for pk, day in days:
            if day:
                ceased[pk] = min(day, ceased.get(pk, day))
        return ceased

    def ceased(self, link: Link) -> date | None:
        """The day on which the first of the two parties ceased to exist."""
        days = [self._ceased[pk] for pk in (link.low_id, link.high_id) if pk in self._ceased]
        return min(days, default=None)


def _weigh(event: Event, link: Link) -> Statement:
    """A terminated agreement ends the link only where no other agreement of the link is in force after it."""
    told = statement(event)
    if event.kind != EventKind.AGREEMENT_TERMINATED or event.asserts != Asserts.AS_KIND:
        return told
    day = _day_of(event)
    binding = {AgreementState.IN_FORCE, AgreementState.EXPIRING}
    others = [a for a in link.agreements.all() if a.pk != event.agreement_id and not a.hidden]
    if day and any(agreement.state_on(day) in binding for agreement in others):
        return Statement(id=told.id, when=told.when, levels=told.levels, source_day=told.source_day)
    return told
