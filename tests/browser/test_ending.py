"""Two stories: Huddinge's ending from proposal to letter, and Vännäs taking up Hemnes again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from agreements.models import Duty
from municipalities.models import Role, StaffRole
from tests import factories as make
from twinning.models import Event, EventKind, Link

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
Find = Callable[[str, str], Any]


@pytest.fixture
def settings_for_many_versions(settings: Any) -> None:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def reader(request: Any, browser: Browser) -> Iterator[Page]:
    """A window of the browser, with scripts and without."""
    context = browser.new_context(java_script_enabled=request.param, locale="en-GB")
    yield context.new_page()
    context.close()


def staff(municipality: Any) -> None:
    user = User.objects.create_user("jessica", email="jessica@example.se", password="a-long-password")
    StaffRole.objects.create(user=user, municipality=municipality, role=Role.EDITOR)


def log_in(page: Page, live_server: LiveServer, link: str) -> None:
    page.goto(f"{live_server.url}/admin/login/?next=/en/links/{link}/")
    page.fill("#id_login", "jessica@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("–")


@pytest.mark.usefixtures("settings_for_many_versions")
def test_huddinge_ends_vantaa_from_the_proposal_to_the_letter(
    reader: Page, live_server: LiveServer, founding: Find
) -> None:
    staff(founding("municipality", "huddinge"))
    make.SourceFactory(title="Protokoll, mars 2024", kind="minutes", date="2024-03")
    make.SourceFactory(title="Brev till Vanda", kind="letter", date="2024-04-02")
    page = reader
    log_in(page, live_server, "huddinge-vantaa")
    page.get_by_role("link", name="End the link").click()
    expect(page.locator("#proposal")).to_contain_text("Camilla Broo")
    expect(page.locator("#decision")).to_contain_text("next")
    # Months later: the decision, with an error first.
    page.get_by_role("button", name="Record the decision").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Outcome")
    page.get_by_label("Adopted: the link is to end").check()
    page.get_by_label("When it was decided").fill("12 March 2024")
    page.get_by_label("When it takes effect").fill("1 January 2025")
    choose(page, "Protokoll, mars 2024")
    page.get_by_role("button", name="Record the decision").last.click()
    expect(page.get_by_role("status").first).to_contain_text("The decision is recorded.")
    # Weeks later: the letter.
    page.goto(f"{live_server.url}/en/links/huddinge-vantaa/")
    expect(page.locator("#ending")).to_contain_text("decided 12 March 2024")
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("When it was done").fill("2 April 2024")
    choose(page, "Brev till Vanda")
    page.get_by_role("button", name="Record that it is done").last.click()
    expect(page.locator("#duties")).to_contain_text("Brev till Vanda")
    # And the day on which it ended.
    expect(page.get_by_label("When it ended")).to_have_value("1 January 2025")
    page.get_by_role("button", name="Record that the link ended").last.click()
    expect(page.get_by_text("All is done: the link has ended.")).to_be_visible()
    link: Link = founding("link", "huddinge-vantaa")
    assert link.events.get(kind=EventKind.ENDED).date.edtf == "2025-01-01"
    assert Duty.objects.get(decision__links=link).letter.title == "Brev till Vanda"  # type: ignore[union-attr]


def choose(page: Page, source: str) -> None:
    """Search for a source: while it is typed, or with the button."""
    page.locator("#source-q").press_sequentially(source)
    button = page.locator("#source").get_by_role("button", name="Search")
    if button.is_visible():
        button.click()
    page.locator("#source").get_by_label(source).check()


@pytest.mark.usefixtures("settings_for_many_versions")
def test_vannas_takes_up_hemnes_again_in_the_autumn_of_2005(
    page: Page, live_server: LiveServer, founding: Find, complaints: list[str]
) -> None:
    link: Link = founding("link", "vannas-hemnes")
    staff(founding("municipality", "vannas"))
    before = set(Event.objects.filter(kind=EventKind.RESUMED).values_list("pk", flat=True))
    log_in(page, live_server, "vannas-hemnes")
    page.get_by_role("link", name="It was taken up again").click()
    page.get_by_label("Since when").press_sequentially("hösten 2005")
    expect(page.locator("form .date-understood").first).to_contain_text("understood as 2005-23")
    page.get_by_label("Both", exact=True).check()
    choose(page, "Regionalt samarbete och vänorter")
    page.get_by_label("Place in the source").fill("Hemnes")
    page.get_by_role("button", name="Record that it was taken up again").last.click()
    expect(page.get_by_role("status").first).to_contain_text("It is recorded that the link was taken up again.")
    event = Event.objects.filter(kind=EventKind.RESUMED).exclude(pk__in=before).get()
    assert (event.date.edtf, event.links.get(), event.citations.get().locator) == ("2005-23", link, "Hemnes")
    assert complaints == []
