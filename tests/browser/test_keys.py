"""A passkey, from being added to logging in with it alone, under our content security policy."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.account.signing import PASSWORD, with_password
from tests.cast import staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _a_key_is_read_more_than_once(settings: Settings) -> None:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]


def test_a_passkey_is_added_and_logs_in(page: Page, live_server: LiveServer, complaints: list[str]) -> None:
    user = with_password(staff("editor"))
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto(f"{live_server.url}/admin/login/?next=/en/account/keys/add/")
    page.fill("#id_login", user.email)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.fill("#id_password", PASSWORD)  # asked once more, since it changes how one logs in
    page.press("#id_password", "Enter")
    page.fill("#id_name", "My telephone")
    page.check("#id_passwordless")
    page.click("button.main")
    expect(page.locator("main code")).to_have_count(10)  # recovery codes come with the first key
    page.goto(f"{live_server.url}/en/account/")
    page.click("main form button")
    page.goto(f"{live_server.url}/admin/login/?next=/en/account/")
    page.click("form[data-key=ask] button")
    expect(page).to_have_url(re.compile("/en/account/$"))
    assert complaints == []
