"""Packages for hand-over: originals with all that is known of them, as BagIt 1.0 (RFC 8493) with SHA-256.

The library ``bagit`` judges what is made. It does not make it: it changes the process's working directory for that,
which no thread beside others may do, and would read every file once more.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import urlsplit
from zipfile import ZIP_STORED, ZipFile

import bagit
from django.core.handlers.wsgi import WSGIRequest
from django.db.models import QuerySet
from django.urls import resolve
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.api.hypermedia import resource_address
from archive.ead import finding_aid
from archive.holdings import Holdings
from archive.models import Reader, Repository, Scan, Source, Transcription
from archive.scanning import clean_name
from archive.storage import originals

CHUNK: Final = 1 << 20
SOFTWARE: Final = "Twinning"


class NotBagged(Exception):
    """No package was made; the message says why, in the language in which it is read."""

    def __init__(self, message: str | Promise, **named: object) -> None:
        super().__init__(message, named)
        self.message, self.named = message, named

    def __str__(self) -> str:
        return str(self.message) % self.named


class Chosen(Holdings):
    """Of what an institution keeps, these sources."""

    def __init__(self, repository: Repository, reader: Reader, sources: Sequence[Source]) -> None:
        super().__init__(repository, reader)
        self.chosen = sources

    @cached_property
    def sources(self) -> list[Source]:
        return list(self.chosen)


@dataclass
class Payload:
    """The files of a package as they are written, each with its digest."""

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    size: int = 0

    def put(self, name: str, pieces: Iterable[bytes]) -> str:
        """Write a file; gives its digest."""
        path, digest = self.folder / "data" / name, hashlib.sha256()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as written:
            for piece in pieces:
                digest.update(piece)
                self.size += written.write(piece)
        self.digests[f"data/{name}"] = digest.hexdigest()
        return digest.hexdigest()


@dataclass(frozen=True)
class Bag:
    """What is packed for whom. ``base`` is a request to this site, for the addresses of what is described."""

    sources: Sequence[Source]
    repository: Repository | None
    base: WSGIRequest
    whole: bool = False  # all of the institution's, each in a folder of its own
    former: bool = False

    def make(self, to: Path) -> None:
        """Make the package in an empty folder and have it judged. Raises ``NotBagged``, and leaves nothing."""
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise NotBagged(_("“%(folder)s” is not an empty folder."), folder=to)
        there = to.exists()
        to.mkdir(parents=True, exist_ok=True)
        try:
            self._made(to)
        except BaseException:
            _emptied(to, keep=there)
            raise

    def _made(self, to: Path) -> None:
        payload = Payload(to)
        for source in self.sources:
            self._source(payload, source, f"{_folder(source)}/" if self.whole else "")
        if self.repository is not None:
            payload.put("ead3.xml", [self._finding_aid(self.repository)])
        _tagged(payload, self._info(payload))
        try:
            bagit.Bag(str(to)).validate()
        except bagit.BagError as fault:
            raise NotBagged(_("The package is not valid: %(fault)s"), fault=fault) from fault

    def _source(self, payload: Payload, source: Source, within: str) -> None:
        scans = list(Scan.objects.visible().filter(source=source).order_by("order", "pk"))
        for scan in scans:
            _copied(payload, f"{within}originals/{_numbered(scan.order)}-{_named(scan.original_name)}", scan)
            for number, then in enumerate(_former(scan) if self.former else [], start=1):
                place = f"{_numbered(scan.order)}-{number}"
                _copied(payload, f"{within}former/{place}-{_named(then.original_name)}", then)
        texts = Transcription.objects.visible().filter(source=source).select_related("scan")
        for text in texts:
            payload.put(f"{within}transcriptions/{_text_name(text)}", [text.text.encode()])
        detail = resource_address("sources", source)
        payload.put(f"{within}metadata.json", [self._answer(detail)])

    def _answer(self, address: str) -> bytes:
        """What the API says at an address, to the reader of this package."""
        found = resolve(address)
        asked = WSGIRequest({**self.base.environ, "PATH_INFO": address, "QUERY_STRING": "", "REQUEST_METHOD": "GET"})
        asked.user = self.base.user
        with translation.override(translation.get_language()):
            answer = found.func(asked, *found.args, **found.kwargs).render()
        if answer.status_code != 200:
            raise NotBagged(_("The description of “%(address)s” could not be made."), address=address)
        return bytes(answer.content)

    def _finding_aid(self, repository: Repository) -> bytes:
        def page(record: Source | Repository) -> str:
            return self.base.build_absolute_uri(record.get_absolute_url())

        def address(record: Source | Repository, within: str = "") -> str:
            resource = "sources" if isinstance(record, Source) else "repositories"
            return self.base.build_absolute_uri(f"{resource_address(resource, record)}{within}")

        reader = self.base.user
        chosen = Holdings(repository, reader) if self.whole else Chosen(repository, reader, self.sources)
        return finding_aid(chosen, page=page, address=address)

    def _info(self, payload: Payload) -> dict[str, str]:
        packed = self.repository if self.whole and self.repository else self.sources[0]
        resource = "repositories" if isinstance(packed, Repository) else "sources"
        return {
            "Source-Organization": self.repository.name if self.repository else SOFTWARE,
            "External-Identifier": self.base.build_absolute_uri(resource_address(resource, packed)),
            "External-Description": str(packed),
            "Bagging-Date": timezone.localdate().isoformat(),
            "Bag-Software-Agent": SOFTWARE,
            "Payload-Oxum": f"{payload.size}.{len(payload.digests)}",
        }


def site_request(address: str, reader: Reader) -> WSGIRequest:
    """A request as if the reader had asked this site, which stands at this address, where nobody did."""
    site = urlsplit(address)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/",
            "HTTP_HOST": site.netloc,
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": BytesIO(),
            "HTTP_ACCEPT_LANGUAGE": translation.get_language() or "sv",
        }
    )
    request.user = reader  # type: ignore[assignment]  # as the middleware sets it
    return request


def keeper_of(source: Source) -> Repository | None:
    """Whose finding aid a source's package holds: none of an institution that is hidden."""
    return source.repository if source.repository is not None and source.repository.shown else None


