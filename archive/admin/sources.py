"""Institutions, sources, scans, transcriptions; and the base for the citations of every floor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db.models import FileField, Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.columns import dated
from archive.admin.forms import FORM_FIELDS, ReasonedForm, RecordForm
from archive.admin.inlines import RecordInline, StackedRecordInline
from archive.admin.records import AddressedAdmin, RecordAdmin
from archive.admin.rights import RightsAdmin
from archive.models import Citation, FormerSlug, Record, Repository, Scan, Source, Transcription
from archive.rights import owner_code_of
from archive.scanning import examine
from archive.uploads import limits

SCAN_FACTS = ["original_name", "media_type", "size", "sha256", "width", "height", "uploaded_by"]


class ScanForm(RecordForm):
    """Takes a file once: an original is never replaced, only hidden when another takes its place."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "file" in self.fields and self.instance.file:
            self.fields["file"].disabled = True

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            facts = examine(upload, limits())
            scan = self.instance
            scan.original_name = (upload.name or "")[:300]
            scan.media_type, scan.size, scan.sha256 = facts.media_type, facts.size, facts.sha256
            scan.uploaded_by = self.user
            upload.name = f"scan{facts.suffix}"
        return upload


class ReasonedScanForm(ScanForm, ReasonedForm):
    """A scan on its own page."""


class TranscriptionInline(StackedRecordInline):
    model = Transcription
    fields = [("scan", "language", "made_by"), "text"]
    autocomplete_fields = ["scan"]
    select = ("source", "scan")


class ScanInline(RecordInline):
    model = Scan
    form = ScanForm
    fields = ["order", "file", *SCAN_FACTS[:3]]
    readonly_fields = SCAN_FACTS[:3]
    formfield_overrides = {**FORM_FIELDS, FileField: {"widget": forms.FileInput}}


@admin.register(Repository)
class RepositoryAdmin(AddressedAdmin):
    list_display = ["name", "country", "code", "municipality_code"]
    list_filter = ["country"]
    search_fields = ["name", "code", "municipality_code"]
    view_on_site = False


@admin.register(Source)
class SourceAdmin(AddressedAdmin):
    list_display = ["title", "kind", "creator", dated(Source, "date"), "repository", "owner_code", "access"]
    list_filter = ["kind", "access", "repository"]
    list_select_related = ["repository"]
    search_fields = ["search_key"]
    search_help_text = _("Title, author, reference or registry number; upper case and accents do not matter.")
    autocomplete_fields = ["repository"]
    inlines = [ScanInline, TranscriptionInline]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An archivist's new source belongs to her municipality until she says otherwise."""
        return {"owner_code": owner_code_of(request.user)} | super().get_changeform_initial_data(request)

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


@admin.register(Scan)
class ScanAdmin(RecordAdmin):
    form = ReasonedScanForm
    list_display = ["__str__", "source", "order", "media_type", "size", "created_at"]
    list_filter = ["media_type"]
    list_select_related = ["source"]
    search_fields = ["original_name", "sha256", "source__search_key"]
    autocomplete_fields = ["source"]
    readonly_fields = SCAN_FACTS
    fields = ["source", "order", "file", *SCAN_FACTS]
    formfield_overrides = ScanInline.formfield_overrides

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """An original stays with its source."""
        return [*SCAN_FACTS, "source"] if obj else SCAN_FACTS


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
