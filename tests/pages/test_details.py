"""What holds of every page about one thing: the same cost, however much there is to tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from twinning.models import About, EventKind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# The page, and the queries it costs: looked at before they are changed here.
QUERIES = {
    "link": 22,
    "municipality": 32,
    "chain": 16,
    "agreement": 7,
    "decision": 8,
    "source": 14,
    "home": 7,
    "search": 12,
}


def _grow_link(link: Any) -> None:
    agreement, decision = make.AgreementFactory(), make.DecisionFactory()
    make.DutyFactory(decision=decision)
    search, grant = make.SearchRecordFactory(municipality=link.low), make.GrantFactory(giver=link.low)
    for name, record in (("agreement", agreement), ("decision", decision), ("search_record", search), ("grant", grant)):
        make.AgreementCitationFactory(**{name: record})
    link.agreements.add(agreement)
    link.decisions.add(decision)
    link.search_records.add(search)
    link.grants.add(grant)
    event = make.EventFactory(links=[link])
    make.TwinningCitationFactory(event=event, via=make.SourceFactory())
    make.TwinningCitationFactory(event=make.EventFactory(links=[link], alternative_to=event, date="2012"))
    make.TwinningCitationFactory(link_kind=make.LinkKindFactory(link=link))
    make.MunicipalityCitationFactory(figure=make.FigureFactory(municipality=link.low))


def _grow_municipality(home: Any) -> None:
    low, high = sorted((home, make.MunicipalityFactory()), key=lambda body: body.pk)
    _grow_link(make.LinkFactory(low=low, high=high))
    figure = make.FigureFactory(municipality=None, organisation=make.OrganisationFactory(municipality=home))
    make.MunicipalityCitationFactory(figure=figure)
    make.NameFactory(municipality=home)
    make.SuccessionFactory(successor=home)
    make.MunicipalityFactory(part_of=home)
    make.TwinningCitationFactory(event=make.EventFactory(about=About.MUNICIPALITY, municipality=home))
    make.AgreementCitationFactory(search_record=make.SearchRecordFactory(municipality=home))
    make.AgreementCitationFactory(decision=make.DecisionFactory(municipality=home))


def _grow_chain(chain: Any) -> None:
    membership = make.MembershipFactory(chain=chain)
    for kind, date in ((EventKind.JOINED, "1946"), (EventKind.LEFT, "1976")):
        event = make.EventFactory(kind=kind, about=About.MEMBERSHIP, membership=membership, date=date)
        make.TwinningCitationFactory(event=event)
    meeting = make.EventFactory(kind=EventKind.ACTIVITY, about=About.CHAIN, chain=chain, host=membership.municipality)
    make.TwinningCitationFactory(event=meeting)
    organisation = make.OrganisationFactory(municipality=membership.municipality)
    make.CarrierFactory(chain=chain, link=None, organisation=organisation)
    make.FigureFactory(municipality=None, organisation=organisation, measure="members")
    grant = make.GrantFactory(receiver=organisation)
    chain.grants.add(grant)
    chain.search_records.add(make.SearchRecordFactory(municipality=membership.municipality))


def _grow_agreement(agreement: Any) -> None:
    make.AgreementCitationFactory(party=make.PartyFactory(agreement=agreement))
    make.AgreementCitationFactory(agreement=agreement)
    make.DecisionFactory(agreement=agreement)
    make.AgreementFactory(supersedes=agreement)


def _grow_decision(decision: Any) -> None:
    make.AgreementCitationFactory(duty=make.DutyFactory(decision=decision, recipient=make.MunicipalityFactory()))
    make.AgreementCitationFactory(grant=make.GrantFactory(decision=decision))
    decision.concerns.add(make.MunicipalityFactory())
    decision.organisations.add(make.OrganisationFactory())


def _grow_source(source: Any) -> None:
    link = make.LinkFactory()
    make.TwinningCitationFactory(source=source, event=make.EventFactory(links=[link]))
    make.TwinningCitationFactory(source=make.SourceFactory(), via=source, link_kind=make.LinkKindFactory(link=link))
    make.AgreementCitationFactory(source=source, duty=make.DutyFactory())
    make.MunicipalityCitationFactory(source=source, figure=make.FigureFactory())
    make.TranscriptionFactory(source=source, language=f"x{source.transcriptions.count():02}"[:3])


def _grow_anything(_nothing: None) -> None:
    _grow_link(make.LinkFactory())


MADE: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {
    "link": (make.LinkFactory, _grow_link),
    "municipality": (make.MunicipalityFactory, _grow_municipality),
    "chain": (make.ChainFactory, _grow_chain),
    "agreement": (make.AgreementFactory, _grow_agreement),
    "decision": (make.DecisionFactory, _grow_decision),
    "source": (make.SourceFactory, _grow_source),
    "home": (lambda: None, _grow_anything),
    "search": (lambda: None, _grow_anything),
}
ADDRESSES = {"home": "/", "search": "/sok/?q=a"}


@pytest.mark.parametrize("name", MADE)
def test_the_number_of_queries_does_not_grow_with_what_there_is_to_tell(client: Client, name: str) -> None:
    build, grow = MADE[name]
    record = build()
    address = ADDRESSES.get(name) or record.get_absolute_url()

    def asked() -> int:
        make.rebuild()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    for _ in range(2):
        grow(record)
    asked()
    few = asked()
    for _ in range(18):
        grow(record)
    assert asked() == few
    assert few == QUERIES[name]
