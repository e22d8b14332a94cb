"""That somebody looked for agreements: one search, and the links that it answers for; all of it in one action."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from agreements.models import SearchRecord
from archive.actions import action
from archive.models import ActionKind, Reader, Source
from archive.services import evidence_add, record_save
from twinning.models import Link
from twinning.services.links import links_locked


@transaction.atomic
def search_told(
    *,
    search: SearchRecord,
    links: Sequence[Link],
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
) -> SearchRecord:
    """Record the search, and on each of these links that it was made; what stands on them already stays."""
    if not links:
        raise ValidationError({"links": _("Choose at least one link.")})
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=search):
        record_save(record=search, by=by)
        for link in links_locked(links):
            record_save(record=link, by=by, related={"search_records": [*link.search_records.all(), search]})
        if source is not None:
            evidence_add(subject=search, source=source, by=by, locator=locator)
    return search
