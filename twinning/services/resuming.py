"""Recording that a link was taken up again."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions import action
from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import ActionKind, Reader, Source
from archive.reading import not_come
from archive.services import evidence_add, record_save
from twinning.models import Event, EventKind, EventLevel, Link


@transaction.atomic
def link_resume(
    *,
    link: Link,
    title: str,
    day: ImpreciseDate = UNKNOWN,
    level: str = EventLevel.NOT_STATED,
    text: str = "",
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Event:
    """The event that tells of it, with the source that vouches for it."""
    if fault := not_come(day):
        raise ValidationError({"day": fault})
    if day.surely_before(link.since):
        raise ValidationError({"day": _("It was taken up again before it began. Check the date.")})
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=link):
        event = Event(kind=EventKind.RESUMED, level=level, date=day, title=title, text=text)
        event.pk = key or event.pk
        record_save(record=event, by=by, related={"links": [link]})
        if source is not None:
            evidence_add(subject=event, source=source, by=by, locator=locator)
    return event
