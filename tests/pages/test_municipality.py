"""The page of a municipality: its links, in what state they are at each level, and how we know."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from tests.pages.site import Site

pytestmark = pytest.mark.django_db
CHAIN = {"Herning", "Holmestrand", "Siglufjörður", "Kangasala", "Ålands 15 landskommuner", "Eiði", "Arsuk", "Husby"}


def links(page: Element) -> dict[str, Element]:
    """The rows of the table of links, by partner."""
    rows = page.one("table", "links").one("tbody").all("tr")
    return {row.all("a")[0].text: row for row in rows if "group" not in row.get("class").split()}


def standings(row: Element) -> list[str]:
    """The municipal standing and the civil one, as their shapes tell them."""
    return [span.get("class").split()[1] for span in row.all("span", "st")]


@pytest.mark.slow
def test_vanersborg_has_eleven_links_in_2014_the_chains_dormant_and_active(site: Site) -> None:
    rows = links(site.page("/en/municipalities/vanersborg/?as_of=2014-09-01"))
    assert set(rows) == CHAIN | {"Utajärvi", "Lich", "Omaruru"}
    assert all(standings(rows[name]) == ["st-dormant", "st-active"] for name in CHAIN)
    assert standings(rows["Utajärvi"])[0] == "st-ended"


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["vanersborg", "huddinge"])
def test_searched_and_none_found_is_said_with_its_source(site: Site, slug: str) -> None:
    page = site.page(f"/en/municipalities/{slug}/")
    searched = [row for row in links(page).values() if row.all("span", "absent-searched")]
    assert len(searched) == {"vanersborg": 9, "huddinge": 5}[slug]
    for row in searched:
        cell = next(cell for cell in row.all("td") if cell.all("span", "absent-searched"))
        assert cell.all("a", "ref")
    assert page.one(id="searches").all("a", "ref")


@pytest.mark.slow
def test_of_linkopings_links_nothing_is_recorded(site: Site) -> None:
    page = site.page("/en/municipalities/linkoping/")
    assert not page.all("span", "absent-searched")
    assert not page.all(id="searches")
    unrecorded = {name for name, row in links(page).items() if row.all("span", "absent-unrecorded")}
    assert {"Tønsberg", "Roskilde", "Joensuu", "Palo Alto"} <= unrecorded
    assert "Linz" not in unrecorded


@pytest.mark.slow
def test_the_two_are_told_apart_in_swedish_too(site: Site) -> None:
    assert "sökt, inget funnet" in site.page("/kommuner/vanersborg/").one("table", "links").text
    assert "inget registrerat" in site.page("/kommuner/linkoping/").one("table", "links").text


@pytest.mark.slow
def test_huddinge_vantaa_carries_that_an_ending_is_proposed(site: Site) -> None:
    rows = links(site.page("/en/municipalities/huddinge/"))
    assert [name for name, row in rows.items() if row.all("small", "flag")] == ["Vantaa"]


@pytest.mark.slow
def test_the_lanes_are_drawn_with_both_levels_of_each_link(site: Site) -> None:
    page = site.page("/en/municipalities/vanersborg/")
    drawings = page.one("figure", "lanes").all("svg", role="img")
    assert drawings
    assert all("Herning" in drawing.text for drawing in drawings)


def test_a_municipality_without_links_says_so(opened: Open) -> None:
    make.MunicipalityFactory(name="Ensam")
    assert "No link is recorded." in opened("/en/municipalities/ensam/").one("main").text


@pytest.mark.once
def test_a_day_that_cannot_be_read_stays_in_its_field(opened: Open) -> None:
    make.MunicipalityFactory(name="Hemma")
    page = opened("/en/municipalities/hemma/?as_of=perhaps", status=400)
    assert page.one("input", id="as-of").get("value") == "perhaps"
    assert "2014-09" in page.one(id="as-of-error").text


def test_a_successor_tells_of_the_links_it_took_over(opened: Open) -> None:
    old = make.MunicipalityFactory(name="Gammal", country="SE")
    make.SuccessionFactory(predecessor=old, successor=make.MunicipalityFactory(name="Nyare", country="SE"))
    link = make.LinkFactory(low=old)
    make.told(link)
    assert f"/relationer/{link.slug}/" in {each.get("href") for each in opened("/kommuner/nyare/").all("a")}
