"""What a chain tells of its pairs: the later joining, the earlier leaving, and what happened while both were in."""

import pytest

from archive.services import record_hide
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
    told_of,
    town,
)
from tests.factories import AgreementFactory, ChainFactory, SourceFactory
from twinning.models import About, Asserts, ChainKind, EventKind, EventLevel, Link, RankChoice

pytestmark = pytest.mark.django_db


def titles(link: Link) -> list[str]:
    return [f"{event.title} {event.date.edtf}" for event in told_of(link)]


def test_a_pair_begins_with_the_later_joining_and_ends_with_the_earlier_leaving() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    link = pair("Vänersborg", "Utajärvi")
    assert titles(link) == ["joined 1948", "left 1976"]
    assert link.since.edtf == "1948"
    assert [standing(link, day) for day in ("1947", "1949", "1977", "2020")] == ["unknown", "active", "ended", "ended"]


def test_a_second_stint_opens_the_pair_anew() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    member(chain, "Utajärvi", "1990", stint=2)
    link = pair("Vänersborg", "Utajärvi")
    assert titles(link) == ["joined 1948", "left 1976", "joined 1990"]
    assert [standing(link, day) for day in ("1949", "1980", "1991")] == ["active", "ended", "active"]
    assert link.since.edtf == "1948"


def test_a_disagreement_on_the_joining_is_carried_into_the_pair() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    membership = member(chain, "Arsuk")
    text = of_membership(EventKind.JOINED, "1989", membership)
    of_membership(EventKind.JOINED, "1987", membership, alternative_to=text, rank=RankChoice.PREFERRED)
    link = pair("Vänersborg", "Arsuk")
    assert titles(link) == ["joined 1987", "joined 1989"]
    assert link.since.edtf == "1987"
    assert link.periods.filter(disputed=True).exists()


def test_the_preferred_of_two_leavings_ends_the_pair() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    membership = member(chain, "Utajärvi", "1948", "1956")
    left = membership.events.get(kind=EventKind.LEFT)
    of_membership(EventKind.LEFT, "1960", membership, alternative_to=left, rank=RankChoice.PREFERRED)
    link = pair("Vänersborg", "Utajärvi")
    assert [standing(link, day) for day in ("1958", "1961")] == ["active", "ended"]


def test_a_joining_without_a_date_leaves_the_beginning_of_the_pair_unknown() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    membership = member(chain, "Herning")
    joined = of_membership(EventKind.JOINED, "", membership)
    cite(joined, SourceFactory(date="2014"))
    link = pair("Vänersborg", "Herning")
    assert not link.since.known
    assert [standing(link, day) for day in ("1950", "2015")] == ["unknown", "active"]


def test_a_joining_without_a_date_that_was_told_of_before_the_other_joined_is_the_earlier() -> None:
    chain = chain_of("Herning", joined="1946")
    joined = of_membership(EventKind.JOINED, "", member(chain, "Vänersborg"))
    cite(joined, SourceFactory(date="1940"))
    assert pair("Vänersborg", "Herning").since.edtf == "1946"


def test_a_membership_of_which_no_joining_is_told_begins_with_the_other() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    member(chain, "Herning")
    assert pair("Vänersborg", "Herning").since.edtf == "1946"


def test_a_leaving_without_a_date_is_certain_from_the_day_its_source_speaks() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    membership = member(chain, "Nuuk", "1990")
    cite(of_membership(EventKind.LEFT, "", membership), SourceFactory(date="2024-01-17"))
    of_chain(EventKind.ACTIVITY, "2023", chain)
    of_chain(EventKind.ACTIVITY, "2025", chain)
    link = pair("Vänersborg", "Nuuk")
    assert titles(link) == ["joined 1990", "activity 2023", "left "]
    assert [standing(link, day) for day in ("2000", "2024-01-16", "2024-01-17")] == ["active?", "ended?", "ended"]


def test_what_is_told_of_a_membership_counts_while_both_were_members() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    vilande = {"asserts": Asserts.DORMANT, "level": EventLevel.MUNICIPAL}
    membership = member(chain, "Herning", "1946")
    of_membership(EventKind.OBSERVED, "1960", membership, **vilande)
    member(chain, "Lappi", "1978")
    assert titles(pair("Vänersborg", "Herning"))[-1] == "observed 1960"
    assert titles(pair("Herning", "Lappi")) == ["joined 1978"]


def test_a_chain_s_event_reaches_the_pairs_of_that_day() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    member(chain, "Lappi", "1978")
    of_chain(EventKind.ACTIVITY, "1964", chain, title="meeting")
    met = {("Vänersborg", "Herning"): True, ("Herning", "Utajärvi"): True, ("Vänersborg", "Lappi"): False}
    assert {names: "meeting 1964" in titles(pair(*names)) for names in met} == met


def test_a_meeting_counts_for_those_present_and_their_host() -> None:
    chain = chain_of("Vänersborg", "Herning", "Husby", "Lappi")
    present = [town("Vänersborg"), town("Herning")]
    of_chain(EventKind.ACTIVITY, "2007", chain, title="meeting", participants=present, host=town("Husby"))
    met = {
        ("Vänersborg", "Herning"): True,
        ("Herning", "Husby"): True,
        ("Vänersborg", "Lappi"): False,
        ("Husby", "Lappi"): False,
    }
    assert {names: "meeting 2007" in titles(pair(*names)) for names in met} == met


def test_where_nobody_is_named_all_members_met() -> None:
    chain = chain_of("Vänersborg", "Herning", "Husby")
    of_chain(EventKind.ACTIVITY, "2007", chain, title="meeting", host=town("Husby"))
    assert "meeting 2007" in titles(pair("Vänersborg", "Herning"))


