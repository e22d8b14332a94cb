"""Floor 0: how we know."""

from archive.models.actions import Action, ActionKind, ActionQuerySet
from archive.models.base import (
    AddressedRecord,
    FormerSlug,
    HistoryEntry,
    Record,
    RecordQuerySet,
    kept_history,
)
from archive.models.citations import Citation, Stance, exactly_one
from archive.models.keeping import FixityRun, WorkerBeat
from archive.models.scans import (
    ImageSet,
    ImageState,
    Maker,
    PageImage,
    Rotation,
    Scan,
    Transcription,
    TranscriptionQuerySet,
)
from archive.models.sources import (
    Access,
    Reader,
    Repository,
    Source,
    SourceKind,
    SourceQuerySet,
)

__all__ = [
    "Access",
    "Action",
    "ActionKind",
    "ActionQuerySet",
    "AddressedRecord",
    "Citation",
    "FixityRun",
    "FormerSlug",
    "HistoryEntry",
    "ImageSet",
    "ImageState",
    "Maker",
    "PageImage",
    "Reader",
    "Record",
    "RecordQuerySet",
    "Repository",
    "Rotation",
    "Scan",
    "Source",
    "SourceKind",
    "SourceQuerySet",
    "Stance",
    "Transcription",
    "TranscriptionQuerySet",
    "WorkerBeat",
    "exactly_one",
    "kept_history",
]
