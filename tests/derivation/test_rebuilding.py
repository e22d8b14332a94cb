"""Status follows every change that matters, in the same transaction, and no change that does not."""

from __future__ import annotations

from typing import Any

import pytest

from archive.services import record_hide, record_restore, record_save
from municipalities.models import Succession, SuccessionKind
from tests.derivation.telling import (
    chain_of,
    cite,
    linked,
    member,
    of_chain,
    of_membership,
    of_town,
    pair,
    standing,
    tell,
    town,
)
from tests.factories import AgreementFactory, NameFactory, OrganisationFactory, SourceFactory, TwinningCitationFactory
from twinning.models import About, Asserts, Carrier, Chain, ChainKind, Event, EventKind, Link, LinkKind, RankChoice

pytestmark = pytest.mark.django_db

GONE = "Dubblett"


@pytest.fixture
def link() -> Link:
    return linked("Vänersborg", "Herning")


@pytest.fixture
def chain() -> Chain:
    return chain_of("Vänersborg", "Herning", joined="1946")


@pytest.fixture
def mates(chain: Chain) -> Link:
    return pair("Vänersborg", "Herning")


def save(record: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(record, name, value)
    return record_save(record=record)


def rows(*links: Link) -> set[int]:
    """The very rows of a link's periods: a rebuild writes new ones."""
    return {period.pk for link in links for period in link.periods.all()}


def since(link: Link) -> str:
    link.refresh_from_db()
    return link.since.edtf


def test_an_event_is_recorded_corrected_hidden_and_restored(link: Link) -> None:
    event = tell(EventKind.ESTABLISHED, "1964", link)
    assert (standing(link, "1965"), since(link)) == ("active", "1964")
    save(event, date="1970")
    assert (standing(link, "1965"), since(link)) == ("unknown", "1970")
    record_hide(record=event, reason=GONE)
    assert (standing(link, "1971"), since(link)) == ("unknown", "")
    record_restore(record=event, reason="Rätt ändå")
    assert (standing(link, "1971"), since(link)) == ("active", "1970")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": EventKind.LAPSED}, "dormant"),
        ({"asserts": Asserts.SPORADIC}, "sporadic"),
        ({"tentative": True}, "active?"),
        ({"level": "civil"}, "unknown"),
        ({"rank": RankChoice.DEPRECATED}, "unknown"),
    ],
)
def test_whatever_an_event_says_anew_is_heard(link: Link, fields: dict[str, Any], told: str) -> None:
    save(tell(EventKind.ESTABLISHED, "1964", link), **fields)
    assert standing(link, "1965") == told


def test_an_event_moved_to_another_link_leaves_the_first(link: Link) -> None:
    other = linked("Vännäs", "Hemnes")
    event = tell(EventKind.ESTABLISHED, "1964", link)
    record_save(record=event, related={"links": [other]})
    assert [standing(each, "1965") for each in (link, other)] == ["unknown", "active"]


def test_a_dispute_that_moves_away_leaves_no_trace(link: Link) -> None:
    event = tell(EventKind.ESTABLISHED, "1964", link, rank=RankChoice.PREFERRED)
    dispute = tell(EventKind.ESTABLISHED, "1970", link, alternative_to=event)
    assert link.periods.filter(disputed=True).exists()
    record_save(record=dispute, related={"links": [linked("Vännäs", "Hemnes")]})
    assert not link.periods.filter(disputed=True).exists()


def test_an_event_that_is_about_something_else_now_leaves_what_it_was_about(link: Link) -> None:
    network = chain_of("Umeå", "Vännäs")
    event = tell(EventKind.ESTABLISHED, "1930", link)
    save(event, about=About.CHAIN, chain=network)
    assert [standing(each, "1931") for each in (link, pair("Umeå", "Vännäs"))] == ["unknown", "unknown"]
    save(event, date="1950")
    assert [standing(each, "1963") for each in (link, pair("Umeå", "Vännäs"))] == ["unknown", "active"]
    save(event, about=About.MUNICIPALITY, chain=None, municipality=town("Herning"))
    assert [standing(each, "1963") for each in (link, pair("Umeå", "Vännäs"))] == ["active", "unknown"]
    save(event, about=About.AGREEMENT, municipality=None, agreement=AgreementFactory())
    assert standing(link, "1963") == "unknown"


