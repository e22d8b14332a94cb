"""The doors to files: originals, tiles, transcriptions. Each asks whether the reader may read, each time."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from archive.imaging.sizes import SCREEN, fitted, information
from archive.models import PageImage, Scan, Transcription
from archive.storage import derivatives

# Nothing that came from outside may run, load or be framed, whatever a browser takes it for.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
def image(request: HttpRequest, scan: UUID, number: int) -> HttpResponseBase:
    """The address of an image leads to what is known of it (IIIF Image API 3.0, section 2)."""
    _page(request, scan, number)
    return kept_back(HttpResponse(status=303, headers={"Location": f"{request.path}/info.json"}))


@require_safe
def image_information(request: HttpRequest, scan: UUID, number: int) -> HttpResponseBase:
    page = _page(request, scan, number)
    address = request.build_absolute_uri(request.path.removesuffix("/info.json"))
    told = JsonResponse(information(address, page.width, page.height))
    told["Content-Type"] = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
    return kept_back(told)


@require_safe
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
    """The original, bit for bit, to be saved and not shown, under the name it came with."""
    found = _readable(request, scan)
    tag = quote_etag(found.sha256)
    if known := get_conditional_response(request, etag=tag):
        return kept_back(known, tag)
    try:
        content = found.file.open()
    except FileNotFoundError as missing:
        raise Http404 from missing
    name = file_name(found, whole=found.source.readable_by(request.user))
    return kept_back(FileResponse(content, as_attachment=True, filename=name, content_type=found.media_type), tag)


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
