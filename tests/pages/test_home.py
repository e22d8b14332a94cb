"""The start page: how many links stand how, the map, the latest changes."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.site import Site

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_the_counts_add_up_to_all_links(site: Site) -> None:
    rows = site.page("/").one("table", "counts").rows()[1:]
    assert [sum(map(int, row[1:-1])) for row in rows] == [int(row[-1]) for row in rows]
    assert len({row[-1] for row in rows}) == 1


@pytest.mark.slow
def test_what_is_proposed_for_the_reader_to_try_is_found(site: Site) -> None:
    tried = [link.get("href") for link in site.page("/en/").all("a") if "?q=" in link.get("href")]
    assert len(tried) == 4


@pytest.mark.slow
def test_the_map_names_its_places_and_leads_to_the_same_as_a_table(site: Site) -> None:
    page = site.page("/")
    assert "Vänersborg" in page.one("figure").text
    assert "/relationer/" in {link.get("href") for link in page.one("figcaption").all("a")}


def test_an_empty_registry_has_a_start_page(opened: Open) -> None:
    assert opened("/").one("h1").text


def test_another_day_may_be_asked_for_and_is_said(opened: Open) -> None:
    make.told(make.LinkFactory(), date="2010")
    page = opened("/en/?as_of=2012")
    assert "31 December 2012" in page.one(id="status").text
    assert page.one("input", id="as-of").get("value") == "31 December 2012"


def test_a_day_that_cannot_be_read_is_said(opened: Open) -> None:
    page = opened("/?as_of=igår+kanske", status=400)
    assert page.one("input", id="as-of").get("value") == "igår kanske"
