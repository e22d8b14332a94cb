"""What one did last in the admin, as its first page tells it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from django import template
from django.contrib.admin.models import LogEntry

from archive.models import Record
from archive.rights import visible_to

register = template.Library()
LAST: Final = 10


@register.simple_tag
def own_actions(user: Any) -> list[LogEntry]:
    """The last of them, but for what the user may not read by now: a log keeps what a record was called then."""
    entries = LogEntry.objects.filter(user=user.pk).select_related("content_type").order_by("-action_time", "-pk")
    last = list(entries[:LAST])
    told: dict[Any, list[str]] = defaultdict(list)
    for entry in last:
        told[entry.content_type].append(str(entry.object_id))
    readable = {kind: _readable(kind, ids, user) for kind, ids in told.items()}
    return [entry for entry in last if str(entry.object_id) in readable[entry.content_type]]


def _readable(kind: Any, ids: list[str], user: Any) -> set[str]:
    model = kind.model_class() if kind else None
    if model is None or not issubclass(model, Record):
        return set(ids)
    return {str(pk) for pk in visible_to(model._default_manager.filter(pk__in=ids), user).values_list("pk", flat=True)}
