"""A finding aid in EAD3, the archivists' XML for what an institution keeps (Society of American Archivists, 2015).

Titles and names are given as they are recorded; labels and dates in the reader's language. A date is written in words,
with its bounds as days; what EAD3 has no words for, such as a reliability, is left to the page that ``dao`` leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import ImpreciseDate
from archive.holdings import Fonds, Holdings, Series, Volume
from archive.languages import RECORD_LANGUAGE, language_name
from archive.models import Repository, Source
from archive.reading import day_words, in_words, language
from archive.sources import cited_as

NAMESPACE: Final = "http://ead3.archivists.org/schema/"
LAST_YEAR: Final = 2099  # a later one is no date to EAD3
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")  # a year, a month or a day, as ISO 8601 has them


class PageOf(Protocol):
    """The address of a record's page."""

    def __call__(self, record: Source | Repository) -> str: ...


class AddressOf(Protocol):
    """The address of a record in the API, or of something within it."""

    def __call__(self, record: Source | Repository, within: str = "") -> str: ...


def finding_aid(holdings: Holdings, *, page: PageOf, address: AddressOf) -> bytes:
    """All that the reader may read, by creator, series and volume; of what is restricted, nothing."""
    register_namespace("", NAMESPACE)
    root = Element(f"{{{NAMESPACE}}}ead")
    _control(root, holdings, address(holdings.repository, "/ead3"))
    _archive(root, holdings, page, address)
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _put(within: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new element, without the characters that XML cannot hold."""
    given = {key: _NOT_XML.sub("", value) for key, value in attributes.items() if value}
    element = SubElement(within, f"{{{NAMESPACE}}}{name}", given)
    element.text = _NOT_XML.sub("", text) or None
    return element


def _note(within: Element, name: str, *paragraphs: str, **attributes: str) -> None:
    """A note of paragraphs, where there is anything to say."""
    said = [text for text in paragraphs if text]
    if said:
        note = _put(within, name, **attributes)
        for text in said:
            _put(note, "p", text)


def _body(within: Element, name: str, called: str, **attributes: str) -> None:
    """Somebody named as a corporate body, or by ``kind`` where it may be a person."""
    kind = attributes.pop("kind", "corpname")
    _put(_put(_put(within, name, **attributes), kind), "part", called)


def _control(root: Element, holdings: Holdings, address: str) -> None:
    repository = holdings.repository
    control = _put(
        root,
        "control",
        countryencoding="iso3166-1",
        dateencoding="iso8601",
        langencoding="iso639-1",
        repositoryencoding="otherrepositoryencoding",
        scriptencoding="iso15924",
    )
    _put(control, "recordid", str(repository.pk), instanceurl=address)
    statement = _put(_put(control, "filedesc"), "titlestmt")
    _put(statement, "titleproper", repository.name, lang=RECORD_LANGUAGE)
    _put(statement, "subtitle", _("Sources on twin-town relations, as the registry Twinning knows them"))
    _put(control, "maintenancestatus", value="derived")
    _put(control, "publicationstatus", value="published")
    agency = _put(control, "maintenanceagency", countrycode=repository.country)
    if repository.code:
        _put(agency, "agencycode", repository.code)
    _put(agency, "agencyname", repository.name)
    declared = _put(control, "languagedeclaration")
    _put(declared, "language", language_name(language(), language()), langcode=language())
    _put(declared, "script", _("Latin"), scriptcode="Latn")
    _convention(control, "ISAD(G)", _("General International Standard Archival Description, second edition"))
    _maintained(control, holdings)


def _convention(control: Element, short: str, name: str) -> None:
    declared = _put(control, "conventiondeclaration")
    _put(declared, "abbr", short)
    _put(declared, "citation", name)


def _maintained(control: Element, holdings: Holdings) -> None:
    """Made by a machine of what the records last said: the same records give the same document."""
    changed = max(each.updated_at for each in (holdings.repository, *holdings.sources))
    moment = timezone.localtime(changed).replace(microsecond=0).isoformat()
    event = _put(_put(control, "maintenancehistory"), "maintenanceevent")
    _put(event, "eventtype", value="derived")
    _put(event, "eventdatetime", moment, standarddatetime=moment)
    _put(event, "agenttype", value="machine")
    _put(event, "agent", "Twinning")


def _archive(root: Element, holdings: Holdings, page: PageOf, address: AddressOf) -> None:
    repository = holdings.repository
    archive = _put(root, "archdesc", level="collection")
    did = _put(archive, "did")
    _body(did, "repository", repository.name)
    _put(did, "unittitle", repository.name, lang=RECORD_LANGUAGE)
    _put(did, "unitid", repository.code or repository.slug, **_kept_at(repository))
    kept = len(holdings.sources)
    _put(did, "physdesc", ngettext("%(n)s source", "%(n)s sources", kept) % {"n": kept})
    _languages(did, sorted({code for source in holdings.sources for code in source.languages.split()}))
    _put(did, "dao", daotype="unknown", href=page(repository), linktitle=_("The institution’s page in the registry"))
    if holdings.sources:
        described = _put(archive, "dsc", dsctype="combined")
        writing = _Components(repository, page, address)
        for fonds in holdings.fonds:
            writing.fonds(described, fonds)


class _Components:
    """The levels below the institution; one that has no name is left out, and what it holds stands above it."""

    def __init__(self, repository: Repository, page: PageOf, address: AddressOf) -> None:
        self.repository = repository
        self.page = page
        self.address = address

    def fonds(self, within: Element, fonds: Fonds) -> None:
        component = self._level(within, "fonds", fonds.creator, "")
        if fonds.creator:
            _body(component[0], "origination", fonds.creator)
        for series in fonds.series:
            self._series(component, series)

    def _series(self, within: Element, series: Series) -> None:
        component = self._level(within, "series", series.title, series.name)
        for volume in series.volumes:
            self._volume(component, volume)

    def _volume(self, within: Element, volume: Volume) -> None:
        component = self._level(within, "file", volume.title if volume.name else "", volume.mark)
        for source in volume.sources:
            self._item(component, source)

    def _level(self, within: Element, level: str, title: str, mark: str) -> Element:
        if not title:
            return within
        component = _put(within, "c", level=level)
        did = _put(component, "did")
        _put(did, "unittitle", title, lang=RECORD_LANGUAGE)
        if mark:
            _put(did, "unitid", mark, **_kept_at(self.repository))
        return component

    def _item(self, within: Element, source: Source) -> None:
        item = _put(within, "c", level="item", id=f"s-{source.pk}")
        did = _put(item, "did")
        _put(did, "unittitle", source.title, lang=RECORD_LANGUAGE)
        _put(did, "unitid", source.reference or str(source.pk), identifier=str(source.pk), **_kept_at(self.repository))
        _dated(did, source.date)
        if source.creator:
            _body(did, "origination", source.creator, kind="name")
        _put(did, "physdesc", source.get_kind_display(), localtype="kind")
        self._images(did, source)
        _languages(did, source.languages.split())
        _note(item, "scopecontent", source.description, lang=RECORD_LANGUAGE)
        if source.restricted:
            _note(item, "accessrestrict", *_restriction(source), lang=RECORD_LANGUAGE)
        _note(item, "userestrict", source.rights, lang=RECORD_LANGUAGE)
        _note(item, "prefercite", cited_as(source), lang=RECORD_LANGUAGE)

    def _images(self, did: Element, source: Source) -> None:
        """How many scans there are, and where they are seen."""
        scans = len(source.scans.all())
        if scans:
            _put(did, "physdesc", ngettext("%(n)s scan", "%(n)s scans", scans) % {"n": scans}, localtype="scans")
            manifest = self.address(source, "/manifest")
            _put(did, "dao", daotype="derived", href=manifest, linkrole="application/ld+json", linktitle="IIIF")
        _put(did, "dao", daotype="unknown", href=self.page(source), linktitle=_("The source’s page in the registry"))


def _restriction(source: Source) -> list[str]:
    reviewed = _("To be reviewed on %(day)s.") % {"day": day_words(source.review_on)} if source.review_on else ""
    return [source.restriction_reason, source.legal_ground, source.restricted_by, reviewed]


def _kept_at(repository: Repository) -> dict[str, str]:
    return {"countrycode": repository.country, "repositorycode": repository.code}


def _languages(did: Element, codes: Iterable[str]) -> None:
    """Each by name; by code too where it has one of two letters, which are those that the document declares."""
    found = list(codes)
    if found:
        material = _put(did, "langmaterial")
        for code in found:
            name = language_name(code, language())
            _put(material, "language", name, langcode=code if len(code) == 2 else "")


def _dated(did: Element, value: ImpreciseDate) -> None:
    """A date in words with its bounds; an interval from the one to the other."""
    if not value.known:
        _put(did, "unitdate", _("undated"))
        return
    written = _put(did, "unitdatestructured", unitdatetype="inclusive", certainty=_certainty(value))
    if value.is_interval:
        period = _put(written, "daterange")
        _put(period, "fromdate", in_words(value.start), **_bounds(value.start))
        _put(period, "todate", in_words(value.end), **_bounds(value.end))
    else:
        _put(written, "datesingle", in_words(value), **_bounds(value))


def _certainty(value: ImpreciseDate) -> str:
    if "%" in value.edtf or ("~" in value.edtf and "?" in value.edtf):
        return "approximate-uncertain"
    return "approximate" if "~" in value.edtf else "uncertain" if "?" in value.edtf else ""


def _bounds(value: ImpreciseDate) -> dict[str, str]:
    """As a standard date where it is one, else between which days it lies, as far as they are known."""
    if _PLAIN.fullmatch(value.edtf) and int(value.edtf[:4]) <= LAST_YEAR:
        return {"standarddate": value.edtf}
    return {"notbefore": _standard(value.earliest), "notafter": _standard(value.latest)}


def _standard(day: date | None) -> str:
    return day.isoformat() if day is not None and day.year <= LAST_YEAR else ""
