"""Chains and the stints of their members."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import AddressedAdmin, RecordAdmin, RecordInline, listed
from twinning.admin.citations import CitationsHere
from twinning.admin.links import CarrierInline
from twinning.models import Chain, Event, Membership


class MembershipInline(RecordInline):
    """When a member joined and left is told by events."""

    model = Membership
    fields = ["municipality", "stint"]
    autocomplete_fields = ["municipality"]
    select = ("chain", "municipality")


@admin.register(Chain)
class ChainAdmin(AddressedAdmin):
    list_display = ["name", "kind", "link_kind", "stated_members"]
    list_filter = ["kind", "link_kind"]
    search_fields = ["search_key", "memberships__municipality__search_key"]
    autocomplete_fields = ["agreements", "decisions", "grants", "search_records"]
    readonly_fields = ["events_told"]
    inlines = [MembershipInline, CarrierInline, CitationsHere]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("kind", "link_kind"),
                    "stated_members",
                    ("stated_areas", "stated_areas_qualifier"),
                    "description",
                ]
            },
        ),
        (_("What it rests on"), {"fields": ["agreements", "decisions", "grants", "search_records"]}),
        (_("What is told of it"), {"fields": ["events_told"]}),
    ]

    @admin.display(description=_("events about this chain"))
    def events_told(self, chain: Chain) -> SafeString:
        return listed(Event.objects.visible().filter(chain=chain).in_time_order())


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ["municipality", "chain", "stint"]
    list_display_links = ["municipality", "chain"]
    list_filter = ["chain"]
    list_select_related = ["municipality", "chain"]
    search_fields = ["municipality__search_key", "chain__search_key"]
    autocomplete_fields = ["municipality", "chain"]
    inlines = [CitationsHere]
    readonly_fields = ["events_told"]

    @admin.display(description=_("joining, leaving and other events"))
    def events_told(self, membership: Membership) -> SafeString:
        return listed(Event.objects.visible().filter(membership=membership).in_time_order())
