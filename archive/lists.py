"""A list as a page: filters in the address, the day it speaks of, one page of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from archive.days import DayAsked
from archive.filtersets import Fault, StrictFilterSet, not_among
from archive.listings import as_addresses
from archive.spreadsheets import AT_ONCE, Column, grouped, spreadsheet

Rows = Callable[[Sequence[Any], Any], Sequence[Any]]

PER_PAGE = 50
ASKED_OF_THE_PAGE = ("page",)
ASKED_OF_THE_SHEET = ("format",)
CSV = "csv"


def list_page(
    request: HttpRequest,
    filters: type[StrictFilterSet],
    records: Any,
    template: str,
    *,
    resource: str,
    rows: Rows | None = None,
    columns: Sequence[Column] = (),
) -> HttpResponseBase:
    """One page of a filtered list, or all of it as a spreadsheet (``?format=csv``), where it has columns.

    What cannot be understood is answered with 400, all faults at once.
    """
    also = (*ASKED_OF_THE_PAGE, *(ASKED_OF_THE_SHEET if columns else ()))
    asked = as_addresses(request.GET, filters, also)
    whole = bool(columns) and "format" in asked
    filter_ = filters(asked, records, request=request, also=ASKED_OF_THE_SHEET if whole else also)
    faults = filter_.faults() + (_no_such_format(str(asked["format"])) if whole else [])
    if whole and not faults:
        return _sheet(request, filter_, rows, columns)
    pages = Paginator(filter_.qs if not faults else records.none(), PER_PAGE)
    faults = faults or _no_such_page(pages, asked.get("page", "1"))
    page = pages.get_page(asked.get("page"))
    listed = rows(list(page.object_list), filter_.day) if rows else page.object_list
    told = {"filter": filter_, "page_obj": page, "rows": listed, "faults": faults, "json": _in_the_api(resource, asked)}
    told["csv"] = _as_a_sheet(asked) if columns else ""
    return render(request, template, told | _day_asked(filter_).context(), status=400 if faults else 200)


def _sheet(
    request: HttpRequest, filter_: StrictFilterSet, rows: Rows | None, columns: Sequence[Column]
) -> StreamingHttpResponse:
    """Every row, read some at a time, under the name of the page and the day that it speaks of."""
    groups = grouped(filter_.qs.iterator(chunk_size=AT_ONCE))
    name = request.path.strip("/").split("/")[-1]
    told = (rows(group, filter_.day) for group in groups) if rows else groups
    return spreadsheet(columns, told, name=f"{name}-{filter_.day}", absolute=request.build_absolute_uri)


def _no_such_format(given: str) -> list[Fault]:
    return [] if given == CSV else [not_among("format", given, CSV, (CSV,))]


def _no_such_page(pages: Paginator[Any], number: str) -> list[Fault]:
    """A page that the list does not have is said, not silently replaced by another."""
    try:
        pages.page(number)
    except InvalidPage:
        told = {"page": number, "count": pages.num_pages}
        return [Fault("page", gettext("There is no page “%(page)s” in this list; the last is %(count)s.") % told)]
    return []


def _day_asked(filter_: StrictFilterSet) -> DayAsked:
    errors = filter_.form.errors.get("as_of", [])
    return DayAsked(filter_.day, str(filter_.data.get("as_of", "")) if errors else "", " ".join(map(str, errors)))


def _as_a_sheet(asked: QueryDict) -> str:
    """The same list, with the same filters, for spreadsheets."""
    kept = _filters_of(asked)
    kept["format"] = CSV
    return f"?{kept.urlencode()}"


def _in_the_api(resource: str, asked: QueryDict) -> str:
    """The same list, with the same filters, for programs, where the API has it."""
    kept = _filters_of(asked)
    return f"{reverse(f'api:{resource}-list')}{'?' if kept else ''}{kept.urlencode()}" if resource else ""


def _filters_of(asked: QueryDict) -> QueryDict:
    """What is asked of the list, without what is asked of its page."""
    kept = asked.copy()
    for name in (*ASKED_OF_THE_PAGE, *ASKED_OF_THE_SHEET):
        kept.pop(name, None)
    return kept