def zipped(folder: Path, to: IO[bytes], within: str) -> None:
    """The folder's files in a zip, as they are: images cannot be made smaller this way."""
    with ZipFile(to, "w", ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{within}/{path.relative_to(folder).as_posix()}")


def _folder(source: Source) -> str:
    return str(source.pk) if source.restricted else source.slug


def _named(name: str) -> str:
    """A name that stands in a manifest as it is: of a percent sign readers of BagIt think differently."""
    return clean_name(name).replace("%", "_")


def _numbered(number: int) -> str:
    """So that names stand in the order of the scans."""
    return f"{number:03}"


def _text_name(text: Transcription) -> str:
    place = _numbered(text.scan.order) if text.scan else "source"
    page = f"-page{_numbered(text.page)}" if text.page else ""
    return f"{place}{page}-{text.language}-{text.made_by}-{str(text.pk)[:8]}.txt"


def _former(scan: Scan) -> list[Any]:
    """The files whose place others took, each once, the oldest first; as the history describes them."""
    history: QuerySet[Any] = Scan.history.filter(id=scan.pk).exclude(file__in=["", str(scan.file)])
    found: dict[str, Any] = {}
    for then in history.order_by("history_date", "history_id"):
        found.setdefault(str(then.file), then)
    return list(found.values())


def _copied(payload: Payload, name: str, described: Any) -> None:
    """A file out of the storage; one that is not what it was when it came is not handed over."""
    with _opened(str(described.file), name) as content:
        digest = payload.put(name, iter(lambda: content.read(CHUNK), b""))
    if digest != described.sha256:
        raise NotBagged(_("The file for “%(name)s” is damaged: verify the originals first."), name=name)


@contextmanager
def _opened(stored: str, name: str) -> Iterator[Any]:
    try:
        content = originals().open(stored)
    except FileNotFoundError as missing:
        raise NotBagged(_("The file for “%(name)s” is missing: verify the originals first."), name=name) from missing
    with content:
        yield content


def _tagged(payload: Payload, info: dict[str, str]) -> None:
    """What makes a folder a bag."""
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{name}: {' '.join(value.split())}\n" for name, value in info.items()),
        "manifest-sha256.txt": _manifest(payload.digests),
    }
    tags["tagmanifest-sha256.txt"] = _manifest(
        {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}
    )
    for name, text in tags.items():
        (payload.folder / name).write_text(text, encoding="utf-8", newline="\n")


def _manifest(digests: dict[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def _emptied(folder: Path, *, keep: bool) -> None:
    shutil.rmtree(folder)
    if keep:
        folder.mkdir()
