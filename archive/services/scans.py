"""Scans of a source: taken in, put in order, turned, and given another file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from archive.actions import action
from archive.models import ActionKind, Citation, Reader, Scan, Source
from archive.rights import visible_to
from archive.scanning import Facts, clean_name, examine
from archive.services.queue import images_order
from archive.services.records import record_save, records_renumber
from archive.storage import originals
from archive.uploads import limits

# Added to numbers while they change places, out of the way of those that are there.
ASIDE = 1_000_000


class AlreadyHere(ValidationError):
    """The registry has the very same file, as this scan."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        told = _("The same file, bit for bit, is already here: scan %(number)s (%(name)s) of “%(source)s”.")
        named = {"number": scan.order, "name": scan, "source": scan.source}
        super().__init__(told % named, code="already_here")


def scan_add(
    *,
    source: Source,
    upload: File[bytes],
    by: Reader,
    again: bool = False,
    redacted: bool = False,
    reason: str = "",
) -> Scan:
    """Take a file in as the source's last scan, bit for bit, and have its images made.

    Raises ``Refused`` for a file that is not taken, and ``AlreadyHere`` for one that a source the user may read has
    already, unless it is wanted ``again``. Nothing is kept of a file that is refused.
    """
    facts = examine(upload, limits())
    if not again:
        _refuse_another(facts, source, by)
    scan = Scan(source=source, uploaded_by=by if by.is_authenticated else None, redacted=redacted)  # type: ignore[misc]
    _describe(scan, upload, facts)
    with _stored(scan, upload, facts.suffix) as name, transaction.atomic():
        scan.order, scan.file.name = _next_number(source), name
        if not again:  # asked once more: of two that come at the same time, the second has waited for the first
            _refuse_another(facts, source, by)
        with action(kind=ActionKind.SCAN, by=by, reason=reason, about=source):
            record_save(record=scan, by=by, reason=reason)
        images_order(scan=scan)
    return scan


def scan_replace(*, scan: Scan, upload: File[bytes], by: Reader, reason: str) -> Scan:
    """Give the scan another file. The one it had is kept, and stands in the scan's history with the reason.

    Raises ``Refused``, or ``ValidationError`` where no reason is given or the file is the one it has.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the file is replaced."))
    facts = examine(upload, limits())
    with _stored(scan, upload, facts.suffix) as name, transaction.atomic():
        _read_anew(scan)
        if facts.sha256 == scan.sha256:
            raise ValidationError(_("This is the file that the scan has already, bit for bit."))
        _refuse_shorter(scan, facts.pages)
        _describe(scan, upload, facts)
        scan.file.name = name
        with action(kind=ActionKind.SCAN, by=by, reason=reason, about=scan.source):
            record_save(record=scan, by=by, reason=reason.strip())
        images_order(scan=scan)
    return scan


@transaction.atomic
def scans_reorder(*, source: Source, order: Sequence[UUID], by: Reader, reason: str = "") -> list[Scan]:
    """Number the source's scans from 1 in this order, which must name each of them once."""
    _wait_for_others(source)
    scans = {scan.pk: scan for scan in source.scans.filter(hidden_at__isnull=True).select_related("source")}
    if len(order) != len(scans) or set(order) != set(scans):
        raise ValidationError(_("The scans have changed in the meantime. Look at the page again, then order them."))
    moved = [(scans[pk], number) for number, pk in enumerate(order, start=1) if scans[pk].order != number]
    Scan.objects.filter(pk__in=[scan.pk for scan, _number in moved]).update(order=F("order") + ASIDE)
    for scan, number in moved:
        scan.order = number
    with action(kind=ActionKind.SCAN, by=by, reason=reason, about=source):
        records_renumber(records=[scan for scan, _number in moved], field="order", by=by, reason=reason)
    return [scans[pk] for pk in order]


@transaction.atomic
def scan_rotate(*, scan: Scan, by: Reader, clockwise: bool = True) -> Scan:
    """Turn the scan a quarter for whoever looks at it. The original is not touched."""
    _read_anew(scan)
    scan.rotation = (scan.rotation + (90 if clockwise else 270)) % 360
    reason = _("Turned to be read")
    with action(kind=ActionKind.SCAN, by=by, reason=reason, about=scan.source):
        record_save(record=scan, by=by, reason=reason)
    images_order(scan=scan)
    return scan


def same_file(sha256: str, source: Source, by: Reader) -> Scan | None:
    """A scan with the very same file: of this source, else of another that the user may read whole."""
    scans = Scan.objects.visible().filter(sha256=sha256).select_related("source").order_by("created_at", "pk")
    here = scans.filter(source=source).first()
    return here or visible_to(scans, by).first()


def _wait_for_others(source: Source) -> None:
    """Two who add to a source, or order its scans, do so one after the other."""
    Source.objects.select_for_update().filter(pk=source.pk).first()


def _next_number(source: Source) -> int:
    _wait_for_others(source)
    last: int | None = source.scans.aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _refuse_another(facts: Facts, source: Source, by: Reader) -> None:
    if (same := same_file(facts.sha256, source, by)) is not None:
        raise AlreadyHere(same)


def _refuse_shorter(scan: Scan, pages: int) -> None:
    """What is written on a page, or cites it, would point at nothing. Each floor has citations of its own."""
    beyond = Q(scan=scan, page__gt=pages, hidden_at__isnull=True)
    if scan.transcriptions.filter(beyond).exists():
        raise ValidationError(_("The new file has fewer pages than those that are transcribed."))
    if any(table._default_manager.filter(beyond).exists() for table in Citation.__subclasses__()):
        raise ValidationError(_("The new file has fewer pages than those that are cited."))


def _read_anew(scan: Scan) -> None:
    """As it stands now, and nobody else writes it until we have: two quick turns are two turns."""
    scan.refresh_from_db(from_queryset=Scan.objects.select_for_update(of=("self",)))


def _describe(scan: Scan, upload: File[bytes], facts: Facts) -> None:
    scan.original_name = clean_name(upload.name or "")
    scan.media_type, scan.size, scan.sha256 = facts.media_type, facts.size, facts.sha256
    scan.width, scan.height, scan.pages = facts.width, facts.height, facts.pages


@contextmanager
def _stored(scan: Scan, upload: File[bytes], suffix: str) -> Iterator[str]:
    """The file under a name of ours; gone again if what is written of it fails."""
    storage = originals()
    upload.seek(0)
    field = Scan._meta.get_field("file")
    name = storage.save(field.generate_filename(scan, f"scan{suffix}"), upload)
    try:
        yield name
    except BaseException:
        storage.delete(name)
        raise
