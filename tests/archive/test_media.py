"""The doors to files: who comes in, what is given, and how it is kept harmless."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from archive.imaging.making import make_page
from archive.models import Scan, Source, Transcription
from archive.storage import derivatives
from municipalities.models import Municipality
from tests import factories as make
from tests.scanning.files import png

NAME = "Inbjudan å Östra ”bjällran”.png"
TILE = "512,0,188,512/188,512/0/default.jpg"


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the worker makes of the image, made once."""
    folder = tmp_path_factory.mktemp("images")
    (folder / "image.png").write_bytes(png(size=(700, 520)))
    make_page(str(folder / "image.png"), "image/png", 1, 0, folder / "made" / "1")
    return folder / "made"


@pytest.fixture
def scan(db: None, tiles: Path) -> Scan:
    """An image of 700 × 520 pixels, with its tiles."""
    content = png(size=(700, 520))
    made: Scan = make.ScanFactory(
        file=ContentFile(content, "image.png"), original_name=NAME, media_type="image/png",
        size=len(content), sha256=sha256(content).hexdigest(), width=700, height=520,
    )  # fmt: skip
    images = make.ImageSetFactory(scan=made, recipe=made.recipe)
    make.PageImageFactory(images=images, width=700, height=520)
    for file in sorted(tiles.rglob("*.jpg")):
        derivatives().save(f"{images.folder}/{file.relative_to(tiles).as_posix()}", ContentFile(file.read_bytes()))
    return made


@pytest.fixture
def text(scan: Scan) -> Transcription:
    made: Transcription = make.TranscriptionFactory(source=scan.source, scan=scan, page=1, text="Välkommen")
    return made


def doors(scan: Scan, text: Transcription) -> list[str]:
    image = f"/iiif/{scan.pk}-1"
    files = [f"/files/{scan.pk}/original", f"/files/transcriptions/{text.pk}.txt"]
    return [f"{image}/info.json", f"{image}/{TILE}", f"{image}/full/300,223/0/default.jpg", *files]


def answers(client: Client, paths: list[str]) -> set[int]:
    return {opened(client, path).status_code for path in paths}


def opened(client: Client, path: str, **headers: str) -> HttpResponseBase:
    """The answer, read to its end, which closes its file as a server does."""
    return read(client.get(path, headers=headers))


def read(answer: Any) -> HttpResponseBase:
    if answer.streaming:
        b"".join(answer)
    return answer  # type: ignore[no-any-return]


def restrict(scan: Scan, home: Municipality) -> None:
    Source.objects.update(access="restricted", restriction_reason="Hälsa", owner_code=home.national_code)


# --- who comes in


def test_the_files_of_an_open_source_are_everybodys(client: Client, scan: Scan, text: Transcription) -> None:
    assert answers(client, doors(scan, text)) == {200}


@pytest.mark.parametrize(
    ("who", "status"),
    [("nobody", 404), ("stranger", 404), ("owner", 200), ("colleague", 200), ("administrator", 200)],
)
def test_those_of_a_restricted_one_are_for_those_who_may_read_it(
    client: Client, request: pytest.FixtureRequest, scan: Scan, text: Transcription, home: Municipality,
    who: str, status: int,
) -> None:  # fmt: skip
    restrict(scan, home)
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    assert answers(client, doors(scan, text)) == {status}


def test_what_may_not_be_read_looks_like_what_is_not_there(client: Client, scan: Scan, home: Municipality) -> None:
    restrict(scan, home)
    other = str(scan.pk).replace(str(scan.pk)[:4], "0000", 1)
    told = [client.get(f"/files/{pk}/original") for pk in (scan.pk, other)]
    first, second = (answer.content.decode().replace(str(scan.pk), other) for answer in told)
    assert first == second


def test_a_redacted_copy_is_everybodys_under_a_name_that_tells_nothing(
    client: Client, scan: Scan, text: Transcription, home: Municipality
) -> None:
    restrict(scan, home)
    Scan.objects.update(redacted=True)
    assert answers(client, doors(scan, text)) == {200}
    named = opened(client, f"/files/{scan.pk}/original")["Content-Disposition"]
    assert named == f'attachment; filename="{str(scan.pk)[:8]}.png"'


