"""The scan desk: the page of a source on which its files are taken in, looked at, and put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from archive.admin.addresses import desk_address
from archive.admin.desk_rows import ACCEPTED, NAMES, Row, rows_of
from archive.admin.uploading import Arrival, counted, in_order, take_in
from archive.models import Scan, Source
from archive.scanning import Limits
from archive.services import scans_reorder
from archive.uploads import limits

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin

# How many scans are asked at once whether their images are made.
ASKED = 20
NUMBER = "number-"
DIGITS = 5  # of a number; its field goes no further


def answers_in_json(request: HttpRequest) -> bool:
    """Whether a script asks, and not a person's browser."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


class DeskAdmin(_ModelAdmin):
    """For whoever may change the source; to others it is closed, whether there is such a source or not."""

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "scans": ("scans/", self.desk_view),
            "scan_order": ("scans/order/", require_POST(self.order_view)),
            "scan_pictures": ("scans/pictures/", require_GET(self.pictures_view)),
        }
        own = [
            path(f"<uuid:pk>/{tail}", self.admin_site.admin_view(view), name=f"archive_source_{word}")
            for word, (tail, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def desk_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The desk; and the files that are sent to it, each judged by itself."""
        source = self._own(request, pk)
        arrived = self._arrived(request, source) if request.method == "POST" else []
        if answers_in_json(request):
            return JsonResponse({"files": [self._as_json(request, each) for each in arrived]})
        if request.method == "POST" and not arrived:
            messages.error(request, _("Choose at least one file."))
        return TemplateResponse(request, "admin/scans/desk.html", self._context(request, source, arrived))

    def order_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Put the scans in the order of the numbers that stand beside them."""
        source = self._own(request, pk)
        fault = ""
        try:
            scans_reorder(source=source, order=_numbered(source, request.POST), by=request.user)
        except ValidationError as refused:
            fault = " ".join(refused.messages)
        if answers_in_json(request):
            return JsonResponse({"fault": fault}, status=409 if fault else 200)
        messages.add_message(request, messages.ERROR if fault else messages.SUCCESS, fault or _("The order is saved."))
        return HttpResponseRedirect(desk_address(source.pk))

    def pictures_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """How far the images of some of the scans have come."""
        asked = [UUID(each) for each in request.GET.getlist("scan")[:ASKED] if _is_uuid(each)]
        rows = rows_of(self._own(request, pk), only=asked)
        return JsonResponse({str(row.scan.pk): picture(request, row) for row in rows})

    def _own(self, request: HttpRequest, pk: UUID) -> Source:
        source: Source | None = self.get_object(request, str(pk))
        if source is None or not self.has_change_permission(request, source):
            raise PermissionDenied
        return source

    @staticmethod
    def _arrived(request: HttpRequest, source: Source) -> list[Arrival]:
        again, redacted = "again" in request.POST, "redacted" in request.POST
        uploads = in_order(request.FILES.getlist("files"))
        return [take_in(source, upload, request.user, again=again, redacted=redacted) for upload in uploads]

    def _as_json(self, request: HttpRequest, arrival: Arrival) -> dict[str, Any]:
        row = next(iter(rows_of(arrival.scan.source, only=[arrival.scan.pk]))) if arrival.scan else None
        return {
            "name": arrival.name,
            "outcome": arrival.outcome,
            "told": arrival.told,
            "link": arrival.link(request.user),
            "row": render_to_string("admin/scans/row.html", {"row": row}, request) if row else "",
        }

    def _context(self, request: HttpRequest, source: Source, arrived: Sequence[Arrival]) -> dict[str, Any]:
        allowed: Limits = limits()
        return {
            **self.admin_site.each_context(request),
            "title": _("Scans"),
            "subtitle": str(source),
            "opts": self.opts,
            "source": source,
            "rows": rows_of(source),
            "arrived": [(each, each.link(request.user)) for each in arrived],
            "count": counted(arrived),
            "asked": ASKED,
            "kinds": get_text_list([*NAMES.values()]),
            "accepted": ACCEPTED,
            "largest": allowed.bytes,
            "most_pages": allowed.pages,
            "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        }


def picture(request: HttpRequest, row: Row) -> str:
    """What stands in a row for its image, as a script puts it there."""
    return render_to_string("admin/scans/picture.html", {"row": row}, request)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _numbered(source: Source, sent: QueryDict) -> list[UUID]:
    """The scans by their numbers. One that was given another's number takes its place: before it, when it moves up."""
    scans: dict[str, Scan] = {str(scan.pk): scan for scan in source.scans.filter(hidden_at__isnull=True)}
    wanted: list[tuple[float, int, UUID]] = []
    for key, value in sent.items():
        scan = scans.get(key.removeprefix(NUMBER))
        if not key.startswith(NUMBER) or scan is None:
            continue
        if not (isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) <= DIGITS):
            raise ValidationError(_("Give each scan a number."))
        number = int(value)
        moved = (number > scan.order) - (number < scan.order)
        wanted.append((number + moved / 2, scan.order, scan.pk))
    return [pk for *_place, pk in sorted(wanted)]
