"""A list as a page: filters in the address, the day it speaks of, one page of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from archive.filtersets import AddressField, StrictFilterSet
from archive.folding import slug
from archive.reading import today

PER_PAGE = 50


def _as_addresses(data: QueryDict, filters: type[StrictFilterSet]) -> QueryDict:
    """A reader writes a name where the address of a record is meant: Vänersborg for vanersborg."""
    plain = QueryDict(mutable=True)
    for name, value in data.items():
        filter_ = filters.base_filters.get(name)
        meant = slug(str(value)) if filter_ and issubclass(filter_.field_class, AddressField) else str(value)
        if meant.strip():
            plain[name] = meant
    return plain


def list_page(
    request: HttpRequest,
    filters: type[StrictFilterSet],
    records: Any,
    template: str,
    *,
    resource: str,
    rows: Callable[[Sequence[Any], Any], Sequence[Any]] | None = None,
) -> HttpResponse:
    """One page of a filtered list. What cannot be understood is answered with 400, all faults at once."""
    asked = _as_addresses(request.GET, filters)
    filter_ = filters(asked, records, request=request, also=("page",))
    faults = filter_.faults()
    page = Paginator(filter_.qs if not faults else records.none(), PER_PAGE).get_page(request.GET.get("page"))
    listed = rows(list(page.object_list), filter_.day) if rows else page.object_list
    told = {"filter": filter_, "page_obj": page, "rows": listed, "faults": faults, "as_of": filter_.day}
    told |= {"today": today(), "json": _in_the_api(resource, asked)}
    return render(request, template, told, status=400 if faults else 200)


def _in_the_api(resource: str, asked: QueryDict) -> str:
    """The same list, with the same filters, for programs."""
    kept = asked.copy()
    kept.pop("page", None)
    return f"/api/v1/{resource}{'?' if kept else ''}{kept.urlencode()}"
