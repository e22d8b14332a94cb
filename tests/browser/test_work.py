"""The work page as a browser and as axe see it, on a desk and on a telephone."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_narrow import WIDER
from tests.browser.test_pages import WCAG, found_by_axe

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]
PAGES = ["/en/work/", "/en/work/vanersborg/", "/en/work/vannas/?as_of=2025"]


@pytest.fixture
def at_work(page: Page, live_server: LiveServer, client: Client) -> Page:
    """An administrator's browser, already logged in."""
    client.force_login(User.objects.create_superuser("root", "root@example.se", "a-long-password"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
def test_it_fits_and_is_accessible(
    at_work: Page, live_server: LiveServer, complaints: list[str], width: int, scheme: Any
) -> None:
    at_work.set_viewport_size({"width": width, "height": 800})
    at_work.emulate_media(color_scheme=scheme)
    faults = []
    for address in PAGES:
        at_work.goto(live_server.url + address)
        if at_work.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address} is wider than the screen: {at_work.evaluate(WIDER)}")
        faults += [f"{address}: {fault}" for fault in found_by_axe(at_work, WCAG)]
    assert faults + complaints == []
