"""Packages for hand-over: whole, valid, and with nothing in them that the reader may not read."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bagit
import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from archive.models import Maker, Repository, Scan, Source
from archive.services import record_hide, scans_reorder
from archive.storage import originals
from municipalities.models import Municipality
from tests import factories as make
from tests.archive.test_storage import bucket  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
CONTENT = b"letter " * 1000


def kept(source: Source, content: bytes = CONTENT, **fields: Any) -> Scan:
    facts = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    scan: Scan = make.ScanFactory(source=source, file=ContentFile(content, name="s.tif"), **facts, **fields)
    return scan


@pytest.fixture
def keeper() -> Repository:
    repository: Repository = make.RepositoryFactory(name="Jönköpings kommuns arkiv", slug="jonkoping")
    return repository


@pytest.fixture
def letter(keeper: Repository, home: Municipality) -> Source:
    """A source with two scans, one of which has taken another's place, and what is written in it."""
    source: Source = make.SourceFactory(
        title="Brevet", slug="brevet", repository=keeper, owner_code=home.national_code, archive_creator="Staden"
    )
    scan = kept(source, b"former", order=1, original_name="Sida 50% å/ä.tif")
    scan.file, scan.size, scan.sha256 = ContentFile(CONTENT, "n.tif"), len(CONTENT), hashlib.sha256(CONTENT).hexdigest()
    scan.save()
    kept(source, b"back", order=2, original_name="baksida.tif")
    make.TranscriptionFactory(source=source, scan=scan, page=1, text="Kära vänner")
    make.TranscriptionFactory(source=source, language="fi", made_by=Maker.MACHINE, text="Rakkaat ystävät")
    return source


@pytest.fixture
def secret(keeper: Repository, home: Municipality) -> Source:
    source: Source = make.SourceFactory(secret=True, repository=keeper, owner_code=home.national_code)
    kept(source, b"secret", order=1, original_name="hemligt.tif")
    return source


def export(to: Path, *arguments: str) -> bagit.Bag:
    call_command("export_bag", "--to", str(to), *arguments, verbosity=0)
    bag = bagit.Bag(str(to))
    bag.validate()
    return bag


def names(bag: bagit.Bag) -> set[str]:
    return {name.removeprefix("data/") for name in bag.payload_files()}


def refusal(to: Path, *arguments: str) -> str:
    with pytest.raises(CommandError) as refused:
        export(to, *arguments)
    return str(refused.value)


def test_a_source_is_packed_with_its_files_its_texts_and_what_is_known_of_it(letter: Source, tmp_path: Path) -> None:
    bag = export(tmp_path / "bag", "--source", "brevet")
    texts = {name for name in names(bag) if name.startswith("transcriptions/")}
    others = {"originals/001-ä.tif", "originals/002-baksida.tif", "metadata.json", "ead3.xml"}
    assert names(bag) - texts == others
    assert {name.rpartition("-")[0] for name in texts} == {
        "transcriptions/001-page001-sv-human",
        "transcriptions/source-fi-machine",
    }
    assert (tmp_path / "bag/data/originals/001-ä.tif").read_bytes() == CONTENT
    assert [path.read_text() for path in tmp_path.glob("bag/data/transcriptions/001-*")] == ["Kära vänner"]


def test_the_description_is_that_of_the_api_and_the_finding_aid_of_the_source_alone(
    letter: Source, client: Client, tmp_path: Path
) -> None:
    make.SourceFactory(title="En annan", repository=letter.repository)
    export(tmp_path / "bag", "--source", str(letter.pk))
    told = json.loads((tmp_path / "bag/data/metadata.json").read_text())
    assert told == client.get(f"/api/v1/sources/{letter.pk}", headers={"host": "testserver:8000"}).json()
    aid = (tmp_path / "bag/data/ead3.xml").read_text()
    assert "Brevet" in "".join(ElementTree.fromstring(aid).itertext())  # noqa: S314 - our own
    assert "En annan" not in aid


def test_the_bag_says_what_it_is(letter: Source, settings: Any, tmp_path: Path) -> None:
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://register.example.se:8443", [".example.se"]
    info = export(tmp_path / "bag", "--source", "brevet").info
    files = [path for path in (tmp_path / "bag/data").rglob("*") if path.is_file()]
    assert info["Source-Organization"] == "Jönköpings kommuns arkiv"
    assert info["External-Description"] == "Brevet"
    assert info["External-Identifier"] == f"https://register.example.se:8443/api/v1/sources/{letter.pk}"
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in files)}.{len(files)}"
    assert len(info["Bagging-Date"]) == 10


def test_files_whose_place_others_took_come_along_when_asked_for(
    letter: Source, administrator: User, tmp_path: Path
) -> None:
    scans_reorder(
        source=letter, order=[*letter.scans.order_by("-order").values_list("pk", flat=True)], by=administrator
    )
    bag = export(tmp_path / "bag", "--source", "brevet", "--former")
    former = [name for name in names(bag) if name.startswith("former/")]
    assert former == ["former/002-1-ä.tif"]
    assert [(tmp_path / "bag/data" / name).read_bytes() for name in former] == [b"former"]


