"""How municipalities and what stands beside them are written and chosen."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.countries import country_name
from archive.folding import fold
from archive.models import Reader
from archive.reading import language
from archive.recording import Choosing, Group, Recording
from archive.recording.sources import citation, countries
from municipalities.models import (
    Contact,
    Figure,
    Municipality,
    MunicipalityCitation,
    Name,
    Organisation,
    SavedView,
    Succession,
)
from municipalities.rights import held_by


def own(*paths: str) -> Any:
    """What concerns the user's own municipalities by one of these relations: what is offered first."""

    def near(user: Reader) -> Q:
        found = Q(pk__in=[])
        for path in paths:
            found |= Q(**{f"{path}__in": held_by(user).staff})
        return found

    return near


MUNICIPALITY = Recording(
    model=Municipality,
    groups=(
        Group(_("What it is"), ("name", "kind", "part_of", "description", "country")),
        Group(_("Codes and position"), ("national_code", "wikidata_id", "latitude", "longitude", "web_site")),
        Group(_("Existence"), ("existed_from", "existed_to"), _("Leave both empty if it still exists.")),
        Group(_("The record"), ("to_look_over",)),
    ),
    about=("part_of",),
    loose=("part_of",),
    omits=lambda record: () if record.to_look_over else ("to_look_over",),
    brief=("name", "kind", "country"),
    choices={"country": countries},
)
NAME = Recording(
    model=Name,
    groups=(Group(_("The name"), ("name", "language", "used_from", "used_to")),),
    about=("municipality",),
    help={"language": _("The code of the language, such as fi or kl.")},
)
SUCCESSION = Recording(
    model=Succession,
    groups=(Group(_("Who took over from whom"), ("predecessor", "kind", "successor", "date")),),
    about=("predecessor", "successor"),
)
ORGANISATION = Recording(
    model=Organisation,
    groups=(Group(_("The organisation"), ("name", "kind", "municipality", "founded", "web_site")),),
    about=("municipality",),
    brief=("name", "kind", "municipality"),
)
FIGURE = Recording(
    model=Figure,
    groups=(
        Group(_("What is counted"), ("measure", "qualifier", "value", "scope", "date")),
        Group(_("Of whom"), ("municipality", "organisation"), _("Choose one of the two.")),
    ),
    about=("municipality", "organisation"),
    omits=lambda record: ("municipality", "organisation") if record.municipality_id or record.organisation_id else (),
)
CONTACT = Recording(
    model=Contact,
    groups=(
        Group(
            _("The person"),
            ("name", "title", "email", "phone", "checked_on"),
            _("Personal data: shown to the staff of the municipality only."),
        ),
    ),
    about=("municipality",),
    help={"checked_on": _("The day on which somebody last made sure that this is right.")},
)
SAVED_VIEW = Recording(
    model=SavedView,
    groups=(Group(_("The view"), ("name", "shared_with"), _("What it asks is changed on the list itself.")),),
    not_added=_("A view is saved on the list that it is of."),
)
RECORDINGS = (
    MUNICIPALITY,
    NAME,
    SUCCESSION,
    ORGANISATION,
    FIGURE,
    CONTACT,
    SAVED_VIEW,
    citation(MunicipalityCitation),
)


def _of_municipality(body: Municipality) -> str:
    parts = [body.get_kind_display(), country_name(body.country, language()), str(body.part_of or "")]
    return ", ".join(filter(None, parts))


def _organisations(rows: Any, text: str) -> Any:
    return rows.filter(Q(name__icontains=text) | Q(municipality__search_key__contains=fold(text)))


CHOOSINGS = (
    Choosing(
        Municipality,
        lambda rows, text: rows.search(text),
        more=_of_municipality,
        related=("part_of",),
        near=own("pk"),
        lang="",
    ),
    Choosing(
        Organisation,
        _organisations,
        more=lambda each: str(each.municipality or ""),
        related=("municipality",),
        near=own("municipality"),
    ),
)
