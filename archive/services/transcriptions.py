"""What is written in a source, by a person or by a machine."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Maker, Reader, Scan, Source, Transcription
from archive.services.records import record_save


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
) -> Transcription:
    """Write the text of a source, a scan or one page of a scan in a language, in place of what the same kind of maker
    wrote there before. A machine's text and a person's are two: neither takes the other's place.

    Raises ``ValidationError`` with all faults at once.
    """
    if not text.strip():
        raise ValidationError({"text": _("Write the text; to take a transcription away, hide it with a reason.")})
    place = {"source": source, "scan": scan, "page": page, "language": language, "made_by": made_by}
    found = Transcription.objects.select_for_update(of=("self",)).filter(hidden_at__isnull=True, **place).first()
    written = found or Transcription(**place)
    if found is not None and found.text == text:
        return found
    written.text = text
    return record_save(record=written, by=by, reason=reason)
