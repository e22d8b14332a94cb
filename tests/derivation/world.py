"""A small registry and the edits that people may make to it, each chosen by three numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from archive.changes import together
from archive.models import Record
from archive.services import record_hide, record_restore, record_save
from municipalities.models import Municipality, Succession, SuccessionKind
from tests.derivation.telling import chain_of, cite, linked, tell, town
from tests.factories import AgreementFactory, SourceFactory
from twinning.models import (
    About,
    Asserts,
    ChainKind,
    Event,
    EventKind,
    EventLevel,
    Link,
    LinkKind,
    Membership,
    RankChoice,
)

T = TypeVar("T")
DAYS = ["", "1946", "1960-06-01", "1970/1980", "sedan 1985", "efter 1975", "1990~", "2010"]
KINDS = [
    EventKind.ESTABLISHED,
    EventKind.JOINED,
    EventKind.LEFT,
    EventKind.LAPSED,
    EventKind.LISTED,
    EventKind.ACTIVITY,
    EventKind.ENDED,
    EventKind.AGREEMENT_TERMINATED,
]
TOWNS = ["Vänersborg", "Herning", "Husby", "Utajärvi"]


def of(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


@dataclass
class World:
    """Two chains of three, two links beside them, and what has been recorded so far."""

    chains: list[Any] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)  # whatever may be hidden and restored
    sources: list[Any] = field(default_factory=list)
    papers: list[Any] = field(default_factory=list)
    citations: list[Any] = field(default_factory=list)

    @classmethod
    def new(cls) -> World:
        world = cls()
        with together():
            world.chains = [chain_of(*TOWNS[:3]), chain_of(*TOWNS[1:], joined="1960")]
            linked(TOWNS[0], TOWNS[3])
        world.sources = [SourceFactory(date=day) for day in ("1950", "2014", "")]
        world.papers = [AgreementFactory(signed=day) for day in ("1964", "1993")]
        world.events = list(Event.objects.order_by("created_at", "pk"))
        world.records = [*world.chains, *world.memberships, *world.events, *world.sources, *world.papers]
        world.records += list(Municipality.objects.order_by("name"))
        return world

    @property
    def memberships(self) -> list[Membership]:
        return list(Membership.objects.order_by("created_at", "pk"))

    @property
    def links(self) -> list[Link]:
        return list(Link.objects.order_by("slug"))

    def target(self, number: int) -> dict[str, Any]:
        """What an event is about; the fields that it leaves are emptied."""
        empty: dict[str, Any] = {"chain": None, "membership": None, "municipality": None}
        choices: list[dict[str, Any]] = [
            {"about": About.LINKS},
            {"about": About.CHAIN, "chain": of(self.chains, number)},
            {"about": About.MEMBERSHIP, "membership": of(self.memberships, number)},
            {"about": About.MUNICIPALITY, "municipality": town(of(TOWNS, number))},
            {"about": About.MUNICIPALITY, "municipality": town(of(TOWNS, number)), "chain": of(self.chains, number)},
        ]
        return empty | of(choices, number)


def keep(world: World, record: Any) -> Any:
    world.records.append(record)
    return record


def record_event(world: World, a: int, b: int, c: int) -> None:
    fields = {**world.target(b), "agreement": of(world.papers, c), "level": of(list(EventLevel), c)}
    if a % 3 == 0:
        fields["alternative_to"] = of(world.events, c)
    links = [of(world.links, b), of(world.links, c)]
    world.events.append(keep(world, tell(of(KINDS, a), of(DAYS, c), *links, **fields)))


def correct_event(world: World, a: int, b: int, c: int) -> None:
    event = of(world.events, a)
    changes: list[dict[str, Any]] = [
        {"date": of(DAYS, c)},
        {"rank": of(list(RankChoice), c)},
        {"asserts": of(list(Asserts), c)},
        {"kind": of(KINDS, c)},
        world.target(c),
    ]
    changed(event, **of(changes, b))


def move_event(world: World, a: int, b: int, c: int) -> None:
    record_save(record=of(world.events, a), related={"links": [of(world.links, b), of(world.links, c)]})


def cite_event(world: World, a: int, b: int, _c: int) -> None:
    world.citations.append(keep(world, cite(of(world.events, a), of(world.sources, b))))


def move_citation(world: World, a: int, b: int, c: int) -> None:
    if world.citations:
        changed(of(world.citations, a), event=of(world.events, b), source=of(world.sources, c))


def date_source(world: World, a: int, b: int, c: int) -> None:
    changed(of(world.sources, a), **{of(["date", "speaks_of"], c): of(DAYS, b)})


def hide(world: World, a: int, b: int, _c: int) -> None:
    record_hide(record=of(world.records, a * 8 + b), reason="Dubblett")


def restore(world: World, a: int, _b: int, _c: int) -> None:
    hidden = [record for record in world.records if record.hidden]
    if hidden:
        record_restore(record=of(hidden, a), reason="Rätt ändå")


def add_member(world: World, a: int, b: int, c: int) -> None:
    membership = Membership(chain=of(world.chains, a), municipality=town(of(TOWNS, b)), stint=1 + c % 2)
    keep(world, record_save(record=membership))


def move_member(world: World, a: int, b: int, c: int) -> None:
    changed(of(world.memberships, a), chain=of(world.chains, b), municipality=town(of(TOWNS, c)))


def turn_chain(world: World, a: int, b: int, _c: int) -> None:
    changed(of(world.chains, a), kind=of(list(ChainKind), b))


def end_town(world: World, a: int, b: int, _c: int) -> None:
    changed(town(of(TOWNS, a)), existed_to=of(DAYS, b))


def succeed(world: World, a: int, b: int, c: int) -> None:
    succession = Succession(predecessor=town(of(TOWNS, a)), successor=town(of(TOWNS, b)), date=of(DAYS, c))
    succession.kind = of(list(SuccessionKind), c)
    keep(world, record_save(record=succession))


def bind(world: World, a: int, b: int, c: int) -> None:
    owner: Any = of([*world.links, *world.chains], a)
    record_save(record=owner, related={"agreements": world.papers[: 1 + b % 2]})
    changed(of(world.papers, b), terminated=of(DAYS, c), supersedes=None)


def name_kind(world: World, a: int, b: int, _c: int) -> None:
    keep(world, record_save(record=LinkKind(link=of(world.links, a), kind="twin_town", start=of(DAYS, b))))


def changed(record: Any, **fields: Any) -> None:
    """Save a copy as it is stored now, as any page would; what is refused leaves no trace in the world."""
    stored = type(record).objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(stored, name, value)
    record_save(record=stored)


EDITS: list[Callable[[World, int, int, int], None]] = [
    record_event,
    correct_event,
    move_event,
    cite_event,
    move_citation,
    date_source,
    hide,
    restore,
    add_member,
    move_member,
    turn_chain,
    end_town,
    succeed,
    bind,
    name_kind,
]
