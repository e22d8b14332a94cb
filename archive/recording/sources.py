"""How sources, institutions and citations are written and chosen."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from archive.countries import country_names
from archive.evidence import fields_of
from archive.folding import fold
from archive.models import Citation, Reader, Repository, Source
from archive.reading import in_words, language
from archive.recording.declaration import Choosing, Group, Recording
from archive.rights import owner_code_of


def countries(_record: Any) -> list[tuple[str, str]]:
    """Every country by its name in the reader's language; the Nordic ones first."""
    names = country_names(language())
    nordic = [code for code in ("SE", "DK", "FI", "NO", "IS", "FO", "GL", "AX") if code in names]
    others = sorted((code for code in names if code not in nordic), key=lambda code: fold(names[code]))
    return [(code, names[code]) for code in (*nordic, *others)]


SOURCE = Recording(
    model=Source,
    groups=(
        Group(_("What it is"), ("title", "kind", "date", "speaks_of", "creator", "publisher", "languages")),
        Group(
            _("Where it is kept"),
            ("repository", "archive_creator", "series", "volume", "page", "registry_number", "url", "url_read_on"),
        ),
        Group(_("What it holds"), ("description", "rights")),
        Group(
            _("Who may read it"),
            ("owner_code", "access", "restriction_reason", "legal_ground", "restricted_by", "review_on"),
            _("Of a restricted source others learn that it exists, and nothing more."),
        ),
    ),
    brief=("title", "kind", "date", "creator", "archive_creator", "series", "volume", "url", "owner_code"),
    initial={"owner_code": owner_code_of},
)
REPOSITORY = Recording(
    model=Repository,
    groups=(Group(_("The institution"), ("name", "country", "code", "municipality_code")),),
    choices={"country": countries},
)


def citation(model: type[Citation]) -> Recording:
    """Of a citation its words are changed. What it cites, and for what, makes it the citation that it is."""
    return Recording(
        model=model,
        groups=(
            Group(_("Where in it"), ("locator", "page", "quotation")),
            Group(_("What it says"), ("stance", "field", "note", "via")),
        ),
        about=("source",),
        not_added=_("Evidence is added beside the statement that it vouches for."),
        choices={"field": _what_of},
    )


def _what_of(record: Citation) -> list[tuple[str, str]]:
    return [("", pgettext("evidence", "the whole statement")), *fields_of(record.subject)]


RECORDINGS = (SOURCE, REPOSITORY)


def _of_source(source: Source) -> str:
    parts = [source.get_kind_display(), in_words(source.date) if source.date.known else "", source.reference]
    return ", ".join(filter(None, parts))


def _kept_here(user: Reader) -> Q:
    code = owner_code_of(user)
    return Q(owner_code=code) if code else Q(pk__in=[])


CHOOSINGS = (
    Choosing(Source, lambda rows, text: rows.search(text), more=_of_source, near=_kept_here),
    Choosing(Repository, lambda rows, text: rows.filter(name__icontains=text)),
)
