"""The public pages of the founding data, found by following their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from django.test import Client

from tests.pages.reading import Element, read

LINK, HUDDINGE = "/en/links/vannas-hemnes/", "/en/links/huddinge-vantaa/"
# What is asked for besides what the Swedish pages lead to: one page of each kind in English, and other days.
BESIDES = (
    "/en/",
    "/en/municipalities/",
    "/en/municipalities/vanersborg/",
    "/en/municipalities/huddinge/",
    "/en/municipalities/linkoping/",
    "/en/links/",
    "/en/chains/",
    "/en/chains/nordiska-kedjan/",
    "/en/agreements/",
    "/en/sources/",
    "/en/about/",
    "/en/how-status-is-read/",
    "/en/accessibility/",
    "/en/search/?q=Vanda",
    "/sok/?q=vanersborg",
    *(f"{LINK}?as_of={day}" for day in ("1980", "1988", "1992", "2000", "2005-03", "2006")),
    LINK,
    HUDDINGE,
    "/en/links/huddinge-nuuk/",
    "/en/links/huskvarna-valkeakoski/?as_of=1964",
    "/en/links/huskvarna-valkeakoski/",
    "/en/links/vanersborg-arsuk/",
    "/en/links/vanersborg-herning/",
    "/en/links/linkoping-linz/",
    "/en/chains/nordiska-kedjan/?as_of=1970",
    "/en/municipalities/vanersborg/?as_of=2014-09-01",
)
ELSEWHERE = ("/en/", "/admin/", "/api/", "/static/")


class Site:
    """The pages by their addresses."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.html = pages
        self.page = cache(self._page)

    def _page(self, path: str) -> Element:
        return read(self.html[path])

    def __iter__(self) -> Iterator[tuple[str, Element]]:
        return ((path, self.page(path)) for path in self.html)


def walk(client: Client) -> Site:
    """Every Swedish page that the start page leads to, and those besides. An address that fails is an error."""
    waiting, pages = ["/", *BESIDES], {}
    while waiting:
        path = waiting.pop(0)
        if path in pages:
            continue
        response = client.get(path)
        assert response.status_code == 200, f"{path} answers {response.status_code}"
        if not response["Content-Type"].startswith("text/html"):
            continue
        pages[path] = response.content.decode()
        if not path.startswith("/en/"):
            waiting += [found for found in _led_to(pages[path]) if found not in pages]
    return Site(pages)


def _led_to(html: str) -> list[str]:
    hrefs = [unescape(href).split("#")[0] for href in re.findall(r'<a\b[^>]*?\shref="([^"]*)"', html)]
    return [href for href in hrefs if href.startswith("/") and not href.startswith(ELSEWHERE) and "?" not in href]
