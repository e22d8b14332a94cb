"""The page of a chain: its members over time, their numbers, its meetings."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from archive.dates import parse
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from tests.pages.site import Site

pytestmark = pytest.mark.django_db
NORDIC = "/en/chains/nordiska-kedjan/"


def members(page: Element) -> dict[str, list[str]]:
    """Each member's row, without its country: the year of joining and the number, the note marks left out."""
    rows = page.one(id="members").all("table")[0].one("tbody").all("tr")
    return {row.all("a")[0].text: [_plain(cell) for cell in row.all("td")[1:]] for row in rows}


def _plain(cell: Element) -> str:
    parts = [child if isinstance(child, Element) else Element("", {}, [child]) for child in cell.children]
    return next((part.text for part in parts if part.text and "refs" not in part.get("class").split()), cell.text)


@pytest.mark.slow
def test_the_nordic_chain_has_nine_members_with_year_and_number(site: Site) -> None:
    told = members(site.page(NORDIC))
    unknown = told.pop("Eiði")
    assert told == {
        "Herning": ["1946", "230"],
        "Vänersborg": ["1946", "100"],
        "Holmestrand": ["1947", "100"],
        "Siglufjörður": ["1949", "30"],
        "Kangasala": ["1977", "70"],
        "Ålands 15 landskommuner": ["1977", "250"],
        "Arsuk": ["1987", "15"],
        "Husby": ["1988", "340"],
    }
    assert (unknown[0], unknown[1].split(" 1")[0]) == ("1978", "not known")


@pytest.mark.slow
def test_its_total_says_how_many_are_not_known(site: Site) -> None:
    total = site.page(NORDIC).one(id="members").one("tfoot").text
    assert ("1,135" in total, "1 not known" in total) == (True, True)
    assert "1 135" in site.page("/kedjor/nordiska-kedjan/").one(id="members").one("tfoot").text.replace("\xa0", " ")


@pytest.mark.slow
def test_utajarvi_belonged_from_1948_to_1976(site: Site) -> None:
    (row,) = site.page(NORDIC).one(id="members").all("table")[1].one("tbody").all("tr")
    assert row.one("th").text == "Utajärvi"
    assert [_plain(cell) for cell in row.all("td")[1:]] == ["1948", "1976"]


@pytest.mark.slow
def test_on_an_earlier_day_it_has_the_members_of_that_day(site: Site) -> None:
    assert set(members(site.page(f"{NORDIC}?as_of=1970"))) == {
        "Herning", "Vänersborg", "Holmestrand", "Siglufjörður", "Utajärvi",
    }  # fmt: skip


@pytest.mark.slow
def test_both_disagreements_stand_side_by_side(site: Site) -> None:
    rows = site.page(NORDIC).one(id="disagreements").one("tbody").all("tr")
    assert len([row for row in rows if row.get("class") != "group"]) == 2
    assert all(place in rows[0].text for place in ("1987", "tabellen", "1989", "löptexten"))


def test_a_member_whose_joining_nobody_tells_of_is_shown_all_the_same(opened: Open) -> None:
    chain = make.ChainFactory(name="Kedjan")
    member = make.MembershipFactory(chain=chain).municipality
    assert members(opened("/en/chains/kedjan/"))[member.name][0] == "not known"


def test_a_chain_without_members_says_nothing_false(opened: Open) -> None:
    make.ChainFactory(name="Tom kedja")
    page = opened("/kedjor/tom-kedja/")
    assert page.one("h1").text == "Tom kedja"


def test_a_municipality_in_two_chains_is_shown_with_both(opened: Open) -> None:
    home = make.MunicipalityFactory(name="Hemma")
    for name in ("Ena", "Andra"):
        chain = make.chained(home, make.MunicipalityFactory(), name=name, agreements=[make.AgreementFactory()])
        make.TwinningCitationFactory(chain=chain)
    assert {"Ena", "Andra"} <= {link.text for link in opened("/kommuner/hemma/").all("a")}


def test_its_rows_lead_those_who_may_to_their_forms_and_nobody_else(
    opened: Open, home: Municipality, owner: User
) -> None:
    chain = make.chained(home, make.MunicipalityFactory(), joined="1987", name="Kedjan")
    meeting = make.EventFactory(kind="activity", about="chain", chain=chain, date="1990")
    page = opened("/en/chains/kedjan/", user=owner).one("main")
    ways = [each.get("href") for each in page.all("a", "add")]
    assert len([href for href in ways if href.startswith("/en/change/twinning.membership/")]) == 2
    assert f"/en/change/twinning.event/{meeting.pk}/" in ways


def test_strangers_are_led_to_no_form(opened: Open, home: Municipality, stranger: User) -> None:
    make.chained(home, make.MunicipalityFactory(), joined="1987", name="Kedjan")
    page = opened("/en/chains/kedjan/", user=stranger).one("main")
    assert not [each for each in page.all("a") if "/change/" in each.get("href")]


def test_since_is_said_once(opened: Open) -> None:
    chain = make.ChainFactory(name="Kedjan")
    make.EventFactory(about="chain", chain=chain, kind="established", date=parse("since 1993"))
    assert "Sedan 1993." in opened(chain.get_absolute_url()).one("p", "kind").text
