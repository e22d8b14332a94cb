"""Dates in the browser: what is typed is echoed at once."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


def test_a_date_is_echoed_while_it_is_typed(page: Page, live_server: LiveServer, complaints: list[str]) -> None:
    User.objects.create_superuser("root", "root@example.se", "a-long-password")
    page.goto(f"{live_server.url}/admin/login/?next=/admin/archive/source/add/")
    page.fill("#id_login", "root@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    echo = page.locator("#id_date + .date-understood")
    page.fill("#id_date", "slutet av 1980-talet")
    expect(echo).to_contain_text("1 januari 1987–31 december 1989")
    page.fill("#id_date", "igår kanske")
    expect(echo).to_contain_text("igår kanske")
    assert complaints == []
