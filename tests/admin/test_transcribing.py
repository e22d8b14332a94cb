"""The transcription editor: a page beside its text, by language and maker, and nobody's work is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from archive.models import Maker, Scan, Source, Transcription
from archive.services import transcription_write
from tests import factories as make
from tests.admin.test_rights import at_desk
from tests.admin.test_sweep import address, opens

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    return make.SourceFactory(languages="fi sv", owner_code="1487")


@pytest.fixture
def scan(source: Source) -> Scan:
    return make.ScanFactory(source=source, order=1, pages=3)


def editor(scan: Scan, **asked: Any) -> str:
    return f"{reverse('admin:archive_scan_transcribe', args=[scan.pk])}?{urlencode(asked)}"


def write(desk: Client, url: str, text: str, **more: Any) -> Any:
    """What a person sends who has opened the page, and seen what stands there."""
    return desk.post(url, {**form_of(desk.get(url)), "text": text, **more})


def form_of(answer: Any) -> dict[str, Any]:
    """All that the form would send as it stands."""
    return {field.name: field.value() or "" for field in answer.context["form"]}


def text_of(answer: Any) -> str:
    return str(answer.context["form"]["text"].value())


def test_a_page_is_written_in_the_chosen_language(desk: Client, administrator: User, scan: Scan) -> None:
    url = editor(scan, page=2, language="sv")
    assert write(desk, url, "Staden\r\nHuskvarna")["Location"] == editor(scan, page=2, language="sv", made_by="human")
    written = Transcription.objects.get()
    assert (written.source, written.scan, written.page, written.language) == (scan.source, scan, 2, "sv")
    assert (written.made_by, written.text) == (Maker.HUMAN, "Staden\nHuskvarna")
    assert written.history.get().history_user == administrator
    assert text_of(desk.get(url)) == "Staden\nHuskvarna"


def test_the_sources_own_language_is_offered_first(desk: Client, scan: Scan) -> None:
    place = desk.get(editor(scan)).context["place"]
    assert (place.language, [code for code, _name in place.languages][:2]) == ("fi", ["fi", "sv"])


@pytest.mark.parametrize("asked", [{"page": "9"}, {"page": "x"}, {"language": "svenska"}, {"made_by": "angel"}])
def test_what_is_asked_wrongly_opens_the_first_page(desk: Client, scan: Scan, asked: dict[str, str]) -> None:
    place = desk.get(editor(scan, **asked)).context["place"]
    assert (place.number, place.language, place.made_by) == (1, "fi", Maker.HUMAN)


def test_the_text_of_a_file_with_one_page_is_that_of_the_file(desk: Client, source: Source) -> None:
    alone = make.ScanFactory(source=source, order=2)
    write(desk, editor(alone, language="sv"), "Inbjudan")
    assert Transcription.objects.get().page is None


def test_a_text_of_the_only_page_is_found_however_it_was_kept(desk: Client, source: Source) -> None:
    alone = make.ScanFactory(source=source, order=2)
    make.TranscriptionFactory(source=source, scan=alone, page=1, language="sv", text="Inbjudan")
    url = editor(alone, language="sv")
    assert text_of(desk.get(url)) == "Inbjudan"
    write(desk, url, "Inbjudan till veckan")
    assert Transcription.objects.get().text == "Inbjudan till veckan"


def test_a_machines_text_stands_beside_and_is_never_overwritten(desk: Client, scan: Scan, source: Source) -> None:
    place: dict[str, Any] = {"source": source, "scan": scan, "page": 1, "language": "sv"}
    transcription_write(text="Huskuarna", made_by=Maker.MACHINE, by=None, **place)
    url = editor(scan, language="sv")
    page = desk.get(url)
    assert ("Huskuarna" in page.text, text_of(page)) == (True, "")
    assert text_of(desk.get(f"{url}&start=other")) == "Huskuarna"
    write(desk, url, "Huskvarna")
    assert set(Transcription.objects.values_list("made_by", "text")) == {
        ("human", "Huskvarna"),
        ("machine", "Huskuarna"),
    }
    assert text_of(desk.get(f"{url}&start=other")) == "Huskvarna"


def test_a_machines_text_can_be_put_in_beside_a_persons(desk: Client, scan: Scan) -> None:
    write(desk, editor(scan, language="sv"), "Huskvarna")
    write(desk, editor(scan, language="sv", made_by="machine"), "Huskuarna")
    assert Transcription.objects.get(made_by=Maker.HUMAN).text == "Huskvarna"
    assert Transcription.objects.get(made_by=Maker.MACHINE).text == "Huskuarna"


def test_one_goes_from_page_to_page_through_the_whole_source(desk: Client, scan: Scan, source: Source) -> None:
    last = make.ScanFactory(source=source, order=2)
    first, middle, end = (desk.get(editor(*of, language="sv")).context["place"] for of in ((scan,), (scan,), (last,)))
    middle = desk.get(editor(scan, page=3, language="sv")).context["place"]
    same = {"language": "sv", "made_by": "human"}
    assert (first.before, first.next) == ("", editor(scan, page=2, **same))
    assert (middle.before, middle.next) == (editor(scan, page=2, **same), editor(last, page=1, **same))
    assert (end.before, end.next) == (editor(scan, page=3, **same), "")
    assert write(desk, editor(scan, page=3, **same), "Slut", _next="on")["Location"] == middle.next
    assert write(desk, editor(last, **same), "Slut", _next="on")["Location"] == editor(last, page=1, **same)


def test_the_editor_says_how_far_the_work_has_come(desk: Client, scan: Scan, source: Source) -> None:
    make.ScanFactory(source=source, order=2)
    hidden = make.ScanFactory(source=source, order=3, hidden_at="2026-01-01T00:00Z", hidden_reason="Fel")
    for where in ({"scan": scan, "page": 1}, {"scan": scan, "page": 2}, {"scan": hidden}):
        make.TranscriptionFactory(source=source, **where)
    make.TranscriptionFactory(source=source, scan=scan, made_by=Maker.MACHINE)
    told = {
        (language, maker): desk.get(editor(scan, language=language, made_by=maker)).context["place"]
        for language in ("sv", "fi")
        for maker in Maker.values
    }
    assert {key: (place.done, place.total) for key, place in told.items()} == {
        ("sv", "human"): (2, 4),
        ("sv", "machine"): (3, 4),
        ("fi", "human"): (0, 4),
        ("fi", "machine"): (0, 4),
    }


def test_what_is_at_fault_is_told_and_what_was_typed_stays(desk: Client, scan: Scan) -> None:
    page = write(desk, editor(scan, language="sv"), "   ")
    assert "errorlist" in page.text
    assert not Transcription.objects.exists()


def test_who_was_overtaken_sees_both_texts_and_may_save_then(desk: Client, scan: Scan, colleague: User) -> None:
    url = editor(scan, language="sv")
    opened = form_of(desk.get(url))
    write(at_desk(colleague), url, "Kollegans text")
    page = desk.post(url, {**opened, "text": "Min text"})
    assert (page.status_code, text_of(page), Transcription.objects.get().text) == (409, "Min text", "Kollegans text")
    for word in ("Kollegans text", "Min text", "Colleague"):
        assert word in page.text
    assert desk.post(url, {**form_of(page), "text": "Båda"}).status_code == 302
    assert Transcription.objects.get().text == "Båda"


def test_a_text_goes_where_the_form_says_whatever_was_loaded(desk: Client, scan: Scan) -> None:
    url = editor(scan, language="sv")
    write(desk, url, "Huskvarna")
    moved = write(desk, url, "Huskvarnan", language="fi", made_by="machine")
    assert moved["Location"] == editor(scan, page=1, language="fi", made_by="machine")
    written = Transcription.objects.order_by("language").values_list("language", "made_by", "text")
    assert list(written) == [("fi", "machine", "Huskvarnan"), ("sv", "human", "Huskvarna")]


def test_a_text_in_another_language_is_not_overwritten_unseen(desk: Client, scan: Scan) -> None:
    write(desk, editor(scan, language="fi"), "Kutsu")
    url = editor(scan, language="sv")
    write(desk, url, "Inbjudan")
    page = write(desk, url, "Kutsu viikolle", language="fi")
    assert (page.status_code, text_of(page), page.context["current"].text) == (409, "Kutsu viikolle", "Kutsu")
    assert "som du inte har sett" in page.text
    assert set(Transcription.objects.values_list("text", flat=True)) == {"Kutsu", "Inbjudan"}
    desk.post(url, form_of(page))
    assert set(Transcription.objects.values_list("text", flat=True)) == {"Kutsu viikolle", "Inbjudan"}


def test_the_text_of_another_choice_is_shown_by_the_button(desk: Client, scan: Scan) -> None:
    shown = write(desk, editor(scan, page=2, language="sv"), "", language="fi", made_by="machine", _show="on")
    assert shown["Location"] == editor(scan, page=2, language="fi", made_by="machine")


@pytest.mark.parametrize("wrong", [{"language": "svenska"}, {"language": ""}, {"made_by": "angel"}])
def test_nothing_is_written_where_the_form_says_nothing_sensible(
    desk: Client, scan: Scan, wrong: dict[str, str]
) -> None:
    assert "errorlist" in write(desk, editor(scan), "Text", **wrong).text
    assert not Transcription.objects.exists()


def test_nobody_writes_over_a_text_that_was_hidden_meanwhile(desk: Client, scan: Scan) -> None:
    url = editor(scan, language="sv")
    write(desk, url, "Fel sida")
    opened = form_of(desk.get(url))
    desk.post(address(Transcription, "hide", Transcription.objects.get().pk), {"reason": "Fel sida"})
    page = desk.post(url, {**opened, "text": "Rätt sida"})
    assert (page.status_code, page.context["current"]) == (409, None)


def test_the_image_stands_beside_or_it_is_said_why_not(desk: Client, scan: Scan) -> None:
    assert reverse("original", args=[scan.pk]) in opens(desk, editor(scan))
    make.PageImageFactory(images__scan=scan, number=2)
    ready = opens(desk, editor(scan, page=2))
    assert f'data-info="{reverse("iiif-information", args=[scan.pk, 2])}"' in ready
    assert "<img" in ready


def test_texts_of_scans_are_written_in_the_editor_and_not_on_the_sources_page(desk: Client, scan: Scan) -> None:
    make.TranscriptionFactory(source=scan.source, scan=scan, text="Skanningens text")
    make.TranscriptionFactory(source=scan.source, text="Hela källans text")
    page = opens(desk, address(Source, "change", scan.source.pk))
    assert ("Hela källans text" in page, "Skanningens text" in page) == (True, False)


@pytest.mark.once
def test_a_longer_source_asks_the_database_no_more_often(desk: Client, scan: Scan, source: Source) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(editor(scan, page=2, language="sv"))
        return len(queries)

    make.TranscriptionFactory(source=source, scan=make.ScanFactory(source=source, order=2))
    asked()
    few = asked()
    for number in range(3, 23):
        make.TranscriptionFactory(source=source, scan=make.ScanFactory(source=source, order=number))
    assert asked() == few


def test_only_who_may_change_the_source_writes(owner: User, stranger: User, colleague: User, scan: Scan) -> None:
    for user in (owner, stranger):
        answers = [at_desk(user).get(editor(scan)), at_desk(user).post(editor(scan), {"text": "Annat"})]
        assert {answer.status_code for answer in answers} == {403}
    assert write(at_desk(colleague), editor(scan), "Texten").status_code == 302
    assert Transcription.objects.get().text == "Texten"
