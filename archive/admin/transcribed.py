"""Which text the transcription editor is open at, what lies before and after it, and how far the work has come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.images import PageView, number_of, page_count, pages_of
from archive.languages import RECORD_LANGUAGE, language_name
from archive.models import Maker, Scan, Transcription

# Offered in every source, after those in which it is said to be written: what the archives here are written in.
NEAR: Final = "sv fi nb nn da is fo kl se en de fr et lv lt pl ru la".split()


@dataclass(frozen=True)
class Place:
    """One page of a scan, in a language, as one kind of maker writes it."""

    scan: Scan
    number: int
    language: str
    made_by: Maker

    @property
    def page(self) -> int | None:
        """As it is kept: the text of a file with a single page is that of the whole file."""
        if self.scan.pages == 1:
            return self.own.page if self.own else None
        return self.number

    @property
    def key(self) -> str:
        """Tells apart the texts of the page."""
        return f"{self.language}-{self.made_by.value}"

    @cached_property
    def scans(self) -> list[Scan]:
        """Those of the source, among which it stands; a hidden one stands by itself."""
        shown = self.scan.source.scans.filter(hidden_at__isnull=True).select_related("source", "images")
        return [self.scan] if self.scan.hidden else list(shown.order_by("order", "pk"))

    @cached_property
    def _around(self) -> dict[int, PageView]:
        """The pages before, here and after, by where they stand in the whole source."""
        here = number_of(self.scans, self.scan.pk, self.number)
        first = max(here - 1, 1)
        return {first + n - here: page for n, page in enumerate(pages_of(self.scans, first, here + 1))}

    @property
    def view(self) -> PageView:
        return self._around[0]

    @property
    def before(self) -> str:
        return self._address_of(self._around.get(-1))

    @property
    def next(self) -> str:
        return self._address_of(self._around.get(1))

    def _address_of(self, page: PageView | None) -> str:
        return self.address(page.scan, page.number) if page else ""

    def address(self, scan: Scan | None = None, number: int | None = None, **more: str) -> str:
        asked: dict[str, str | int] = {
            "page": number or self.number,
            "language": self.language,
            "made_by": self.made_by.value,
            **more,
        }
        return f"{reverse('admin:archive_scan_transcribe', args=[(scan or self.scan).pk])}?{urlencode(asked)}"

    @property
    def from_other(self) -> str:
        """With the other maker's text to start from."""
        return self.address(start="other")

    def after(self, *, further: bool) -> str:
        return (self.next if further else "") or self.address()

    @cached_property
    def _texts(self) -> dict[str, Transcription]:
        """What is written of this page in this language, by maker."""
        here = Q(page=self.number) | (Q(page__isnull=True) if self.scan.pages == 1 else Q(pk__in=[]))
        found = self.scan.transcriptions.filter(here, language=self.language, hidden_at__isnull=True)
        return {text.made_by: text for text in found.order_by("page", "pk")}

    @property
    def own(self) -> Transcription | None:
        return self._texts.get(self.made_by)

    @property
    def other(self) -> Transcription | None:
        """What is written by the other kind of maker: shown beside, never written over."""
        return next((text for maker, text in self._texts.items() if maker != self.made_by), None)

    @cached_property
    def total(self) -> int:
        return page_count(self.scans)

    @cached_property
    def done(self) -> int:
        """How many pages of the source have a text by this kind of maker in this language."""
        pages = {scan.pk: scan.pages for scan in self.scans}
        texts = Transcription.objects.filter(
            scan__in=pages, language=self.language, made_by=self.made_by, hidden_at__isnull=True
        )
        known: set[tuple[object, int]] = set()
        for scan, page in texts.order_by("pk").values_list("scan", "page"):
            known |= {(scan, n) for n in ([page] if page else range(1, pages[scan] + 1))}
        return len(known)

    @property
    def progress(self) -> str:
        if self.made_by == Maker.MACHINE:
            words = _("%(done)s of %(total)s pages transcribed in %(language)s by machine")
        else:
            words = _("%(done)s of %(total)s pages transcribed in %(language)s")
        return words % {"done": self.done, "total": self.total, "language": self.language_in_words}

    @property
    def language_in_words(self) -> str:
        return _named(self.language)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The source's own languages first, then those that something is written in, then the near ones by name."""
        source = self.scan.source
        texts = source.transcriptions.filter(hidden_at__isnull=True).order_by("language")
        written = texts.values_list("language", flat=True).distinct()
        first = dict.fromkeys([*source.languages.split(), *written, self.language])
        near = sorted((code for code in NEAR if code not in first), key=lambda code: _named(code).casefold())
        return [(code, _named(code)) for code in (*first, *near)]


def place_asked(scan: Scan, asked: Mapping[str, str]) -> Place:
    """What an address asks for; where it asks for what is not, the first page in the source's own language."""
    page, language, maker = (asked.get(name, "") for name in ("page", "language", "made_by"))
    number = int(page) if re.fullmatch(r"[0-9]{1,6}", page) else 1
    if not re.fullmatch(r"[a-z]{2,3}", language):
        language = next(iter(scan.source.languages.split()), RECORD_LANGUAGE)
    made_by = Maker(maker) if maker in Maker.values else Maker.HUMAN
    return Place(scan, number if 1 <= number <= scan.pages else 1, language, made_by)


def _named(language: str) -> str:
    return language_name(language, (get_language() or "sv").split("-")[0])
