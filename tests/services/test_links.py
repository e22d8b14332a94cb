"""One link a pair, and the pairs that a chain makes."""

from itertools import combinations
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.services import record_hide, record_restore, record_save
from municipalities.models import Municipality
from tests.factories import ChainFactory, EventFactory, MembershipFactory, MunicipalityFactory, UserFactory
from twinning.models import About, Chain, ChainKind, EventKind, Link, Membership
from twinning.services.links import chain_links_ensure, link_ensure, link_find

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Municipality:
    return MunicipalityFactory(name="Vänersborg", country="SE")


@pytest.fixture
def other() -> Municipality:
    return MunicipalityFactory(name="Herning", country="DK")


@pytest.fixture
def chain() -> Chain:
    return ChainFactory(name="Kedjan")


def member(chain: Chain, name: str, joined: str = "", left: str = "", stint: int = 1) -> Membership:
    municipality = Municipality.objects.filter(name=name).first() or MunicipalityFactory(name=name)
    membership = MembershipFactory(chain=chain, municipality=municipality, stint=stint)
    for kind, day in ((EventKind.JOINED, joined), (EventKind.LEFT, left)):
        if day:
            EventFactory(kind=kind, about=About.MEMBERSHIP, membership=membership, date=day)
    return membership


def pairs(links: Any) -> set[frozenset[str]]:
    return {frozenset({link.low.name, link.high.name}) for link in links}


def of(*names: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(names, 2)}


def test_a_link_is_found_in_either_order(one: Municipality, other: Municipality) -> None:
    link = link_ensure(one=one, other=other)
    assert link_find(one=one, other=other) == link_find(one=other, other=one) == link


def test_there_is_no_link_until_one_is_made(one: Municipality, other: Municipality) -> None:
    assert link_find(one=one, other=other) is None


def test_a_second_row_is_never_made(one: Municipality, other: Municipality) -> None:
    link = link_ensure(one=one, other=other)
    assert link_ensure(one=other, other=one) == link
    assert Link.objects.count() == 1


def test_a_hidden_link_is_found_and_not_made_again(one: Municipality, other: Municipality) -> None:
    link = record_hide(record=link_ensure(one=one, other=other), reason="Var aldrig någon")
    assert link_ensure(one=one, other=other) == link
    assert Link.objects.count() == 1


def test_the_same_pair_has_the_same_id_whoever_makes_it(one: Municipality, other: Municipality) -> None:
    link = link_ensure(one=one, other=other)
    Link.objects.all().delete()
    assert link_ensure(one=other, other=one).pk == link.pk


def test_who_comes_second_gets_the_link_that_the_first_made(one: Municipality, other: Municipality) -> None:
    low, high = sorted((one, other), key=lambda body: body.pk)
    looks: list[str] = []

    def meanwhile(execute: Any, sql: str, *rest: Any) -> Any:
        result = execute(sql, *rest)
        if "FROM" in sql and "twinning_link" in sql:
            looks.append(sql)
            if len(looks) == 1:
                Link.objects.bulk_create([Link(low=low, high=high, slug="i-mellantiden")])
        return result

    with connection.execute_wrapper(meanwhile):
        assert link_ensure(one=one, other=other).slug == "i-mellantiden"
    assert Link.objects.count() == 1


def test_a_chain_makes_a_pair_of_each_two_whose_stints_overlap(chain: Chain) -> None:
    member(chain, "Vänersborg", "1946")
    member(chain, "Herning", "1946")
    member(chain, "Utajärvi", "1948", "1976")
    member(chain, "Lappi", "1978")
    made = of("Vänersborg", "Herning", "Utajärvi") | of("Vänersborg", "Herning", "Lappi")
    assert pairs(chain_links_ensure(chain=chain)) == pairs(Link.objects.all()) == made


