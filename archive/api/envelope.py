"""The envelope of a list (national profile FNS.07–14): which page of how many, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.request import Request

from archive.api.hypermedia import LinkObject, link, with_parameters
from archive.filtersets import Fault

PARAMETERS: Final = ("page", "limit")
USUAL_LIMIT: Final = 20
GREATEST_LIMIT: Final = 100


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for. A page outside the list is an empty one (FNS.14)."""

    number: int = 1
    limit: int = USUAL_LIMIT

    def cut(self, rows: QuerySet[Any], total: int) -> list[Any]:
        first = (self.number - 1) * self.limit
        return list(rows[first : first + self.limit]) if 0 <= first < total else []

    def last(self, total: int) -> int:
        return max(1, -(-total // self.limit))


def page_asked(request: Request) -> tuple[Page, list[Fault]]:
    """The page asked for, and what is wrong with how it was asked for."""
    number, wrong_number = _whole(request, "page", 1, None)
    limit, wrong_limit = _whole(request, "limit", USUAL_LIMIT, GREATEST_LIMIT)
    return Page(number, limit), wrong_number + wrong_limit


def _whole(request: Request, name: str, usual: int, greatest: int | None) -> tuple[int, list[Fault]]:
    text = request.query_params.get(name)
    if text is None or not text.strip():
        return usual, []  # an empty value is refused with the other parameters
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        message = _("“%(name)s” is a whole number.") % {"name": name}
        return usual, [Fault(name, message, value=text, nearest=str(usual))]
    number = int(text)
    if greatest is not None and not 1 <= number <= greatest:
        message = _("“%(name)s” is between 1 and %(greatest)s.") % {"name": name, "greatest": greatest}
        return usual, [Fault(name, message, value=text, nearest=str(1 if number < 1 else greatest))]
    return number, []


def envelope(request: Request, key: str, items: Sequence[Any], page: Page, total: int) -> dict[str, Any]:
    return {
        "_meta": {"total_records": total, "page": page.number, "limit": page.limit, "count": len(items)},
        "_links": _links(request, page, total),
        key: items,
    }


def _links(request: Request, page: Page, total: int) -> dict[str, LinkObject]:
    last = page.last(total)
    pages = {"self": page.number, "first": 1, "prev": min(page.number - 1, last), "next": page.number + 1, "last": last}
    return {
        rel: link(request, with_parameters(request, page=number, limit=page.limit), rel)
        for rel, number in pages.items()
        if rel in {"self", "first", "last"} or 1 <= number <= last
    }
