"""What the registry says once the founding data is loaded: the issue's examples, at the level of the model."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Sum

from agreements.models import Agreement, Duty, Existence, Found, SearchRecord
from municipalities.models import Figure, Municipality
from twinning.models import Chain, Event, Link, Membership, StatusPeriod

Find = Callable[[str, str], Any]
TODAY = date(2026, 11, 22)
CHAIN = {
    "Herning",
    "Holmestrand",
    "Siglufjörður",
    "Kangasala",
    "Ålands 15 landskommuner",
    "Eiði",
    "Arsuk",
    "Husby",
}


def period(link: Link, day: date, level: str = "overall") -> StatusPeriod:
    return StatusPeriod.objects.on(day).get(link=link, level=level)


def standing(link: Link, day: date, level: str = "overall") -> str:
    return period(link, day, level).standing


def how(link: Link, day: date) -> str:
    """The standing with its certainty, in one word or two."""
    found = period(link, day)
    return f"{found.standing} {found.certainty}".strip()


def test_there_are_72_links_between_47_parties(founding: Find) -> None:
    assert Link.objects.count() == 72
    assert len({party for pair in Link.objects.values_list("low", "high") for party in pair}) == 47


def test_forty_links_come_of_the_chain(founding: Find) -> None:
    members = Membership.objects.filter(chain=founding("chain", "nordic")).values("municipality")
    assert Link.objects.filter(low__in=members, high__in=members).count() == 40


def test_vanersborg_has_eleven_links_in_september_2014(founding: Find) -> None:
    vanersborg = founding("municipality", "vanersborg")
    links = {link.partner_of(vanersborg).name: link for link in Link.objects.of(vanersborg)}
    assert set(links) == CHAIN | {"Utajärvi", "Lich", "Omaruru"}
    day = date(2014, 9, 1)
    assert {name: standing(links[name], day, "municipal") for name in CHAIN} == dict.fromkeys(CHAIN, "dormant")
    assert {name: standing(links[name], day, "civil") for name in CHAIN} == dict.fromkeys(CHAIN, "active")
    assert standing(links["Utajärvi"], day) == "ended"


def test_vannas_hemnes_through_the_years(founding: Find) -> None:
    link = founding("link", "vannas-hemnes")
    expected = {
        date(1980, 12, 31): "unknown",
        date(1988, 12, 31): "active possible",
        date(1992, 12, 31): "active certain",
        date(2000, 12, 31): "dormant certain",
        date(2005, 3, 31): "unknown",
        date(2006, 12, 31): "active certain",
        TODAY: "unknown",
    }
    assert {day: how(link, day) for day in expected} == expected


def test_vannas_hemnes_was_last_known_active(founding: Find) -> None:
    today = period(founding("link", "vannas-hemnes"), TODAY)
    assert (today.last_known, today.last_evidence) == ("active", date(2009, 3, 31))


def test_huddinge_vantaa_has_not_ended(founding: Find) -> None:
    link = founding("link", "huddinge-vantaa")
    assert standing(link, TODAY) == "sporadic"
    assert link.events.get(kind="ending_proposed").date.edtf == "2024-01-17"
    assert list(Duty.objects.open().filter(decision__links=link)) == [founding("duty", "huddinge-inform-vantaa")]


def test_four_partners_left_huddinge_in_no_known_year(founding: Find) -> None:
    for key in ("askim", "lyngby-taarbaek", "seydisfjordur", "nuuk"):
        link = founding("link", f"huddinge-{key}")
        assert standing(link, TODAY) == "ended"
        assert not link.events.get(kind="left").date.known


def test_huskvarna_valkeakoski_was_active_in_1964_and_is_unknown_today(founding: Find) -> None:
    link = founding("link", "huskvarna-valkeakoski")
    assert standing(link, date(1964, 12, 31)) == "active"
    assert standing(link, TODAY) == "unknown"


@pytest.mark.parametrize(("key", "year"), [("arsuk", "1987"), ("husby", "1988")])
def test_both_years_of_a_disagreement_are_kept_with_their_places(founding: Find, key: str, year: str) -> None:
    counted = founding("event", f"nordic-{key}-joined")
    (other,) = counted.alternatives.all()
    assert (counted.date.edtf, counted.rank, other.date.edtf) == (year, "preferred", "1989")
    assert [event.citations.get().locator for event in (counted, other)] == ["tabellen", "löptexten"]


def test_a_link_of_the_chain_begins_with_the_preferred_year(founding: Find) -> None:
    arsuk, eidi = founding("municipality", "arsuk"), founding("municipality", "eidi")
    link = Link.objects.of(arsuk).get(pk__in=Link.objects.of(eidi))
    assert link.since.edtf == "1987"
    assert period(link, date(1988, 1, 1)).disputed


def test_the_chain_counts_1135_members_and_one_not_known(founding: Find) -> None:
    chain = founding("chain", "nordic")
    carried = Figure.objects.filter(organisation__carries__chain=chain, measure="members", date="2013")
    assert (carried.count(), carried.filter(value__isnull=True).count()) == (chain.stated_members, 1)
    assert carried.aggregate(total=Sum("value"))["total"] == 1135


def test_each_member_has_its_year(founding: Find) -> None:
    years = {
        "vanersborg": "1946", "herning": "1946", "holmestrand": "1947", "siglufjordur": "1949", "kangasala": "1977",
        "aland-rural": "1977", "eidi": "1978", "arsuk": "1987", "husby": "1988",
    }  # fmt: skip
    assert {key: founding("event", f"nordic-{key}-joined").date.edtf for key in years} == years


def test_utajarvi_belonged_from_1948_to_1976(founding: Find) -> None:
    events = Event.objects.filter(membership=founding("membership", "nordic-utajarvi")).in_time_order()
    assert [(event.kind, event.date.edtf) for event in events] == [("joined", "1948"), ("left", "1976")]


def test_a_network_in_one_country_makes_no_links(founding: Find) -> None:
    network = founding("chain", "umearegionen")
    assert network.memberships.count() == 7
    assert not Link.objects.of(founding("municipality", "umea")).exists()


def test_searched_and_not_found_is_recorded_where_somebody_searched(founding: Find) -> None:
    def searched(key: str) -> set[str]:
        found = SearchRecord.objects.filter(municipality=founding("municipality", key), found=Found.NONE)
        return set(found.values_list("sought", flat=True))

    assert {"agreement", "association_agreement"} <= searched("vanersborg")
    assert searched("huddinge") == {"agreement", "governing_document"}
    assert searched("linkoping") == set()


def test_what_is_proposed_is_not_taken_for_agreed(founding: Find) -> None:
    proposed = Agreement.objects.filter(existence=Existence.PROPOSED)
    assert {agreement.kind for agreement in proposed} == {"association", "oath"}
    assert not Agreement.objects.in_force(TODAY).filter(pk__in=proposed).exists()


def test_bodies_that_are_no_municipalities_are_called_what_they_are(founding: Find) -> None:
    kinds = {key: founding("municipality", key).kind for key in ("laane-viru", "aland-rural", "husby", "arsuk")}
    assert kinds == {"laane-viru": "region", "aland-rural": "group", "husby": "population", "arsuk": "settlement"}


def test_every_place_has_a_position_but_the_region_that_is_only_named(founding: Find) -> None:
    assert [place.name for place in Municipality.objects.filter(latitude__isnull=True)] == ["Sydslesvig"]


def test_a_chain_of_which_one_member_is_named_says_how_many_it_has(founding: Find) -> None:
    chain = Chain.objects.get(pk=founding("chain", "norrkoping").pk)
    assert (chain.stated_members, chain.memberships.count()) == (6, 1)
