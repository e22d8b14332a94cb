"""The page of a source, put together: what it is, what it proves, what belongs with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain as joined
from typing import Any

from agreements.models import AgreementCitation, Grant, Party
from archive.dates import UNKNOWN, ImpreciseDate
from archive.languages import RECORD_LANGUAGE, language_name
from archive.models import Citation, Reader, Record, Scan, Source, Transcription
from archive.reading import language
from archive.sources import cited_as
from municipalities.models import Figure, MunicipalityCitation, Organisation
from twinning.models import About, Carrier, Event, LinkKind, SurveyDefinition, SurveyFigure, TwinningCitation
from twinning.statements import statement
from twinning.status import Standing

TABLES: tuple[type[Citation], ...] = (TwinningCitation, AgreementCitation, MunicipalityCitation)
DEEPER = {
    "event": (
        "membership__chain",
        "membership__municipality",
        "chain",
        "municipality",
        "agreement",
        "decision__municipality",
    ),
    "link_kind": ("link__low", "link__high"),
    "carrier": ("organisation__municipality", "link__low", "link__high", "chain"),
    "link": ("low", "high"),
    "figure": ("municipality", "organisation__municipality"),
    "name": ("municipality",),
    "succession": ("predecessor", "successor"),
    "organisation": ("municipality",),
    "membership": ("chain", "municipality"),
    "party": ("agreement", "municipality", "organisation__municipality"),
    "duty": ("decision__municipality",),
    "decision": ("municipality",),
    "grant": ("giver", "receiver__municipality", "decision__municipality"),
    "search_record": ("municipality",),
    "survey_figure": ("survey",),
    "survey_definition": ("survey",),
}
NAMED_ONLY = (Carrier, Figure, Grant, LinkKind, Organisation, Party, SurveyDefinition, SurveyFigure)
DATES = ("date", "day", "start", "signed", "period", "founded")
PAGES = ("link", "chain", "municipality", "agreement", "decision", "giver", "successor")


@dataclass(frozen=True)
class Proof:
    """One statement that the source vouches for, or contradicts."""

    citation: Citation
    subject: Record

    @property
    def kind(self) -> str:
        return str(self.subject._meta.verbose_name)

    @property
    def field(self) -> str:
        """What of it the citation vouches for, as the reader calls it; nothing where it is the whole."""
        named = self.citation.field
        return str(getattr(self.subject._meta.get_field(named), "verbose_name", named)) if named else ""

    @property
    def date(self) -> ImpreciseDate:
        found = (getattr(self.subject, name, UNKNOWN) for name in DATES)
        return next((day for day in found if isinstance(day, ImpreciseDate) and day.known), UNKNOWN)

    @property
    def words(self) -> str:
        match self.subject:
            case Event():
                return self.subject.title
            case SurveyFigure():
                return self.subject.get_measure_display()
            case SurveyDefinition():
                return self.subject.get_standing_display()
        return str(self.subject)

    @property
    def language(self) -> str:
        """Of its words: the records' own, unless they are names of bodies, kinds or measures."""
        return "" if isinstance(self.subject, NAMED_ONLY) else RECORD_LANGUAGE

    @property
    def survey(self) -> str:
        """The survey that the statement is a part of."""
        return str(getattr(self.subject, "survey", ""))

    @property
    def standing(self) -> Standing | None:
        return statement(self.subject).standing if isinstance(self.subject, Event) else None

    @property
    def shown(self) -> bool:
        """Not where what it speaks of is hidden."""
        of_links = isinstance(self.subject, Event) and self.subject.about == About.LINKS
        return self.subject.shown and (not of_links or bool(self.about))

    @property
    def about(self) -> list[Any]:
        """The records with pages of their own that the statement is about."""
        if isinstance(self.subject, Event) and self.subject.about == About.LINKS:
            return [link for link in self.subject.links.all() if link.shown]
        if hasattr(self.subject, "get_absolute_url"):
            return [self.subject]
        return [owner for owner in self._owners() if owner.shown][:1]

    def _owners(self) -> Iterable[Any]:
        membership = getattr(self.subject, "membership", None)
        for holder in filter(None, (self.subject, membership)):
            yield from filter(None, (getattr(holder, name, None) for name in PAGES))


def _proofs(table: type[Citation], **which: Any) -> list[Proof]:
    related = [f"{name}__{path}" for name in table.SUBJECTS for path in DEEPER.get(name, ())]
    manager: Any = table._default_manager
    rows = manager.visible().filter(**which).select_related("source", "via", *table.SUBJECTS, *related)
    if table is TwinningCitation:
        rows = rows.prefetch_related("event__links__low", "event__links__high", "event__citations__source")
    proofs = [Proof(citation, citation.subject) for citation in rows.order_by("created_at", "pk")]
    return [proof for proof in proofs if proof.shown]


class SourcePage:
    """Everything that the page of a source shows to a reader."""

    def __init__(self, source: Source, reader: Reader) -> None:
        self.source = source
        self.readable = source.readable_by(reader)
        self.reader = reader

    @cached_property
    def proofs(self) -> list[Proof]:
        """What it was itself cited for, the dated first, in time order."""
        found = joined.from_iterable(_proofs(table, source=self.source) for table in TABLES)
        return sorted(found, key=lambda proof: (not proof.date.known, str(proof.date.earliest), proof.words))

    @cached_property
    def told(self) -> list[Source]:
        """The sources that are known only through this one, and those through which this one is known."""
        through = [proof.citation.source for table in TABLES for proof in _proofs(table, via=self.source)]
        found = {source.pk: source for source in (*self.via, *through)}
        return sorted(
            found.values(), key=lambda source: (source.title if source.readable_by(self.reader) else "", source.pk)
        )

    @property
    def via(self) -> list[Source]:
        known_by = (proof.citation.via for proof in self.proofs)
        return list({source.pk: source for source in known_by if source and source.shown}.values())

    @property
    def related(self) -> list[tuple[Source, bool]]:
        return [(source, source.readable_by(self.reader)) for source in self.told]

    @cached_property
    def scans(self) -> list[Scan]:
        return list(self.source.scans.visible().order_by("order", "pk"))

    @cached_property
    def transcriptions(self) -> list[Transcription]:
        return list(self.source.transcriptions.visible().order_by("language", "made_by", "pk"))

    @property
    def languages(self) -> str:
        return ", ".join(language_name(code, language()) for code in self.source.languages.split())

    @property
    def citation(self) -> str:
        return cited_as(self.source)
