"""The citation of a source, copied in the browser."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories as make

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
CITED = "Huskvarna stad, vol. F14:1, ”Kortet”, 1964."


@pytest.fixture
def card(page: Page, live_server: LiveServer) -> Page:
    make.SourceFactory(title="Kortet", archive_creator="Huskvarna stad", series="F14", volume="1", date="1964")
    page.goto(f"{live_server.url}/en/sources/kortet/")
    return page


def test_a_citation_is_copied_and_that_it_was_is_told(card: Page, complaints: list[str]) -> None:
    card.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Copy").click()
    expect(card.locator(".cite [role=status]")).to_have_text("Copied.")
    assert card.evaluate("navigator.clipboard.readText()") == CITED
    assert complaints == []


def test_where_copying_is_refused_the_citation_is_selected(card: Page) -> None:
    card.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error() } }")
    card.get_by_role("button", name="Copy").click()
    expect(card.locator(".cite [role=status]")).to_contain_text("Select the text")
    assert card.evaluate("getSelection().toString().trim()") == CITED
