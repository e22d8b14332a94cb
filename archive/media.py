"""The doors to files: originals, tiles, transcriptions. Each asks whether the reader may read, each time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import IO, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.imaging.sizes import SCREEN, fitted, information
from archive.models import PageImage, Scan, Transcription
from archive.parts import NoSuchPart, part_asked, part_of
from archive.storage import derivatives

Door = Callable[..., HttpResponseBase]

# Nothing that came from outside may run, load or be framed, whatever a browser takes it for.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def told_plainly(door: Door) -> Door:
    """What asks for images is a program, and asks for many: it is told in few words that one is not there."""

    @wraps(door)
    def opened(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return door(request, *args, **named)
        except Http404:
            words = _("There is no such image.")
            return kept_back(HttpResponse(f"{words}\n", status=404, content_type="text/plain; charset=utf-8"))

    return opened


@require_safe
@told_plainly
def image(request: HttpRequest, scan: UUID, number: int) -> HttpResponseBase:
    """The address of an image leads to what is known of it (IIIF Image API 3.0, section 2)."""
    _page(request, scan, number)
    return kept_back(HttpResponse(status=303, headers={"Location": f"{request.path}/info.json"}))


@require_safe
@told_plainly
def image_information(request: HttpRequest, scan: UUID, number: int) -> HttpResponseBase:
    page = _page(request, scan, number)
    address = request.build_absolute_uri(request.path.removesuffix("/info.json"))
    told = JsonResponse(information(address, page.width, page.height))
    told["Content-Type"] = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
    return kept_back(told)


@require_safe
@told_plainly
def image_file(request: HttpRequest, scan: UUID, number: int, region: str, size: str) -> HttpResponseBase:
    """A tile or a whole image that lies ready; what lies outside the image, or is not offered, is not found."""
    page = _page(request, scan, number)
    tag = quote_etag(f"{page.images.recipe}-{number}-{region}-{size}".replace(",", "."))  # commas part tags
    if known := get_conditional_response(request, etag=tag):
        return kept_back(known, tag)
    if (region, size) == ("full", "max"):
        size = "{},{}".format(*fitted(page.width, page.height, SCREEN))
    return kept_back(FileResponse(_opened(f"{page.folder}/{region}/{size}/0/default.jpg")), tag)


@require_safe
def original(request: HttpRequest, scan: UUID) -> HttpResponseBase:
    """The original, bit for bit, to be saved and not shown, under the name it came with; or a part of it."""
    found = _readable(request, scan)
    tag = quote_etag(found.sha256)
    if known := get_conditional_response(request, etag=tag):
        return kept_back(known, tag)
    try:
        content = found.file.open()
    except FileNotFoundError as missing:
        raise Http404 from missing
    name = file_name(found, whole=found.source.readable_by(request.user))
    given = {"as_attachment": True, "filename": name, "content_type": found.media_type}
    answer = kept_back(_whole_or_part(request, content, tag, given), tag)
    answer["Accept-Ranges"] = "bytes"
    return answer


def _whole_or_part(request: HttpRequest, content: Any, tag: str, given: dict[str, Any]) -> HttpResponseBase:
    """A part goes on from what the reader has only if that is of the same file (``If-Range``)."""
    asked = request.headers.get("Range", "") if request.method == "GET" else ""
    if not asked or request.headers.get("If-Range", tag) != tag:
        return FileResponse(content, **given)
    size = content.size
    try:
        part = part_asked(asked, size)
    except NoSuchPart:
        content.close()
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{size}"}, content_type="text/plain; charset=utf-8"
        )
    if part is None:
        return FileResponse(content, **given)
    first, last = part
    answer = FileResponse(part_of(content, first, last), status=206, **given)
    answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    answer["Content-Length"] = str(last - first + 1)
    return answer


def file_name(scan: Scan, *, whole: bool) -> str:
    """What the file is called when it is saved: as it came, or by its id where its name might tell too much."""
    neutral = f"{str(scan.pk)[:8]}{PurePath(str(scan.file)).suffix}"
    return (scan.original_name if whole else "") or neutral


@require_safe
def transcription(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The text of a transcription, and nothing else."""
    found = Transcription.objects.visible().filter(pk=pk).select_related("source", "scan").first()
    if found is None or not transcription_readable(found, request):
        raise Http404
    answer = HttpResponse(found.text, content_type="text/plain; charset=utf-8")
    answer["Content-Language"] = found.language
    return kept_back(answer)


def transcription_readable(found: Transcription, request: HttpRequest) -> bool:
    """With its source, or with the redacted copy whose text it is."""
    return (found.scan or found.source).readable_by(request.user)


def _readable(request: HttpRequest, scan: UUID) -> Scan:
    """What may not be read is not found: not even whether there is a scan is told."""
    found = _scans().filter(pk=scan).first()
    if found is None or not found.readable_by(request.user):
        raise Http404
    return found


def _scans() -> QuerySet[Scan]:
    return Scan.objects.visible().select_related("source")


def _page(request: HttpRequest, scan: UUID, number: int) -> PageImage:
    found = _readable(request, scan)
    page = PageImage.objects.filter(images=found.pk, number=number).select_related("images").first()
    if page is None:
        raise Http404
    return page


def _opened(name: str) -> IO[bytes]:
    try:
        return derivatives().open(name)
    except FileNotFoundError as missing:
        raise Http404 from missing


def kept_back(answer: HttpResponseBase, tag: str = "") -> HttpResponseBase:
    """Never taken from a cache without asking again whether it may be read; harmless wherever it is opened."""
    answer["Cache-Control"] = "private, no-cache"
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(answer, ["Cookie"])
    if tag:
        answer["ETag"] = tag
    return answer
