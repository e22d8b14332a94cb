"""From events in the database to the statements that the status fold reads.

A link's statements are the events about itself, about its two parties' municipalities, and those of the chains in
which both parties are members: a pair begins with the later joining and ends with the earlier leaving (DESIGN §2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from uuid import UUID

from django.db.models import Prefetch, Q

from agreements.models import Agreement, AgreementKind, AgreementState
from archive.dates import ImpreciseDate
from archive.models import Source, Stance
from municipalities.models import Succession, SuccessionKind
from twinning.models import (
    About,
    Asserts,
    Chain,
    ChainKind,
    Event,
    EventKind,
    EventLevel,
    Link,
    Membership,
    RankChoice,
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
ENDS_OF_AGREEMENTS = (EventKind.AGREEMENT_TERMINATED, EventKind.AGREEMENT_EXPIRED)
BINDING = (AgreementState.IN_FORCE, AgreementState.EXPIRING)
LEVELS = {
    EventLevel.MUNICIPAL: frozenset({Level.MUNICIPAL}),
    EventLevel.CIVIL: frozenset({Level.CIVIL}),
    EventLevel.BOTH: frozenset({Level.MUNICIPAL, Level.CIVIL}),
    EventLevel.NOT_STATED: frozenset({Level.MUNICIPAL}),
}


def when(day: ImpreciseDate) -> When:
    """The bounds of a date as the fold reads them."""
    return When(day.start_earliest, day.start_latest, day.end_earliest, day.end_latest, since=day.is_since)


def last_day_of(source: Source) -> date | None:
    """The latest day of which it speaks as today."""
    return source.speaks_of.latest or source.date.latest


def source_day(event: Event) -> date | None:
    """The latest day of which the event's sources speak as today; None where it has no dated source."""
    cited = [citation.source for citation in event.citations.all() if citation.stance == Stance.SUPPORTS]
    days = [last_day_of(source) for source in cited]
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
        """The day from which the membership holds; the first of all days where it is not known."""
        if self.joining is None:
            return date.min
        return self.joining.date.start_latest or self.joining.date.start_earliest or date.min

    @property
    def joined_by(self) -> date:
        """The day by which it had certainly begun; the last of all days where nobody can tell."""
        if self.joining is None:
            return date.min
        return self.joining.date.start_latest or source_day(self.joining) or date.max

    @property
    def surely_from(self) -> date:
        """The first day on which it was a member without doubt; with no joining known, its last."""
        known = self.joining and (self.joining.date.start_latest or source_day(self.joining))
        last = self.left - timedelta(days=1)
        return min(known, last) if known else last

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
    def chain(self) -> Chain:
        return self.one.membership.chain

    @property
    def begin(self) -> date:
        """The first day on which both are members."""
        return max(self.one.joined, self.other.joined)

    @property
    def end(self) -> date:
        """The first day on which one of them is a member no more."""
        return min(self.one.left, self.other.left)

    @property
    def real(self) -> bool:
        """Whether there was a day on which both were members without doubt."""
        return max(self.one.surely_from, self.other.surely_from) < self.end

    def covers(self, event: Event) -> bool:
        """Whether both were members in the time that the event tells of; a day that is not known is taken as now."""
        first, last = _time_of(event)
        return self.begin <= last and (first < self.end or self.end == date.max)

    def events(self) -> list[Event]:
        """The later joining and the earlier leaving, each with what disputes it, and what is told of either."""
        later = max((self.one, self.other), key=lambda stint: (stint.joined_by, stint.joined))
        earlier = min((self.one, self.other), key=lambda stint: stint.left)
        told = later.told_of(later.joining) + earlier.told_of(earlier.leaving)
        return told + [event for event in self.one.others() + self.other.others() if self.covers(event)]


def _day_of(event: Event) -> date | None:
    """The day by which it had certainly begun, or for an interval ended; else the day its source speaks."""
    return event.date.end_latest or event.date.start_latest or source_day(event)


