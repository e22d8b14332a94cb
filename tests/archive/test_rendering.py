"""Every kind of file that is taken becomes an upright, plain picture that looks like its page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from archive.imaging.child import make
from archive.imaging.making import make_page
from archive.imaging.rendering import render
from archive.imaging.sizes import fitted, information, scale_factors, whole
from tests.scanning import files

KINDS: dict[str, tuple[Callable[[], bytes], str]] = {name: (case[0], case[1]) for name, case in files.GOOD.items()}


def picture(path: Path, media_type: str, page: int = 1, rotation: int = 0) -> Image.Image:
    drawn = render(str(path), media_type, page, rotation)
    return Image.open(BytesIO(drawn.write_to_buffer(".png[strip]"))).convert("RGB")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_in_its_colours(tmp_path: Path, kind: str) -> None:
    content, media_type = KINDS[kind]
    path = tmp_path / "scan"
    path.write_bytes(content())
    drawn = picture(path, media_type)
    width, height = drawn.size
    paper = drawn.getpixel((width // 2, height - 6))
    assert min(paper) > 200, paper  # type: ignore[arg-type]
    assert min(drawn.tobytes()) < 120, "nothing is drawn on the page"


def test_a_page_of_many_is_drawn_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(files.tiff(pages=3))
    first, third = picture(path, "image/tiff", 1), picture(path, "image/tiff", 3)
    assert first.getpixel((6, 6)) == (255, 0, 0)
    assert third.getpixel((22, 6)) == (255, 0, 0)


def test_the_orientation_that_a_camera_notes_is_heeded_and_so_is_a_turn(tmp_path: Path) -> None:
    path = tmp_path / "scan"
    noted = Image.Exif()
    noted[0x0112] = 6  # a quarter turn clockwise
    path.write_bytes(files.saved(files.picture(), "JPEG", exif=noted))
    assert picture(path, "image/jpeg").size == (80, 120)
    assert picture(path, "image/jpeg", rotation=90).size == (120, 80)


def test_pictures_carry_nothing_of_what_the_file_tells_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "scan"
    told = Image.Exif()
    told[0x010E] = "<script>alert(1)</script>"
    path.write_bytes(files.saved(files.picture(), "JPEG", exif=told))
    make_page(str(path), "image/jpeg", 1, 0, tmp_path / "1")
    written = b"".join(file.read_bytes() for file in tmp_path.glob("1/**/*.jpg"))
    assert b"script" in path.read_bytes()
    assert b"script" not in written


def test_tiles_and_whole_images_have_the_names_by_which_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(files.png(size=(1300, 700)))
    assert make_page(str(path), "image/png", 1, 0, tmp_path / "1") == {"page": 1, "width": 1300, "height": 700}
    names = {str(file.relative_to(tmp_path / "1")) for file in tmp_path.glob("1/**/*") if file.is_file()}
    assert names == {
        *(f"{x},{y},{min(512, 1300 - x)},{min(512, 700 - y)}/{min(512, 1300 - x)},{min(512, 700 - y)}/0/default.jpg"
          for x in (0, 512, 1024) for y in (0, 512)),
        "0,0,1024,700/512,350/0/default.jpg",
        "1024,0,276,700/138,350/0/default.jpg",
        "full/325,175/0/default.jpg",  # the smallest scale: one tile
        whole(1300, 700, 300),
        whole(1300, 700, 1500),
    }  # fmt: skip


def test_a_process_that_dies_of_a_page_tells_of_it(tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(b"not an image")
    assert [made.fault for made in make(str(path), "image/png", 0, range(1, 2), tmp_path)] == ["Error"]
    assert [made.fault for made in make(str(path), "image/tiff", 45, range(1, 2), tmp_path)] == ["Error"]


def test_sizes_fit_their_box_and_scales_end_at_one_tile() -> None:
    assert fitted(3000, 1000, 300) == (300, 100)
    assert fitted(20000, 10, 300) == (300, 1)
    assert fitted(100, 50, 300) == (100, 50)
    assert scale_factors(512, 512) == [1]
    assert scale_factors(513, 100) == [1, 2]
    told = information("https://example.se/iiif/a-1", 1300, 700)
    assert told["sizes"] == [{"width": 300, "height": 162}, {"width": 1300, "height": 700}]
    assert told["tiles"] == [{"width": 512, "height": 512, "scaleFactors": [1, 2, 4]}]


@pytest.mark.parametrize("kind", ["JPEG2000", "PNG", "WEBP"])
def test_what_is_transparent_is_paper(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "scan"
    path.write_bytes(files.saved(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), kind))
    assert min(picture(path, f"image/{'jp2' if kind == 'JPEG2000' else kind.lower()}").tobytes()) > 250
