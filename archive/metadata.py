"""What a source is, told to programs: Dublin Core for the head of its page, and JSON-LD.

The JSON-LD speaks schema.org, which has words for what archives keep (ArchiveComponent, holdingArchive, itemLocation),
and Dublin Core terms for what it lacks: the date as EDTF, the provenance, the citation. Only for those who may read
the source: whoever calls asks that first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from archive.languages import RECORD_LANGUAGE
from archive.models import Repository, Source, SourceKind
from archive.references import archival_reference
from archive.sources import cited_as

CONTEXT: Final = [
    "https://schema.org",
    {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf/"},
]
# What schema.org calls it, beside a thing that an archive keeps; the others are creative works, no more.
TYPES: Final = {
    SourceKind.NEWSPAPER_ARTICLE: "NewsArticle",
    SourceKind.REPORT: "Report",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.PHOTOGRAPH: "Photograph",
}
# The DCMI Type Vocabulary.
DCMI_TYPES: Final = {SourceKind.PHOTOGRAPH: "StillImage", SourceKind.SURVEY: "Dataset", SourceKind.OTHER: ""}
_DAY: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")  # what ISO 8601 and EDTF write alike
_HARMFUL: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}

Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Term:
    """One ``<meta>`` of the page's head."""

    name: str
    content: str
    lang: str = ""


class Metadata:
    """The source as programs are told of it. ``absolute`` makes a path an address."""

    def __init__(self, source: Source, absolute: Absolute) -> None:
        self.source = source
        self.absolute = absolute

    @property
    def page(self) -> str:
        return self.absolute(self.source.get_absolute_url())

    @property
    def reference(self) -> str:
        """The whole reference, with the institution."""
        source, kept = self.source, self._keeper
        return archival_reference(
            repository=kept.name if kept else "",
            archive_creator=source.archive_creator,
            series=source.series,
            volume=source.volume,
            registry_number=source.registry_number,
            page=source.page,
        )

    @property
    def dublin_core(self) -> list[Term]:
        return [Term(f"DC.{name}", content, lang) for name, content, lang in self._elements() if content]

    def _elements(self) -> Iterator[tuple[str, str, str]]:
        """The fifteen elements, as far as the record has them."""
        source, words = self.source, RECORD_LANGUAGE
        yield "title", source.title, words
        yield "creator", source.creator or source.archive_creator, words
        yield "description", source.description, words
        yield "publisher", source.publisher, words
        yield "date", source.date.edtf, ""
        yield "type", DCMI_TYPES.get(SourceKind(source.kind), "Text"), ""
        yield "type", source.get_kind_display(), ""
        yield "identifier", self.page, ""
        yield "source", self.reference, words
        for code in source.languages.split():
            yield "language", code, ""
        yield "relation", source.url, ""
        yield "relation", self.absolute(self._keeper.get_absolute_url()) if self._keeper else "", ""
        yield "rights", source.rights, words

    @property
    def json_ld(self) -> dict[str, Any]:
        """Without what is not recorded."""
        return {"@context": CONTEXT, **_filled({**self._work(), **self._keeping(), **self._terms()})}

    def _work(self) -> dict[str, Any]:
        source = self.source
        return {
            "@id": self.page,
            "@type": self._types(),
            "name": _in_words(source.title),
            "url": self.page,
            "identifier": [str(source.pk), source.registry_number],
            "genre": source.get_kind_display(),
            "description": _in_words(source.description),
            "creator": {"name": source.creator} if source.creator else {},
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else {},
            "dateCreated": source.date.edtf if _DAY.fullmatch(source.date.edtf) else "",
            "inLanguage": source.languages.split(),
            "sameAs": source.url,
            "isAccessibleForFree": not source.restricted,
        }

    def _types(self) -> list[str]:
        kind = TYPES.get(SourceKind(self.source.kind), "CreativeWork")
        archival = self._keeper or self.source.archive_creator
        return ["ArchiveComponent", kind] if archival else [kind]

    def _keeping(self) -> dict[str, Any]:
        """Where it is kept, and whose archive it belongs to."""
        source, kept = self.source, self._keeper
        archive = {"@type": "ArchiveComponent", "name": _in_words(source.archive_creator)}
        return {
            "holdingArchive": self._institution(kept) if kept else {},
            "itemLocation": source.reference,
            "isPartOf": archive if source.archive_creator else {},
        }

    def _institution(self, repository: Repository) -> dict[str, Any]:
        return {
            "@type": "ArchiveOrganization",
            "@id": self.absolute(repository.get_absolute_url()),
            "name": _in_words(repository.name),
            "identifier": repository.code,
            "address": {"@type": "PostalAddress", "addressCountry": repository.country},
        }

    def _terms(self) -> dict[str, Any]:
        source = self.source
        return {
            "dcterms:date": {"@type": "edtf:EDTF", "@value": source.date.edtf} if source.date.known else {},
            "dcterms:type": DCMI_TYPES.get(SourceKind(source.kind), "Text"),
            "dcterms:source": self.reference,
            "dcterms:provenance": _in_words(source.archive_creator),
            "dcterms:rights": source.rights,
            "dcterms:bibliographicCitation": _in_words(cited_as(source)),
        }

    @property
    def data_block(self) -> SafeString:
        """The JSON-LD as a data block of the page, which no browser runs and no text of a record can end."""
        written = json.dumps(self.json_ld, ensure_ascii=False).translate(_HARMFUL)
        return mark_safe(f'<script type="application/ld+json">{written}</script>')

    @property
    def _keeper(self) -> Repository | None:
        kept = self.source.repository
        return kept if kept is not None and kept.shown else None


def _in_words(text: str) -> dict[str, str]:
    """A text of a record, in the language of the records."""
    return {"@value": text, "@language": RECORD_LANGUAGE} if text else {}


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """The same without what says nothing; what is no is kept."""
    cleaned = {key: _clean(value) for key, value in data.items()}
    return {key: value for key, value in cleaned.items() if value is not None and value not in ("", [], {})}


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(value)
    return [each for each in value if each] if isinstance(value, list) else value