def _time_of(event: Event) -> tuple[date, date]:
    """The first and the last day on which what the event tells was certainly so."""
    day = _day_of(event) or date.max
    first = event.date.start_latest or day
    if event.date.is_since:
        return first, max(first, source_day(event) or first)
    return (first, day) if event.date.end_latest else (day, day)


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
        rows = rows.select_related("chain").prefetch_related("chain__agreements__successors")
        for membership in rows.order_by("chain", "municipality", "stint"):
            stints[membership.chain_id, membership.municipality_id].append(Stint(membership))
        return stints

    def _read_events(self) -> list[Event]:
        chains = {chain for chain, _ in self.stints}
        memberships = [stint.membership.pk for stints in self.stints.values() for stint in stints]
        citations = TwinningCitation.objects.visible().select_related("source", "via", "scan")
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
        self._place = {event.pk: place for place, event in enumerate(self.events)}
        self._chains_of: dict[UUID, list[UUID]] = defaultdict(list)
        for chain, municipality in self.stints:
            self._chains_of[municipality].append(chain)
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
        for chain in self._chains_of[link.low_id]:
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
        told += [event for event in self._of_parties(link, overlaps) if not _over_before(event, told)]
        return sorted({event.pk: event for event in told}.values(), key=lambda event: self._place[event.pk])

    def _of_parties(self, link: Link, overlaps: dict[UUID, list[Overlap]]) -> list[Event]:
        """What is told of all links of either party, or of all its pairs in a chain."""
        about = self.of_municipality[link.low_id] + self.of_municipality[link.high_id]
        return [event for event in about if self._reaches(event, overlaps)]

    @staticmethod
    def _concerns(event: Event, pairs: list[Overlap]) -> bool:
        """A chain's event concerns the pairs of that day, and of a meeting only those present."""
        present = {municipality.pk for municipality in event.participants.all()}
        if present and event.host_id:
            present.add(event.host_id)
        for overlap in pairs:
            both = {overlap.one.membership.municipality_id, overlap.other.membership.municipality_id}
            if overlap.covers(event) and (not present or both <= present):
                return True
        return False

    @staticmethod
    def _reaches(event: Event, overlaps: dict[UUID, list[Overlap]]) -> bool:
        """An event about a municipality reaches all its links, or only those of the chain that limits it."""
        if event.chain_id is None:
            return True
        return any(overlap.covers(event) for overlap in overlaps.get(event.chain_id, ()))

    def statements_of(self, link: Link) -> list[Statement]:
        """The events as statements about this very link."""
        overlaps = self.overlaps(link)
        events = self.events_of(link)
        return [self._weigh(event, events, link, overlaps) for event in events]

    @staticmethod
    def _weigh(event: Event, events: list[Event], link: Link, overlaps: dict[UUID, list[Overlap]]) -> Statement:
        """What only the link can tell: since when both were members, and what agreements bind them still."""
        told = statement(event)
        if event.chain_id:
            told = _since_both_were_members(told, event, overlaps.get(event.chain_id, ()))
        if event.kind == EventKind.AGREEMENT_TERMINATED and event.asserts == Asserts.AS_KIND:
            chains = [pair.chain for pairs in overlaps.values() for pair in pairs if pair.covers(event)]
            owners: list[Link | Chain] = [link, *chains]
            if _still_bound(event, events, [paper for owner in owners for paper in owner.agreements.all()]):
                return replace(told, standing=None)
        return told

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


def _over_before(event: Event, told: Iterable[Event]) -> bool:
    """Whether the link began only after what is told of all links of a municipality: then it was none of them."""
    begun = [each.date.earliest for each in told if each.kind in BEGINNINGS and each.rank != RankChoice.DEPRECATED]
    _, last = _time_of(event)
    return bool(begun) and all(day is not None and day > last for day in begun)


def _since_both_were_members(told: Statement, event: Event, pairs: Iterable[Overlap]) -> Statement:
    """A time told of a whole chain began for a pair no sooner than the later of the two had joined."""
    begin = min((pair.begin for pair in pairs if pair.covers(event)), default=date.min)
    when = told.when
    if not (when.closed or when.since) or begin <= (when.start_latest or date.min):
        return told
    return replace(
        told, when=replace(when, start_earliest=max(begin, when.start_earliest or begin), start_latest=begin)
    )


def _still_bound(event: Event, events: Iterable[Event], papers: Iterable[Agreement]) -> bool:
    """Whether, when an agreement is terminated, another one between the municipalities is in force."""
    day = _day_of(event)
    if day is None:
        return False
    gone = {event.agreement_id}
    for each in events:
        if each.kind in ENDS_OF_AGREEMENTS and each.rank != RankChoice.DEPRECATED and (_day_of(each) or day) <= day:
            gone.add(each.agreement_id)
    left = [paper for paper in papers if paper.pk not in gone and not paper.hidden]
    return any(paper.kind != AgreementKind.ASSOCIATION and paper.state_on(day) in BINDING for paper in left)
