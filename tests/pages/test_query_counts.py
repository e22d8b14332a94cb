"""A page of one thing costs as many queries with thirty things told of it as with two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Source
from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from twinning.models import About, Chain, EventKind, Link

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
# What each page costs; a change is looked at before it is written here.
PINNED = {
    "/kommuner/hemma/": 48,
    "/relationer/hemma-grannen/": 26,
    "/kedjor/kedjan/": 23,
    "/avtal/avtalet/": 8,
    "/beslut/beslutet/": 9,
    "/kallor/kallan/": 20,
    "/": 8,
    "/sok/?q=e": 14,
}


class World:
    """A municipality, a link, a chain, an agreement, a decision and a source, of which ever more is told."""

    def __init__(self) -> None:
        self.home: Municipality = make.MunicipalityFactory(name="Hemma", country="SE")
        self.partner: Municipality = make.MunicipalityFactory(name="Grannen")
        self.source: Source = make.SourceFactory(title="Källan")
        self.link: Link = make.LinkFactory(low=self.home, high=self.partner)
        self.chain: Chain = make.chained(self.home, self.partner, name="Kedjan")
        self.agreement = make.AgreementFactory(title="Avtalet")
        self.decision = make.DecisionFactory(title="Beslutet", municipality=self.home, agreement=self.agreement)

    def grow(self, count: int) -> None:
        for _ in range(count):
            self._links()
            self._papers()
        make.rebuild()

    def _links(self) -> None:
        other = make.MunicipalityFactory()
        link = make.LinkFactory(low=self.home, high=other)
        events = [make.EventFactory(links=[each]) for each in (link, self.link)]
        events.append(make.EventFactory(links=[self.link], alternative_to=events[1], date="2012"))
        membership = make.MembershipFactory(chain=self.chain, municipality=other)
        told = {"kind": EventKind.JOINED, "about": About.MEMBERSHIP, "membership": membership}
        events.append(make.EventFactory(**told))
        events.append(make.EventFactory(about=About.CHAIN, chain=self.chain, kind=EventKind.ACTIVITY, host=other))
        events.append(make.EventFactory(about=About.MUNICIPALITY, municipality=self.home))
        for event in events:
            self.cite(make.TwinningCitationFactory, event=event)
        association = make.OrganisationFactory(municipality=other)
        make.CarrierFactory(link=None, chain=self.chain, organisation=association)
        figure = make.FigureFactory(municipality=None, organisation=association, measure="members")
        self.cite(make.MunicipalityCitationFactory, figure=figure)
        self.cite(make.MunicipalityCitationFactory, name=make.NameFactory(municipality=self.home))
        own = make.FigureFactory(municipality=self.home, scope=str(other))
        self.cite(make.MunicipalityCitationFactory, figure=own)
        self.cite(make.MunicipalityCitationFactory, organisation=make.OrganisationFactory(municipality=self.home))
        self.cite(make.TwinningCitationFactory, link_kind=make.LinkKindFactory(link=link))

    def _papers(self) -> None:
        agreement = make.AgreementFactory()
        party = make.PartyFactory(agreement=self.agreement)
        decision = make.DecisionFactory(municipality=self.home, agreement=self.agreement)
        duty = make.DutyFactory(decision=self.decision, recipient=make.MunicipalityFactory())
        grant = make.GrantFactory(giver=self.home, decision=self.decision)
        search = make.SearchRecordFactory(municipality=self.home)
        told = {"agreement": agreement, "party": party, "decision": decision, "duty": duty, "grant": grant}
        for name, subject in {**told, "search_record": search}.items():
            self.cite(make.AgreementCitationFactory, **{name: subject})
        for holder in (self.link, self.chain):
            holder.agreements.add(agreement)
            holder.decisions.add(decision)
            holder.grants.add(grant)
            holder.search_records.add(search)
        self.decision.concerns.add(make.MunicipalityFactory())

    def cite(self, factory: Callable[..., Any], **subject: Any) -> None:
        """Once by the source, once by one known through it."""
        factory(**subject, source=self.source)
        factory(**subject, source=make.SourceFactory(), via=self.source)


def costs(client: Client) -> dict[str, int]:
    found = {}
    for path in PINNED:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        found[path] = len(queries)
    return found


def test_the_number_of_queries_does_not_grow_with_what_is_told(client: Client) -> None:
    world = World()
    world.grow(2)
    costs(client)
    few = costs(client)
    with make.without_history():
        world.grow(28)
    world.grow(2)
    assert costs(client) == few
    assert few == PINNED


def test_nor_for_those_who_are_led_to_add_evidence(client: Client, owner: User) -> None:
    world = World()
    StaffRole.objects.create(user=owner, municipality=world.home, role=Role.EDITOR)
    client.force_login(owner)
    world.grow(2)
    costs(client)
    few = costs(client)
    world.grow(6)
    assert costs(client) == few