def test_an_event_moved_between_chains_memberships_and_municipalities(mates: Link, chain: Chain) -> None:
    other = chain_of("Umeå", "Vännäs", joined="1946")
    both = (mates, pair("Umeå", "Vännäs"))
    vilande = {"asserts": Asserts.DORMANT}
    event = of_chain(EventKind.OBSERVED, "1950", chain, **vilande)
    save(event, chain=other)
    assert [standing(each, "1951") for each in both] == ["active", "dormant"]
    event = of_town(EventKind.OBSERVED, "1955", town("Herning"), asserts=Asserts.SPORADIC)
    save(event, municipality=town("Umeå"))
    assert [standing(each, "1956") for each in both] == ["active", "sporadic"]
    left = of_membership(EventKind.LEFT, "1958", chain.memberships.get(municipality=town("Herning")))
    save(left, membership=other.memberships.get(municipality=town("Umeå")))
    assert [standing(each, "1959") for each in both] == ["active", "ended"]


def test_a_citation_is_added_moved_hidden_and_restored(link: Link) -> None:
    other = linked("Vännäs", "Hemnes")
    events = [tell(EventKind.ENDED, "", each) for each in (link, other)]
    citation = cite(events[0], SourceFactory(date="2014-09-01"))
    assert standing(link, "2014-09-01") == "ended"
    save(citation, event=events[1])
    assert [standing(each, "2014-09-01") for each in (link, other)] == ["unknown", "ended"]
    record_hide(record=citation, reason=GONE)
    assert standing(other, "2014-09-01") == "unknown"
    record_restore(record=citation, reason="Rätt ändå")
    assert standing(other, "2014-09-01") == "ended"


def test_a_source_speaks_of_another_day_or_is_hidden(link: Link) -> None:
    source = SourceFactory(date="2014-09-01")
    tell(EventKind.ENDED, "", link, source=source)
    save(source, speaks_of="2010")
    assert standing(link, "2011") == "ended"
    save(source, speaks_of="", date="2020")
    assert standing(link, "2019") == "unknown"
    record_hide(record=source, reason=GONE)
    assert standing(link, "2021") == "unknown"


def test_a_source_bears_on_all_that_is_about_a_chain_a_membership_or_a_municipality(mates: Link, chain: Chain) -> None:
    source = SourceFactory(date="2014")
    cite(of_membership(EventKind.LEFT, "", chain.memberships.first()), source)  # type: ignore[arg-type]
    save(source, date="1950")
    assert standing(mates, "1951") == "ended"


def test_the_day_a_source_speaks_of_may_let_two_have_met(chain: Chain) -> None:
    source = SourceFactory(date="1970")
    membership = member(chain, "Utajärvi", "1948")
    cite(of_membership(EventKind.LEFT, "", membership), source)
    member(chain, "Lappi", "1978")
    assert not Link.objects.of(town("Lappi")).filter(low=town("Utajärvi")).exists()
    save(source, date="1990")
    assert standing(pair("Utajärvi", "Lappi"), "1979") == "active?"


def test_a_member_is_added_hidden_and_restored(mates: Link, chain: Chain) -> None:
    membership = member(chain, "Husby", "1950")
    link = pair("Vänersborg", "Husby")
    assert standing(link, "1951") == "active"
    record_hide(record=membership, reason="Aldrig medlem")
    assert standing(link, "1951") == "unknown"
    record_restore(record=membership, reason="Rätt ändå")
    assert standing(link, "1951") == "active"


def test_a_membership_moved_to_another_municipality_or_chain_leaves_the_first(mates: Link, chain: Chain) -> None:
    membership = member(chain, "Husby", "1950")
    first = pair("Vänersborg", "Husby")
    save(membership, municipality=town("Lappi"))
    assert [standing(each, "1951") for each in (first, pair("Vänersborg", "Lappi"))] == ["unknown", "active"]
    save(membership, chain=chain_of("Umeå", "Vännäs"))
    assert [standing(pair(*names), "1951") for names in (("Vänersborg", "Lappi"), ("Umeå", "Lappi"))] == [
        "unknown",
        "active",
    ]


def test_a_joining_is_added_and_becomes_later(mates: Link, chain: Chain) -> None:
    member(chain, "Lappi")
    link = pair("Vänersborg", "Lappi")
    assert since(link) == "1946"
    joined = of_membership(EventKind.JOINED, "1978", chain.memberships.get(municipality=town("Lappi")))
    assert since(link) == "1978"
    save(joined, date="1980")
    assert since(link) == "1980"
    record_hide(record=joined, reason=GONE)
    assert since(link) == "1946"


