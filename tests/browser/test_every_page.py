"""Every address of the project that is a page, as axe sees it: by day and by night, on a desk and on a telephone.

They are taken from the URL resolver. A new one is looked at by itself; one that nobody gets to see fails, unless it
is said below why. Where something can be sent, it is sent as badly as can be, and the answer is looked at, too.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Self

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.judging import WCAG, found_by_axe, looked_at
from tests.browser.shown import Find, build
from tests.rights.doors import PAST, Doors, patterns
from twinning.pages.recording import BOOK

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]
# What is no page: files, data, drawings, and what only leads on.
NO_PAGES: Final = {
    "iiif-image", "iiif-information", "iiif-file", "original", "transcription", "read-date", "link-timeline",
    "openid_connect_login", "openid_connect_callback", "mfa_download_recovery_codes",
    "invitation-again", "invitation-withdraw",
    "mfa_login_webauthn", "review-remind", "saved-view",
    "components",  # only while developing
    "mfa_reauthenticate_webauthn",  # asks for a key that there is: tests/browser/test_keys.py
}  # fmt: skip


# The API has no pages, and the admin has Django's own: two of ours are looked at.
ELSEWHERE: Final = ("admin:", "keeping:", "api")
IN_ADMIN: Final = ("/admin/", "/admin/keeping/")
# What is told of a page that is not there, or of a form that is wrong, in the browser's own words.
REFUSED: Final = re.compile(r"status of 40[0-9]")
# What can be sent as it is: nothing in it can be wrong.
FORGIVING: Final = {"mfa_edit_webauthn"}
# As bad as can be: nothing where something must stand, and no day where one is asked for.
SPOIL: Final = """() => {
    const FIELD = 'input:not([type=hidden]), textarea, select';
    const form = [...document.querySelectorAll('main form:not([data-key])')].find(
        form => form.method === 'post' && form.querySelector('button.main') && form.querySelector(FIELD));
    for (const field of form ? form.elements : []) {
        if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
        else if (field.matches(FIELD)) field.value = 'readAt' in field.dataset ? 'kanske' : '';
    }
    return form ? form.querySelector('button.main').id = 'spoilt' : '';
}"""


@dataclass(frozen=True)
class Visit:
    door: str
    address: str
    who: str


# What the same addresses tell at other times: nothing found, a day that is none, and no page at all.
FURTHER: Final = (
    Visit("search", "/sok/?q=vanersborg", "nobody"),
    Visit("link-list", "/relationer/?as_of=igår", "nobody"),
    Visit("link-list", "/en/links/?as_of=1992-05&municipality=vanersborg", "nobody"),
    Visit("none", "/finns-inte/", "nobody"),
)


def visits(people: dict[str, Client], doors: Doors, chosen: dict[str, list[str]]) -> Iterator[Visit]:
    """One address behind each door, as the first sees it who gets a page there; in Swedish and in English by turns."""
    for number, pattern in enumerate(dict.fromkeys(patterns())):
        if pattern.name in PAST | NO_PAGES or pattern.name.startswith(ELSEWHERE):
            continue
        with override("en" if number % 2 else "sv"):
            tried = chosen.get(pattern.name) or doors.addresses(pattern)
        order = ("editor", *people) if pattern.parameters else people
        seen = (Visit(pattern.name, each, who) for who in order for each in tried if shows(people[who], each))
        yield next(seen, Visit(pattern.name, "", ""))


def shows(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code in {200, 401} and answer["Content-Type"].startswith("text/html")


class Tour:
    """Who goes from page to page, and what was found amiss there."""

    def __init__(self, browser: Browser, server: str, people: dict[str, Client]) -> None:
        self.server = server
        self.faults: list[str] = []
        self.heard: list[str] = []
        self.pages = {who: self._page(browser, client) for who, client in people.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Every connection is closed before the server is."""
        for page in self.pages.values():
            page.context.close()

    def _page(self, browser: Browser, client: Client) -> Page:
        context = browser.new_context()
        held = client.cookies.get(settings.SESSION_COOKIE_NAME)
        if held:
            context.add_cookies([{"name": held.key, "value": held.value, "url": self.server}])
        page = context.new_page()
        page.on("console", lambda told: self.heard.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        return page

    def visit(self, visit: Visit) -> None:
        page = self.open(visit)
        self.look(page, visit.address)
        self.send(visit)

    def open(self, visit: Visit) -> Page:
        page = self.pages[visit.who]
        self.heard.clear()
        page.goto(self.server + visit.address)
        self.faults += [f"{visit.address}: {told}" for told in self.heard if not REFUSED.search(told)]
        return page

    def send(self, visit: Visit) -> None:
        """As badly as can be, if there is anything to send; what is folded away is opened."""
        page = self.pages[visit.who]
        if not page.evaluate(SPOIL):
            return
        with page.expect_navigation():
            page.click("#spoilt")
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        if visit.door not in FORGIVING and not page.locator("[role=alert]").count():
            self.faults.append(f"{visit.address}, sent: nothing is said to be wrong")
        self.look(page, f"{visit.address}, sent")

    def look(self, page: Page, where: str) -> None:
        self.faults += [f"{where}: {fault}" for fault in looked_at(page)]


@pytest.fixture(autouse=True)
def _quietly(settings: Any) -> Iterator[None]:
    """Many refusals are met on the way to those who may; each record that is written is told of by itself."""
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_every_page_and_form_can_be_used_by_all(founding: Find, browser: Browser, live_server: LiveServer) -> None:
    world, people, chosen = build(founding)
    found = [*visits(people, Doors(world), chosen)]
    assert [each.door for each in found if not each.address] == []
    with Tour(browser, live_server.url, people) as tour:
        for each in (*found, *FURTHER):
            tour.visit(each)
        for label in BOOK.recordings:  # one form for each kind, looked at when it has been sent
            form = Visit("record-add", f"/en/new/{label}/", "root")
            if shows(people[form.who], form.address):
                tour.open(form)
                tour.send(form)
        for address in IN_ADMIN:
            page = tour.open(Visit("admin", address, "root"))
            tour.faults += [f"{address}: {fault}" for fault in found_by_axe(page, WCAG)]
    assert tour.faults == []
