"""Asking for rights without knowing who grants them: the backends that settings name are asked in their order."""

from __future__ import annotations

from typing import Protocol, TypeVar, runtime_checkable

from django.contrib.auth import get_backends
from django.db.models import Model, Q, QuerySet

from archive.models import Access, Reader, Source

M = TypeVar("M", bound=Model)


@runtime_checkable
class Restricting(Protocol):
    """A backend that knows which rows a user may read."""

    def visible_to(self, records: QuerySet[M], user: Reader) -> QuerySet[M]: ...

    def owner_codes(self, user: Reader) -> frozenset[str]:
        """The national codes of the municipalities for which the user keeps sources."""
        ...


def visible_to(records: QuerySet[M], user: Reader) -> QuerySet[M]:
    """Those that the user may read whole; none where nobody is named to decide."""
    deciding = [backend for backend in get_backends() if isinstance(backend, Restricting)]
    for backend in deciding:
        records = backend.visible_to(records, user)
    return records if deciding else records.none()


def owner_code_of(user: Reader) -> str:
    """For whom the user keeps sources, where that is one municipality and no more; else nothing."""
    deciding = [backend for backend in get_backends() if isinstance(backend, Restricting)]
    codes = frozenset(code for backend in deciding for code in backend.owner_codes(user))
    return next(iter(codes)) if len(codes) == 1 else ""


def sources_open_to(user: Reader) -> QuerySet[Source]:
    """The sources that the user may cite, hidden ones among them; for a choice that must not tell what others are."""
    return Source.objects.filter(Q(access=Access.PUBLIC) | Q(pk__in=visible_to(Source.objects.all(), user)))
