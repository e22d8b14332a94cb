"""A source's images as a IIIF manifest."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import ImageState, Maker, Source
from municipalities.models import Municipality
from tests import factories as make
from tests.iiif import faults_of

pytestmark = pytest.mark.django_db


def asked(client: Client, source: Source, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/sources/{source.pk}/manifest")
    assert answer.status_code == status, answer.content
    return answer.json()


def imaged(source: Source, pages: int = 1, **fields: Any) -> Any:
    """A scan with all of its images."""
    scan = make.ScanFactory(source=source, pages=pages, **fields)
    images = make.ImageSetFactory(scan=scan)
    for number in range(1, pages + 1):
        make.PageImageFactory(images=images, number=number)
    return scan


@pytest.fixture
def card() -> Source:
    source: Source = make.SourceFactory(
        title="Inbjudan", description="Ett kort", kind="invitation", date="1964-10-19", languages="sv fi",
        archive_creator="Huskvarna stad", series="F14", volume="1", repository=make.RepositoryFactory(name="Arkivet"),
    )  # fmt: skip
    return source


def test_it_is_a_valid_manifest_with_a_canvas_for_each_page(client: Client, card: Source) -> None:
    imaged(card)
    imaged(card, pages=2, media_type="application/pdf", original_name="protokoll.pdf")
    told = asked(client, card)
    assert faults_of(told) == []
    assert [canvas["label"] for canvas in told["items"]] == [{"none": [str(n)]} for n in (1, 2, 3)]
    assert [(canvas["width"], canvas["height"]) for canvas in told["items"]] == [(2000, 1400)] * 3
    assert [file["label"]["none"] for file in told["rendering"]][1] == ["protokoll.pdf"]


def test_it_tells_what_the_source_is_in_both_languages(client: Client, card: Source) -> None:
    imaged(card)
    told = asked(client, card)
    assert (told["label"], told["summary"]) == ({"sv": ["Inbjudan"]}, {"sv": ["Ett kort"]})
    assert told["provider"][0]["label"] == {"sv": ["Arkivet"]}
    values = {pair["label"]["en"][0]: pair["value"] for pair in told["metadata"]}
    assert values["Date"] == {"sv": ["19 oktober 1964"], "en": ["19 October 1964"]}
    assert values["Reference"] == {"sv": ["Huskvarna stad, vol. F14:1"]}
    assert {link["label"]["none"][0] for link in told["seeAlso"]} == {"JSON", "JSON-LD"}


def test_each_image_is_one_that_can_be_fetched_and_zoomed(client: Client, card: Source) -> None:
    scan = imaged(card)
    body = asked(client, card)["items"][0]["items"][0]["items"][0]["body"]
    assert body["id"] == f"http://testserver/iiif/{scan.pk}-1/full/1500,1050/0/default.jpg"
    assert body["service"] == [
        {"id": f"http://testserver/iiif/{scan.pk}-1", "type": "ImageService3", "profile": "level0"}
    ]


def test_a_page_leads_to_its_transcriptions_peoples_first(client: Client, card: Source) -> None:
    scan = imaged(card, pages=2)
    make.TranscriptionFactory(source=card, scan=scan, page=2, made_by=Maker.MACHINE)
    make.TranscriptionFactory(source=card, scan=scan, page=2, language="fi")
    first, second = asked(client, card)["items"]
    assert "rendering" not in first
    assert [text["label"]["en"] for text in second["rendering"]] == [
        ["Transcription: Finnish"],
        ["Transcription by a machine: Swedish"],
    ]
    assert faults_of(asked(client, card)) == []


@pytest.mark.parametrize(
    ("rights", "told"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by/4.0/"),
        ("http://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0", "http://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_a_licence_is_told_by_its_address(client: Client, card: Source, rights: str, told: str) -> None:
    Source.objects.update(rights=rights)
    imaged(card)
    manifest = asked(client, card)
    assert (manifest["rights"], "requiredStatement" in manifest) == (told, False)
    assert faults_of(manifest) == []


def test_other_words_on_rights_are_shown_as_they_are(client: Client, card: Source) -> None:
    Source.objects.update(rights="Fotograf okänd")
    imaged(card)
    manifest = asked(client, card)
    assert manifest["requiredStatement"]["value"] == {"sv": ["Fotograf okänd"]}
    assert "rights" not in manifest
    assert faults_of(manifest) == []


def test_a_source_without_images_says_so(client: Client, card: Source) -> None:
    assert asked(client, card, 404)["type"].endswith("#no-images")
    make.ImageSetFactory(scan__source=card, state=ImageState.WAITING)
    answer = client.get(f"/api/v1/sources/{card.pk}/manifest", headers={"accept-language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (404, "30")
    assert answer.json()["detail"] == "Images are being made."


def test_pages_whose_images_are_not_made_keep_their_numbers(client: Client, card: Source) -> None:
    scan = imaged(card, pages=3)
    scan.images.pages.filter(number=2).delete()
    told = asked(client, card)
    assert [canvas["label"]["none"] for canvas in told["items"]] == [["1"], ["3"]]
    assert told["items"][1]["homepage"][0]["id"].endswith("?image=3")


def test_it_may_be_read_from_other_sites_but_not_kept_without_asking(client: Client, card: Source) -> None:
    imaged(card)
    address = f"/api/v1/sources/{card.pk}/manifest"
    answer = client.get(address)
    assert answer["Content-Type"] == 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "private, no-cache"
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get(address, headers={"accept": "application/json"}).status_code == 200


@pytest.fixture
def secret(home: Municipality) -> Source:
    source: Source = make.SourceFactory(secret=True, owner_code=home.national_code)
    imaged(source, original_name="hemlig.jpg")
    return source


def test_a_restricted_source_shows_strangers_no_manifest(client: Client, secret: Source) -> None:
    told = asked(client, secret, 403)
    assert told["type"].endswith("#not-allowed")
    assert "hemlig" not in str(told).lower().replace(str(secret.pk), "")


def test_of_a_restricted_source_strangers_see_the_redacted_copies_and_nothing_else(
    client: Client, stranger: User, secret: Source
) -> None:
    copy = imaged(secret, original_name="hemlig kopia.jpg", redacted=True)
    client.force_login(stranger)
    told = asked(client, secret)
    assert faults_of(told) == []
    assert told["label"]["en"] == ["Restricted source"]
    assert [canvas["id"].rpartition("/")[2] for canvas in told["items"]] == [f"{copy.pk}-1"]
    assert not {"metadata", "summary", "provider", "seeAlso", "requiredStatement"} & told.keys()
    assert "hemlig" not in str(told).lower()


def test_those_who_keep_it_see_all_of_it(client: Client, colleague: User, secret: Source) -> None:
    client.force_login(colleague)
    told = asked(client, secret)
    assert (told["label"], faults_of(told)) == ({"sv": ["Hemlig handling"]}, [])


def cost(client: Client, source: Source) -> int:
    with CaptureQueriesContext(connection) as queries:
        asked(client, source)
    return len(queries)


@pytest.mark.once
def test_many_pages_cost_as_many_queries_as_two(client: Client, card: Source) -> None:
    imaged(card, pages=2)
    few = cost(client, card)
    for _ in range(20):
        imaged(card, pages=3)
    assert cost(client, card) == few
