"""Huskvarna becomes a part of Jönköping in 1971, with its two links: with scripts, and without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality, Succession
from tests import factories as make
from tests.browser.judging import looked_at
from twinning.models import Link
from twinning.services.links import link_find

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def reader(request: Any, browser: Browser) -> Iterator[Page]:
    """A window of the browser, as narrow as a telephone."""
    size: Any = {"width": 360, "height": 800}
    context = browser.new_context(java_script_enabled=request.param, viewport=size)
    yield context.new_page()
    context.close()


@pytest.fixture
def jonkoping(settings: Any) -> Municipality:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself
    found: Municipality = make.MunicipalityFactory(name="Jönköping")
    huskvarna = make.MunicipalityFactory(name="Huskvarna")
    for name, country in (("Valkeakoski", "FI"), ("Slagelse", "DK")):
        link = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory(name=name, country=country))
        make.told(link, date="1964")
    return found


def onward(page: Page, heading: str) -> None:
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(heading)


def standing(link: Link) -> str:
    return str(link.periods.filter(level="overall").order_by("start").last().standing)  # type: ignore[union-attr]


def test_huskvarna_is_merged_into_jonkoping(
    reader: Page, live_server: LiveServer, client: Client, jonkoping: Municipality, request: Any
) -> None:
    page = reader
    client.force_login(User.objects.create_superuser("root", "root@example.se", "a-long-password"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/en/municipalities/jonkoping/")
    page.get_by_role("link", name="Record that others were merged into Jönköping").click()
    page.locator("#predecessors-q").fill("husk")
    page.locator("#predecessors-q").press("Enter")
    page.locator("#predecessors-offered").get_by_label("Huskvarna").check()
    page.get_by_label("Date").fill("1 januari 1971")
    onward(page, "What became of each link?")
    page.get_by_role("group", name="Huskvarna–Valkeakoski").get_by_label("Carried on by Jönköping").check()
    faults = looked_at(page) if "no-scripts" not in request.node.name else []
    onward(page, "By which law or decision?")
    page.get_by_label("The law or decision").fill("Kungl. Maj:ts beslut om ändrad kommunindelning")
    onward(page, "How we know")
    onward(page, "The merger")
    expect(page.locator("#told-merger")).to_contain_text("understood as 1971-01-01")
    expect(page.locator("#told-fates")).to_contain_text("not known")
    page.get_by_role("button", name="Record the merger").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jönköping")
    assert Succession.objects.get().date.edtf == "1971-01-01"
    assert {standing(link) for link in Link.objects.of(Succession.objects.get().predecessor)} == {"unknown"}
    taken = link_find(one=jonkoping, other=Municipality.objects.get(name="Valkeakoski"))
    assert taken
    assert (taken.since.edtf, faults) == ("1971-01-01", [])
