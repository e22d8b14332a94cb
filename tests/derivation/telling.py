"""Telling the registry things through its services, and asking it how a link stands."""

from __future__ import annotations

from typing import Any

from archive.dates import parse_day
from archive.models import Source
from archive.services import record_save
from municipalities.models import Municipality
from tests.factories import ChainFactory, MembershipFactory, MunicipalityFactory
from twinning.models import About, Chain, Event, EventKind, Link, Membership, StatusPeriod, TwinningCitation
from twinning.services.links import link_ensure
from twinning.statements import StatementBook
from twinning.status import Statement

LEVELS = ("municipal", "civil", "overall")
Row = tuple[Any, ...]


def town(name: str, country: str = "NO") -> Municipality:
    return Municipality.objects.filter(name=name).first() or MunicipalityFactory(name=name, country=country)


def linked(one: str = "Vänersborg", other: str = "Herning") -> Link:
    return link_ensure(one=town(one), other=town(other))


def cite(event: Event, source: Source, **fields: Any) -> TwinningCitation:
    return record_save(record=TwinningCitation(event=event, source=source, **fields))


def tell(kind: EventKind, date: str = "", *links: Link, source: Source | None = None, **fields: Any) -> Event:
    """Record an event, about these links where nothing else is said."""
    title = fields.pop("title", str(kind))
    related = {"links": links, "participants": fields.pop("participants", ())}
    event = record_save(record=Event(kind=kind, date=date, title=title, **fields), related=related)
    if source:
        cite(event, source)
    return event


def chain_of(*names: str, joined: str = "1946") -> Chain:
    chain: Chain = ChainFactory()
    for name in names:
        member(chain, name, joined)
    return chain


def member(chain: Chain, name: str, joined: str = "", left: str = "", stint: int = 1) -> Membership:
    membership: Membership = MembershipFactory(chain=chain, municipality=town(name), stint=stint)
    record_save(record=membership)
    for kind, day in ((EventKind.JOINED, joined), (EventKind.LEFT, left)):
        if day:
            of_membership(kind, day, membership)
    return membership


def of_membership(kind: EventKind, date: str, membership: Membership, **fields: Any) -> Event:
    return tell(kind, date, about=About.MEMBERSHIP, membership=membership, **fields)


def of_chain(kind: EventKind, date: str, chain: Chain, **fields: Any) -> Event:
    return tell(kind, date, about=About.CHAIN, chain=chain, **fields)


def of_town(kind: EventKind, date: str, municipality: Municipality, **fields: Any) -> Event:
    return tell(kind, date, about=About.MUNICIPALITY, municipality=municipality, **fields)


def pair(one: str, other: str) -> Link:
    """The link of two, which somebody must have made."""
    low, high = sorted((town(one), town(other)), key=lambda body: body.pk)
    return Link.objects.get(low=low, high=high)


def standing(link: Link, day: str, level: str = "municipal") -> str:
    """How it stands: a certain standing bare, a possible one with "?", a presumed one with "~"."""
    period = StatusPeriod.objects.on(parse_day(day)).get(link=link, level=level)
    return period.standing + {"possible": "?", "presumed": "~"}.get(period.certainty, "")


def statements(link: Link) -> list[Statement]:
    return StatementBook([Link.objects.get(pk=link.pk)]).statements_of(link)


def told_of(link: Link) -> list[Event]:
    return StatementBook([Link.objects.get(pk=link.pk)]).events_of(link)


def derived() -> set[Row]:
    """All that is derived, without the rows' own ids."""
    columns = [field.attname for field in StatusPeriod._meta.concrete_fields if not field.primary_key]
    since = ("pk", "since", "since_words", "since_since", "since_earliest", "since_latest", "since_event")
    return {*StatusPeriod.objects.values_list(*columns), *Link.objects.values_list(*since)}
