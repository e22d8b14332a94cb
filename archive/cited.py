"""What a statement rests on, citation by citation, as far as a reader may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.images import PageView, Picture, page_view, scans_by_id
from archive.models import Citation, Reader, Scan, Source, Stance


@dataclass(frozen=True)
class Evidence:
    """One citation. Of a restricted source, or what is known through one, it tells only that it exists."""

    citation: Citation
    reader: Reader
    page: PageView | None = None  # of the scan that it points at, where the reader may be told
    number: int = 0  # of that scan, among those of its source that are shown

    @property
    def source(self) -> Source:
        return self.citation.source

    @property
    def readable(self) -> bool:
        return self.source.readable_by(self.reader)

    @property
    def title(self) -> str:
        return self.source.title if self.readable else _("Restricted source")

    @property
    def told(self) -> bool:
        """Whether its words may be shown."""
        return self.citation.readable_by(self.reader)

    @property
    def via(self) -> Source | None:
        """The source that tells of it, when it was not seen itself."""
        via = self.citation.via
        return via if self.readable and via is not None and via.shown else None

    @property
    def via_readable(self) -> bool:
        return self.via is not None and self.via.readable_by(self.reader)

    @property
    def contradicts(self) -> bool:
        return self.readable and self.citation.stance == Stance.CONTRADICTS

    @property
    def field(self) -> str:
        """What of the statement it vouches for, as the reader calls it; nothing where it is the whole."""
        return field_words(self.citation)

    @property
    def thumbnail(self) -> Picture | None:
        return self.page.thumbnail if self.page else None

    @property
    def page_words(self) -> str:
        """What the picture is of."""
        if self.page is None:
            return ""
        told = {"source": self.title, "n": self.number, "page": self.page.number}
        if self.page.scan.pages == 1:
            return _("%(source)s, scan %(n)s") % told
        return _("%(source)s, scan %(n)s, page %(page)s") % told

    @property
    def page_in_short(self) -> str:
        """Which page it points at, beside the title of the source."""
        if self.page is None:
            return ""
        told = {"n": self.number, "page": self.page.number}
        return (_("scan %(n)s") if self.page.scan.pages == 1 else _("scan %(n)s, page %(page)s")) % told

    @property
    def page_href(self) -> str:
        """Where the page is shown large."""
        return (
            f"{self.source.get_absolute_url()}?image={self.page.key}" if self.page else self.source.get_absolute_url()
        )


def evidence_of(citations: Iterable[Citation], reader: Reader) -> list[Evidence]:
    """A source that was read itself before one known only through another; then by time of recording."""
    shown = [citation for citation in citations if citation.shown]
    shown.sort(key=lambda each: (each.via_id is not None, each.created_at, str(each.pk)))
    told = [citation for citation in shown if citation.scan_id and citation.readable_by(reader)]
    scans = scans_by_id([each.scan_id for each in told if each.scan_id], [each.page or 1 for each in told])
    pages = {each.pk: _page(each, *scans[each.scan_id]) for each in told if each.scan_id in scans}
    return [Evidence(citation, reader, *pages.get(citation.pk, (None, 0))) for citation in shown]


def _page(citation: Citation, scan: Scan, number: int) -> tuple[PageView | None, int]:
    """None where the file, another since then, has no such page: no other page is shown in its place."""
    scan.source = citation.source  # it is a scan of that very source
    return (page_view(scan, citation.page), number) if (citation.page or 1) <= scan.pages else (None, 0)


def field_words(citation: Citation) -> str:
    """The field that a citation vouches for, in words."""
    if not citation.field:
        return ""
    fields = {each.name: each for each in citation.subject._meta.get_fields()}
    return str(getattr(fields.get(citation.field), "verbose_name", citation.field))
