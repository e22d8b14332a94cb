"""Asking for rights without knowing who grants them: the backends that settings name are asked in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar, runtime_checkable
from uuid import UUID

from django.contrib.auth import get_backends
from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet

from archive.models import Access, Reader, Record, Source

M = TypeVar("M", bound=Model)


@runtime_checkable
class Restricting(Protocol):
    """A backend that knows which rows a user may read."""

    def visible_to(self, records: QuerySet[M], user: Reader) -> QuerySet[M]: ...

    def owner_codes(self, user: Reader) -> frozenset[str]:
        """The national codes of the municipalities for which the user records sources."""
        ...


def visible_to(records: QuerySet[M], user: Reader) -> QuerySet[M]:
    """Those that the user may read whole; none where nobody is named to decide."""
    deciding = [backend for backend in get_backends() if isinstance(backend, Restricting)]
    for backend in deciding:
        records = backend.visible_to(records, user)
    return records if deciding else records.none()


def changeable(records: Iterable[Record], user: Reader) -> frozenset[UUID]:
    """Those of some records that the user may change; asked in a fixed number of queries for each kind."""
    kinds: dict[type[Record], list[UUID]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record.pk)
    return frozenset(pk for kind, keys in kinds.items() for pk in _changeable(kind, keys, user))


def _changeable(kind: type[Record], keys: list[UUID], user: Reader) -> list[UUID]:
    permission = f"{kind._meta.app_label}.change_{kind._meta.model_name}"
    if not isinstance(user, User) or not user.has_perm(permission):
        return []
    rows: Any = kind._default_manager
    found = rows.filter(pk__in=keys, hidden_at__isnull=True).prefetch_related(*kind.TOUCHES_THROUGH)
    return [record.pk for record in found if user.has_perm(permission, record)]


def owner_code_of(user: Reader) -> str:
    """For whom the user records sources, where that is one municipality and no more; else nothing."""
    deciding = [backend for backend in get_backends() if isinstance(backend, Restricting)]
    codes = frozenset(code for backend in deciding for code in backend.owner_codes(user))
    return next(iter(codes)) if len(codes) == 1 else ""


def sources_open_to(user: Reader) -> QuerySet[Source]:
    """The sources that the user may cite, hidden ones among them; for a choice that must not tell what others are."""
    return Source.objects.filter(Q(access=Access.PUBLIC) | Q(pk__in=visible_to(Source.objects.all(), user)))
