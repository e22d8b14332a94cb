"""Every kind of page, with the founding data, as a browser and as axe see it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("founding")]

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
PAGES = [
    "/",
    "/en/municipalities/",
    "/en/municipalities/vanersborg/",
    "/en/links/",
    "/en/links/?as_of=1992-05",
    "/en/chains/",
    "/en/agreements/",
    "/en/sources/",
    "/en/unsourced/",
    "/en/about/",
    "/en/how-status-is-read/",
    "/en/accessibility/",
    "/admin/login/",
]


@pytest.fixture
def addresses(founding: Callable[[str, str], Any]) -> list[str]:
    """The lists, and one page of each kind of record: the first in Swedish order of addresses."""
    from agreements.models import Agreement, Decision
    from archive.models import Source
    from twinning.models import Chain, Event, Link

    firsts = (model.objects.order_by("slug").first() for model in (Link, Chain, Agreement, Decision, Source))
    disputing = Event.objects.filter(alternative_to__isnull=False).order_by("title", "pk").first()
    return [*PAGES, *(record.get_absolute_url() for record in (*firsts, disputing) if record is not None)]


def test_the_browser_has_nothing_to_complain_of(
    addresses: list[str], live_server: LiveServer, page: Page, complaints: list[str]
) -> None:
    heard = {}
    for address in addresses:
        page.goto(live_server.url + address)
        heard[address] = [*complaints]
        complaints.clear()
    assert {address: told for address, told in heard.items() if told} == {}


@pytest.mark.once
@pytest.mark.parametrize(("scheme", "rules"), [("light", WCAG), ("dark", CONTRAST)], ids=["light", "dark"])
def test_pages_are_accessible(
    scheme: Any, rules: dict[str, Any], addresses: list[str], live_server: LiveServer, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)
    faults = []
    for address in addresses:
        page.goto(live_server.url + address)
        faults += [f"{address}: {fault}" for fault in found_by_axe(page, rules)]
    assert faults == []


def found_by_axe(page: Page, rules: dict[str, Any]) -> Iterator[str]:
    for violation in Axe().run(page, options=rules).response["violations"]:
        for node in violation["nodes"]:
            # A note's mark is as small as its line demands, which WCAG 2.5.8 excepts as inline.
            if not (violation["id"] == "target-size" and node["html"].startswith('<a class="ref"')):
                yield f"{violation['id']} {node['html']}"