def test_an_institution_is_packed_source_by_source_without_what_is_restricted(
    letter: Source, secret: Source, keeper: Repository, tmp_path: Path
) -> None:
    bag = export(tmp_path / "bag", "--repository", "jonkoping")
    assert {name.split("/")[0] for name in names(bag)} == {"brevet", "ead3.xml"}
    told = b"".join(path.read_bytes() for path in (tmp_path / "bag").rglob("*") if path.is_file())
    assert b"emlig" not in told
    assert str(secret.pk).encode() not in told


def test_what_is_restricted_comes_along_when_that_is_said(letter: Source, secret: Source, tmp_path: Path) -> None:
    bag = export(tmp_path / "whole", "--repository", "jonkoping", "--restricted")
    assert f"{secret.pk}/originals/001-hemligt.tif" in names(bag)
    assert "--restricted" in refusal(tmp_path / "bag", "--source", str(secret.pk))
    told = export(tmp_path / "bag", "--source", str(secret.pk), "--restricted")
    assert "Hemlig handling" in (tmp_path / "bag/data/metadata.json").read_text()
    assert "Hemlig handling" in told.info["External-Description"]


def test_a_folder_that_holds_something_is_left_alone(letter: Source, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    refusal(tmp_path, "--source", "brevet")
    refusal(tmp_path / "mine.txt", "--source", "brevet")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(letter: Source, tmp_path: Path) -> None:
    assert export(tmp_path, "--source", "brevet").is_valid()


@pytest.mark.parametrize("fault", ["damaged", "missing"])
def test_what_is_not_whole_is_not_handed_over(letter: Source, tmp_path: Path, fault: str) -> None:
    path = Path(originals().path(str(letter.scans.get(order=2).file)))
    path.unlink() if fault == "missing" else path.write_bytes(b"bAck")
    to = tmp_path / "bag"
    assert f"The file for “originals/002-baksida.tif” is {fault}" in refusal(to, "--source", "brevet")
    assert not to.exists()


@pytest.mark.parametrize("what", ["--source", "--repository"])
def test_what_is_not_there_is_not_packed(what: str, tmp_path: Path) -> None:
    refusal(tmp_path / "bag", what, "nothing")


def test_an_institution_that_is_hidden_is_not_told_of(letter: Source, keeper: Repository, tmp_path: Path) -> None:
    record_hide(record=keeper, reason="Dubblett")
    bag = export(tmp_path / "bag", "--source", letter.slug)
    assert "data/ead3.xml" not in names(bag)
    assert keeper.name not in bag.info["Source-Organization"]


def test_hidden_scans_and_sources_stay_behind(letter: Source, tmp_path: Path) -> None:
    record_hide(record=letter.scans.get(order=2), reason="Dubblett")
    assert not [name for name in names(export(tmp_path / "bag", "--source", "brevet")) if "baksida" in name]
    record_hide(record=letter, reason="Dubblett")
    refusal(tmp_path / "other", "--source", "brevet")


def bag_address(record: Source | Repository) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_bag", args=[record.pk])


def unzipped(client: Client, record: Source | Repository, to: Path) -> bagit.Bag:
    answer = client.get(bag_address(record))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    zipfile.ZipFile(BytesIO(b"".join(answer))).extractall(to)
    bag = bagit.Bag(str(next(to.iterdir())))
    bag.validate()
    return bag


def test_whoever_may_change_a_source_fetches_it_from_its_page(
    letter: Source, client: Client, colleague: User, tmp_path: Path
) -> None:
    client.force_login(colleague)
    assert bag_address(letter) in client.get(reverse("admin:archive_source_change", args=[letter.pk])).text
    assert "originals/001-ä.tif" in names(unzipped(client, letter, tmp_path))


@pytest.mark.parametrize("who", ["owner", "stranger"])
def test_others_do_not(
    letter: Source, secret: Source, client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert bag_address(letter) not in client.get(reverse("admin:archive_source_change", args=[letter.pk])).text
    assert [client.get(bag_address(source)).status_code for source in (letter, secret)] == [403, 403]


def test_who_keeps_the_restricted_source_fetches_it(
    secret: Source, client: Client, colleague: User, tmp_path: Path
) -> None:
    client.force_login(colleague)
    assert "originals/001-hemligt.tif" in names(unzipped(client, secret, tmp_path))


def test_the_institution_is_packed_with_what_the_user_may_read(
    letter: Source, secret: Source, keeper: Repository, client: Client, stranger: User, colleague: User, tmp_path: Path
) -> None:
    for user, many in ((stranger, 2), (colleague, 3)):
        client.force_login(user)
        bag = unzipped(client, keeper, tmp_path / user.username)
        assert len({name.split("/")[0] for name in names(bag)}) == many


def test_a_damaged_file_is_told_of_in_the_admin(letter: Source, client: Client, colleague: User) -> None:
    Path(originals().path(str(letter.scans.get(order=2).file))).unlink()
    client.force_login(colleague)
    answer = client.get(bag_address(letter), follow=True)
    assert "baksida.tif" in answer.text
    assert answer.redirect_chain[0][0] == reverse("admin:archive_source_change", args=[letter.pk])


def test_a_bucket_is_packed_as_a_folder_is(bucket: Any, tmp_path: Path) -> None:  # noqa: F811
    originals().forget()  # type: ignore[attr-defined]
    kept(make.SourceFactory(slug="i-hinken"), order=1, original_name="a.tif")
    export(tmp_path / "bag", "--source", "i-hinken")
    originals().forget()  # type: ignore[attr-defined]
    assert (tmp_path / "bag/data/originals/001-a.tif").read_bytes() == CONTENT
