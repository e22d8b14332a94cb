"""Sources."""

from __future__ import annotations

from django.utils import timezone

from archive.services import record_hide
from tests import factories as make
from tests.api.conftest import Ask


def titles(ask: Ask, query: str) -> list[str]:
    return [source["title"] for source in ask(f"sources?{query}")["sources"]]


def test_a_source_tells_its_archival_reference(ask: Ask) -> None:
    make.SourceFactory(
        title="Inbjudan", archive_creator="Huskvarna stad, Drätselkammaren", series="F14", volume="1", languages="fi sv"
    )
    told = ask("sources/inbjudan")
    assert told["reference"] == "Huskvarna stad, Drätselkammaren, vol. F14:1"
    assert told["languages"] == ["fi", "sv"]
    assert told["registry_number"] is None


def test_one_source_comes_with_its_text(ask: Ask) -> None:
    source = make.TranscriptionFactory(text="Veckans program").source
    assert [text["text"] for text in ask(f"sources/{source.slug}")["transcriptions"]] == ["Veckans program"]
    assert "transcriptions" not in ask("sources")["sources"][0]


def test_sources_are_filtered_and_sorted(ask: Ask) -> None:
    make.SourceFactory(title="Vänorter", kind="web_page", date="2021-06-11")
    make.SourceFactory(title="Brev", kind="letter", date="")
    make.SourceFactory(title="Årsbok", date="1964", repository=make.RepositoryFactory(name="Stadsarkivet"))
    assert titles(ask, "kind=letter") == ["Brev"]
    assert titles(ask, "q=vanorter") == ["Vänorter"]
    assert titles(ask, "repository=stadsarkivet") == ["Årsbok"]
    assert titles(ask, "sort=-date") == ["Vänorter", "Årsbok", "Brev"]
    assert titles(ask, "sort=title") == ["Brev", "Vänorter", "Årsbok"]
    assert titles(ask, "sort=-title") == ["Årsbok", "Vänorter", "Brev"]


def test_a_hidden_source_is_not_there_nor_cited(ask: Ask) -> None:
    source = make.SourceFactory(hidden_at=timezone.now(), hidden_reason="Dubblett")
    event = make.EventFactory()
    make.TwinningCitationFactory(event=event, source=source)
    make.TwinningCitationFactory(event=event, hidden_at=timezone.now(), hidden_reason="Fel")
    assert ask("sources?access=public")["sources"] == [
        row for row in ask("sources")["sources"] if row["id"] != str(source.pk)
    ]
    assert ask(f"events/{event.pk}")["citations"] == []
    ask(f"sources/{source.pk}", status=404)


def test_sources_are_found_by_whether_they_are_scanned_and_transcribed(ask: Ask) -> None:
    scanned = make.ScanFactory(source__title="Skannad").source
    make.TranscriptionFactory(source=make.SourceFactory(title="Avskriven"))
    make.ScanFactory(source__title="Dold", hidden_at=timezone.now(), hidden_reason="Fel")
    make.ScanFactory(source=make.SourceFactory(secret=True))
    assert titles(ask, "has_scan=true") == [scanned.title]
    assert titles(ask, "has_transcription=true") == ["Avskriven"]
    assert set(titles(ask, "has_scan=false")) == {"Avskriven", "Dold"}


def test_one_source_comes_with_its_scans(ask: Ask) -> None:
    images = make.ImageSetFactory(scan__original_name="Kortet å.jpg", scan__sha256="ab" * 32, scan__size=375_000)
    scan = images.scan
    told = ask(f"sources/{scan.source.slug}")
    (only,) = told["scans"]
    links = {name: link["href"] for name, link in only.pop("_links").items()}
    assert only == {
        "id": str(scan.pk), "order": scan.order, "name": "Kortet å.jpg", "media_type": "image/jpeg", "size": 375_000,
        "sha256": "ab" * 32, "pages": 1, "width": 2000, "height": 1400, "redacted": False, "images": "ready",
    }  # fmt: skip
    assert links == {
        "original": f"http://testserver/files/{scan.pk}/original",
        "info": f"http://testserver/iiif/{scan.pk}-1/info.json",
    }
    assert told["_links"]["manifest"]["href"].endswith(f"/sources/{scan.source.pk}/manifest")


def test_a_transcription_tells_its_page(ask: Ask) -> None:
    scan = make.ScanFactory(pages=3)
    make.TranscriptionFactory(source=scan.source, scan=scan, page=2)
    (text,) = ask(f"sources/{scan.source.pk}")["transcriptions"]
    assert (text["scan"], text["page"]) == (str(scan.pk), 2)
    assert text["_links"]["text"]["href"] == f"http://testserver/files/transcriptions/{text['id']}.txt"


def test_a_citation_tells_the_scan_and_the_page_while_they_are_shown(ask: Ask) -> None:
    scan, event = make.ScanFactory(pages=3), make.EventFactory()
    make.TwinningCitationFactory(event=event, source=scan.source, scan=scan, page=2)
    make.TwinningCitationFactory(event=event)
    told = [(cited["scan"], cited["page"]) for cited in ask(f"events/{event.pk}")["citations"]]
    assert told == [(str(scan.pk), 2), (None, None)]
    record_hide(record=scan, reason="Dubblett")
    assert {cited["scan"] for cited in ask(f"events/{event.pk}")["citations"]} == {None}


def test_of_a_restricted_source_only_the_redacted_copies_are_told(ask: Ask) -> None:
    source = make.SourceFactory(secret=True)
    make.ScanFactory(source=source, order=1)
    copy = make.ScanFactory(source=source, order=2, original_name="hemlig.jpg", redacted=True)
    told = ask(f"sources/{source.pk}")
    assert told.keys() == {"id", "access", "scans", "_links"}
    assert [(scan["id"], scan["order"], scan["name"]) for scan in told["scans"]] == [
        (str(copy.pk), 1, f"{str(copy.pk)[:8]}.jpg")
    ]
