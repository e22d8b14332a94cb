"""The images of a source beside its text, as they are without scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.models import ImageSet, ImageState, Source
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db


def imaged(source: Source, pages: int = 1, state: ImageState = ImageState.READY, **fields: Any) -> Any:
    scan = make.ScanFactory(source=source, pages=pages, size=375_000, sha256="ab" * 32, **fields)
    images = make.ImageSetFactory(scan=scan, state=state)
    for number in range(1, pages + 1 if state == ImageState.READY else 1):
        make.PageImageFactory(images=images, number=number)
    return scan


@pytest.fixture
def card() -> Source:
    source: Source = make.SourceFactory(title="Kortet", languages="sv fi")
    return source


def strip(page: Element) -> list[str]:
    (leaves,) = page.all("ol", "leaves")
    return [leaf.text.removeprefix("Image ") for leaf in leaves.all("li")]


def test_an_image_stands_beside_its_text_as_a_plain_picture(opened: Open, card: Source) -> None:
    scan = imaged(card)
    make.TranscriptionFactory(source=card, scan=scan, text="Inbjudan\ntill konferens")
    page = opened("/en/sources/kortet/")
    (picture,) = page.one("div", "viewer").all("img")
    assert picture.get("src") == f"/iiif/{scan.pk}-1/full/1500,1050/0/default.jpg"
    assert f"/iiif/{scan.pk}-1/full/300,210/0/default.jpg 300w" in picture.get("srcset")
    assert picture.get("alt") == "Image 1 of 1: “Kortet”"
    assert [line.text for line in page.one("ol", "lines").all("li")] == ["Inbjudan", "till konferens"]
    assert "Image 1 of 1." in page.one("figcaption").text
    assert {f"/files/{scan.pk}/original", f"/api/v1/sources/{card.pk}/manifest"} <= {
        link.get("href") for link in page.one("figcaption").all("a")
    }


def test_one_page_is_shown_at_a_time_with_the_way_to_the_others(opened: Open, card: Source) -> None:
    imaged(card, pages=2)
    imaged(card)
    page = opened("/en/sources/kortet/?image=2")
    assert "Image 2 of 3. File 1, page 2." in page.one("figcaption").text
    told = {link.get("rel"): link.get("href") for link in page.one("head").all("link")}
    assert (told["prev"], told["next"]) == ("?image=1", "?image=3")
    assert [link.get("href") for link in page.one("div", "turns").all("a")] == ["?image=1", "?image=3"]
    assert strip(page) == ["1", "2", "3"]


def test_the_first_and_the_last_lead_no_further(opened: Open, card: Source) -> None:
    imaged(card, pages=2)
    for number, rel in ((1, "next"), (2, "prev")):
        (link,) = opened(f"/en/sources/kortet/?image={number}").one("div", "turns").all("a")
        assert link.get("rel") == rel


def test_of_a_thousand_pages_few_have_pictures(opened: Open, card: Source) -> None:
    scan = make.ScanFactory(source=card, pages=1000, sha256="ab" * 32)
    images = make.ImageSetFactory(scan=scan)
    for number in (495, 500, 505):
        make.PageImageFactory(images=images, number=number)
    page = opened("/en/sources/kortet/?image=500")
    assert strip(page) == ["1 …", *map(str, range(496, 505)), "… Image 1000"]
    assert len(page.all("img")) == 2


def test_a_page_is_also_found_by_its_address_in_the_image_api(opened: Open, card: Source) -> None:
    imaged(card, pages=2)
    second = imaged(card, pages=3)
    assert "Image 4 of 5." in opened(f"/en/sources/kortet/?image={second.pk}-2").one("figcaption").text


@pytest.mark.parametrize("asked", ["0", "3", "-1", "x", "1.5", "99999999999999999999", "٢", "1e1"])
def test_an_image_that_is_not_there_is_not_found(opened: Open, card: Source, asked: str) -> None:
    imaged(card, pages=2)
    opened(f"/en/sources/kortet/?image={asked}", status=404)


def test_texts_are_offered_by_language_peoples_before_machines(opened: Open, card: Source) -> None:
    scan = imaged(card)
    for language, maker, text in (("sv", "machine", "Lnbjudan"), ("fi", "human", "Kutsu"), ("sv", "human", "Inbjudan")):
        make.TranscriptionFactory(source=card, scan=scan, language=language, made_by=maker, text=text)
    page = opened("/en/sources/kortet/")
    assert [link.text for link in page.one("ul", "texts").all("a")] == [
        "Swedish", "Finnish", "Swedish, by a machine",
    ]  # fmt: skip
    assert page.one("ol", "lines").text == "Inbjudan"
    machine = opened("/en/sources/kortet/?image=1&text=sv-machine").one(id="text")
    assert "Lnbjudan" in machine.text
    assert "Written by a machine" in machine.text
    assert opened("/en/sources/kortet/?text=fi").one("ol", "lines").get("lang") == "fi"


def test_a_page_shows_its_own_text_else_its_files_else_the_sources(opened: Open, card: Source) -> None:
    scan = imaged(card, pages=2)
    make.TranscriptionFactory(source=card, text="Hela källan")
    assert "text of the whole source" in opened("/en/sources/kortet/?image=2").one(id="text").text
    make.TranscriptionFactory(source=card, scan=scan, text="Hela filen")
    make.TranscriptionFactory(source=card, scan=scan, page=1, text="Sidan")
    assert opened("/en/sources/kortet/?image=1").one("ol", "lines").text == "Sidan"
    second = opened("/en/sources/kortet/?image=2").one(id="text").text
    assert "Hela filen" in second
    assert "text of the whole file" in second


@pytest.mark.parametrize(
    ("state", "words"), [(ImageState.WAITING, "are being made"), (ImageState.FAILED, "could not be made of the file")]
)
def test_what_keeps_an_image_away_is_said(opened: Open, card: Source, state: ImageState, words: str) -> None:
    scan = imaged(card, state=state)
    page = opened("/en/sources/kortet/")
    assert words in page.one("div", "no-image").text
    assert bool(page.all("div", "no-image")[0].get("role")) == (state == ImageState.WAITING)
    assert f"/files/{scan.pk}/original" in {link.get("href") for link in page.all("a")}


def test_a_scan_without_any_images_is_told_as_one_that_failed(opened: Open, card: Source) -> None:
    imaged(card)
    ImageSet.objects.all().delete()
    assert opened("/en/sources/kortet/").all("div", "no-image")


def test_the_files_are_listed_with_what_identifies_them(opened: Open, card: Source) -> None:
    scan = imaged(card, original_name="Inbjudan.jpg")
    imaged(card, pages=12, media_type="application/pdf", original_name="protokoll.pdf", width=None, height=None)
    make.TranscriptionFactory(source=card, scan=scan, text="Ett\ntvå")
    rows = opened("/en/sources/kortet/").one("table", "files").rows()
    assert rows[1][:4] == ["Inbjudan.jpg", "image/jpeg", "2,000 × 1,400", "366.2 KB"]
    assert rows[1][4].replace(" ", "") == "ab" * 32
    assert rows[2][:3] == ["protokoll.pdf", "application/pdf", "12 pages"]
    assert rows[3][:3] == ["Transcription, Swedish image 1", "text/plain", "2 lines"]
    assert rows[4][:3] == ["IIIF Presentation 3", "application/ld+json", "13 images"]


def test_the_texts_of_all_images_are_listed_whichever_is_shown(opened: Open, card: Source) -> None:
    make.TranscriptionFactory(source=card, scan=imaged(card, order=1))
    pages = imaged(card, pages=2, order=2)
    make.TranscriptionFactory(source=card, scan=pages, page=2, language="fi")
    make.TranscriptionFactory(source=card, scan=pages, made_by="machine")
    make.TranscriptionFactory(source=card)
    named = [
        [row[0].removeprefix("Transcription, ") for row in page.one("table", "files").rows() if "Transcr" in row[0]]
        for page in map(opened, ("/en/sources/kortet/", "/en/sources/kortet/?image=3"))
    ]
    assert named[0] == named[1]
    assert named[0] == [
        "Swedish the whole source", "Swedish image 1", "Swedish, by a machine the whole of file 2", "Finnish image 3",
    ]  # fmt: skip


def test_many_texts_are_told_by_their_number(opened: Open, card: Source) -> None:
    scan = imaged(card, pages=21)
    for number in range(1, 22):
        make.TranscriptionFactory(source=card, scan=scan, page=number)
    rows = opened("/en/sources/kortet/").one("table", "files").rows()
    assert rows[2][:3] == ["Transcriptions", "text/plain", "21 texts"]


def test_images_that_are_transcribed_are_marked_in_the_strip(opened: Open, card: Source) -> None:
    make.TranscriptionFactory(source=card, scan=imaged(card, pages=2, order=1), page=2)
    make.TranscriptionFactory(source=card, scan=imaged(card, pages=2, order=2))
    make.TranscriptionFactory(source=card, scan=imaged(card, order=3), hidden_at=timezone.now(), hidden_reason="Fel")
    marked = "{} , transcribed ≡"
    assert strip(opened("/en/sources/kortet/")) == ["1", *(marked.format(number) for number in (2, 3, 4)), "5"]


# --- restricted


@pytest.fixture
def secret(home: Municipality) -> Source:
    source: Source = make.SourceFactory(
        secret=True, owner_code=home.national_code, legal_ground="OSL 21 kap. 1 §", restricted_by="Arkivarien",
        review_on=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip
    imaged(source, original_name="hemlig.jpg")
    return source


def test_strangers_see_the_redacted_copies_and_nothing_else(opened: Open, secret: Source, stranger: User) -> None:
    copy = imaged(secret, original_name="hemlig kopia.jpg", redacted=True)
    page = opened(f"/en/sources/{secret.pk}/", user=stranger)
    assert "A redacted copy is published in its place." in page.one("main").text
    assert [image.get("alt") for image in page.all("img")] == ["Image 1 of 1: “Restricted source”"]
    row = page.one("table", "files").rows()[1]
    assert (row[0], row[5]) == ("File 1 redacted copy", "Redacted copy , File 1")
    shown = " ".join(f"{each.tag} {each.attributes} {each.text}" for each in page).lower()
    assert str(copy.pk) in shown
    assert not [word for word in ("hemlig", "osl", "arkivarien", "personuppgifter") if word in shown]


def test_only_texts_of_the_redacted_copies_are_listed_for_strangers(opened: Open, secret: Source) -> None:
    make.TranscriptionFactory(source=secret)
    make.TranscriptionFactory(source=secret, scan=secret.scans.get(), language="fi")
    make.TranscriptionFactory(source=secret, scan=imaged(secret, redacted=True), language="de")
    rows = opened(f"/en/sources/{secret.pk}/").one("table", "files").rows()
    assert [row[0] for row in rows if "Transcr" in row[0]] == ["Transcription, German"]


def test_without_a_redacted_copy_they_see_no_image(opened: Open, secret: Source) -> None:
    assert not opened(f"/en/sources/{secret.pk}/").all("figure")


def test_those_who_keep_it_are_told_why_and_that_its_day_has_passed(
    opened: Open, secret: Source, colleague: User
) -> None:
    told = opened(f"/en/sources/{secret.pk}/", user=colleague).one(id="restriction").text
    assert all(words in told for words in ("Personuppgifter", "OSL 21 kap. 1 §", "Arkivarien", "That day has passed"))


@pytest.mark.once
def test_many_pages_cost_as_many_queries_as_two(client: Client, card: Source) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/kallor/kortet/?image=2").status_code == 200
        return len(queries)

    imaged(card, pages=2)
    make.TranscriptionFactory(source=card)
    few = cost()
    for _ in range(25):
        scan = imaged(card, pages=3)
        make.TranscriptionFactory(source=card, scan=scan, page=1)
    assert (few, cost()) == (12, 11)  # many texts are counted, and not read


def test_whoever_may_keep_the_source_is_led_to_its_scan_desk(
    client: Client, home: Municipality, colleague: User
) -> None:
    bare = make.SourceFactory(title="Brevet", owner_code=home.national_code)
    desk = f"/admin/archive/source/{bare.pk}/scans/"
    assert desk not in client.get("/en/sources/brevet/").content.decode()
    client.force_login(colleague)
    assert desk in client.get("/en/sources/brevet/").content.decode()
    imaged(bare)
    assert desk in client.get("/en/sources/brevet/").content.decode()
