"""Logging in and one's account, as axe sees them, with errors shown."""

from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality, Role
from municipalities.services import digest_of
from tests import factories as make
from tests.account.signing import PASSWORD, with_password
from tests.browser.test_pages import CONTRAST, WCAG, found_by_axe
from tests.cast import staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture(autouse=True)
def _the_session_is_read_more_than_once(settings: Settings) -> None:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]


@pytest.mark.parametrize(("scheme", "rules"), [("light", WCAG), ("dark", CONTRAST)], ids=["light", "dark"])
def test_they_are_accessible(scheme: Any, rules: dict[str, Any], live_server: LiveServer, page: Page) -> None:
    home = Municipality.objects.create(name="Vänersborg", country="SE")
    user = with_password(staff("editor", home, Role.EDITOR))
    make.InvitationFactory(municipality=home, digest=digest_of("token"))
    make.StaffRoleFactory(municipality=home)
    page.emulate_media(color_scheme=scheme)
    faults: list[str] = []

    def judge(address: str, send: str = "") -> None:
        page.goto(f"{live_server.url}/en/{address}")
        if send:
            with page.expect_navigation():
                page.click(send)
        faults.extend(f"{address}: {fault}" for fault in found_by_axe(page, rules))

    for address in ("log-in/", "invitation/token/", "forgotten-password/"):
        judge(address, "button.main")
    page.goto(f"{live_server.url}/admin/login/?next=/en/account/")
    page.fill("#id_login", user.email)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/en/account/")
    judge("account/")
    judge("who-may-do-what/", "button.main")
    judge("account/password/", "button.main")
    judge("account/once-more/", "button.main")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    judge("account/app/", "button.main")
    judge("account/keys/add/")
    assert faults == []
