"""How the pages lie on screens of different kinds."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

PATHS = ["/en/about/", "/en/how-status-is-read/", "/en/accessibility/", "/en/not-there/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_its_screen(path: str, width: int, live_server: LiveServer, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/en/about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(248, 248, 245)"), ("dark", "rgb(17, 23, 29)")])
def test_the_page_follows_the_readers_choice_of_light_or_dark(
    scheme: str, paper: str, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(live_server.url + "/en/about/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    page.close()


def test_paper_gets_no_controls(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/en/about/")
    page.emulate_media(media="print")
    assert not page.locator(".mast nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
