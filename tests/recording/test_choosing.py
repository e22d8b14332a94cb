"""Choosing a record: by words, without losing what was typed, and among what one may see only."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element
from tests.recording.conftest import add_address, again, change_address, complaints, opened, sent
from twinning.models import Event

pytestmark = pytest.mark.django_db


def offered(page: Element, name: str) -> list[str]:
    return [label.all("span")[0].text for label in page.one(id=f"{name}-offered").all("label") if label.all("span")]


def test_a_search_finds_and_keeps_all_that_was_typed(desk: Client, event: Event) -> None:
    make.MunicipalityFactory(name="Århus", country="DK")
    page = again(sent(desk, change_address(event), title="Min", **{"host-q": "ARHUS", "do": "search"}), 200)
    assert offered(page, "host") == ["Århus"]
    assert page.one(id="id_title").get("value") == "Min"
    assert complaints(page) == ""
    assert event.history.count() == 1


def test_enter_seeks_where_other_words_are_sought(desk: Client, event: Event) -> None:
    make.MunicipalityFactory(name="Herlev")
    page = again(sent(desk, change_address(event), **{"host-q": "herl", "do": "enter"}), 200)
    assert offered(page, "host") == ["Herlev"]
    key = str(Municipality.objects.get(name="Herlev").pk)
    assert sent(desk, change_address(event), page, host=key, do="enter").status_code == 302
    event.refresh_from_db()
    assert str(event.host_id) == key


def test_ones_own_are_offered_first_and_hidden_ones_never(desk: Client, home: Municipality) -> None:
    make.MunicipalityFactory(name="Dold", hidden_at="2026-01-01T00:00Z", hidden_reason="x")
    page = opened(desk, add_address("agreements.decision"))
    assert offered(page, "municipality") == ["Vänersborg"]
    page = again(sent(desk, add_address("agreements.decision"), **{"municipality-q": "dold", "do": "search"}), 200)
    assert offered(page, "municipality") == []


def test_what_is_not_offered_is_refused(desk: Client, home: Municipality) -> None:
    hidden = make.MunicipalityFactory(hidden_at="2026-01-01T00:00Z", hidden_reason="x")
    typed = {"title": "Beslut", "matter": "end", "municipality": str(hidden.pk)}
    page = again(sent(desk, add_address("agreements.decision"), **typed))
    assert "not among those you can choose" in complaints(page)


def test_what_was_hidden_since_is_kept_and_not_named(desk: Client, event: Event) -> None:
    host = make.MunicipalityFactory(name="Dold", hidden_at="2026-01-01T00:00Z", hidden_reason="x")
    event.host = host
    event.save()
    page = opened(desk, change_address(event))
    assert offered(page, "host")[0] == "a record that is not shown to you"
    assert "Dold" not in page.text
    assert sent(desk, change_address(event), page, place="Här").status_code == 302
    event.refresh_from_db()
    assert (event.host, event.place) == (host, "Här")


def test_a_restricted_source_is_offered_to_nobody_else(client: Client, home: Municipality, owner: object) -> None:
    client.force_login(owner)  # type: ignore[arg-type]
    make.SourceFactory(secret=True, owner_code="0126")
    address = add_address("agreements.duty", decision=make.DecisionFactory(municipality=home))
    page = again(sent(client, address, **{"letter-q": "hemlig", "do": "search"}), 200)
    assert offered(page, "letter") == []


@pytest.mark.once
def test_a_form_costs_the_same_however_much_there_is_to_choose(desk: Client, event: Event, home: Municipality) -> None:
    costs = []
    for count in (2, 20):
        with make.without_history():
            links = [make.LinkFactory(low=home, high=make.MunicipalityFactory()) for _ in range(count)]
            event.links.add(*links)
        with CaptureQueriesContext(connection) as queries:
            opened(desk, change_address(event))
        costs.append(len(queries))
    assert costs[0] == costs[1]
