"""The year's review as a person makes it: twelve links in a few clicks, by mouse, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality
from tests.review.world import CIVIL, MUNICIPAL, YEAR, chain_of, now, single, twelve
from twinning.models import Link, Review

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]


class Hand:
    """A person at the page, who counts what it takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0

    def choose(self, row: Locator, level: str, answer: str) -> None:
        row.locator(f'input[name$=".{level}.answer"][value="{answer}"]').check()
        self.done += 1

    def fill(self, field: Locator, words: str) -> None:
        field.fill(words)
        self.done += 1

    def press(self, value: str) -> None:
        self.page.locator(f'button.main[value="{value}"]').click()
        self.done += 1

    def row(self, named: str) -> Locator:
        return self.page.locator("table.rev tbody").filter(has_text=named)


def log_in(page: Page, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


def address(live_server: LiveServer, home: Municipality) -> str:
    return live_server.url + reverse("review", args=[home.slug, YEAR])


def test_twelve_links_are_reviewed_in_under_fifteen_clicks_and_changes(
    page: Page, live_server: LiveServer, home: Municipality, owner: User, complaints: list[str]
) -> None:
    links = twelve(home)
    log_in(page, live_server, owner)
    page.goto(address(live_server, home))
    hand = Hand(page)
    for level in (MUNICIPAL, CIVIL):
        hand.choose(hand.row("Nordiska kedjan"), level, "unchanged")
    for name in ("Ort A", "Ort B", "Ort C", "Ort D"):
        for level in (MUNICIPAL, CIVIL):
            hand.choose(hand.row(name), level, "unchanged" if level == MUNICIPAL else "unsure")
    hand.fill(page.locator("#known"), "Samtal med föreningens ordförande, november")
    hand.press("finish")
    expect(page.locator("dl.facts")).to_contain_text("Samtal med föreningens ordförande, november")
    assert len(links) == 12
    assert hand.done < 15
    assert Review.objects.get().done
    expect(page.locator("table.told-confirmed tbody tr")).to_have_count(8 * 2 + 4)
    assert complaints == []


def changed_by_keys(page: Page, link: Link) -> None:
    """From answer to answer with Tab, within one with arrows."""
    page.locator(f'input[name="{link.pk}.{MUNICIPAL}.answer"]').first.focus()
    for key in ("Space", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("v")
    page.keyboard.press("Tab")
    page.keyboard.type("2024")
    page.locator("#known").focus()
    page.keyboard.type("Brev")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dl.facts")).to_contain_text("Brev")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_by_keyboard_alone_one_has_changed_since_a_year(
    browser: Browser, live_server: LiveServer, home: Municipality, owner: User, scripts: bool
) -> None:
    link = single(home, "Herning")
    context = browser.new_context(java_script_enabled=scripts, locale="sv-SE")
    page = context.new_page()
    log_in(page, live_server, owner)
    page.goto(address(live_server, home))
    changed_by_keys(page, link)
    assert now(link) == "dormant"
    context.close()


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
    hand = Hand(page)
    hand.choose(hand.row("Herning"), MUNICIPAL, "changed")
    hand.press("finish")
    expect(page.get_by_role("alert")).to_be_focused()
