"""Agreements, decisions, duties, grants and searches in the stock admin."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementCitation,
    Area,
    Decision,
    Duty,
    Grant,
    Party,
    SearchRecord,
)
from archive.admin import (
    AddressedAdmin,
    CitationAdmin,
    CitationInline,
    RecordAdmin,
    RecordInline,
    RightsAdmin,
    dated,
    related,
)


class CitationsHere(CitationInline):
    model = AgreementCitation


class PartyInline(RecordInline):
    model = Party
    fields = ["municipality", "organisation", "approved", "left"]
    autocomplete_fields = ["municipality", "organisation"]
    select = ("agreement", "municipality", "organisation__municipality")


class DutyInline(RecordInline):
    model = Duty
    fields = ["what", "recipient", "due", "done", "letter"]
    autocomplete_fields = ["recipient", "letter"]


@admin.register(Area)
class AreaAdmin(RightsAdmin):
    list_display = ["code", "name_sv", "name_en"]
    search_fields = ["code", "name_sv", "name_en"]


@admin.register(Agreement)
class AgreementAdmin(AddressedAdmin):
    list_display = [
        "title",
        "kind",
        "existence",
        dated(Agreement, "signed"),
        dated(Agreement, "ends"),
        dated(Agreement, "terminated"),
    ]
    list_filter = ["kind", "existence", "termination_reason", "areas"]
    search_fields = ["search_key", "signatories"]
    autocomplete_fields = ["supersedes", "areas"]
    inlines = [PartyInline, CitationsHere]
    fieldsets = [
        (None, {"fields": ["title", "kind", "existence", "stated_parties", "signatories", "registry_number"]}),
        (
            _("Term"),
            {
                "fields": [
                    "signed",
                    "in_force_from",
                    "term_years",
                    "ends",
                    "terminated",
                    "termination_reason",
                    "supersedes",
                ]
            },
        ),
        (_("What it says"), {"fields": ["areas", "commitment", "principles", "action_plan"]}),
    ]


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = [
        related(Party, "agreement"),
        "municipality",
        "organisation",
        dated(Party, "approved"),
        dated(Party, "left"),
    ]
    list_select_related = ["agreement", "municipality", "organisation__municipality"]
    search_fields = ["agreement__search_key", "municipality__search_key", "organisation__name"]
    autocomplete_fields = ["agreement", "municipality", "organisation"]
    inlines = [CitationsHere]


@admin.register(Decision)
class DecisionAdmin(AddressedAdmin):
    list_display = ["title", "municipality", "body", dated(Decision, "day"), "matter", "outcome", "registry_number"]
    list_filter = ["matter", "outcome", "reason"]
    list_select_related = ["municipality"]
    search_fields = ["search_key", "municipality__search_key"]
    autocomplete_fields = ["municipality", "concerns", "organisations", "agreement"]
    inlines = [DutyInline, CitationsHere]
    fieldsets = [
        (None, {"fields": ["title", "municipality", "body", "proposer", "day", "effective", "registry_number"]}),
        (_("What was decided"), {"fields": ["matter", "outcome", "reason", "text", "addressees"]}),
        (_("What it concerns"), {"fields": ["concerns", "organisations", "agreement"]}),
    ]


@admin.register(Duty)
class DutyAdmin(RecordAdmin):
    list_display = ["what", "decision", "recipient", dated(Duty, "due"), dated(Duty, "done")]
    list_select_related = ["decision", "recipient"]
    search_fields = ["what", "decision__search_key", "recipient__search_key"]
    autocomplete_fields = ["decision", "recipient", "letter"]
    inlines = [CitationsHere]


@admin.register(Grant)
class GrantAdmin(RecordAdmin):
    list_display = ["giver", "receiver", "state", "amount", "currency", dated(Grant, "period"), "yearly"]
    list_display_links = ["giver", "receiver"]
    list_filter = ["state", "yearly"]
    list_select_related = ["giver", "receiver__municipality"]
    search_fields = ["giver__search_key", "receiver__name", "receiver__municipality__search_key", "conditions"]
    autocomplete_fields = ["giver", "receiver", "decision"]
    inlines = [CitationsHere]


@admin.register(SearchRecord)
class SearchRecordAdmin(RecordAdmin):
    list_display = ["wording", "sought", "found", "municipality", "searched_by", dated(SearchRecord, "day")]
    list_filter = ["sought", "found"]
    list_select_related = ["municipality"]
    search_fields = ["wording", "places", "searched_by", "municipality__search_key"]
    autocomplete_fields = ["municipality", "organisations"]
    inlines = [CitationsHere]


@admin.register(AgreementCitation)
class AgreementCitationAdmin(CitationAdmin):
    list_select_related = [
        "source",
        "agreement",
        "party__municipality",
        "party__organisation__municipality",
        "decision",
        "duty",
        "grant__giver",
        "grant__receiver__municipality",
        "search_record",
    ]
