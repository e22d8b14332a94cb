"""The columns of the lists of municipalities, links and chains as spreadsheets."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from archive.spreadsheets import Column, Value, dated
from twinning.status import Certainty, Period
from twinning.words import standing_word

MUNICIPALITIES: Final = [
    Column(_("Name"), lambda row: row.municipality.name),
    Column(_("Closer description"), lambda row: row.municipality.description),
    Column(_("Country code"), lambda row: row.municipality.country),
    Column(_("Country or area"), lambda row: row.area),
    Column(_("Kind"), lambda row: row.municipality.get_kind_display()),
    Column(_("Part of"), lambda row: row.part_of),
    Column(_("Also called"), lambda row: row.names),
    Column(_("National code"), lambda row: row.municipality.national_code),
    Column("Wikidata", lambda row: row.municipality.wikidata_id),
    Column(_("Links"), lambda row: row.links),
    Column(_("of them active or sporadic"), lambda row: row.alive),
    Column(_("Id"), lambda row: str(row.municipality.pk)),
    Column(_("Address"), lambda row: row.municipality.get_absolute_url(), address=True),
]

CHAINS: Final = [
    Column(_("Chain"), lambda row: row.chain.name),
    Column(_("Kind"), lambda row: row.chain.get_kind_display()),
    Column(_("Members"), lambda row: len(row.members)),
    Column(_("Stated number of members"), lambda row: row.chain.stated_members),
    Column(_("Named members"), lambda row: "; ".join(member.name for member in row.members)),
    Column(_("Former members"), lambda row: "; ".join(member.name for member in row.former)),
    Column(_("Id"), lambda row: str(row.chain.pk)),
    Column(_("Address"), lambda row: row.chain.get_absolute_url(), address=True),
]


def _certainty(period: Period) -> str:
    words = {
        Certainty.CERTAIN: pgettext("certainty", "certain"),
        Certainty.POSSIBLE: pgettext("certainty", "possible"),
        Certainty.PRESUMED: pgettext("certainty", "presumed"),
    }
    return words[period.certainty] if period.certainty else ""


def _yes_no(value: bool) -> Value:
    return _("yes") if value else _("no")


def _level(name: Any, level: str, sure: Any) -> list[Column]:
    """How the link stands at a level, and how sure it is."""
    return [
        Column(name, lambda row: standing_word(getattr(row, level).standing)),
        Column(sure, lambda row: _certainty(getattr(row, level))),
    ]


LINKS: Final = [
    Column(_("Municipality"), lambda row: row.link.parties[0].name),
    Column(_("Country code"), lambda row: row.link.parties[0].country),
    Column(_("Partner"), lambda row: row.link.parties[1].name),
    Column(_("Partner’s country code"), lambda row: row.link.parties[1].country),
    Column(_("Country or area"), lambda row: row.areas),
    Column(_("Kind"), lambda row: row.kind),
    *dated(_("Since"), lambda row: row.link.since),
    Column(_("As of"), lambda row: row.day),
    *_level(_("Municipal level"), "municipal", _("Municipal level, certainty")),
    *_level(_("Civil level"), "civil", _("Civil level, certainty")),
    *_level(_("Overall"), "overall", _("Overall, certainty")),
    Column(_("Last evidence"), lambda row: row.last_evidence),
    Column(_("Needs review"), lambda row: _yes_no(row.needs_review)),
    Column(_("Ending proposed"), lambda row: _yes_no(row.ending_proposed)),
    Column(_("Id"), lambda row: str(row.link.pk)),
    Column(_("Address"), lambda row: row.link.get_absolute_url(), address=True),
]
