"""The pages of the founding data on a telephone, and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_pages import CONTRAST, found_by_axe

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("founding")]

PAGES = [
    "/",
    "/kommuner/",
    "/kommuner/vanersborg/",
    "/kommuner/huddinge/",
    "/relationer/",
    "/relationer/?as_of=igår",
    "/relationer/vannas-hemnes/",
    "/relationer/vanersborg-arsuk/",
    "/kedjor/nordiska-kedjan/",
    "/avtal/",
    "/kallor/",
    "/kallor/kartlaggning-av-kommunens-vanortsrelationer-i-den-nordiska-kedjan/",
    "/sok/?q=vanersborg",
    "/finns-inte/",
]
# What the width of a screen can spoil; the rest is judged once, on a wide one.
NARROWED = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"],
    }
}
WIDER = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg, .vh'))
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.once
def test_pages_fit_a_telephone_and_are_accessible_there(live_server: LiveServer, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    faults = []
    for address in PAGES:
        page.goto(live_server.url + address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            faults.append(f"{address} is wider than the screen: {page.evaluate(WIDER)}")
        faults += [f"{address}: {fault}" for fault in found_by_axe(page, NARROWED)]
    assert faults == []


@pytest.mark.once
def test_their_dark_colours_can_be_read_there_too(live_server: LiveServer, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    faults = []
    for address in ("/", "/kommuner/vanersborg/", "/relationer/vannas-hemnes/", "/relationer/?as_of=igår"):
        page.goto(live_server.url + address)
        faults += [f"{address}: {fault}" for fault in found_by_axe(page, CONTRAST)]
    assert faults == []


def test_everything_can_be_asked_without_scripts(live_server: LiveServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")
    page.fill("#q", "Vanda")
    page.click("form.seek button")
    page.click("ul.hits a >> text=Vantaa")
    page.click("table.links a >> text=Huddinge")
    expect(page.locator("h1")).to_contain_text("Vantaa")
    page.fill("#as-of", "1950")
    page.click("form.asof button")
    expect(page.locator("table.verdict")).to_contain_text("Active")
    page.goto(f"{live_server.url}/en/links/?as_of=1992")
    page.select_option("form.sift select[name=standing]", "active")
    page.click("form.sift button")
    assert ("standing=active" in page.url, "as_of=" in page.url) == (True, True)
    expect(page.locator("tbody tr").first).to_be_visible()
    context.close()