@pytest.mark.parametrize("hidden", ["scan", "source"])
def test_what_is_hidden_has_no_door(client: Client, scan: Scan, text: Transcription, hidden: str) -> None:
    model: Any = {"scan": Scan, "source": Source}[hidden]
    model.objects.update(hidden_at=timezone.now(), hidden_reason="Fel")
    assert answers(client, doors(scan, text)) == {404}


# --- what is given


def test_the_original_comes_bit_for_bit_under_its_name(client: Client, scan: Scan) -> None:
    answer = client.get(f"/files/{scan.pk}/original")
    assert b"".join(answer) == png(size=(700, 520))
    assert (answer["Content-Type"], answer["Content-Length"]) == ("image/png", str(scan.size))
    kind, _, name = answer["Content-Disposition"].partition("; filename*=utf-8''")
    assert (kind, unquote(name)) == ("attachment", NAME)


def test_the_text_comes_plain_in_its_language(client: Client, text: Transcription) -> None:
    answer = client.get(f"/files/transcriptions/{text.pk}.txt")
    assert answer.content.decode() == "Välkommen"
    assert (answer["Content-Type"], answer["Content-Language"]) == ("text/plain; charset=utf-8", "sv")


def test_what_is_told_of_an_image_is_what_lies_ready(client: Client, scan: Scan) -> None:
    told = client.get(f"/iiif/{scan.pk}-1/info.json").json()
    address = f"http://testserver/iiif/{scan.pk}-1"
    assert (told["@context"], told["id"]) == ("http://iiif.io/api/image/3/context.json", address)
    assert (told["type"], told["protocol"], told["profile"]) == (
        "ImageService3", "http://iiif.io/api/image", "level0",
    )  # fmt: skip
    assert (told["width"], told["height"], told["maxWidth"], told["maxHeight"]) == (700, 520, 700, 520)
    assert told["tiles"] == [{"width": 512, "height": 512, "scaleFactors": [1, 2]}]
    sizes = [f"{size['width']},{size['height']}" for size in told["sizes"]]
    assert answers(client, [f"{address}/full/{size}/0/default.jpg" for size in [*sizes, "max"]]) == {200}


def test_every_tile_that_is_told_of_is_there(client: Client, scan: Scan) -> None:
    regions = ["0,0,512,512/512,512", "512,0,188,512/188,512", "0,512,512,8/512,8", "512,512,188,8/188,8"]
    names = [*regions, "full/350,260"]  # the last at half size, where one tile holds all
    assert answers(client, [f"/iiif/{scan.pk}-1/{name}/0/default.jpg" for name in names]) == {200}


def test_the_address_of_an_image_leads_to_what_is_told_of_it(client: Client, scan: Scan) -> None:
    answer = client.get(f"/iiif/{scan.pk}-1")
    assert (answer.status_code, answer["Location"]) == (303, f"/iiif/{scan.pk}-1/info.json")


@pytest.mark.parametrize(
    "asked",
    [
        "1-1/1024,0,512,512/512,512/0/default.jpg",  # outside the image
        "1-1/0,0,1024,1024/512,512/0/default.jpg",
        "1-1/0,0,512,512/256,256/0/default.jpg",  # a size that is not made
        "1-1/0,0,512,512/max/0/default.jpg",
        "1-1/full/200,149/0/default.jpg",
        "1-1/full/0,0/0/default.jpg",
        "1-1/0000,0,512,512/512,512/0/default.jpg",
        "1-1/0,0,512,512/512,512/90/default.jpg",  # what level 0 does not offer
        "1-1/0,0,512,512/512,512/0/default.png",
        "1-1/0,0,512,512/512,512/0/gray.jpg",
        "1-1/pct:0,0,50,50/512,512/0/default.jpg",
        "1-1/square/512,512/0/default.jpg",
        "1-1/-1,0,512,512/512,512/0/default.jpg",
        "1-1/99999999999999999999,0,512,512/512,512/0/default.jpg",
        "1-1/../../original/0/default.jpg",
        "1-1/%2e%2e,0,512,512/512,512/0/default.jpg",
        "1-1/full/١,٢/0/default.jpg",
        "1-0/info.json",  # no such page
        "1-2/info.json",
        "1-99999999999999999999/info.json",
        "1-x/info.json",
    ],
)
def test_what_is_not_offered_is_not_found(client: Client, scan: Scan, asked: str) -> None:
    assert client.get(f"/iiif/{scan.pk}{asked[1:]}").status_code == 404


