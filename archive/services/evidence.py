"""Adding evidence: a source that vouches for a statement, or contradicts it, and where in it."""

from __future__ import annotations

from typing import TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from archive.actions import action
from archive.citing import new_citation
from archive.models import ActionKind, Citation, Reader, Record, Scan, Source
from archive.services.records import record_save


class Said(TypedDict, total=False):
    """What a citation says besides its subject and source; and its id, where a form is not to write it twice."""

    id: UUID
    via: Source | None
    field: str
    locator: str
    scan: Scan | None
    page: int | None
    quotation: str
    stance: str
    note: str


@transaction.atomic
def evidence_add(
    *, subject: Record, source: Source, by: Reader | None = None, reason: str = "", **said: Unpack[Said]
) -> Citation:
    """Cite the source for the subject. A source that is not recorded yet is recorded with it, or neither is.

    The citation stands in the table of the floor that the subject is on. Raises ``ValidationError`` with all faults.
    """
    citation = new_citation(subject, source=source, **said)
    with action(kind=ActionKind.EVIDENCE, by=by, reason=reason, about=subject):
        if source._state.adding:  # noqa: SLF001 - documented, in spite of its name
            _check_both(source, citation)
            record_save(record=source, by=by, reason=reason)
        return record_save(record=citation, by=by, reason=reason)


def _check_both(source: Source, citation: Citation) -> None:
    """What is wrong with a new source, and with what it is cited for, told together."""
    faults: list[str] = []
    for record, later in ((source, set[str]()), (citation, {"source"})):
        try:
            record.full_clean(exclude=later)
        except ValidationError as fault:
            faults += fault.messages
    if faults:
        raise ValidationError(faults)
