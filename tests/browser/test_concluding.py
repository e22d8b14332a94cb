"""What is asked of a new agreement, on a telephone and as axe sees it. The story: tests/browser/test_stories.py."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from agreements.models import Agreement
from municipalities.models import Municipality, Role
from tests import factories as make
from tests.browser.judging import looked_at
from tests.cast import staff

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]


@pytest.fixture
def earlier(settings: Any) -> Agreement:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself
    found: Agreement = make.AgreementFactory(title="Avtalet 2014", signed="2014")
    for slug in ("jonkoping", "kuopio", "svendborg", "bodo"):
        make.PartyFactory(agreement=found, municipality=Municipality.objects.get(slug=slug))
    return found


def arrive(page: Page, live_server: LiveServer, client: Client) -> None:
    """An editor of Jönköping, with what the link knows of the agreement."""
    client.force_login(staff("jonna", Municipality.objects.get(slug="jonkoping"), Role.EDITOR))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/en/agreements/new/?link=jonkoping-kuopio")


def test_each_question_fits_a_telephone_and_is_accessible(
    page: Page, live_server: LiveServer, client: Client, earlier: Agreement
) -> None:
    arrive(page, live_server, client)
    faults = looked_at(page)
    page.get_by_role("button", name="Next").click()
    faults += looked_at(page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Before you go on")
    faults += looked_at(page)
    page.get_by_label("Title").fill("Avtalet 2022")
    page.get_by_label("Kind").select_option("twin_town")
    page.get_by_label("Signed").fill("2022")
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
        faults += looked_at(page)
    assert page.locator("#told-terms").is_visible()
    assert faults == []
