"""The admin's own scripts under our content security policy."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from municipalities.models import Municipality
from twinning.models import Link

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _each_chosen_row_is_fetched(settings: Settings) -> None:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]


def choose(page: Page, field: str, typed: str, name: str) -> None:
    page.click(f".field-{field} .select2-selection")
    page.keyboard.type(typed)
    page.locator(".select2-results__option", has_text=name).click()


def test_a_link_is_recorded_by_choosing_its_two(page: Page, live_server: LiveServer, complaints: list[str]) -> None:
    User.objects.create_superuser("root", "root@example.se", "a-long-password")
    for name, country in (("Vänersborg", "SE"), ("Siglufjörður", "IS")):
        Municipality.objects.create(name=name, country=country)
    page.goto(f"{live_server.url}/admin/login/?next=/admin/twinning/link/add/")
    page.fill("#id_login", "root@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    choose(page, "low", "vanersb", "Vänersborg")
    choose(page, "high", "siglufjordur", "Siglufjörður")
    page.locator("#kinds-group .add-row a").click()
    page.select_option("#id_kinds-0-kind", "twin_town")
    page.click("input[name=_save]")
    expect(page).to_have_url(re.compile("/admin/twinning/link/$"))
    assert Link.objects.get().kinds.get().kind == "twin_town"
    assert complaints == []
