"""The list of statements without source: every kind, by kind and municipality."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.citing import subject_name
from archive.services import evidence_add, record_hide
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from tests.services.test_evidence import KINDS as MAKERS
from twinning.models import About
from twinning.pages.unsourced import KINDS

pytestmark = pytest.mark.django_db
PATH = "/en/unsourced/"
THINGS = {"link", "chain", "municipality", "survey"}  # of which statements tell; they are none themselves


def counted(page: Element) -> dict[str, str]:
    return {row[0]: row[1] for row in page.one("table", "kinds").rows()[1:]}


def listed(page: Element) -> list[str]:
    (table,) = page.all("table", "flow")
    return [row[0] for row in table.rows()[1:]]


def made(name: str) -> Any:
    """A statement without source; an event that is about something."""
    return make.EventFactory(links=[make.LinkFactory()]) if name == "event" else MAKERS[name]()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_every_kind_is_listed_until_a_source_tells_of_it(opened: Open, kind: Any) -> None:
    record = made(kind.name)
    before = opened(f"{PATH}?kind={kind.name}")
    assert counted(before)[kind.label] == "1"
    assert len(listed(before)) == 1
    evidence_add(subject=record, source=make.SourceFactory())
    assert kind.label not in opened(PATH).one("main").one("section").text.replace("\n", " ").split("By kind")[-1]


def test_there_is_a_list_for_all_that_can_be_cited_but_for_the_things_themselves() -> None:
    assert {kind.name for kind in KINDS} == set(MAKERS) - THINGS
    assert [kind.name for kind in KINDS if subject_name(kind.model) != kind.name] == []


def test_it_can_be_asked_for_one_kind_or_one_municipality(opened: Open, home: Municipality) -> None:
    make.EventFactory(links=[make.LinkFactory(low=home)], title="Hemma")
    make.EventFactory(links=[make.LinkFactory()], title="Borta")
    make.FigureFactory(municipality=home)
    assert len(listed(opened(PATH))) == 3
    assert listed(opened(f"{PATH}?kind=event")) == ["Borta", "Hemma"]
    mine = opened(f"{PATH}?municipality=vanersborg")
    assert len(listed(mine)) == 2
    assert counted(mine) == {"Events": "1", "Figures": "1"}
    assert listed(opened(f"{PATH}?kind=event&municipality=vanersborg")) == ["Hemma"]


@pytest.mark.once
@pytest.mark.parametrize(
    "asked", ["kind=evnt", "municipality=ingenstans", "sort=title", "page=9", "format=csv", "format=x"]
)
def test_what_is_not_understood_is_refused_with_a_sentence(opened: Open, asked: str) -> None:
    assert opened(f"{PATH}?{asked}", 400).one("div", "faults").text


def test_what_is_hidden_or_of_hidden_things_is_not_listed(opened: Open) -> None:
    link = make.LinkFactory()
    make.EventFactory(links=[link])
    record_hide(record=make.EventFactory(links=[make.LinkFactory()]), reason="Dubblett")
    record_hide(record=link, reason="Dubblett")
    make.FigureFactory()
    assert counted(opened(PATH)) == {"Figures": "1"}


def test_a_citation_that_is_hidden_or_of_a_hidden_source_does_not_count(opened: Open) -> None:
    figures = [make.FigureFactory(), make.FigureFactory()]
    first, second = [evidence_add(subject=figure, source=make.SourceFactory()) for figure in figures]
    assert not opened(PATH).all("table", "kinds")
    record_hide(record=first, reason="Fel blad")
    record_hide(record=second.source, reason="Dubblett")
    assert counted(opened(PATH)) == {"Figures": "2"}


def test_a_page_may_reach_from_one_kind_into_the_next(opened: Open) -> None:
    link = make.LinkFactory()
    for _ in range(49):
        make.EventFactory(links=[link], title="Händelsen")
    make.AgreementFactory(title="Avtalet")
    make.DecisionFactory(title="Beslutet")
    first, second = listed(opened(PATH)), listed(opened(f"{PATH}?page=2"))
    assert (len(first), first[-1], second) == (50, "Avtalet", ["Beslutet"])


def test_those_who_may_are_led_to_add_evidence(opened: Open, home: Municipality, owner: User) -> None:
    mine = make.FigureFactory(municipality=home)
    make.FigureFactory()
    assert not opened(PATH).all("a", "add")
    (way,) = opened(PATH, user=owner).all("a", "add")
    assert way.get("href") == f"/en/evidence/municipalities.figure/{mine.pk}/"


def test_each_kind_leads_to_the_same_in_the_api(opened: Open, client: Client, home: Municipality) -> None:
    for kind in KINDS:
        made(kind.name)
    make.AgreementFactory()
    page = opened(PATH)
    ways = [each.get("href") for each in page.one("table", "kinds").all("a") if "/api/" in each.get("href")]
    told = {way: client.get(way).json()["_meta"]["total_records"] for way in ways}
    rows = [
        row for row in page.one("table", "kinds").all("tr") if "/api/" in str([a.get("href") for a in row.all("a")])
    ]
    assert list(told.values()) == [int(row.all("td")[0].text) for row in rows]
    assert len(ways) == 8


def test_the_start_page_and_the_footer_lead_to_it(opened: Open) -> None:
    make.FigureFactory()
    page = opened("/en/")
    assert PATH in {each.get("href") for each in page.one("main").all("a")}
    assert PATH in {each.get("href") for each in page.one("footer").all("a")}


@pytest.mark.once
@pytest.mark.parametrize("who", ["nobody", "owner"])
def test_the_number_of_queries_does_not_grow(client: Client, home: Municipality, owner: User, who: str) -> None:
    if who == "owner":
        client.force_login(owner)
    counts = []
    client.get(PATH)
    for more in (2, 6):
        with make.without_history():
            for _ in range(more):
                make.EventFactory(links=[make.LinkFactory(low=home)])
                make.EventFactory(about=About.MUNICIPALITY, municipality=home)
                for kind in KINDS[1:]:
                    made(kind.name)
        paths = [f"{PATH}?kind={kind.name}" for kind in KINDS]
        counts.append([_queries(client, path) for path in paths])
    assert counts[0] == counts[1]


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
