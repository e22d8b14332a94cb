"""The year's review as a person makes it. The story of twelve links: tests/browser/test_stories.py."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality
from tests.browser.hands import hands
from tests.review.world import CIVIL, YEAR, chain_of, now, single

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


def log_in(page: Page, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


def address(live_server: LiveServer, home: Municipality) -> str:
    return live_server.url + reverse("review", args=[home.slug, YEAR])


def test_by_keyboard_alone_one_has_changed_since_a_year(
    browser: Browser, live_server: LiveServer, home: Municipality, owner: User
) -> None:
    link = single(home, "Herning")
    with hands(browser, "keyboard") as hand:
        log_in(hand.page, live_server, owner)
        with override("en"):
            hand.page.goto(address(live_server, home))
        hand.choose("Herning, municipal", "changed")
        hand.choose("To: Herning, municipal", "dormant")
        hand.date("Since, if it is known: Herning, municipal", "2024", "2024")
        hand.fill("How do you know?", "Brev")
        hand.press("Save the review")
        expect(hand.page.locator("dl.facts")).to_contain_text("Brev")
    assert now(link) == "dormant"


def test_without_scripts_a_chain_is_answered_one_by_one(
    browser: Browser, live_server: LiveServer, home: Municipality, owner: User
) -> None:
    links = chain_of(home, 3)
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    log_in(page, live_server, owner)
    page.goto(address(live_server, home))
    page.locator("#known").fill("Brev")
    page.locator("button.inline").click()
    expect(page.locator("table.rev tbody")).to_have_count(3)
    expect(page.locator("#known")).to_have_value("Brev")
    page.locator(f'input[name="{links[0].pk}.{CIVIL}.answer"][value="unsure"]').check()
    page.locator('button[value="finish"]').click()
    expect(page.locator("dl.facts")).to_contain_text("Brev")
    context.close()


def test_what_is_missing_is_read_out_at_once(
    page: Page, live_server: LiveServer, home: Municipality, owner: User
) -> None:
    single(home, "Herning")
    log_in(page, live_server, owner)
    page.goto(address(live_server, home))
    page.locator('input[value="changed"]').first.check()
    page.locator('button.main[value="finish"]').click()
    expect(page.get_by_role("alert")).to_be_focused()
