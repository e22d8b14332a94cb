"""The columns of this floor's lists as spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext_lazy as _

from archive.countries import country_name
from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import Source
from archive.reading import language
from archive.sources import SourceRow
from archive.spreadsheets import Column, Value, dated


def _open(value: Callable[[Source], Value]) -> Callable[[SourceRow], Value]:
    """Of a source that may not be read, nothing."""
    return lambda row: value(row.source) if row.readable else ""


def _date(row: SourceRow) -> ImpreciseDate:
    return row.source.date if row.readable else UNKNOWN


SOURCES: Final = [
    Column(_("Source"), lambda row: row.title),
    Column(_("Kind"), _open(lambda source: source.get_kind_display())),
    *dated(_("Date"), _date),
    Column(_("Author"), _open(lambda source: source.creator)),
    Column(_("Publisher"), _open(lambda source: source.publisher)),
    Column(_("Institution"), lambda row: row.institution),
    Column(_("Archive creator"), _open(lambda source: source.archive_creator)),
    Column(_("Series"), _open(lambda source: source.series)),
    Column(_("Volume"), _open(lambda source: source.volume)),
    Column(_("Page"), _open(lambda source: source.page)),
    Column(_("Registry number"), _open(lambda source: source.registry_number)),
    Column(_("Reference"), _open(lambda source: source.reference)),
    Column(_("Language"), _open(lambda source: source.languages)),
    Column(_("Rights"), _open(lambda source: source.rights)),
    Column(_("Web address"), _open(lambda source: source.url)),
    Column(_("Access"), lambda row: row.source.get_access_display()),
    Column(_("Id"), lambda row: str(row.source.pk)),
    Column(_("Address"), lambda row: row.source.get_absolute_url(), address=True),
]

REPOSITORIES: Final = [
    Column(_("Institution"), lambda row: row.name),
    Column(_("Country code"), lambda row: row.country),
    Column(_("Country or area"), lambda row: country_name(row.country, language())),
    Column(_("Code"), lambda row: row.code),
    Column(_("Municipality code"), lambda row: row.municipality_code),
    Column(_("Archive creators"), lambda row: row.creators),
    Column(_("Sources"), lambda row: row.held),
    Column(_("Id"), lambda row: str(row.pk)),
    Column(_("Address"), lambda row: row.get_absolute_url(), address=True),
]
