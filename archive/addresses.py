"""Finding a record by the last part of its page's address, or by its id."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from archive.models import AddressedRecord, FormerSlug, Record

R = TypeVar("R", bound=Record)


class NotShown(Http404):
    """A record is there, and is hidden. Those who may change it are told so; to all others there is no such page."""

    def __init__(self, record: Record) -> None:
        super().__init__(_("No record has this address."))
        self.record = record


def record_at(records: QuerySet[R], address: str) -> R | None:
    """The record with this id or slug, or that once had this slug; None where there is none."""
    found = _by_id(records, address)
    if found or not issubclass(records.model, AddressedRecord):
        return found
    return records.filter(slug=address).first() or _by_former(records, address)


def record_or_404(records: QuerySet[R], address: str) -> R:
    """Like ``record_at``; raises ``Http404``. The caller redirects where the record's own address is another."""
    found = record_at(records, address)
    if found is None:
        hidden = record_at(records.model._default_manager.all(), address)
        raise NotShown(hidden) if hidden else Http404(_("No record has this address."))
    return found


def moved(request: HttpRequest, record: AddressedRecord) -> HttpResponse:
    """To the record's own address, with what was asked of the former one."""
    asked = request.META["QUERY_STRING"]
    address = record.get_absolute_url()  # type: ignore[attr-defined]  # each addressed record has a page
    return redirect(f"{address}?{asked}" if asked else address, permanent=True)


def _by_id(records: QuerySet[R], address: str) -> R | None:
    try:
        return records.filter(pk=UUID(address)).first()
    except ValueError:
        return None


def _by_former(records: QuerySet[R], address: str) -> R | None:
    former = FormerSlug.objects.filter(kind=records.model._meta.label_lower, slug=address).first()
    return records.filter(pk=former.record_id).first() if former else None
