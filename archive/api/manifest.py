"""A source as a manifest of IIIF Presentation 3.0, which any viewer of images opens."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from hashlib import sha256
from typing import Any, Final, cast
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from archive.images import PageView, pages_of, scans_shown
from archive.languages import RECORD_LANGUAGE, language_name
from archive.media import file_name
from archive.models import Maker, Reader, Repository, Scan, Source, Transcription
from archive.reading import language
from archive.sources import cited_as

CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
MEDIA_TYPE: Final = f'application/ld+json;profile="{CONTEXT}"'
# What the property "rights" may hold (Presentation 3.0, 3.1): an address of one of these two.
LICENCES: Final = (
    "http://creativecommons.org/licenses/",
    "http://creativecommons.org/publicdomain/",
    "http://rightsstatements.org/vocab/",
)

Thing = dict[str, Any]
Absolute = Callable[[str], str]


class NoImages(NotFound):
    """Without images there is no manifest: none would be valid."""

    kind = "no-images"

    def __init__(self, *, waiting: bool) -> None:
        if waiting:
            self.wait = 30
        self.sentence = gettext("Images are being made.") if waiting else gettext("The source has no images.")
        super().__init__()


def manifest_answer(request: Request, written: Thing) -> HttpResponseBase:
    """With a tag by which one that is kept is known to be current; never without asking whether it may be read."""
    tag = quote_etag(sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()[:32])
    known = get_conditional_response(cast(HttpRequest, request), etag=tag)
    answer = known or Response(written, content_type=MEDIA_TYPE)
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ["Cookie"])
    return answer


class Manifest:
    """What a reader may see of a source, told as a manifest. ``absolute`` makes a path an address."""

    def __init__(self, source: Source, reader: Reader, absolute: Absolute) -> None:
        self.source = source
        self.readable = source.readable_by(reader)
        self.absolute = partial(urljoin, absolute("/"))
        self._titles: dict[tuple[str, str], Thing] = {}
        self._numbered = _said(_("Image %(n)s in the registry"))
        self.scans = scans_shown(source, reader)
        self.pages = pages_of(self.scans)

    @property
    def waiting(self) -> bool:
        return any(page.waiting for page in self.pages)

    @property
    def empty(self) -> bool:
        """A manifest without images would not be valid."""
        return not any(page.ready for page in self.pages)

    @cached_property
    def address(self) -> str:
        return self.absolute(reverse("api:sources-manifest", args=[self.source.pk]))

    @cached_property
    def page(self) -> str:
        return self.absolute(self.source.get_absolute_url())

    def written(self) -> Thing:
        """Without what is not recorded; of a restricted source nothing but its redacted images."""
        told = self._told() if self.readable else {"label": _said(_("Restricted source"))}
        return _filled(
            {
                "@context": CONTEXT,
                "id": self.address,
                "type": "Manifest",
                **told,
                "homepage": [_link(self.page, "Text", "text/html", _said(_("The source in the registry")))],
                "thumbnail": self._first_thumbnail(),
                "rendering": [self._original(scan) for scan in self.scans],
                "items": list(self._canvases()),
            }
        )

    # --- what it is

    def _told(self) -> Thing:
        source = self.source
        return {
            "label": {RECORD_LANGUAGE: [source.title]},
            "metadata": list(self._metadata()),
            "summary": _words(source.description),
            **self._rights(),
            "provider": self._provider(source.repository),
            "seeAlso": [
                self._described("api:sources-detail", "application/json", "JSON"),
                self._described("api:sources-metadata", "application/ld+json", "JSON-LD"),
            ],
        }

    def _metadata(self) -> Iterator[Thing]:
        source = self.source
        kept = source.repository.name if source.repository and source.repository.shown else ""
        yield from _pair(_("Kind"), _said(source.get_kind_display))
        yield from _pair(_("Date"), _said(lambda: source.date.text(language())) if source.date.known else {})
        yield from _pair(_("Institution"), _words(kept))
        yield from _pair(_("Archive creator"), _words(source.archive_creator))
        yield from _pair(_("Reference"), _words(source.reference))
        yield from _pair(_("Author"), _words(source.creator))
        yield from _pair(_("Publisher"), _words(source.publisher))
        codes = source.languages.split()
        yield from _pair(_("Language"), _said(lambda: ", ".join(language_name(code, language()) for code in codes)))
        yield from _pair(_("Cite as"), _words(cited_as(source)))

    def _rights(self) -> Thing:
        """The licence by its address; other words on rights are shown as they are."""
        rights = self.source.rights.strip()
        plain = rights.replace("https://", "http://").replace("http://www.", "http://")
        if plain.startswith(LICENCES):
            return {"rights": plain if plain.endswith("/") else f"{plain}/"}
        return {"requiredStatement": {"label": _said(_("Rights")), "value": _words(rights)}} if rights else {}

    def _provider(self, kept: Repository | None) -> list[Thing]:
        if kept is None or not kept.shown:
            return []
        address = self.absolute(kept.get_absolute_url())
        name = {RECORD_LANGUAGE: [kept.name]}
        return [
            {"id": address, "type": "Agent", "label": name, "homepage": [_link(address, "Text", "text/html", name)]}
        ]

    def _described(self, door: str, media_type: str, name: str) -> Thing:
        address = self.absolute(reverse(door, args=[self.source.pk]))
        return _link(address, "Dataset", media_type, {"none": [name]})

    # --- its images

    def _canvases(self) -> Iterator[Thing]:
        texts = self._texts()
        for number, page in enumerate(self.pages, start=1):
            if page.ready:
                yield self._canvas(number, page, texts)

    def _canvas(self, number: int, page: PageView, texts: Mapping[tuple[UUID, int], list[Transcription]]) -> Thing:
        address = f"{self.address}/canvas/{page.key}"
        size = {"height": page.image.height, "width": page.image.width} if page.image else {}
        painting = {
            "id": f"{address}/image",
            "type": "Annotation",
            "motivation": "painting",
            "body": self._image(page, "screen"),
            "target": address,
        }
        named = {code: [words % {"n": number}] for code, (words,) in self._numbered.items()}
        written = texts.get((page.scan.pk, page.number), [])
        return {
            "id": address,
            "type": "Canvas",
            "label": {"none": [str(number)]},
            **size,
            "thumbnail": [self._image(page, "thumbnail")],
            "homepage": [_link(f"{self.page}?image={number}", "Text", "text/html", named)],
            "rendering": [self._text(text) for text in written],
            "items": [{"id": f"{address}/page", "type": "AnnotationPage", "items": [painting]}],
        }

    def _image(self, page: PageView, name: str) -> Thing:
        picture = page.screen if name == "screen" else page.thumbnail
        if picture is None:
            return {}
        service = {"id": self.absolute(page.service), "type": "ImageService3", "profile": "level0"}
        return {
            "id": self.absolute(picture.address),
            "type": "Image",
            "format": "image/jpeg",
            "height": picture.height,
            "width": picture.width,
            "service": [service],
        }

    def _first_thumbnail(self) -> list[Thing]:
        return [self._image(page, "thumbnail") for page in self.pages if page.ready][:1]

    def _original(self, scan: Scan) -> Thing:
        address = self.absolute(reverse("original", args=[scan.pk]))
        name = file_name(scan, whole=self.readable)
        kind = "Image" if scan.media_type.startswith("image/") else "Text"
        return _link(address, kind, scan.media_type, {"none": [name]})

    # --- what is written in them

    def _texts(self) -> dict[tuple[UUID, int], list[Transcription]]:
        """By page, what people wrote before what machines did; a file of one page has its text with that page."""
        alone = {scan.pk for scan in self.scans if scan.pages == 1}
        found = self.source.transcriptions.visible().filter(scan__in=[scan.pk for scan in self.scans])
        found = found.defer("text", "search_key")
        placed: dict[tuple[UUID, int], list[Transcription]] = {}
        for text in found.filter(Q(page__isnull=False) | Q(scan__in=alone)).order_by("made_by", "language", "pk"):
            if text.scan_id is not None:
                placed.setdefault((text.scan_id, text.page or 1), []).append(text)
        return placed

    def _text(self, text: Transcription) -> Thing:
        address = self.absolute(reverse("transcription", args=[text.pk]))
        kind = text.language, text.made_by
        title = self._titles.get(kind) or self._titles.setdefault(kind, _said(lambda: _title(text)))
        return {**_link(address, "Text", "text/plain", title), "language": [text.language]}


def _title(text: Transcription) -> str:
    told = {"language": language_name(text.language, language())}
    if text.made_by == Maker.MACHINE:
        return gettext("Transcription by a machine: %(language)s") % told
    return gettext("Transcription: %(language)s") % told


def _said(words: Any) -> Thing:
    """Our own words in each of our languages: a lazy text, or what gives the text."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = [str(words() if callable(words) else words)]
    return said if all(text for (text,) in said.values()) else {}


def _words(text: str) -> Thing:
    """A text of a record as a language map."""
    return {RECORD_LANGUAGE: [text]} if text else {}


def _pair(label: Any, value: Thing) -> Iterable[Thing]:
    return [{"label": _said(label), "value": value}] if value else []


def _link(address: str, kind: str, media_type: str, label: Thing) -> Thing:
    return {"id": address, "type": kind, "label": label, "format": media_type}


def _filled(thing: Thing) -> Thing:
    """Without what is empty, within it too; a manifest has no empty lists."""
    return {key: _filled_value(value) for key, value in thing.items() if value not in ({}, [], "")}


def _filled_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(value)
    return [_filled_value(each) for each in value] if isinstance(value, list) else value
