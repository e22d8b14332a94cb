"""The page of a source, put together: what it is, what it proves, what belongs with it."""

from __future__ import annotations

from functools import cached_property

from archive.languages import language_name
from archive.models import Citation, Reader, Source
from archive.reading import language
from archive.sources import cited_as
from twinning.pages.proofs import Group, Proof, citations_of, gathered, proofs
from twinning.pages.subjects import Subject


class SourcePage:
    """Everything that the page of a source shows to a reader."""

    def __init__(self, source: Source, reader: Reader) -> None:
        self.source = source
        self.readable = source.readable_by(reader)
        self.reader = reader

    @cached_property
    def proofs(self) -> list[Proof]:
        """What it was itself cited for, the dated first, in time order."""
        return proofs(self._citations, self.reader)

    @property
    def citations(self) -> list[Citation]:
        """Those whose words the reader may read."""
        return [citation for citation, _subject in self._citations if citation.readable_by(self.reader)]

    @cached_property
    def _citations(self) -> list[tuple[Citation, Subject]]:
        return citations_of(self.source)

    @cached_property
    def groups(self) -> list[Group]:
        """The same, gathered by what it is about."""
        return gathered(self.proofs)

    @cached_property
    def told(self) -> list[Source]:
        """The sources that are known only through this one, and those through which this one is known."""
        through = [citation.source for citation, _subject in citations_of(self.source, "via")]
        found = {source.pk: source for source in (*self.via, *through)}
        return sorted(
            found.values(), key=lambda source: (source.title if source.readable_by(self.reader) else "", source.pk)
        )

    @property
    def via(self) -> list[Source]:
        known_by = (citation.via for citation, _subject in self._citations)
        return list({source.pk: source for source in known_by if source and source.shown}.values())

    @property
    def related(self) -> list[tuple[Source, bool]]:
        return [(source, source.readable_by(self.reader)) for source in self.told]

    @property
    def languages(self) -> str:
        return ", ".join(language_name(code, language()) for code in self.source.languages.split())

    @property
    def citation(self) -> str:
        return cited_as(self.source)
