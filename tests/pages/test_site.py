"""What holds of every public page of the founding data."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.urls import resolve
from django.utils.translation import override

from tests.pages.reading import Element, drawings, faults
from tests.pages.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
KINDS = {
    "home", "search", "municipality-list", "municipality", "link-list", "link", "chain-list", "chain",
    "agreement-list", "agreement", "decision", "source-list", "source", "about", "how-status", "accessibility",
    "event", "repository-list", "repository", "unsourced", "history", "account_login", "account_reset_password",
}  # fmt: skip


def test_the_start_page_leads_to_every_kind_of_page(site: Site) -> None:
    with override("sv"):
        kinds = {resolve(path.split("?")[0]).url_name for path in site.html if not path.startswith("/en/")}
    assert kinds == KINDS
    assert len(site.html) > 150


def test_every_page_is_sound(site: Site) -> None:
    assert {path: wrong for path, html in site.html.items() if (wrong := faults(html))} == {}


def test_every_page_says_its_language(site: Site) -> None:
    told = {path: page.one("html").get("lang") for path, page in site}
    assert told == {path: "en" if path.startswith("/en/") else "sv" for path in site.html}


def test_every_drawing_is_well_formed_and_described(site: Site) -> None:
    for path, html in site.html.items():
        roots = [ElementTree.fromstring(drawing) for drawing in drawings(html)]  # noqa: S314 - our own
        for root in (root for root in roots if root.get("aria-hidden") != "true"):
            ids = (root.get("aria-labelledby") or "").split()
            assert [bool(root.findtext(f"*[@id='{name}']")) for name in ids] == [True, True], path
            assert root.get("role") == "img"


def test_no_page_carries_style_or_script_within(site: Site) -> None:
    """A data block is no script: no browser runs it."""

    def inline(element: Element) -> bool:
        runs = element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json"
        return runs or element.tag == "style" or "style" in element.attributes

    assert [path for path, page in site if any(map(inline, page))] == []


def test_every_page_stands_on_its_own_title(site: Site) -> None:
    for path, page in site:
        title = page.one("head").all("title")[0].text
        assert "Twinning" in title, path
        assert page.one("main").get("id") == "content"
