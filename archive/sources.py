"""A source as pages show it: whole to those who may read it, its mere existence to the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.images import Picture, first_pictures
from archive.languages import RECORD_LANGUAGE
from archive.models import Citation, Reader, Source
from archive.reading import in_words
from archive.references import page_mark


@dataclass(frozen=True)
class SourceRow:
    source: Source
    readable: bool
    picture: Picture | None = None

    @property
    def title(self) -> str:
        return self.source.title if self.readable else _("Restricted source")

    @property
    def keeper(self) -> str:
        """Who keeps it or published it, else who wrote it."""
        return (_kept_by(self.source) or self.source.creator) if self.readable else ""

    @property
    def institution(self) -> str:
        kept = self.source.repository
        return kept.name if self.readable and kept and kept.shown else ""

    @property
    def dated(self) -> str:
        return in_words(self.source.date) if self.readable else ""


def source_rows(sources: Sequence[Source], reader: Reader) -> list[SourceRow]:
    readable = {source.pk: source for source in sources if source.readable_by(reader)}
    shown = first_pictures(readable.values())
    return [SourceRow(source, source.pk in readable, shown.get(source.pk)) for source in sources]


def _kept_by(source: Source) -> str:
    return source.repository.name if source.repository and source.repository.shown else source.publisher


def cited_as(source: Source, locator: str = "") -> str:
    """How it is cited: institution or publisher, reference, author, title, date, place; in the records' language."""
    dated = source.date.text(RECORD_LANGUAGE) if source.date.known else ""
    parts: Iterable[str] = (
        _kept_by(source),
        source.reference,
        source.creator,
        f"”{source.title}”",
        dated,
        page_mark(locator),
    )
    return ", ".join(dict.fromkeys(part for part in parts if part)).removesuffix(".") + "."


def cited_places(source: Source, citations: Iterable[Citation]) -> list[str]:
    """How each place in the source that something rests on is cited, each once, in the order of the citations."""
    places = dict.fromkeys(citation.locator for citation in citations if citation.locator)
    return [cited_as(source, place) for place in places]
