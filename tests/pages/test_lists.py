"""What holds of every list: strict filters, pages of fifty, one order, the same cost however long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from twinning.models import About, EventKind

pytestmark = pytest.mark.django_db
# The list, its heading in both languages, and the queries it costs: looked at before they are changed here.
LISTS = {
    "municipalities": ("/kommuner/", "Kommuner", "Municipalities", 5),
    "links": ("/relationer/", "Relationer", "Links", 11),
    "chains": ("/kedjor/", "Kedjor", "Chains", 4),
    "agreements": ("/avtal/", "Avtal", "Agreements", 4),
    "sources": ("/kallor/", "Källor", "Sources", 4),
    "repositories": ("/arkivinstitutioner/", "Arkivinstitutioner", "Archival institutions", 2),
}
ADDRESSES = [address for address, *_rest in LISTS.values()]


def _link() -> None:
    link = make.LinkFactory(agreements=[make.AgreementFactory()])
    make.LinkKindFactory(link=link)
    event = make.EventFactory(links=[link])
    make.TwinningCitationFactory(event=event)
    make.TwinningCitationFactory(event=make.EventFactory(links=[link], alternative_to=event, date="2012"))
    make.EventFactory(links=[link], kind=EventKind.ENDING_PROPOSED, date="2013")


def _chain() -> None:
    chain = make.chained(make.MunicipalityFactory(), make.MunicipalityFactory())
    left = make.MembershipFactory(chain=chain)
    make.EventFactory(kind=EventKind.LEFT, about=About.MEMBERSHIP, membership=left, date="1976")


def _agreement() -> None:
    party = make.PartyFactory()
    make.PartyFactory(agreement=party.agreement, municipality=None, organisation=make.OrganisationFactory())
    make.AgreementFactory(supersedes=party.agreement)


GROW: dict[str, Callable[[], object]] = {
    "municipalities": lambda: make.NameFactory(
        municipality=make.MunicipalityFactory(part_of=make.MunicipalityFactory())
    ),
    "links": _link,
    "chains": _chain,
    "agreements": _agreement,
    "sources": lambda: (
        make.SourceFactory(repository=make.RepositoryFactory()),
        make.SourceFactory(secret=True),
        make.PageImageFactory(),
    ),
    "repositories": lambda: make.SourceFactory(repository=make.RepositoryFactory()),
}


def rows(page: Element) -> list[str]:
    return [row.all("a")[0].text for row in page.one("tbody").all("tr")]


@pytest.mark.parametrize("name", LISTS)
def test_it_opens_in_both_languages_empty_and_filled(opened: Open, name: str) -> None:
    address, swedish, english, _queries = LISTS[name]
    assert not opened(address).all("tbody")
    GROW[name]()
    make.rebuild()
    assert opened(address).one("h1").text == swedish
    assert opened(f"/en/{name}/").one("h1").text == english


@pytest.mark.once
@pytest.mark.parametrize("name", LISTS)
def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, name: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LISTS[name][0]).status_code == 200
        return len(queries)

    def grow(count: int) -> None:
        for _ in range(count):
            GROW[name]()
        make.rebuild()

    grow(2)
    asked()
    few = asked()
    with make.without_history():
        grow(48)
    assert asked() == few
    assert few == LISTS[name][3]


@pytest.mark.once
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unknown_parameter_is_refused_with_the_nearest(opened: Open, address: str) -> None:
    page = opened(f"{address}?sorted=name", status=400)
    assert "”sort”" in page.one("div", "faults", role="alert").text


@pytest.mark.once
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("asked", ["sort=upside-down", "sort=title&sort=name", "xyz=", "page=two", "page=9", "page=0"])
def test_what_cannot_be_meant_is_refused_and_nothing_is_listed(opened: Open, address: str, asked: str) -> None:
    page = opened(f"{address}?{asked}", status=400)
    assert page.one("div", "faults").all("li")
    assert not page.all("tbody")


@pytest.mark.once
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_day_that_cannot_be_read_stays_in_its_field_with_examples(opened: Open, address: str) -> None:
    page = opened(f"{address}?as_of=igår+kanske&q=x", status=400)
    field = page.one("input", id="as-of")
    assert field.get("value") == "igår kanske"
    assert "2014-09" in page.one(id=field.get("aria-describedby")).text
    assert page.one("form", "sift").one("input", name="q").get("value") == "x"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("day", ["2012", "2012-05", "2012-05-03", "maj+2012"])
def test_a_day_may_be_given_in_words_or_figures(opened: Open, address: str, day: str) -> None:
    assert "2012" in opened(f"{address}?as_of={day}").one("input", id="as-of").get("value")


@pytest.mark.parametrize("address", ADDRESSES)
def test_empty_fields_of_the_form_ask_for_nothing(opened: Open, address: str) -> None:
    names = [each.get("name") for each in opened(address).one("form", "sift") if each.get("name")]
    opened(f"{address}?{'&'.join(f'{name}=' for name in names)}")


def test_a_long_list_comes_in_pages_that_keep_the_filters(opened: Open) -> None:
    for _ in range(53):
        make.MunicipalityFactory(country="FI")
    make.MunicipalityFactory(country="IS")
    first = opened("/kommuner/?country=FI")
    onward = first.one("a", rel="next").get("href")
    assert "country=FI" in onward
    second = opened(f"/kommuner/{onward}")
    assert (len(rows(first)), len(rows(second))) == (50, 3)
    assert rows(first) + rows(second) == sorted(rows(first) + rows(second))
    assert second.one("a", rel="prev")


def test_a_list_is_in_the_same_order_each_time(opened: Open) -> None:
    for _ in range(20):
        make.SourceFactory(title="Samma", date="2014")
        make.AgreementFactory(title="Samma", signed="2014")
    for address in ("/kallor/", "/avtal/"):
        orders = [[a.get("href") for a in opened(address).one("tbody").all("a")] for _ in range(2)]
        assert orders[0] == orders[1]
