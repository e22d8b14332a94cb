"""Writing records: one way in for web forms, the admin, the API and the importers."""

from archive.services.records import Related, record_hide, record_restore, record_save
from archive.services.scans import AlreadyHere, scan_add, scan_replace, scan_rotate, scans_reorder
from archive.services.transcriptions import transcription_write

__all__ = [
    "AlreadyHere",
    "Related",
    "record_hide",
    "record_restore",
    "record_save",
    "scan_add",
    "scan_replace",
    "scan_rotate",
    "scans_reorder",
    "transcription_write",
]
