"""Every bad file at once at the scan desk, good ones between them: those are taken, and nothing else stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django.fixtures import Settings

from archive.models import Scan, Source
from archive.scanning.refusals import SENTENCES
from archive.storage import files_in, originals
from tests.admin.specimens import specimen
from tests.scanning import files
from tests.scanning.bad import BAD
from tests.scanning.bad_inside import ACTIVE

pytestmark = pytest.mark.django_db

GOOD = {"a1.tif": files.tiff, "m2.pdf": files.pdf, "z3.png": files.png}


def told(desk: Client, uploads: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    sent = [SimpleUploadedFile(name, content) for name, content in uploads.items()]
    answer = desk.post(reverse("admin:archive_source_scans", args=[specimen(Source).pk]), {"files": sent})
    return {each.name: (each.outcome, each.told) for each, _link in answer.context["arrived"]}


def begins(fault: str) -> str:
    """What the sentence says before its first number; the admin speaks Swedish."""
    with override("sv"):
        return str(SENTENCES[fault]).partition("%")[0]


@pytest.fixture
def _more_at_once(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 500


@pytest.mark.once
@pytest.mark.usefixtures("_more_at_once")
def test_bad_files_are_refused_one_by_one_and_leave_nothing_behind(desk: Client) -> None:
    bad = {f"fil {number}.tif": each for number, each in enumerate((BAD | ACTIVE).values())}
    good = {name: make() for name, make in GOOD.items()}
    found = told(desk, {name: each.make() for name, each in bad.items()} | good)
    assert {name for name, (outcome, _) in found.items() if outcome == "taken"} == set(GOOD)
    assert {name: found[name] for name, each in bad.items() if not found[name][1].startswith(begins(each.fault))} == {}
    assert sorted(scan.size for scan in Scan.objects.all()) == sorted(map(len, good.values()))
    assert len(list(files_in(originals()))) == len(GOOD)


def test_a_file_too_large_is_refused_and_the_others_are_taken(desk: Client, settings: Settings) -> None:
    settings.SCAN_MAX_MEGABYTES, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1, 0
    found = told(desk, {"stor.tif": files.tiff(size=(1000, 800)), "liten.tif": files.tiff()})
    assert found["liten.tif"][0] == "taken"
    assert found["stor.tif"][1].startswith(begins("too_large") + "1 MB")
    assert len(list(files_in(originals()))) == 1
