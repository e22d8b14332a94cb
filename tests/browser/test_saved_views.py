"""A filtered list is saved under a name and opened again: by keyboard, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality, Role, SavedView
from tests.browser.judging import looked_at
from tests.cast import staff

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def at_desk(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, client: Client
) -> Iterator[Page]:
    """The browser of an editor of Vänersborg, who has logged in."""
    client.force_login(staff("jonna", Municipality.objects.get(slug="vanersborg"), Role.EDITOR))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(java_script_enabled=request.param, locale="en-GB")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def well(page: Page) -> None:
    """It fits the screen, and axe finds nothing; that is a script."""
    if page.evaluate("matchMedia('(scripting: enabled)').matches"):
        assert looked_at(page) == []


def test_a_filtered_list_is_saved_and_opened_again(at_desk: Page, live_server: LiveServer) -> None:
    page = at_desk
    page.goto(f"{live_server.url}/en/links/")
    page.get_by_text("More: is not").press("Enter")
    page.get_by_label("Country", exact=True).select_option(label="Norway")
    page.get_by_label("Kind is not").select_option(label="godparent town")
    page.get_by_label("What must fit").select_option(label="any of it")
    page.get_by_role("button", name="Filter").press("Enter")
    page.get_by_role("link", name="Save this view").press("Enter")
    page.get_by_role("button", name="Save the view").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Give the view a name.")
    well(page)
    page.get_by_label("Name").fill("Norskt eller ej fadder")
    page.get_by_label("Who sees it").select_option(label="the staff of Vänersborg")
    page.get_by_label("Name").press("Enter")
    page.wait_for_url("**/en/links/?country=NO&kind__not=godparent_town&match=any")
    expect(page.locator(".saved")).to_contain_text("Norskt eller ej fadder (shared in Vänersborg)")
    well(page)
    page.get_by_role("link", name="All saved views").press("Enter")
    well(page)
    page.get_by_role("link", name="Norskt eller ej fadder", exact=True).press("Enter")
    page.wait_for_url("**/en/links/?country=NO&kind__not=godparent_town&match=any")
    assert SavedView.objects.count() == 1
