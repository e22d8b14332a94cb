"""Links: the pair, what kind of link it has been, who carries it, and how it stood."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import AddressedAdmin, RecordAdmin, RecordInline, RightsAdmin, dated, listed, related, titled
from archive.admin.forms import ReasonedForm
from twinning.admin.citations import CitationsHere
from twinning.models import Carrier, Event, Link, LinkKind, PeriodLevel, StatusPeriod
from twinning.services.links import link_find

# Derived, so the model itself has no words for them that a form would need.
PERIOD: Any = [
    titled("level", _("level")),
    titled("start", _("from")),
    titled("end", _("to")),
    titled("standing", _("standing")),
    titled("certainty", _("certainty")),
    titled("last_known", _("last known")),
    titled("last_evidence", _("last evidence")),
    titled("statement", _("because of")),
]


DERIVED: Any = [related(StatusPeriod, "link"), *PERIOD]

TOLD = ["since_in_words", "periods_told", "events_told"]


class LinkForm(ReasonedForm):
    """Two municipalities in whichever order; a pair that is linked already is shown where."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        low, high = cleaned.get("low"), cleaned.get("high")
        found = link_find(one=low, other=high) if low and high and low != high else None
        if found and found.pk != self.instance.pk:
            self.add_error("high", self._already(found))
        return cleaned

    @staticmethod
    def _already(link: Link) -> SafeString:
        text = _("They are already linked, but the link is hidden:") if link.hidden else _("They are already linked:")
        address = reverse("admin:twinning_link_change", args=[link.pk])
        return format_html('{} <a href="{}">{}</a>', text, address, link)


class LinkKindInline(RecordInline):
    model = LinkKind
    fields = ["kind", "godparent", "start", "end"]
    autocomplete_fields = ["godparent"]


class CarrierInline(RecordInline):
    model = Carrier
    fields = ["organisation", "start", "end"]
    autocomplete_fields = ["organisation"]
    select = ("organisation__municipality",)


@admin.register(Link)
class LinkAdmin(AddressedAdmin):
    form = LinkForm
    list_display = ["__str__", "low", "high", dated(Link, "since"), "updated_at"]
    list_filter = ["kinds__kind", "low__country", "high__country"]
    list_select_related = ["low", "high"]
    search_fields = ["low__search_key", "high__search_key", "low__names__search_key", "high__names__search_key"]
    search_help_text = _("The names of either or both municipalities.")
    autocomplete_fields = ["low", "high", "areas", "agreements", "decisions", "grants", "search_records"]
    inlines = [LinkKindInline, CarrierInline, CitationsHere]
    fieldsets = [
        (None, {"fields": ["low", "high", "purpose", "areas"]}),
        (_("What it rests on"), {"fields": ["agreements", "decisions", "grants", "search_records"]}),
        (_("What is told of it"), {"fields": [*TOLD]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """A link stays with its pair, as everything said of it does."""
        return [*TOLD, "low", "high"] if obj else TOLD

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        return super().get_queryset(request).select_related("low", "high")

    @admin.display(description=_("since"))
    def since_in_words(self, link: Link) -> str:
        return dated(Link, "since")(link) or "–"

    @admin.display(description=_("how it has stood"))
    def periods_told(self, link: Link) -> SafeString:
        """Both levels; the two together follow from them."""
        told = link.periods.exclude(level=PeriodLevel.OVERALL).select_related("statement").order_by("-level", "start")
        return render_to_string("admin/link_periods.html", {"periods": told}) if told else SafeString("–")

    @admin.display(description=_("events about this link"))
    def events_told(self, link: Link) -> SafeString:
        return listed(Event.objects.visible().filter(links=link).in_time_order())


@admin.register(LinkKind)
class LinkKindAdmin(RecordAdmin):
    list_display = [related(LinkKind, "link"), "kind", dated(LinkKind, "start"), dated(LinkKind, "end")]
    list_filter = ["kind"]
    list_select_related = ["link__low", "link__high"]
    search_fields = ["link__low__search_key", "link__high__search_key"]
    autocomplete_fields = ["link", "godparent"]
    inlines = [CitationsHere]


@admin.register(Carrier)
class CarrierAdmin(RecordAdmin):
    list_display = [
        "organisation",
        related(Carrier, "link"),
        related(Carrier, "chain"),
        dated(Carrier, "start"),
        dated(Carrier, "end"),
    ]
    list_select_related = ["organisation__municipality", "link__low", "link__high", "chain"]
    search_fields = [
        "organisation__name",
        "organisation__municipality__search_key",
        "link__low__search_key",
        "link__high__search_key",
        "chain__search_key",
    ]
    autocomplete_fields = ["organisation", "link", "chain"]
    inlines = [CitationsHere]


@admin.register(StatusPeriod)
class StatusPeriodAdmin(RightsAdmin):
    """Derived: to be read, not edited."""

    list_display = [related(StatusPeriod, "link"), *PERIOD]
    list_filter = ["level", "standing", "certainty", "disputed"]
    fields = DERIVED
    readonly_fields = DERIVED
    search_fields = ["link__low__search_key", "link__high__search_key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusPeriod]:
        return super().get_queryset(request).select_related("link__low", "link__high", "statement")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
