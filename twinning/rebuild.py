"""What the site does when a floor below, or this one, tells that records changed: rebuild the links concerned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from agreements.models import Agreement
from archive.changes import together
from archive.models import Record, Source
from municipalities.models import Municipality, Succession
from twinning.models import About, Carrier, Chain, Event, Link, LinkKind, Membership, TwinningCitation
from twinning.services.links import chain_links_ensure
from twinning.services.status import status_rebuild


def links_rebuild(records: Sequence[Record]) -> None:
    """Subscriber: make the links that changed chains make, then rebuild every link that is concerned."""
    with together():
        for chain in sorted({chain for record in records for chain in _chains(record)}, key=lambda chain: chain.pk):
            chain_links_ensure(chain=chain)
    links = {link for record in records for link in _links(record)}
    if links:
        status_rebuild(links=links)


def _chains(record: Record) -> Iterable[Chain]:
    """The chains whose members, or whose members' stints, a changed record may alter."""
    if isinstance(record, Chain):
        return [record]
    if isinstance(record, Membership):
        return [record.chain]
    if isinstance(record, Event) and record.membership:
        return [record.membership.chain]
    if isinstance(record, TwinningCitation) and record.event and record.event.membership:
        return [record.event.membership.chain]
    return []


def _links(record: Record) -> Iterable[Link]:
    match record:
        case Link():
            return [record]
        case LinkKind():
            return [record.link]
        case Carrier():
            return [record.link] if record.link else []
        case Event():
            return _links_of_event(record)
        case TwinningCitation():
            return _links_of_event(record.event) if record.event else []
        case Chain():
            return _links_of_chain(record)
        case Membership():
            return _links_of_chain(record.chain)
        case _:
            return _links_of_lower_floors(record)


def _links_of_lower_floors(record: Record) -> Iterable[Link]:
    match record:
        case Source():
            cited = Event.objects.filter(citations__source=record).distinct()
            return {link for event in cited for link in _links_of_event(event)}
        case Municipality():
            return Link.objects.of(record)
        case Succession():
            return Link.objects.of(record.predecessor)
        case Agreement():
            return record.links.all()
        case _:
            return []


def _links_of_chain(chain: Chain) -> QuerySet[Link]:
    members = chain.memberships.values("municipality")
    return Link.objects.filter(low__in=members, high__in=members)


def _links_of_event(event: Event) -> Iterable[Link]:
    """The links it speaks of now, and those whose status rested on it before."""
    rested = Link.objects.filter(Q(periods__statement=event) | Q(periods__evidence=event) | Q(since_event=event))
    match event.about:
        case About.LINKS:
            now: QuerySet[Link] = event.links.all()
        case About.CHAIN if event.chain:
            now = _links_of_chain(event.chain)
        case About.MEMBERSHIP if event.membership:
            now = _links_of_chain(event.membership.chain)
        case About.MUNICIPALITY if event.municipality:
            now = Link.objects.of(event.municipality)
        case _:
            now = Link.objects.none()
    return {*now, *rested.distinct()}
