"""Floor 0: how we know."""

from archive.models.base import (
    AddressedRecord,
    FormerSlug,
    HistoryEntry,
    Record,
    RecordQuerySet,
    kept_history,
)
from archive.models.sources import (
    Access,
    Citation,
    Maker,
    Reader,
    Repository,
    Scan,
    Source,
    SourceKind,
    SourceQuerySet,
    Stance,
    Transcription,
    exactly_one,
)

__all__ = [
    "Access",
    "AddressedRecord",
    "Citation",
    "FormerSlug",
    "HistoryEntry",
    "Maker",
    "Reader",
    "Record",
    "RecordQuerySet",
    "Repository",
    "Scan",
    "Source",
    "SourceKind",
    "SourceQuerySet",
    "Stance",
    "Transcription",
    "exactly_one",
    "kept_history",
]
