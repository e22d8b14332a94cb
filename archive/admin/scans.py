"""One scan in the admin: what is known of its file, its turning and replacing, and the files it had before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from simple_history.template_utils import HistoricalRecordContextHelper

from archive.admin.addresses import desk_address
from archive.admin.desk import answers_in_json, picture
from archive.admin.desk_rows import Row, rows_of
from archive.admin.records import RecordAdmin
from archive.admin.transcribing import TranscribingAdmin
from archive.images import load_images, page_view
from archive.media import kept_back
from archive.models import ImageSet, Record, Scan
from archive.services import scan_replace, scan_rotate
from archive.services.queue import images_order
from archive.storage import originals
from archive.wording import WordedForm

FACTS = ["original_name", "media_type", "size_in_words", "pages", "pixels", "turned", "sha256", "uploaded_by"]


class ReplacingForm(WordedForm):
    """Another file for a scan."""

    file = forms.FileField(label=_("New file"))
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("Kept in the history. The former file is kept too, and can be downloaded from there."),
    )


@admin.register(Scan)
class ScanAdmin(TranscribingAdmin, RecordAdmin):
    """Files are taken in at the scan desk only."""

    list_display = ["thumbnail", "__str__", "source", "order", "media_type", "size_in_words", "created_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_filter = ["media_type", "redacted"]
    list_select_related = ["source"]
    search_fields = ["original_name", "sha256", "source__search_key"]
    fields = ["thumbnail", "source", "order", "redacted", *FACTS, "file_links"]
    readonly_fields = ["thumbnail", "source", *FACTS, "file_links"]
    object_history_list_template = "admin/scans/history_list.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, Callable[..., HttpResponseBase]] = {
            "rotate": require_POST(self.rotate_view),
            "images": require_POST(self.images_view),
            "replace": self.replace_view,
        }
        own = [
            path(f"<uuid:pk>/{word}/", self.admin_site.admin_view(view), name=f"archive_scan_{word}")
            for word, view in pages.items()
        ]
        former = self.admin_site.admin_view(require_GET(self.former_view))
        own.append(path("<uuid:pk>/former/<int:version>/", former, name="archive_scan_former"))
        return [*own, *super().get_urls()]

    def rotate_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """A quarter turn for whoever looks at it."""
        scan = self.own_scan(request, pk)
        scan_rotate(scan=scan, by=request.user, clockwise=request.POST.get("turn") != "left")
        return self._back(request, scan, gettext("The scan is turned. Its images are being made anew."))

    def images_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Try again to make the images."""
        scan = self.own_scan(request, pk)
        images_order(scan=scan)
        return self._back(request, scan, gettext("The images are being made."))

    def replace_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        scan = self.own_scan(request, pk)
        form = ReplacingForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and self._replaced(request, pk, form):
            return HttpResponseRedirect(desk_address(scan.source_id, scan.pk))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Replace the file"),
            "subtitle": str(scan),
            "opts": self.opts,
            "scan": scan,
            "row": rows_of(scan.source, only=[pk])[0],
            "former": former_files(scan),
            "form": form,
            "desk": desk_address(scan.source_id, scan.pk),
        }
        return TemplateResponse(request, "admin/scans/replace.html", context)

    def former_view(self, request: HttpRequest, pk: UUID, version: int) -> HttpResponseBase:
        """A file that the scan once had, bit for bit, for those who may change it."""
        scan = self.own_scan(request, pk)
        found = scan.history.filter(history_id=version).first()
        if found is None or not originals().exists(str(found.file)):
            raise Http404
        content = originals().open(str(found.file))
        name = found.original_name or f"scan-{found.order}"
        return kept_back(FileResponse(content, as_attachment=True, filename=name, content_type=found.media_type))

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        return NamedFiles(self.model, historical_record)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        """An earlier version that is brought back may have another file, or be turned another way."""
        super().save_model(request, obj, form, change)
        if not ImageSet.objects.filter(scan=obj, recipe=obj.recipe).exists():
            images_order(scan=obj)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The thumbnails of the page are read at once."""
        changes: Any = super().get_changelist_instance(request)
        changes.result_list = list(changes.result_list)
        load_images(changes.result_list, [])
        return changes

    @admin.display(description=_("image"))
    def thumbnail(self, scan: Scan) -> SafeString:
        row = Row(scan, page_view(scan, 1))
        return SafeString(render_to_string("admin/scans/thumbnail.html", {"row": row}))

    @admin.display(description=_("size"), ordering="size")
    def size_in_words(self, scan: Scan) -> str:
        return filesizeformat(scan.size)

    @admin.display(description=_("pixels"))
    def pixels(self, scan: Scan) -> str:
        return Row(scan, page_view(scan, 1)).pixels or "–"

    @admin.display(description=_("turned"))
    def turned(self, scan: Scan) -> str:
        return str(scan.get_rotation_display())

    @admin.display(description=_("the file"))
    def file_links(self, scan: Scan) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("original", args=[scan.pk]),
            gettext("Download"),
            desk_address(scan.source_id, scan.pk),
            gettext("Scan desk"),
        )

    def after_hiding(self, records: Sequence[Record]) -> str:
        """Back to the desk from which it was taken."""
        scan = records[0]
        return desk_address(scan.source_id) if len(records) == 1 and isinstance(scan, Scan) else self._list_address()

    def _replaced(self, request: HttpRequest, pk: UUID, form: ReplacingForm) -> bool:
        given = form.cleaned_data
        try:
            scan_replace(scan=self.own_scan(request, pk), upload=given["file"], by=request.user, reason=given["reason"])
        except ValidationError as refused:
            form.add_error("file", ValidationError(refused.messages))
            return False
        messages.success(request, gettext("The file is replaced. The former one is kept in the history."))
        return True

    def _back(self, request: HttpRequest, scan: Scan, told: str) -> HttpResponse:
        if answers_in_json(request):
            return JsonResponse({"told": told, "picture": picture(request, rows_of(scan.source, only=[scan.pk])[0])})
        messages.success(request, told)
        return HttpResponseRedirect(desk_address(scan.source_id, scan.pk))


class NamedFiles(HistoricalRecordContextHelper):
    """What changed from version to version, with files by the names they came with instead of where they are kept."""

    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        names = {"old": delta.old_record.original_name or "–", "new": delta.new_record.original_name or "–"}
        changes = [replace(change, **names) if change.field == "file" else change for change in delta.changes]
        told: list[dict[str, Any]] = super().context_for_delta_changes(replace(delta, changes=changes))
        return told


def former_files(scan: Scan) -> list[Any]:
    """For each other file that the scan has had, the version with which it came; the latest first."""
    first: dict[str, Any] = {}
    for version in scan.history.order_by("history_date", "history_id"):
        first.setdefault(str(version.file), version)
    first.pop(str(scan.file), None)
    return list(reversed(first.values()))
