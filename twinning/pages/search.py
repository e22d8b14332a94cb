"""Searching everything at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from agreements.models import Agreement, Decision
from archive.access import readable_sources
from archive.images import number_of
from archive.models import Maker, Reader, Scan, Source, Transcription
from archive.snippets import Piece, snippet
from municipalities.models import Municipality
from twinning.filtersets import visible_links
from twinning.models import Chain

SHOWN = 25
LONGEST = 200


@dataclass(frozen=True)
class Hits:
    """What was found of one kind: the first of them, and how many in all."""

    title: str
    records: list[Any]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.records)


@dataclass(frozen=True)
class TextHit:
    """A transcription that holds all words: where, and how they stand there."""

    transcription: Transcription
    image: int  # of the source's images; 0 where the text belongs to none
    pieces: list[Piece]

    @property
    def address(self) -> str:
        found = self.transcription
        text = found.language if found.made_by == Maker.HUMAN else f"{found.language}-machine"
        asked = {"image": self.image, "text": text} if self.image else {"text": text}
        return f"{found.source.get_absolute_url()}?{urlencode(asked)}#text"


class SearchPage:
    """What a text finds for a reader, kind by kind."""

    def __init__(self, text: str, reader: Reader) -> None:
        self.text = " ".join(text.replace("\0", " ").split())[:LONGEST]
        self.reader = reader

    @cached_property
    def groups(self) -> list[Hits]:
        if not self.text:
            return []
        kinds = [
            (_("Municipalities"), Municipality.objects.visible().select_related("part_of").in_name_order()),
            (_("Links"), visible_links().select_related("low", "high")),
            (_("Chains"), Chain.objects.visible()),
            (_("Agreements"), Agreement.objects.visible()),
            (_("Decisions"), Decision.objects.visible()),
            (_("Sources"), readable_sources(Source.objects.visible(), self.reader)),
        ]
        return [self._hits(title, records) for title, records in kinds]

    @cached_property
    def texts(self) -> Hits:
        """What is written in the sources that the reader may read, each hit with the words around it."""
        if not self.text:
            return Hits(_("Transcriptions"), [], 0)
        readable = readable_sources(Source.objects.visible(), self.reader)
        found = Transcription.objects.visible().filter(source__in=readable.order_by().values("pk")).search(self.text)
        shown = list(found.select_related("source", "scan")[:SHOWN])
        scans = _scans({text.source_id for text in shown})
        hits = [TextHit(text, _image(text, scans), snippet(text.text, self.text)) for text in shown]
        return Hits(_("Transcriptions"), hits, found.count())

    def _hits(self, title: str, records: Any) -> Hits:
        found = records.search(self.text)
        return Hits(title, list(found[:SHOWN]), found.count())

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups) + self.texts.total


def _scans(sources: Iterable[UUID]) -> dict[UUID, list[Scan]]:
    """The scans of each source in their order, to count their pages."""
    found: dict[UUID, list[Scan]] = {}
    for scan in Scan.objects.visible().filter(source__in=list(sources)).order_by("order", "pk"):
        found.setdefault(scan.source_id, []).append(scan)
    return found


def _image(text: Transcription, scans: dict[UUID, list[Scan]]) -> int:
    return number_of(scans.get(text.source_id, []), text.scan_id, text.page) if text.scan_id else 0
