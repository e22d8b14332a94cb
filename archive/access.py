"""Which sources a reader may read: asked once for a whole list."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from archive.models import Access, Reader, SourceQuerySet


def readable_sources(sources: SourceQuerySet, reader: Reader | None) -> SourceQuerySet:
    """Those of which more than the existence may be shown to the reader."""
    user = reader or AnonymousUser()
    if not user.is_authenticated:
        return sources.open()
    restricted = sources.filter(access=Access.RESTRICTED).order_by("pk")
    allowed = [source.pk for source in restricted if source.readable_by(user)]
    return sources.filter(Q(access=Access.PUBLIC) | Q(pk__in=allowed))
