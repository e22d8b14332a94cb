"""Sources."""

from __future__ import annotations

from django.utils import timezone

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