def test_a_chain_hidden_or_turned_into_a_network_tells_no_more(mates: Link, chain: Chain) -> None:
    record_hide(record=chain, reason=GONE)
    assert standing(mates, "1950") == "unknown"
    record_restore(record=chain, reason="Rätt ändå")
    assert standing(mates, "1950") == "active"
    save(chain, kind=ChainKind.REGIONAL_NETWORK)
    assert standing(mates, "1950") == "unknown"


def test_a_municipality_ceases_to_exist(link: Link) -> None:
    tell(EventKind.ESTABLISHED, "1964", link)
    save(town("Herning"), existed_to="1970-12-31")
    assert standing(link, "1971") == "unknown"
    save(town("Herning"), existed_to="")
    assert standing(link, "1971") == "active"


@pytest.mark.parametrize(
    ("kind", "told"),
    [(SuccessionKind.MERGED, "unknown"), (SuccessionKind.SPLIT, "unknown"), (SuccessionKind.RENAMED, "active")],
)
def test_a_successor_takes_over(link: Link, kind: SuccessionKind, told: str) -> None:
    tell(EventKind.ESTABLISHED, "1964", link)
    succession = record_save(
        record=Succession(predecessor=town("Herning"), successor=town("Ny"), kind=kind, date="1970-12-31")
    )
    assert standing(link, "1971") == told
    save(succession, predecessor=town("Annan"))
    assert standing(link, "1971") == "active"
    save(succession, predecessor=town("Herning"))
    record_hide(record=succession, reason=GONE)
    assert standing(link, "1971") == "active"


def test_a_link_that_was_carried_on_after_the_merger_goes_on(link: Link) -> None:
    tell(EventKind.ESTABLISHED, "1964", link)
    save(town("Herning"), existed_to="1970-12-31")
    tell(EventKind.OBSERVED, "1972", link, asserts=Asserts.ACTIVE)
    assert [standing(link, day) for day in ("1971", "1973")] == ["unknown", "active"]


def test_an_agreement_is_terminated_or_superseded(link: Link, chain: Chain) -> None:
    one, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    record_save(record=link, related={"agreements": [one, other]})
    tell(EventKind.AGREEMENT_TERMINATED, "2010", link, agreement=one)
    assert standing(link, "2011") == "unknown"
    save(other, terminated="2009")
    assert standing(link, "2011") == "ended"
    save(other, terminated="")
    newer = AgreementFactory(signed="2005")
    save(newer, supersedes=other)
    assert standing(link, "2011") == "ended"
    save(newer, supersedes=None)
    assert standing(link, "2011") == "unknown"
    record_save(record=link, related={"agreements": [one]})
    assert standing(link, "2011") == "ended"
    record_save(record=chain, related={"agreements": [other]})
    assert standing(link, "2011") == "unknown"
    save(other, ends="2000")
    assert standing(link, "2011") == "ended"


def test_the_kind_of_a_link_gives_its_beginning_where_no_event_does(link: Link) -> None:
    other = linked("Vännäs", "Hemnes")
    kind = record_save(record=LinkKind(link=link, kind="twin_town", start="1998"))
    assert since(link) == "1998"
    save(kind, start="1996")
    assert since(link) == "1996"
    save(kind, link=other)
    assert (since(link), since(other)) == ("", "1996")
    record_hide(record=kind, reason=GONE)
    assert since(other) == ""


def test_a_municipality_hidden_by_mistake_takes_its_memberships_with_it(mates: Link) -> None:
    body = record_hide(record=town("Herning"), reason=GONE)
    assert standing(mates, "1950") == "unknown"
    record_restore(record=body, reason="Rätt ändå")
    assert standing(mates, "1950") == "active"


def test_changes_that_do_not_matter_rebuild_nothing(link: Link) -> None:
    tell(EventKind.ESTABLISHED, "1964", link)
    before = rows(link)
    other = linked("Vännäs", "Hemnes")
    tell(EventKind.ESTABLISHED, "1987", other)
    save(SourceFactory(), title="Ny titel")
    cite(Event.objects.get(links=other), SourceFactory())
    record_save(record=NameFactory(municipality=town("Herning")))
    record_save(record=Carrier(link=link, organisation=OrganisationFactory()))
    record_save(record=TwinningCitationFactory(link=link))
    member(chain_of("Umeå", "Lappi"), "Husby", "1950")
    save(town("Husby"), existed_to="1970")
    assert rows(link) == before


def test_a_member_of_one_chain_leaves_other_chains_alone(mates: Link) -> None:
    other = chain_of("Umeå", "Vännäs")
    before = rows(mates)
    member(other, "Lappi", "1978")
    of_chain(EventKind.ACTIVITY, "2007", other)
    assert rows(mates) == before
