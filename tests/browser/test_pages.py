"""Pages as a browser sees them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

PATHS = ["/admin/login/"]
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("path", PATHS)
def test_the_browser_has_nothing_to_complain_of(
    path: str, live_server: LiveServer, page: Page, complaints: list[str]
) -> None:
    page.goto(live_server.url + path)
    assert complaints == []


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_accessible(path: str, live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + path)
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()
