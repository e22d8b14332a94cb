"""Institutions, sources, scans, transcriptions; and the base for the citations of every floor."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.addresses import desk_address
from archive.admin.bags import BagAdmin
from archive.admin.columns import dated
from archive.admin.desk import DeskAdmin
from archive.admin.inlines import StackedRecordInline
from archive.admin.records import AddressedAdmin, RecordAdmin
from archive.admin.rights import RightsAdmin
from archive.models import Citation, FormerSlug, Record, Repository, Scan, Source, Transcription
from archive.rights import owner_code_of, sources_open_to

# The button that leads from a source that is saved to its scan desk.
TO_DESK = "_scans"


class ScansFilter(admin.SimpleListFilter):
    """What there is left to scan and to transcribe."""

    title = _("scans")
    parameter_name = "scans"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("with", _("with scans")), ("without", _("without scans")), ("untranscribed", _("not transcribed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        scanned, written = (
            Q(Exists(model.objects.filter(source=OuterRef("pk"), hidden_at__isnull=True)))
            for model in (Scan, Transcription)
        )
        chosen = {"with": scanned, "without": ~scanned, "untranscribed": scanned & ~written}
        return queryset.filter(chosen.get(self.value() or "", Q()))


class TranscriptionInline(StackedRecordInline):
    """The text of the source as a whole; that of its scans is written beside their images."""

    model = Transcription
    fields = [("language", "made_by"), "text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(scan__isnull=True)


@admin.register(Repository)
class RepositoryAdmin(BagAdmin, AddressedAdmin):
    list_display = ["name", "country", "code", "municipality_code"]
    list_filter = ["country"]
    search_fields = ["name", "code", "municipality_code"]
    view_on_site = False


@admin.register(Source)
class SourceAdmin(DeskAdmin, BagAdmin, AddressedAdmin):
    list_display = ["title", "kind", "creator", dated(Source, "date"), "repository", "owner_code", "access"]
    list_filter = ["kind", "access", ScansFilter, "repository"]
    list_select_related = ["repository"]
    search_fields = ["search_key"]
    search_help_text = _("Title, author, reference or registry number; upper case and accents do not matter.")
    autocomplete_fields = ["repository"]
    inlines = [TranscriptionInline]
    change_form_template = "admin/scans/source_change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Here sources are kept. Editors record one on the way to a statement, on its form."""
        return request.user.has_perm("archive.change_source")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An archivist's new source belongs to her municipality until she says otherwise."""
        return {"owner_code": owner_code_of(request.user)} | super().get_changeform_initial_data(request)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With the number of scans, which leads to the desk whoever may sit there."""

        @admin.display(description=_("scans"))
        def scans(source: Source) -> SafeString | str:
            number: int = source.scans_shown  # type: ignore[attr-defined]  # counted by get_queryset
            may = self.has_change_permission(request, source)
            return format_html('<a href="{}">{}</a>', desk_address(source.pk), number) if may else str(number)

        return [*super().get_list_display(request), scans]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        shown = Scan.objects.filter(source=OuterRef("pk"), hidden_at__isnull=True).order_by().values("source")
        counted = Coalesce(Subquery(shown.annotate(number=Count("pk")).values("number")), 0)
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(scans_shown=counted)

    def response_add(self, request: HttpRequest, obj: Source, post_url_continue: str | None = None) -> HttpResponse:
        answer = super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(desk_address(obj.pk)) if TO_DESK in request.POST else answer

    def response_change(self, request: HttpRequest, obj: Source) -> HttpResponse:
        answer = super().response_change(request, obj)
        return HttpResponseRedirect(desk_address(obj.pk)) if TO_DESK in request.POST else answer

    fieldsets = [
        (
            None,
            {"fields": ["title", "kind", ("creator", "publisher"), "date", "speaks_of", "languages", "description"]},
        ),
        (
            _("Where it is kept"),
            {
                "fields": [
                    "owner_code",
                    "repository",
                    ("archive_creator", "series"),
                    ("volume", "page"),
                    "registry_number",
                ]
            },
        ),
        (_("On the web"), {"fields": ["url", "url_read_on", "rights"]}),
        (
            _("Access"),
            {
                "fields": ["access", "restriction_reason", "legal_ground", ("restricted_by", "review_on")],
                "description": _("Of a restricted source others see that it exists, and nothing more."),
            },
        ),
    ]


@admin.register(Transcription)
class TranscriptionAdmin(RecordAdmin):
    list_display = ["source", "scan", "language", "made_by"]
    list_filter = ["language", "made_by"]
    list_select_related = ["source", "scan"]
    search_fields = ["source__search_key", "text"]
    autocomplete_fields = ["source", "scan"]


@admin.register(FormerSlug)
class FormerSlugAdmin(RightsAdmin):
    """Addresses that things once had; the registry keeps them itself."""

    list_display = ["slug", "kind", "record_id"]
    list_filter = ["kind"]
    search_fields = ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FormerSlug]:
        """Without those of sources that the user may not read: they told the title."""
        shut = Source.objects.exclude(pk__in=sources_open_to(request.user).values("pk"))
        found: QuerySet[FormerSlug] = super().get_queryset(request).exclude(record_id__in=shut.values("pk"))
        return found

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class CitationAdmin(RecordAdmin):
    """What every floor's citations have in common."""

    list_display = ["source", "vouches_for", "locator", "field", "stance"]
    list_display_links = ["source", "vouches_for"]
    list_filter = ["stance"]
    search_fields = ["source__search_key", "locator", "quotation", "note"]
    model: type[Citation]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return ["source", "via", *self.model.SUBJECTS]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        change = super().get_fieldsets(request, obj)[1:]
        where = ["source", "via", "locator", "field", "stance", "quotation", "note"]
        vouched = {"fields": [*self.model.SUBJECTS], "description": _("Choose the one thing that it vouches for.")}
        return [(None, {"fields": where}), (_("What it vouches for"), vouched), *change]

    @admin.display(description=_("vouches for"))
    def vouches_for(self, citation: Citation) -> Record:
        return citation.subject
