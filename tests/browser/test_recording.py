"""Writing records in the browser, with scripts and without."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.services import record_save
from tests import factories as make
from tests.cast import staff
from tests.recording.conftest import change_address
from twinning.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event() -> Event:
    make.MunicipalityFactory(name="Århus", country="DK")
    found: Event = make.EventFactory.build(title="Herning blir vänort", date="1946")
    return record_save(record=found, related={"links": [make.LinkFactory()]})


def signed_in(context: BrowserContext, live_server: LiveServer, event: Event) -> str:
    """The address of the form, open to an editor of one of the two municipalities."""
    user = staff("editor", event.links.get().low, "editor")  # type: ignore[arg-type]
    client = Client()
    client.force_login(user)
    kept = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": kept, "url": live_server.url}])
    return f"{live_server.url}{change_address(event)}"


def test_with_scripts_dates_and_records_are_understood_while_they_are_typed(
    page: Page, live_server: LiveServer, event: Event, complaints: list[str]
) -> None:
    page.goto(signed_in(page.context, live_server, event))
    page.locator("#id_date").fill("slutet av 1940-talet")
    expect(page.get_by_text("understood as")).to_be_visible()
    page.locator("#host-q").press_sequentially("arh")
    page.locator("#host-offered").get_by_label("Århus").check()
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_text("“Herning blir vänort” is changed.")).to_be_visible()
    event.refresh_from_db()
    assert (str(event.host), event.date.words) == ("Århus", "slutet av 1940-talet")
    assert complaints == []


def test_only_what_an_event_is_about_is_asked_for_and_what_was_answered_stays(
    page: Page, live_server: LiveServer, event: Event, complaints: list[str]
) -> None:
    page.goto(signed_in(page.context, live_server, event))
    expect(page.locator("#id_links")).to_be_visible()
    expect(page.locator("#id_membership")).to_be_hidden()
    page.locator("#id_about").select_option("membership")
    expect(page.locator("#id_membership")).to_be_visible()
    expect(page.locator("#id_links input:checked")).to_be_visible()
    assert complaints == []


def test_without_scripts_buttons_do_the_same_and_dates_are_confirmed(
    browser: Browser, live_server: LiveServer, event: Event
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(signed_in(context, live_server, event))
    page.locator("#host-q").fill("arhus")
    page.locator("#host-q").press("Enter")
    page.locator("#host-offered").get_by_label("Århus").check()
    page.locator("#id_date").fill("slutet av 1940-talet")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“slutet av 1940-talet”, understood as")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_text("“Herning blir vänort” is changed.")).to_be_visible()
    event.refresh_from_db()
    assert (str(event.host), event.date.words) == ("Århus", "slutet av 1940-talet")
    context.close()
