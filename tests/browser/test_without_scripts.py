"""The pages of the founding data without scripts."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("founding")]


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
