"""The envelope of every list (national profile FNS.07–14)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import factories as make
from tests.api.conftest import Ask
from tests.api.world import LISTS

Faults = Callable[[str], dict[str, str]]


def page_of(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


@pytest.mark.parametrize("resource", LISTS)
def test_an_empty_list_is_a_200_under_the_plural_name(ask: Ask, resource: str) -> None:
    answer = ask(resource)
    assert answer["_meta"] == {"total_records": 0, "page": 1, "limit": 20, "count": 0}
    assert answer[resource.replace("-", "_")] == []
    assert answer["_links"].keys() == {"self", "first", "last"}


def test_a_page_in_the_middle_leads_to_all_others(ask: Ask) -> None:
    make.MunicipalityFactory.create_batch(5)
    answer = ask("municipalities?country=NO&page=2&limit=2")
    assert answer["_meta"] == {"total_records": 5, "page": 2, "limit": 2, "count": 2}
    pages = {rel: page_of(link["href"])["page"] for rel, link in answer["_links"].items()}
    assert pages == {"self": ["2"], "first": ["1"], "prev": ["1"], "next": ["3"], "last": ["3"]}


def test_links_of_a_page_keep_all_parameters_and_are_absolute(ask: Ask) -> None:
    make.MunicipalityFactory.create_batch(3)
    following = ask("municipalities?country=NO&limit=2&as_of=2014")["_links"]["next"]
    assert following["href"].startswith("http://testserver/api/v1/municipalities?")
    assert page_of(following["href"]) == {"country": ["NO"], "limit": ["2"], "as_of": ["2014"], "page": ["2"]}
    assert (following["rel"], following["method"]) == ("next", "GET")


@pytest.mark.parametrize("page", ["0", "99", "999999999999999999"])
def test_a_page_outside_the_list_is_empty(ask: Ask, page: str) -> None:
    make.MunicipalityFactory()
    answer = ask(f"municipalities?page={page}")
    assert answer["municipalities"] == []
    assert answer["_meta"]["total_records"] == 1


@pytest.mark.parametrize("limit", ["0", "101", "-1", "many", "²"])
def test_a_limit_that_cannot_be_kept_is_refused(faults: Faults, limit: str) -> None:
    assert faults(f"municipalities?limit={limit}").keys() == {"limit"}


def test_every_item_leads_to_itself_and_to_its_page(ask: Ask) -> None:
    make.MunicipalityFactory(name="Ísafjarðarbær")
    links = ask("municipalities")["municipalities"][0]["_links"]
    assert ask(links["self"]["href"].partition("/api/v1/")[2])["name"] == "Ísafjarðarbær"
    assert links["html"]["href"].endswith("/isafjardarbaer/")


def test_no_page_repeats_or_leaves_out_a_row(ask: Ask) -> None:
    make.MunicipalityFactory.create_batch(7, name="Samma namn")
    pages = [ask(f"municipalities?limit=2&page={page}")["municipalities"] for page in range(1, 5)]
    assert len({row["id"] for rows in pages for row in rows}) == 7
