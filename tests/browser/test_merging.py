"""What is asked of a merger, on a telephone and as axe sees it. The story: tests/browser/test_stories.py."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality
from tests import factories as make
from tests.browser.judging import looked_at

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def jonkoping(settings: Any) -> Municipality:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself
    found: Municipality = make.MunicipalityFactory(name="Jönköping")
    huskvarna = make.MunicipalityFactory(name="Huskvarna")
    for name, country in (("Valkeakoski", "FI"), ("Slagelse", "DK")):
        link = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory(name=name, country=country))
        make.told(link, date="1964")
    return found


def test_what_became_of_each_link_can_be_answered_on_a_telephone(
    page: Page, live_server: LiveServer, client: Client, jonkoping: Municipality
) -> None:
    client.force_login(User.objects.create_superuser("root", "root@example.se", "a-long-password"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/en/municipalities/{jonkoping.slug}/merger/")
    page.locator("#predecessors-q").fill("husk")
    page.locator("#predecessors-offered").get_by_label("Huskvarna").check()
    page.get_by_label("Date").fill("1971")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("group", name="Huskvarna–Valkeakoski")).to_be_visible()
    assert looked_at(page) == []
