"""What is written in a source, by a person or by a machine."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions import action
from archive.models import ActionKind, Maker, Reader, Record, Scan, Source, Transcription
from archive.services.records import record_save


class Overtaken(ValidationError):
    """Somebody has written the text in the meantime: as it stands now, or nothing where it was hidden."""

    def __init__(self, current: Transcription | None) -> None:
        self.current = current
        told = _("Somebody else has saved this text since you opened it. Compare the two, then save yours.")
        super().__init__({"text": ValidationError(told, code="overtaken")})


def stamp(record: Record | None) -> str:
    """Which state of a text, or of any record, somebody has seen; empty where there was none."""
    return record.updated_at.isoformat() if record else ""


@transaction.atomic
def transcription_write(
    *,
    source: Source,
    language: str,
    text: str,
    by: Reader | None,
    made_by: Maker = Maker.HUMAN,
    scan: Scan | None = None,
    page: int | None = None,
    reason: str = "",
    seen: str | None = None,
) -> Transcription:
    """Write the text of a source, a scan or one page of a scan in a language, in place of what the same kind of maker
    wrote there before. A machine's text and a person's are two: neither takes the other's place.

    Whoever says which state of the text was ``seen`` (its ``stamp``) overwrites no other: ``Overtaken`` is raised.
    Raises ``ValidationError`` with all faults at once.
    """
    text = _plain(text)
    if not text:
        raise ValidationError({"text": _("Write the text; to take a transcription away, hide it with a reason.")})
    place = {"source": source, "scan": scan, "page": page, "language": language, "made_by": made_by}
    found = Transcription.objects.select_for_update(of=("self",)).filter(hidden_at__isnull=True, **place).first()
    if found is not None and found.text == text:
        return found
    if seen is not None and seen != stamp(found):
        raise Overtaken(found)
    written = found or Transcription(**place)
    written.text = text
    with action(kind=ActionKind.TRANSCRIPTION, by=by, reason=reason, about=source):
        return record_save(record=written, by=by, reason=reason)


def _plain(text: str) -> str:
    """With line ends of one kind, and none of the blanks that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
