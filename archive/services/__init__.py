"""Writing records: one way in for web forms, the admin, the API and the importers."""

from archive.services.evidence import Said, evidence_add
from archive.services.records import Related, record_hide, record_locked, record_restore, record_save
from archive.services.scans import AlreadyHere, scan_add, scan_replace, scan_rotate, scans_reorder
from archive.services.transcriptions import Overtaken, stamp, transcription_write
from archive.services.undo import action_undo, change_undo

__all__ = [
    "AlreadyHere",
    "Overtaken",
    "Related",
    "Said",
    "action_undo",
    "change_undo",
    "evidence_add",
    "record_hide",
    "record_locked",
    "record_restore",
    "record_save",
    "scan_add",
    "scan_replace",
    "scan_rotate",
    "scans_reorder",
    "stamp",
    "transcription_write",
]
