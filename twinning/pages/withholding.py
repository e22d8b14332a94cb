"""What former versions say and one reader is not told: it was restricted then, or has been since, or is personal."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from archive.models import Access, Reader, Record, Scan, Source, Transcription
from archive.services.undo import may_change
from archive.versions import versions_of
from municipalities.models import Contact
from municipalities.rights import source_keys

# Their words are a source's, or a person's: of what they said before, only those who may change them are told.
KEPT_APART: Final = (Scan, Transcription, Contact)


def is_delicate(model: type[Record]) -> bool:
    """Whether some of what such a record said may be withheld from somebody who may read it today."""
    return model is Source or model in KEPT_APART or bool(source_keys(model))


class Withholding:
    """Judges versions for one reader; how each source stood when is read in two queries, if there are any."""

    def __init__(self, versions: Iterable[Any], records: Mapping[Any, Record], reader: Reader) -> None:
        """Versions, and the records that they are of, by id."""
        self.reader = reader
        self._records = records
        keys = {key for version in versions for key in _sources(version)}
        self._today = Source.objects.in_bulk(keys) if keys else {}
        self._right = {key: self._may_read_restricted(source) for key, source in self._today.items()}
        self._stood: dict[UUID, list[tuple[datetime, str]]] = defaultdict(list)
        judged = [key for key, right in self._right.items() if not right]
        if judged:
            rows = versions_of(Source).filter(id__in=judged).order_by("history_date", "history_id")
            for key, when, access in rows.values_list("id", "history_date", "access"):
                self._stood[key].append((when, access))

    def tells(self, version: Any) -> bool:
        """Whether the reader may be told what this version says."""
        model = version.instance_type
        if model in KEPT_APART and not may_change(self.reader, self._records[version.id]):
            return False
        if model is Source:
            return version.access == Access.PUBLIC or self._right.get(version.id, False)
        return all(self._was_open(key, version.history_date) for key in _sources(version))

    def _may_read_restricted(self, source: Source) -> bool:
        return self.reader.has_perm("archive.read_restricted", source)  # type: ignore[union-attr]

    def _was_open(self, key: UUID, when: datetime) -> bool:
        """To this reader, then and now; before the first version that is kept it stood as in that."""
        if self._right[key]:
            return True
        stood = self._stood[key]
        last = max(bisect(stood, when, key=lambda row: row[0]) - 1, 0)
        return not self._today[key].restricted and (not stood or stood[last][1] == Access.PUBLIC)


def _sources(version: Any) -> list[UUID]:
    """The sources whose words the version may hold."""
    model = version.instance_type
    if model is Source:
        return [version.id]
    keys = [getattr(version, f"{name}_id") for name in source_keys(model)]
    return [key for key in keys if key]
