"""This floor's citations, on the pages of what they vouch for and on their own."""

from __future__ import annotations

from django.contrib import admin

from archive.admin import CitationAdmin, CitationInline
from twinning.models import TwinningCitation


class CitationsHere(CitationInline):
    model = TwinningCitation


@admin.register(TwinningCitation)
class TwinningCitationAdmin(CitationAdmin):
    list_select_related = [
        "source",
        "link__low",
        "link__high",
        "link_kind",
        "carrier__organisation__municipality",
        "chain",
        "membership__municipality",
        "membership__chain",
        "event",
        "survey",
        "survey_figure__survey",
        "survey_definition__survey",
    ]