def test_who_joined_on_the_day_the_other_left_was_never_with_it(chain: Chain) -> None:
    member(chain, "Utajärvi", "1948", "1976-06-01")
    member(chain, "Lappi", "1976-06-01")
    assert chain_links_ensure(chain=chain) == []


def test_a_second_stint_makes_a_pair_that_the_first_did_not(chain: Chain) -> None:
    member(chain, "Lappi", "1978")
    member(chain, "Utajärvi", "1948", "1976")
    assert chain_links_ensure(chain=chain) == []
    member(chain, "Utajärvi", "1990", stint=2)
    assert pairs(chain_links_ensure(chain=chain)) == of("Lappi", "Utajärvi")


def test_a_member_of_whom_no_joining_is_known_is_with_those_who_never_left(chain: Chain) -> None:
    member(chain, "Vänersborg")
    member(chain, "Herning", "1946")
    member(chain, "Utajärvi", "1948", "1976")
    assert pairs(chain_links_ensure(chain=chain)) == of("Vänersborg", "Herning") | of("Herning", "Utajärvi")


def test_a_member_of_whom_only_the_leaving_is_known_was_with_those_who_were_in_then(chain: Chain) -> None:
    member(chain, "Utajärvi", left="1976")
    member(chain, "Herning", "1946")
    member(chain, "Lappi", "1978")
    assert pairs(chain_links_ensure(chain=chain)) == of("Utajärvi", "Herning") | of("Herning", "Lappi")


def test_who_joined_some_time_after_the_other_left_was_never_with_it(chain: Chain) -> None:
    member(chain, "Utajärvi", "1948", "1976")
    member(chain, "Lappi", "efter 1980")
    assert chain_links_ensure(chain=chain) == []


def test_a_network_inside_one_country_makes_none() -> None:
    network = ChainFactory(kind=ChainKind.REGIONAL_NETWORK)
    member(network, "Umeå", "1993")
    member(network, "Vännäs", "1993")
    assert chain_links_ensure(chain=network) == []
    assert not Link.objects.exists()


def test_a_hidden_membership_makes_none(chain: Chain) -> None:
    member(chain, "Vänersborg", "1946")
    hidden = member(chain, "Herning", "1946")
    record_hide(record=hidden, reason="Aldrig medlem")
    assert chain_links_ensure(chain=chain) == []


def test_a_hidden_chain_makes_none(chain: Chain) -> None:
    member(chain, "Vänersborg", "1946")
    member(chain, "Herning", "1946")
    record_hide(record=chain, reason="Dubblett")
    assert chain_links_ensure(chain=chain) == []
    assert not Link.objects.exists()


def test_a_hidden_municipality_makes_none_until_it_is_restored(chain: Chain) -> None:
    member(chain, "Vänersborg", "1946")
    body = record_hide(record=member(chain, "Herning", "1946").municipality, reason="Dubblett")
    assert chain_links_ensure(chain=chain) == []
    record_restore(record=body, reason="Ingen dubblett")
    assert pairs(Link.objects.all()) == of("Vänersborg", "Herning")


def test_recording_a_member_makes_its_links_at_once(chain: Chain, one: Municipality, other: Municipality) -> None:
    record_save(record=Membership(chain=chain, municipality=one))
    record_save(record=Membership(chain=chain, municipality=other), by=UserFactory(username="jessica"))
    assert pairs(Link.objects.all()) == of("Vänersborg", "Herning")
    version = Link.objects.get().history.get()
    assert (version.history_author, version.history_change_reason[-7:]) == ("jessica", "Kedjan.")


def test_the_members_are_read_in_so_many_queries_however_many_they_are(
    chain: Chain,
) -> None:
    counted = []
    for number in range(12):
        member(chain, f"Kommun {number}", "1946")
        if number in {1, 11}:
            chain_links_ensure(chain=chain)
            with CaptureQueriesContext(connection) as queries:
                chain_links_ensure(chain=chain)
            counted.append(len(queries))
    assert counted[0] == counted[1]
