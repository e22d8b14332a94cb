"""What axe, and a telephone's width, say of the page as it stands: in light and in dark, without loading it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG: Final = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# What the width of a screen or the colours of the night can spoil; the rest is judged once, on a desk by day.
NARROWED: Final = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"],
    }
}
DESK: Final = 1280
TELEPHONE: Final = 360
WIDER: Final = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg, .vh'))
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
ASK: Final = """options => axe.run({...options, resultTypes: ['violations'], preload: false})
    .then(found => found.violations.flatMap(each => each.nodes.map(node => [each.id, node.html])))"""


def found_by_axe(page: Page, rules: dict[str, Any]) -> Iterator[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    for rule, html in page.evaluate(ASK, rules):
        # A note's mark is as small as its line demands, which WCAG 2.5.8 excepts as inline.
        if not (rule == "target-size" and html.startswith('<a class="ref"')):
            yield f"{rule} {html}"


def too_wide(page: Page, width: int) -> Iterator[str]:
    if page.evaluate("document.documentElement.scrollWidth") > width:
        yield f"wider than {width}: {page.evaluate(WIDER)}"


def looked_at(page: Page) -> list[str]:
    """By day on a desk, by night on a telephone; when all that the page asks for has come."""
    page.set_viewport_size({"width": DESK, "height": 900})
    page.emulate_media(color_scheme="light")
    faults = [*too_wide(page, DESK), *found_by_axe(page, WCAG)]
    page.set_viewport_size({"width": TELEPHONE, "height": 800})
    page.emulate_media(color_scheme="dark")
    return [*faults, *too_wide(page, TELEPHONE), *found_by_axe(page, NARROWED)]
