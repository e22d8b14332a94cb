"""Shortcuts of one key, played through in a browser: by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.judging import WCAG, found_by_axe

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]
DIALOG = "dialog.shortcuts"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.name"))


def test_two_keys_lead_through_the_registry(page: Page, live_server: LiveServer, complaints: list[str]) -> None:
    page.goto(f"{live_server.url}/en/about/")
    press(page, "g", "k")
    page.wait_for_url("**/en/municipalities/")
    press(page, "g", "r")
    page.wait_for_url("**/en/links/")
    press(page, "g", "w")  # nobody has logged in: there is no work page, and nothing happens
    press(page, "g", "h")
    page.wait_for_url("**/en/")
    assert complaints == []


def test_a_slash_goes_to_the_search_of_the_page_or_to_the_search_page(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/en/links/")
    press(page, "/")
    assert focused(page) == "q"
    page.goto(f"{live_server.url}/en/about/")
    press(page, "/")
    page.wait_for_url("**/en/search/")


def test_rows_are_gone_through_and_opened(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/en/links/")
    rows = page.locator("main tbody tr").evaluate_all("all => all.map(row => row.querySelector('a').pathname)")
    gone = []
    for key in "jjkkj":
        press(page, key)
        gone.append(focused(page))
    assert gone == [rows[0], rows[1], rows[0], rows[0], rows[1]]
    press(page, "Enter")
    page.wait_for_url(f"**{rows[1]}")


def test_nothing_happens_while_somebody_types_or_holds_another_key(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/en/links/")
    press(page, "Control+j", "Alt+j")
    assert focused(page) == "None" or focused(page) == "undefined"
    press(page, "/", *"gk?j")
    assert page.input_value("form.sift input[name=q]") == "gk?j"
    assert page.locator(DIALOG).count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_a_question_mark_lists_them_accessibly(
    page: Page, live_server: LiveServer, complaints: list[str], scheme: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/en/links/")
    press(page, "j")
    before = focused(page)
    press(page, "?")
    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert [*found_by_axe(page, WCAG)] + complaints == []
    press(page, "Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert focused(page) == before


def test_they_can_be_switched_off_and_on_again(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/en/links/")
    press(page, "?")
    page.get_by_role("checkbox").uncheck()
    press(page, "Escape")
    page.reload()
    press(page, "j", "?")
    assert focused(page) in {"None", "undefined"}
    page.get_by_role("link", name="Keyboard shortcuts").press("Enter")
    page.get_by_role("checkbox").check()
    press(page, "Escape")
    page.locator("h1").click()
    press(page, "j")
    assert focused(page).startswith("/en/links/")


def test_whoever_may_changes_the_record_with_e_and_goes_to_work_with_w(at_work: Page, live_server: LiveServer) -> None:
    at_work.goto(f"{live_server.url}/en/links/vannas-hemnes/")
    press(at_work, "e")
    at_work.wait_for_url("**/en/change/twinning.link/**")
    at_work.goto(f"{live_server.url}/en/about/")
    press(at_work, "g", "w")
    at_work.wait_for_url("**/en/work/")


def test_without_scripts_the_list_stands_on_a_page(live_server: LiveServer, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/about/")
    page.click("text=Keyboard shortcuts")
    expect(page.locator("#shortcuts dl")).to_be_visible()
    expect(page.locator("#shortcuts input")).to_be_hidden()
    context.close()
