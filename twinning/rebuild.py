"""What the site does when a floor below, or this one, tells that records changed: rebuild the links concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from agreements.models import Agreement
from archive.changes import together
from archive.models import Record, Source
from municipalities.models import Municipality, Succession
from twinning.models import About, Chain, Event, Link, LinkKind, Membership, TwinningCitation
from twinning.services.links import chain_links_ensure
from twinning.services.status import status_rebuild


def links_rebuild(records: Sequence[Record]) -> None:
    """Subscriber: make the links that changed chains make, then rebuild every link that is concerned."""
    reach = Reach()
    for record in records:
        reach.add(record)
    authors = (getattr(record, "_history_user", None) for record in records)
    by = next(filter(None, authors), None)
    with together():
        for chain in Chain.objects.filter(pk__in=reach.remade).order_by("pk"):
            chain_links_ensure(chain=chain, by=by)
    links = reach.found()
    if links:
        status_rebuild(links=links)


@dataclass
class Reach:
    """What changed records concern: links by themselves, all links of municipalities, all pairs of chains."""

    links: set[UUID] = field(default_factory=set)
    events: set[UUID] = field(default_factory=set)  # of which it is asked in the end which links they tell of
    bodies: set[UUID] = field(default_factory=set)
    # Chains, with municipalities that a changed membership may just have taken out of them.
    chains: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    remade: set[UUID] = field(default_factory=set)  # chains whose pairs may be others now

    def add(self, record: Record) -> None:
        """Take in what rests on a record; records that no status rests on concern nothing."""
        match record:
            case Link():
                self.links.add(record.pk)
            case LinkKind():
                self.links.add(record.link_id)
            case Chain():
                self._remake(record.pk)
            case Membership():
                self._remake(record.chain_id, record.municipality_id)
            case Event():
                self._add_events([record])
            case TwinningCitation():
                self._add_events([record.event] if record.event else [])
            case _:
                self._add_lower_floors(record)

    def _add_lower_floors(self, record: Record) -> None:
        match record:
            case Source():
                cited = Event.objects.filter(citations__source=record).select_related("membership")
                self._add_events(cited.prefetch_related("links").distinct().order_by("pk"))
            case Municipality():
                self.bodies.add(record.pk)
                self.remade.update(record.memberships.values_list("chain", flat=True))
            case Succession():
                self.bodies.add(record.predecessor_id)
            case Agreement():
                self._add_agreement(record)

    def _add_agreement(self, agreement: Agreement) -> None:
        """An agreement bears on the end of its links, and so does one that it supersedes."""
        borne = [agreement.pk, agreement.supersedes_id]
        self.links.update(Link.objects.filter(agreements__in=borne).values_list("pk", flat=True))
        for chain in Chain.objects.filter(agreements__in=borne).values_list("pk", flat=True):
            self._pair_up(chain)

    def _add_events(self, events: Iterable[Event]) -> None:
        for event in events:
            match event.about:
                case About.LINKS if _as_it_was(event):
                    self.links.update(link.pk for link in event.links.all())
                case About.LINKS:
                    self.events.add(event.pk)
                case About.CHAIN if event.chain_id:
                    self._pair_up(event.chain_id)
                case About.MEMBERSHIP if event.membership:
                    self._remake(event.membership.chain_id, event.membership.municipality_id)
                case About.MUNICIPALITY if event.municipality_id:
                    self.bodies.add(event.municipality_id)

    def _remake(self, chain: UUID, *members: UUID) -> None:
        self._pair_up(chain, *members)
        self.remade.add(chain)

    def _pair_up(self, chain: UUID, *members: UUID) -> None:
        self.chains[chain].update(members)

    def found(self) -> set[Link]:
        """The links, as they are now."""
        one_by_one = Q(pk__in=self.links) | Q(low__in=self.bodies) | Q(high__in=self.bodies)
        links = set(Link.objects.filter(one_by_one))
        links |= set(Link.objects.filter(events__in=self.events)) if self.events else set()
        for chain, others in self.chains.items():
            members = Membership.objects.filter(chain=chain).values_list("municipality", flat=True)
            parties = {*members, *others}
            links |= set(Link.objects.filter(low__in=parties, high__in=parties))
        return links


def _as_it_was(event: Event) -> bool:
    """Whether its links were read along with it, as they are of a record from before a change."""
    return "links" in getattr(event, "_prefetched_objects_cache", {})
