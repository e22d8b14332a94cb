"""A new link in the browser, with scripts and without, until the link stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from tests.browser.judging import looked_at
from twinning.models import Link

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def reader(request: Any, browser: Browser) -> Iterator[Page]:
    """A window of the browser, with scripts and without."""
    context = browser.new_context(java_script_enabled=request.param, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def vannas(settings: Any) -> Municipality:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself
    user = User.objects.create_user("jessica", email="jessica@example.se", password="a-long-password")
    found: Municipality = make.MunicipalityFactory(name="Vännäs", country="SE")
    StaffRole.objects.create(user=user, municipality=found, role=Role.EDITOR)
    make.MunicipalityFactory(name="Prokuplje", country="RS")
    return found


def go_on(page: Page, question: str) -> None:
    page.get_by_role("button", name="Next").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(question)


def test_vannas_records_its_link_with_prokuplje(reader: Page, live_server: LiveServer, vannas: Municipality) -> None:
    page = reader
    page.goto(f"{live_server.url}/admin/login/?next=/en/links/")
    page.fill("#id_login", "jessica@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    page.get_by_role("link", name="New link").click()
    page.locator("#other-q").press_sequentially("prok")
    search = page.locator("#other").get_by_role("button", name="Search")
    if search.is_visible():
        search.click()
    page.locator("#other").get_by_label("Prokuplje").check()
    go_on(page, "What is recorded already")
    go_on(page, "What kind of link, and since when?")
    go_on(page, "What kind of link, and since when?")  # nothing is answered yet
    expect(page.get_by_role("alert")).to_contain_text("Kind of link")
    page.get_by_label("Contact").check()
    page.get_by_label("Since when").fill("autumn 2008")
    go_on(page, "How do we know?")
    go_on(page, "Is this right?")
    expect(page.locator("dl")).to_contain_text("September–November 2008")
    page.get_by_role("button", name="Record the link").last.click()
    expect(page.get_by_role("status").first).to_contain_text("is recorded.")
    link = Link.objects.get()
    assert ({party.name for party in link.parties}, link.kinds.get().kind) == ({"Vännäs", "Prokuplje"}, "contact")


def test_every_question_is_accessible(page: Page, live_server: LiveServer, vannas: Municipality) -> None:
    page.goto(f"{live_server.url}/admin/login/?next=/en/links/new/")
    page.fill("#id_login", "jessica@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    go_on(page, "Which two?")
    faults = looked_at(page)
    page.locator("#other-q").press_sequentially("prok")
    page.locator("#other").get_by_label("Prokuplje").check()
    for question in ("What is recorded already", "What kind of link, and since when?"):
        go_on(page, question)
        faults += looked_at(page)
    page.get_by_label("Contact").check()
    page.get_by_label("Since when").fill("2008")
    for question in ("How do we know?", "Is this right?"):
        go_on(page, question)
        faults += looked_at(page)
    assert faults == []
