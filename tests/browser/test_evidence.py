"""Adding evidence in the browser, with scripts and without."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, Response, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories as make
from twinning.models import Event, TwinningCitation

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event() -> Event:
    User.objects.create_superuser("root", "root@example.se", "a-long-password")
    make.SourceFactory(title="Protokoll, november 1946", kind="minutes", date="1946-11")
    make.SourceFactory(title="Avtal om vänort")
    found: Event = make.EventFactory(links=[make.LinkFactory()], title="Herning blir vänort", date="1946")
    return found


def arrive(page: Page, live_server: LiveServer, event: Event) -> None:
    """From the page of the event, by its own link."""
    page.goto(f"{live_server.url}/admin/login/?next=/en/events/{event.pk}/")
    page.fill("#id_login", "root@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    page.get_by_role("link", name="Add evidence").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herning blir vänort")


def done(page: Page) -> None:
    told = page.get_by_role("status")
    expect(told).to_contain_text("“Protokoll, november 1946” now stands as evidence for “Herning blir vänort”.")
    expect(page.locator("#evidence")).to_contain_text("§ 12")
    assert TwinningCitation.objects.get().locator == "§ 12"


def test_with_scripts_a_source_is_found_while_it_is_typed(
    page: Page, live_server: LiveServer, event: Event, complaints: list[str]
) -> None:
    arrive(page, live_server, event)
    expect(page.get_by_role("button", name="Search", exact=True)).to_have_count(0)
    page.get_by_label("Place in the source").fill("§ 12")
    page.locator("#source-q").press_sequentially("protokoll 1946")
    page.locator("#source").get_by_label("Protokoll, november 1946").check()
    expect(page.locator("#place")).to_contain_text("The source has no scans.")
    page.get_by_label("Place in the source").press("Enter")
    done(page)
    assert complaints == []


def test_each_part_of_the_form_is_answered_for_itself(
    page: Page, live_server: LiveServer, event: Event, complaints: list[str]
) -> None:
    arrive(page, live_server, event)
    page.get_by_text("The source was not seen itself").click()
    held: list[Route] = []
    page.route(page.url, lambda route: held.append(route))
    page.locator("#source").get_by_label("Protokoll, november 1946").check()
    page.locator("#via-q").fill("avtal")
    while len(held) < 2:
        page.wait_for_timeout(20)
    page.locator("#via").get_by_label("Avtal om vänort").check()
    for request in reversed(held):
        request.continue_()
    expect(page.locator("#place")).to_contain_text("The source has no scans.")
    expect(page.locator("#via-found")).to_have_text("1 source found.")
    expect(page.locator("#via").get_by_label("Avtal om vänort")).to_be_checked()
    assert complaints == []


def test_without_scripts_enter_saves_and_seeks_in_a_search(
    browser: Browser, live_server: LiveServer, event: Event
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    arrive(page, live_server, event)
    page.get_by_label("Place in the source").fill("§ 12")
    page.locator("#source").get_by_label("Avtal om vänort").check()
    page.locator("#source-q").fill("protokoll 1946")
    page.locator("#source-q").press("Enter")
    expect(page.locator("#source-found")).to_have_text("1 source found.")
    page.locator("#source").get_by_label("Protokoll, november 1946").check()
    page.get_by_label("Place in the source").press("Enter")
    done(page)
    context.close()


def test_without_scripts_the_buttons_do_the_same(browser: Browser, live_server: LiveServer, event: Event) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    arrive(page, live_server, event)
    page.get_by_label("Place in the source").fill("§ 12")
    page.get_by_role("button", name="Add evidence").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the source, or search for it.")
    page.locator("#source-q").fill("protokoll 1946")
    page.get_by_role("button", name="Search", exact=True).first.click()
    page.locator("#source").get_by_label("Protokoll, november 1946").check()
    page.get_by_role("button", name="Show the pages of the chosen source").click()
    expect(page.locator("#place")).to_contain_text("The source has no scans.")
    page.get_by_role("button", name="Add evidence").click()
    done(page)
    context.close()


def test_who_opens_the_new_source_means_it(
    page: Page, live_server: LiveServer, event: Event, complaints: list[str]
) -> None:
    arrive(page, live_server, event)
    with page.expect_response(asked_again):
        page.get_by_text("Record a new source").click()
    expect(page.locator("#source-new")).to_be_checked()
    with page.expect_response(asked_again):
        page.locator("#source").get_by_label("Protokoll, november 1946").check()
    with page.expect_response(asked_again):
        page.locator("#id_new-title").fill("Brev från Herning")
    expect(page.locator("#source-new")).to_be_checked()
    assert complaints == []


def asked_again(answer: Response) -> bool:
    """The pages of the source that is chosen now have come."""
    return answer.request.method == "POST"
