"""Good files of every kind are taken, whatever they are called, and described as they are."""

import hashlib
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from PIL import Image

from archive.scanning import Facts, Limits, examine
from tests.scanning import files
from tests.scanning.bad_inside import noted
from tests.scanning.files import GOOD, SIZE
from tests.scanning.forging import forged_big_tiff, forged_tiff, with_comment

SCRIPT = b"<script>alert(1)</script>"


def facts(content: bytes, name: str = "sida.tif") -> Facts:
    return examine(SimpleUploadedFile(name, content), Limits())


def jpeg_with_script_in_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    return files.jpeg(exif=exif.tobytes())


HARMLESS: dict[str, Callable[[], bytes]] = {
    "JPEG with a script in its EXIF": jpeg_with_script_in_exif,
    "JPEG with a script in a comment": lambda: with_comment(files.jpeg(), SCRIPT),
    "JPEG with filling behind": lambda: files.jpeg() + b"\0" * 500,
    "PDF with line ends behind": lambda: files.pdf() + b"\r\n\r\n",
    "PDF with a link": lambda: noted("/Subtype /Link /A << /S /URI /URI (https://example.org) >>")(),
    "TIFF with tags that no standard knows": lambda: forged_tiff(tag33333=7, tag65000=9),
    "TIFF whose first tag is of a strange type": lambda: forged_tiff(tag254=0, tag296=3),
    "TIFF with smaller versions of its page": lambda: forged_tiff(following=186) + forged_tiff(tag254=1)[72:],
    "BigTIFF, made by hand": lambda: forged_big_tiff(80),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_file_is_taken_and_described(kind: str) -> None:
    make, media_type, suffix, pages, size = GOOD[kind]
    content = make()
    width, height = size or (None, None)
    digest = hashlib.sha256(content).hexdigest()
    assert facts(content) == Facts(media_type, suffix, len(content), digest, pages, width, height)


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_harms_nobody_is_taken(kind: str) -> None:
    assert facts(HARMLESS[kind]()).pages == 1


@pytest.mark.parametrize(
    "name", ["sida.php", "sida.svg", "../../etc/passwd", "x" * 300, "sida.jpg\0.exe", "\u202egnp.exe"]
)
def test_a_name_decides_nothing(name: str) -> None:
    assert facts(files.png(), name).suffix == ".png"


def test_a_large_upload_is_read_where_it_lies_and_left_at_its_beginning() -> None:
    content = files.tiff(pages=5)
    with TemporaryUploadedFile("sida.tif", "image/tiff", len(content), None) as upload:
        upload.write(content)
        found = examine(upload, Limits())
        assert (found.pages, found.width, found.height) == (5, *SIZE)
        assert upload.read() == content
