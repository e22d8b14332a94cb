"""Events: the statements that every status is folded from."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin import RecordAdmin, RecordInline, dated
from twinning.admin.citations import CitationsHere
from twinning.models import About, Event


class AlternativeInline(RecordInline):
    """What other sources tell instead. Both are shown; the preferred one counts."""

    model = Event
    fk_name = "alternative_to"
    verbose_name = _("what disputes it")
    verbose_name_plural = _("what disputes it")
    fields = ["title", "kind", "date", "rank"]
    readonly_fields = ["title", "kind", "date"]
    max_num = 0


@admin.register(Event)
class EventAdmin(RecordAdmin):
    list_display = ["title", "of_whom", "kind", dated(Event, "date"), "level", "asserts", "rank"]
    list_filter = ["kind", "level", "about", "asserts", "rank", "reason", "chain"]
    list_select_related = ["chain", "membership__municipality", "membership__chain", "municipality", "agreement"]
    search_fields = [
        "title",
        "text",
        "place",
        "links__low__search_key",
        "links__high__search_key",
        "municipality__search_key",
        "membership__municipality__search_key",
        "chain__search_key",
    ]
    search_help_text = _("Words of the event, or the municipalities or chain that it is about.")
    autocomplete_fields = [
        "links",
        "chain",
        "membership",
        "municipality",
        "agreement",
        "decision",
        "host",
        "participants",
        "part_of",
        "alternative_to",
    ]
    inlines = [CitationsHere, AlternativeInline]
    view_on_site = True
    fieldsets = [
        (
            _("What happened"),
            {
                "fields": ["kind", "title", "date", "text"],
                "description": _("One statement, as its source tells it. Where sources differ, record one event each."),
            },
        ),
        (
            _("What it is about"),
            {
                "fields": ["about", "links", "chain", "membership", "municipality", "agreement", "decision"],
                "description": _(
                    "Choose first what it is about, and fill in just that: one or more links; a chain; a membership, "
                    "when a member joined or left; or a municipality, when it speaks of all that municipality’s links "
                    "(with a chain: of those that come from the chain). An agreement or a decision may be named with "
                    "any of them."
                ),
            },
        ),
        (
            _("What it says of the standing"),
            {
                "fields": ["level", "asserts", "tentative", "reason", "stated_by"],
                "description": _(
                    "Most kinds say it themselves: established means active, lapsed means dormant, ended means ended. "
                    "An observation must say how it found the link. A level that is not stated counts as municipal."
                ),
            },
        ),
        (_("Place and people"), {"fields": ["place", "host", "participants", "participants_text"]}),
        (
            _("Beside other events"),
            {
                "fields": ["rank", "alternative_to", "part_of"],
                "description": _(
                    "If it tells otherwise than another event, name that event: both are shown, and the preferred one "
                    "counts."
                ),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).prefetch_related("links__low", "links__high")

    @admin.display(description=_("about"))
    def of_whom(self, event: Event) -> str:
        """The very links, chain, member or municipality that it speaks of."""
        if event.about == About.LINKS:
            return ", ".join(str(link) for link in event.links.all()) or "–"
        return str(event.membership or event.municipality or event.chain or event.agreement or "–")
