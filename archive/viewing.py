"""The images of a source with what is written in them, one page of a scan at a time, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.images import PageView, number_of, page_count, pages_of, scans_shown
from archive.languages import RECORD_LANGUAGE, language_name
from archive.models import Maker, Reader, Scan, Source, Transcription
from archive.reading import language

# How many thumbnails stand before and after the page that is looked at.
BESIDE: Final = 4
# How many texts the table of files names one by one.
LISTED: Final = 20
_KEY: Final = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{1,6})")


@dataclass(frozen=True)
class Text:
    """One transcription of what is looked at, and whether it is the one that is open."""

    transcription: Transcription
    key: str
    address: str
    open: bool = False
    image: int = 0  # the only one it is about
    file: int = 0  # the file of many pages that it is about as a whole
    number: int = 0  # the first image that it is about; 0 for the whole source

    @property
    def by_machine(self) -> bool:
        return self.transcription.made_by == Maker.MACHINE

    @property
    def title(self) -> str:
        """Its language, and that a machine wrote it where one did."""
        name = language_name(self.transcription.language, language())
        return _("%(language)s, by a machine") % {"language": name} if self.by_machine else name

    @property
    def download(self) -> str:
        return reverse("transcription", args=[self.transcription.pk])

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.transcription.text.splitlines() if line.strip()]

    @property
    def bytes(self) -> int:
        return len(self.transcription.text.encode())

    @property
    def hash_halves(self) -> tuple[str, str]:
        return _halves(sha256(self.transcription.text.encode()).hexdigest())

    @property
    def of_page(self) -> bool:
        return self.transcription.page is not None

    @property
    def of_file(self) -> bool:
        return self.transcription.scan_id is not None and not self.of_page


@dataclass(frozen=True)
class File:
    """An original, as the table of files shows it."""

    scan: Scan
    number: int  # among those shown
    whole: bool  # whether its name may be told

    @property
    def name(self) -> str:
        neutral = _("File %(n)s") % {"n": self.number}
        return self.scan.original_name if self.whole and self.scan.original_name else neutral

    @property
    def hash_halves(self) -> tuple[str, str]:
        return _halves(self.scan.sha256)


class Viewing:
    """What a reader looks at: the page asked for (``?image=``), its neighbours, its texts (``?text=``), the files."""

    def __init__(self, source: Source, reader: Reader, image: str = "", text: str = "") -> None:
        self.source = source
        self.readable = source.readable_by(reader)
        self.scans = scans_shown(source, reader)
        self.total = page_count(self.scans)
        self._text = text
        self.number = _asked(image, self.scans, self.total)

    @cached_property
    def page(self) -> PageView | None:
        """The page that is looked at; none where there are no scans."""
        return next((page for number, page in self.strip if number == self.number), None)

    @cached_property
    def strip(self) -> list[tuple[int, PageView]]:
        """The page and those beside it, with their numbers."""
        first = max(1, min(self.number - BESIDE, self.total - 2 * BESIDE))
        last = min(self.total, first + 2 * BESIDE)
        return list(enumerate(pages_of(self.scans, first, last), first))

    @property
    def before_strip(self) -> bool:
        return bool(self.strip) and self.strip[0][0] > 1

    @property
    def after_strip(self) -> bool:
        return bool(self.strip) and self.strip[-1][0] < self.total

    @property
    def previous(self) -> str:
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.address(self.number + 1) if self.number < self.total else ""

    @property
    def number_before(self) -> int:
        return self.number - 1

    @property
    def number_after(self) -> int:
        return self.number + 1

    @property
    def here(self) -> str:
        return self.address(self.number)

    @property
    def first(self) -> str:
        return self.address(1)

    @property
    def last(self) -> str:
        return self.address(self.total)

    @property
    def addresses(self) -> list[tuple[int, str, PageView, bool]]:
        """The images of the strip, and whether what is written on each, or in its file, is transcribed."""
        places = {(scan, page) for _pk, scan, page in self._written}
        return [
            (number, self.address(number), page, bool({(page.scan.pk, page.number), (page.scan.pk, None)} & places))
            for number, page in self.strip
        ]

    def address(self, number: int, text: str = "") -> str:
        """This page with another image, and the same language of text unless another is named."""
        text = text or self._text
        asked = {"image": str(number)} | ({"text": text} if text else {})
        return f"?{urlencode(asked)}"

    @property
    def manifest(self) -> str:
        return reverse("api:sources-manifest", args=[self.source.pk])

    @property
    def waiting(self) -> bool:
        """Whether images are being made of what is looked at or of its neighbours."""
        return any(page.waiting for _number, page in self.strip)

    @property
    def words(self) -> str:
        """The picture in words, for those who do not see it."""
        return self._in_words(str(self.number))

    @property
    def words_pattern(self) -> str:
        """The same of any of the images, whose number goes in place of ``{n}``."""
        return self._in_words("{n}")

    def _in_words(self, number: str) -> str:
        title = self.source.title if self.readable else _("Restricted source")
        return _("Image %(n)s of %(total)s: “%(title)s”") % {"title": title, "n": number, "total": self.total}

    @property
    def redacted(self) -> bool:
        """Whether others see a copy of what they may not see whole."""
        return any(scan.redacted for scan in self.scans)

    @property
    def manifested(self) -> bool:
        """Whether any image is there for the manifest to tell of."""
        return any(page.ready for _number, page in self.strip)

    @cached_property
    def texts(self) -> list[Text]:
        """What is written on the page, by people before machines; where a page has no text of its own, its file's,
        else the source's."""
        found = sorted(_closest(self._transcriptions()), key=self._order)
        keyed = [(text, _key(text)) for text in found]
        chosen = self._text if any(key == self._text for _text, key in keyed) else (keyed[0][1] if keyed else "")
        return [Text(text, key, self.address(self.number, key), key == chosen) for text, key in keyed]

    @property
    def text(self) -> Text | None:
        return next((text for text in self.texts if text.open), None)

    def _transcriptions(self) -> QuerySet[Transcription]:
        place = Q(scan=None) if self.readable else Q(pk=None)
        if self.page is not None:
            place |= Q(scan=self.page.scan.pk, page=None) | Q(scan=self.page.scan.pk, page=self.page.number)
        return self.source.transcriptions.visible().filter(place).order_by("pk")

    @cached_property
    def _written(self) -> list[tuple[UUID, UUID | None, int | None]]:
        """All texts that the reader may read, of whatever image, each with its scan and page."""
        place = Q(scan__in=[scan.pk for scan in self.scans])
        if self.readable:
            place |= Q(scan=None)
        return [*self.source.transcriptions.visible().filter(place).order_by("pk").values_list("pk", "scan", "page")]

    @property
    def written_count(self) -> int:
        return len(self._written)

    @cached_property
    def written(self) -> list[Text]:
        """All texts, whichever image is shown: the source's own, then by image. None of too many."""
        if self.written_count > LISTED:
            return []
        named = Transcription.objects.filter(pk__in=[pk for pk, _scan, _page in self._written])
        texts = [self._placed(text) for text in named.order_by("pk")]
        return sorted(texts, key=lambda text: (text.number, text.image > 0, self._order(text.transcription)))

    def _placed(self, text: Transcription) -> Text:
        if text.scan_id is None:
            return Text(text, _key(text), "")
        number = number_of(self.scans, text.scan_id, text.page)
        order, scan = next(each for each in enumerate(self.scans, start=1) if each[1].pk == text.scan_id)
        whole = text.page is None and scan.pages > 1
        return Text(text, _key(text), "", image=0 if whole else number, file=order if whole else 0, number=number)

    def _order(self, text: Transcription) -> tuple[bool, int, str]:
        spoken = [*self.source.languages.split(), RECORD_LANGUAGE]
        place = spoken.index(text.language) if text.language in spoken else len(spoken)
        return text.made_by == Maker.MACHINE, place, text.language

    @property
    def files(self) -> list[File]:
        return [File(scan, number, self.readable) for number, scan in enumerate(self.scans, start=1)]

    @property
    def file_number(self) -> int:
        """Which of the files the page is in."""
        return self.scans.index(self.page.scan) + 1 if self.page else 0


def _key(text: Transcription) -> str:
    return text.language if text.made_by == Maker.HUMAN else f"{text.language}-machine"


def _halves(digest: str) -> tuple[str, str]:
    """A hash in two, so that a narrow column can hold it."""
    return digest[:32], digest[32:]


def _asked(image: str, scans: list[Scan], total: int) -> int:
    """The number of the page asked for: by its number, or by its identifier in the image API, which stays."""
    if not image or not scans:
        return 1
    if key := _KEY.fullmatch(image):
        scan, page = UUID(key[1]), int(key[2])
        if any(each.pk == scan and 1 <= page <= each.pages for each in scans):
            return number_of(scans, scan, page)
    elif image.isascii() and image.isdecimal() and len(image) < 8 and 1 <= int(image) <= total:
        return int(image)
    raise Http404(_("The source has no such image."))


def _closest(found: Iterable[Transcription]) -> Iterator[Transcription]:
    """Of each language and maker the one that is nearest to the page: its own, its file's, the source's."""
    nearest: dict[tuple[str, str], Transcription] = {}
    for text in sorted(found, key=lambda each: (each.page is not None, each.scan_id is not None)):
        nearest[text.language, text.made_by] = text
    yield from nearest.values()