def test_a_meeting_keeps_only_the_civil_level_alive() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    of_chain(EventKind.OBSERVED, "1960", chain, asserts=Asserts.ACTIVE, level=EventLevel.CIVIL)
    of_chain(EventKind.ACTIVITY, "1974", chain)
    link = pair("Vänersborg", "Herning")
    assert [standing(link, "1980", level) for level in ("municipal", "civil", "overall")] == [
        "unknown",
        "active",
        "active",
    ]


def test_a_time_told_of_a_chain_begins_for_a_pair_when_both_were_in() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    member(chain, "Lappi", "2000")
    dormant = {"asserts": Asserts.DORMANT, "level": EventLevel.MUNICIPAL}
    of_chain(EventKind.OBSERVED, "1994/2004", chain, **dormant)
    old, young = pair("Vänersborg", "Herning"), pair("Vänersborg", "Lappi")
    assert [standing(each, "1996") for each in (old, young)] == ["dormant", "unknown"]
    assert [standing(each, "2003") for each in (old, young)] == ["dormant", "dormant"]
    assert young.since.edtf == "2000"


def test_a_time_told_of_a_chain_reaches_a_pair_that_was_parted_within_it() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    of_chain(EventKind.OBSERVED, "1970/1980", chain, asserts=Asserts.DORMANT, level=EventLevel.MUNICIPAL)
    link = pair("Vänersborg", "Utajärvi")
    assert [standing(link, day) for day in ("1974", "1978", "1985")] == ["dormant", "ended", "ended"]


def test_what_a_chain_has_been_since_long_holds_for_a_late_member_from_its_joining() -> None:
    chain = chain_of("Vänersborg", joined="1946")
    member(chain, "Lappi", "1978")
    event = of_chain(EventKind.OBSERVED, "sedan 1950", chain, asserts=Asserts.ACTIVE, level=EventLevel.CIVIL)
    cite(event, SourceFactory(date="2014"))
    link = pair("Vänersborg", "Lappi")
    assert [standing(link, day, "civil") for day in ("1960", "1979", "2014")] == ["unknown", "active", "active"]


def test_a_chain_that_was_founded_is_no_beginning_for_who_joined_later() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    member(chain, "Lappi", "1978")
    of_chain(EventKind.ESTABLISHED, "sedan 1946", chain)
    member(chain, "Husby", "efter 1977")
    assert [pair("Vänersborg", name).since.edtf for name in ("Herning", "Lappi", "Husby")] == [
        "1946",
        "1978",
        "[1978..]",
    ]


def test_an_undated_event_of_a_chain_is_of_now() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    of_chain(EventKind.OTHER, "", chain, title="undated")
    assert "undated " in titles(pair("Vänersborg", "Herning"))
    assert "undated " not in titles(pair("Vänersborg", "Utajärvi"))


def test_an_event_of_a_municipality_reaches_all_its_links() -> None:
    link, other = linked("Vänersborg", "Lich"), linked("Herning", "Holmestrand")
    of_town(EventKind.OBSERVED, "2014", town("Vänersborg"), asserts=Asserts.DORMANT)
    assert [standing(each, "2015") for each in (link, other)] == ["dormant", "unknown"]


def test_limited_to_a_chain_it_reaches_the_pairs_of_that_day() -> None:
    chain = chain_of("Vänersborg", "Herning", joined="1946")
    member(chain, "Utajärvi", "1948", "1976")
    own = linked("Vänersborg", "Lich")
    of_town(EventKind.OBSERVED, "2014", town("Vänersborg"), chain=chain, asserts=Asserts.DORMANT)
    days = [standing(each, "2015") for each in (pair("Vänersborg", "Herning"), pair("Vänersborg", "Utajärvi"), own)]
    assert days == ["dormant", "ended", "unknown"]
    assert "observed 2014" not in titles(pair("Herning", "Utajärvi"))


def test_an_event_of_a_municipality_does_not_reach_links_that_began_after_it() -> None:
    old, young, undated = (linked("Vänersborg", name) for name in ("Herning", "Lich", "Omaruru"))
    tell(EventKind.ESTABLISHED, "1964", old)
    tell(EventKind.ESTABLISHED, "2003", young)
    tell(EventKind.ESTABLISHED, "", undated)
    of_town(EventKind.OBSERVED, "1990", town("Vänersborg"), asserts=Asserts.DORMANT)
    assert [standing(each, "1991") for each in (old, young, undated)] == ["dormant", "unknown", "dormant"]


def test_a_network_inside_one_country_tells_nothing_of_links() -> None:
    network = ChainFactory(kind=ChainKind.REGIONAL_NETWORK)
    for name in ("Umeå", "Vännäs"):
        member(network, name, "1993")
    of_chain(EventKind.ACTIVITY, "2000", network)
    assert titles(linked("Umeå", "Vännäs")) == []


def test_an_event_about_an_agreement_tells_nothing_of_links() -> None:
    link = linked()
    tell(EventKind.OBSERVED, "2014", about=About.AGREEMENT, agreement=AgreementFactory(), asserts=Asserts.DORMANT)
    assert titles(link) == []


def test_two_chains_each_tell_their_own_of_a_pair() -> None:
    chain_of("Vänersborg", "Herning", joined="1946")
    record_hide(record=chain_of("Vänersborg", "Herning", joined="1930"), reason="Dubblett")
    chain_of("Vänersborg", "Herning", joined="1960")
    link = pair("Vänersborg", "Herning")
    assert sorted(set(titles(link))) == ["joined 1946", "joined 1960"]
    assert link.since.edtf == "1946"