def test_a_file_that_is_lost_is_not_found(client: Client, scan: Scan) -> None:
    scan.file.storage.delete(str(scan.file))
    assert client.get(f"/files/{scan.pk}/original").status_code == 404


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("bytes=0-9", "0-9"),
        ("bytes=10-", "10-999"),
        ("bytes=-10", "990-999"),
        ("bytes=990-5000", "990-999"),
        ("bytes=-5000", "0-999"),
    ],
)
def test_a_part_of_the_original_is_given(client: Client, scan: Scan, asked: str, given: str) -> None:
    whole = bytes(range(250)) * 4
    Path(scan.file.path).chmod(0o600)
    Path(scan.file.path).write_bytes(whole)
    answer = client.get(f"/files/{scan.pk}/original", headers={"range": asked})
    first, last = map(int, given.split("-"))
    assert (answer.status_code, b"".join(answer)) == (206, whole[first : last + 1])
    assert (answer["Content-Range"], answer["Content-Length"]) == (f"bytes {given}/1000", str(last - first + 1))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=5-4", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=٢-"])
def test_what_is_no_single_part_gives_the_whole(client: Client, scan: Scan, asked: str) -> None:
    answer = opened(client, f"/files/{scan.pk}/original", range=asked)
    assert (answer.status_code, answer["Content-Length"]) == (200, str(scan.size))
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_a_part_beyond_the_end_cannot_be_given(client: Client, scan: Scan, asked: str) -> None:
    answer = opened(client, f"/files/{scan.pk}/original", range=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{scan.size}")


def test_a_download_goes_on_only_in_the_same_file(client: Client, scan: Scan) -> None:
    tags = {f'"{scan.sha256}"': 206, '"other"': 200, "Wed, 21 Oct 2015 07:28:00 GMT": 200}
    path = f"/files/{scan.pk}/original"
    found = [opened(client, path, **{"range": "bytes=0-9", "if-range": tag}).status_code for tag in tags]
    assert found == [*tags.values()]


def test_no_part_opens_a_door(client: Client, scan: Scan, home: Municipality) -> None:
    restrict(scan, home)
    assert opened(client, f"/files/{scan.pk}/original", range="bytes=0-9").status_code == 404


def test_of_an_image_that_is_not_there_few_words_are_made(client: Client, scan: Scan) -> None:
    for path in (f"/iiif/{scan.pk}-2", f"/iiif/{scan.pk}-2/info.json", f"/iiif/{scan.pk}-1/full/1,1/0/default.jpg"):
        answer = client.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
        assert len(answer.content) < 100
        assert answer["Content-Security-Policy"].startswith("sandbox")


# --- how it is kept harmless


def test_nothing_that_is_given_may_run_or_be_kept_without_asking(
    client: Client, scan: Scan, text: Transcription
) -> None:
    for path in doors(scan, text):
        headers = opened(client, path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert headers["Cache-Control"] == "private, no-cache"
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert "Cookie" in headers["Vary"]


@pytest.mark.parametrize("wrap", ["{}", "W/{}", '"other", {}'])
def test_what_the_reader_has_is_not_sent_again(client: Client, scan: Scan, wrap: str) -> None:
    for path in (f"/files/{scan.pk}/original", f"/iiif/{scan.pk}-1/{TILE}"):
        tag = opened(client, path)["ETag"]
        again = opened(client, path, **{"if-none-match": wrap.format(tag)})
        assert (again.status_code, again["ETag"]) == (304, tag)
        assert again["Content-Security-Policy"].startswith("sandbox")


def test_a_tag_opens_no_door(client: Client, scan: Scan, home: Municipality) -> None:
    tag = opened(client, f"/files/{scan.pk}/original")["ETag"]
    restrict(scan, home)
    assert opened(client, f"/files/{scan.pk}/original", **{"if-none-match": tag}).status_code == 404


def test_doors_answer_head_and_nothing_that_changes(client: Client, scan: Scan, text: Transcription) -> None:
    for path in doors(scan, text):
        head = read(client.head(path))
        assert (head.status_code, head["X-Content-Type-Options"]) == (200, "nosniff")
        others: list[Callable[..., Any]] = [client.post, client.put, client.patch, client.delete]
        assert {method(path).status_code for method in others} == {405}
