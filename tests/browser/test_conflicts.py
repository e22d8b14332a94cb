"""Two people at one record, each in a browser: both versions are seen, one is chosen, both are in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.services import record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.recording.conftest import change_address
from twinning.models import Event

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]
Opened = Callable[[User, str], Page]


@pytest.fixture
def event(home: Municipality) -> Event:
    link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    found: Event = make.EventFactory.build(title="Herning blir vänort", date="1946")
    return record_save(record=found, related={"links": [link]})


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Opened]:
    """A page in a browser of somebody's own, with scripts or without."""
    contexts: list[BrowserContext] = []

    def open_(user: User, address: str) -> Page:
        context = browser.new_context(java_script_enabled=request.param, locale="en-GB")
        contexts.append(context)
        client = Client()
        client.force_login(user)
        kept = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": kept, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield open_
    for each in contexts:
        each.close()


def titles(event: Event) -> list[str]:
    return [each.title for each in event.history.all()]


@pytest.mark.parametrize(
    ("opened", "choice", "stands"),
    [pytest.param(True, "mine", "Min", id="with scripts"), pytest.param(False, "theirs", "Den andras", id="without")],
    indirect=["opened"],
)
def test_two_save_the_same_record(
    opened: Opened, event: Event, owner: User, administrator: User, choice: str, stands: str
) -> None:
    mine, theirs = (opened(user, change_address(event)) for user in (owner, administrator))
    theirs.get_by_label("Title").fill("Den andras")
    theirs.locator("#id_place").fill("Herning")
    theirs.get_by_role("button", name="Save", exact=True).last.click()
    expect(theirs.get_by_text("“Den andras” is changed.")).to_be_visible()
    mine.get_by_label("Title").fill("Min")
    mine.locator("#id_text").fill("Mitt")
    mine.get_by_role("button", name="Save", exact=True).last.click()
    expect(mine.get_by_role("alert")).to_contain_text("somebody else changed this while you were writing")
    both = mine.locator("#choose-title")
    expect(both).to_contain_text("Administrator")
    expect(both).to_contain_text("Den andras")
    expect(both).to_contain_text("You: Min")
    assert titles(event) == ["Den andras", "Herning blir vänort"]
    mine.locator(f"#choose-title-{choice}").check()
    mine.get_by_role("button", name="Save", exact=True).last.click()
    expect(mine.get_by_text(f"“{stands}” is changed.")).to_be_visible()
    event.refresh_from_db()
    assert (event.title, event.text, event.place) == (stands, "Mitt", "Herning")
    with override("en"):
        mine.goto(mine.url.partition("/en/")[0] + reverse("history", args=[event._meta.label_lower, event.pk]))
    told = mine.locator("main")
    for words in ("Owner", "Administrator", "Den andras", *(["Min"] if choice == "mine" else [])):
        expect(told).to_contain_text(words)


@pytest.mark.parametrize("opened", [True], ids=["with scripts"], indirect=True)
def test_two_save_the_same_record_in_the_admin(opened: Opened, event: Event, owner: User, administrator: User) -> None:
    address = reverse("admin:twinning_event_change", args=[event.pk])
    mine, theirs = (opened(user, address) for user in (owner, administrator))
    theirs.locator("#id_title").fill("Den andras")
    theirs.locator('input[name="_save"]').click()
    theirs.wait_for_url("**/admin/twinning/event/")
    mine.locator("#id_title").fill("Min")
    mine.locator('input[name="_save"]').click()
    told = mine.locator(".form-row.field-title")
    expect(told).to_contain_text("Administrator")
    expect(told).to_contain_text("Den andras")
    expect(mine.locator("#id_title")).to_have_value("Min")
    assert titles(event) == ["Den andras", "Herning blir vänort"]
    mine.locator('input[name="_save"]').click()
    mine.wait_for_url("**/admin/twinning/event/")
    assert titles(event) == ["Min", "Den andras", "Herning blir vänort"]
    mine.goto(mine.url + f"{event.pk}/history/")
    for words in ("Owner", "Administrator"):
        expect(mine.locator("#content")).to_contain_text(words)
