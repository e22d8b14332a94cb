"""Chains and their members."""

from __future__ import annotations

from typing import Any

from municipalities.models import Measure, Municipality
from tests import factories as make
from tests.api.conftest import Ask
from twinning.models import About, Chain, ChainKind, EventKind, Membership


def joins(chain: Chain, name: str, joined: str, left: str = "") -> Membership:
    membership: Membership = make.MembershipFactory(chain=chain, municipality__name=name)
    about: dict[str, Any] = {"about": About.MEMBERSHIP, "membership": membership}
    make.EventFactory(kind=EventKind.JOINED, date=joined, **about)
    if left:
        make.EventFactory(kind=EventKind.LEFT, date=left, **about)
    return membership


def association(chain: Chain, municipality: Municipality, members: int | None) -> None:
    organisation = make.OrganisationFactory(municipality=municipality)
    make.CarrierFactory(link=None, chain=chain, organisation=organisation)
    make.FigureFactory(
        municipality=None, organisation=organisation, measure=Measure.MEMBERS, value=members, date="2013"
    )


def members(ask: Ask, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = ask(
        f"chains/nordiska-kedjan/members?{query}" if query else "chains/nordiska-kedjan/members"
    )
    return answer


def test_a_chain_counts_its_members_of_the_day(ask: Ask) -> None:
    chain = make.ChainFactory(name="Nordiska kedjan")
    joins(chain, "Vänersborg", "1946")
    joins(chain, "Utajärvi", "1948", "1976")
    counts = {day: ask(f"chains?as_of={day}")["chains"][0]["members"] for day in ("1940", "1947", "1960", "1980")}
    assert counts == {"1940": 0, "1947": 1, "1960": 2, "1980": 1}


def test_every_stint_tells_when_it_began_and_ended(ask: Ask) -> None:
    chain = make.ChainFactory(name="Nordiska kedjan")
    joins(chain, "Vänersborg", "1946")
    joins(chain, "Utajärvi", "1948", "1976")
    told = {row["municipality"]["name"]: row for row in members(ask)["members"]}
    assert list(told) == ["Utajärvi", "Vänersborg"]
    assert told["Utajärvi"]["left"]["date"]["edtf"] == "1976"
    assert (told["Vänersborg"]["left"], told["Vänersborg"]["member"]) == (None, True)
    assert told["Utajärvi"]["member"] is False


def test_a_disputed_year_stands_beside_the_one_that_counts(ask: Ask) -> None:
    arsuk = joins(make.ChainFactory(name="Nordiska kedjan"), "Arsuk", "1987")
    table = arsuk.events.get()
    make.EventFactory(
        kind=EventKind.JOINED, about=About.MEMBERSHIP, membership=arsuk, date="1989", alternative_to=table
    )
    joined = members(ask)["members"][0]["joined"]
    assert joined["date"]["edtf"] == "1987"
    assert [other["date"]["edtf"] for other in joined["alternatives"]] == ["1989"]


def test_the_total_says_how_many_are_not_known(ask: Ask) -> None:
    chain = make.ChainFactory(name="Nordiska kedjan")
    association(chain, joins(chain, "Vänersborg", "1946").municipality, 100)
    association(chain, joins(chain, "Eiði", "1978").municipality, None)
    association(chain, joins(chain, "Utajärvi", "1948", "1976").municipality, 999)
    answer = members(ask, "as_of=2014")
    assert answer["total"] == {"municipalities": 2, "value": 100, "not_known": 1}
    figures = {row["municipality"]["name"]: row["figure"]["value"] for row in answer["members"]}
    assert figures == {"Eiði": None, "Utajärvi": 999, "Vänersborg": 100}
    assert members(ask, "as_of=2000")["members"][0]["figure"] is None


def test_members_come_in_pages_with_the_total_of_all(ask: Ask) -> None:
    chain = make.ChainFactory(name="Nordiska kedjan")
    for name in ("Herning", "Holmestrand", "Vänersborg"):
        joins(chain, name, "1946")
    answer = members(ask, "limit=2")
    assert (answer["_meta"]["count"], answer["total"]["municipalities"]) == (2, 3)


def test_chains_are_found_by_member_country_kind_and_name(ask: Ask) -> None:
    nordic = make.ChainFactory(name="Nordiska kedjan")
    joins(nordic, "Herning", "1946")
    make.ChainFactory(name="Umeåregionen", kind=ChainKind.REGIONAL_NETWORK)
    found = {
        query: [chain["name"] for chain in ask(f"chains?{query}")["chains"]]
        for query in ("municipality=herning", "country=NO", "kind=regional_network", "q=umea", "sort=-name")
    }
    assert found == {
        "municipality=herning": ["Nordiska kedjan"],
        "country=NO": ["Nordiska kedjan"],
        "kind=regional_network": ["Umeåregionen"],
        "q=umea": ["Umeåregionen"],
        "sort=-name": ["Umeåregionen", "Nordiska kedjan"],
    }
