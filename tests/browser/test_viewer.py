"""The viewer of scans in a browser: zoomed, turned by keyboard, reading the manifest; plain where no script runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from archive.imaging.making import make_page
from archive.models import ImageSet, ImageState, Source
from archive.storage import derivatives
from tests import factories as make
from tests.browser.judging import NARROWED, WCAG, found_by_axe
from tests.scanning.files import png

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
SIZE = (1801, 1203)


@pytest.fixture
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Three images with their texts."""
    folder = tmp_path_factory.mktemp("images")
    (folder / "image.png").write_bytes(png(size=SIZE))
    make_page(str(folder / "image.png"), "image/png", 1, 0, folder / "1")
    source: Source = make.SourceFactory(title="Protokollet")
    for number in (1, 2, 3):
        scan = make.ScanFactory(source=source, order=number, sha256="ab" * 32, original_name=f"{number}.png")
        images = make.ImageSetFactory(scan=scan, recipe=scan.recipe)
        make.PageImageFactory(images=images, width=SIZE[0], height=SIZE[1])
        for file in sorted((folder / "1").rglob("*.jpg")):
            name = f"{images.folder}/{file.relative_to(folder).as_posix()}"
            derivatives().save(name, ContentFile(file.read_bytes()))
        make.TranscriptionFactory(source=source, scan=scan, text=f"Text på bild {number}")
    return source


@pytest.fixture
def address(live_server: LiveServer, minutes: Source) -> str:
    return f"{live_server.url}/en/sources/protokollet/"


@pytest.fixture
def settled(page: Page, address: str) -> Iterator[Page]:
    """Every answer has come before the database is emptied."""
    awaited: set[Request] = set()
    page.on("request", lambda request: awaited.add(request))
    page.on("requestfinished", lambda request: awaited.discard(request))
    page.on("requestfailed", lambda request: awaited.discard(request))
    yield page
    while awaited:
        page.wait_for_timeout(20)


@pytest.fixture
def viewer(settled: Page, address: str) -> Page:
    settled.emulate_media(reduced_motion="reduce")
    settled.goto(address)
    expect(settled.locator("[data-viewer][data-shown]")).to_be_visible()
    return settled


def test_it_zooms_by_button_and_key_and_shows_the_whole_again(viewer: Page, complaints: list[str]) -> None:
    tiles = viewer.locator(".leaflet-tile-pane img")
    expect(tiles).to_have_count(0)
    viewer.get_by_role("button", name="Zoom in").click()
    viewer.locator(".viewer-frame").press("+")
    expect(tiles.first).to_be_visible()
    assert all("/iiif/" in (tile.get_attribute("src") or "") for tile in tiles.all())
    viewer.get_by_role("button", name="Whole image").click()
    expect(tiles).to_have_count(0)
    assert complaints == []


def test_pages_are_turned_by_keyboard_without_loading_the_page_anew(viewer: Page, complaints: list[str]) -> None:
    viewer.evaluate("window.same = true")
    frame = viewer.locator(".viewer-frame")
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("End", 3), ("Home", 1)):
        frame.press(key)
        expect(viewer.locator("ol.lines")).to_have_text(f"Text på bild {number}")
        expect(viewer.locator("figcaption")).to_contain_text(f"Image {number} of 3.")
        expect(viewer.locator(".viewer [role=status]")).to_have_text(f"Image {number} of 3: “Protokollet”")
        assert viewer.url.endswith(f"?image={number}")
        expect(frame).to_be_focused()
    assert viewer.evaluate("window.same")
    assert complaints == []


def test_links_turn_pages_through_the_manifest_and_the_way_back_leads_back(
    viewer: Page, minutes: Source, complaints: list[str]
) -> None:
    with viewer.expect_response(lambda answer: answer.url.endswith("/manifest")) as manifest:
        viewer.get_by_role("link", name="Next image").click()
    assert manifest.value.ok
    last = minutes.scans.get(order=2)
    expect(viewer.locator(f'[data-viewer][data-shown*="{last.pk}-1/info.json"]')).to_be_visible()
    expect(viewer.get_by_role("link", name="Next image")).to_be_focused()
    viewer.go_back()
    expect(viewer.locator("ol.lines")).to_have_text("Text på bild 1")
    assert complaints == []


def test_an_enlarged_image_is_moved_by_arrows(viewer: Page) -> None:
    frame = viewer.locator(".viewer-frame")
    frame.press("+")
    frame.press("+")
    before = viewer.locator(".leaflet-map-pane").get_attribute("style")
    frame.press("ArrowRight")
    expect(viewer.locator(".leaflet-map-pane")).not_to_have_attribute("style", before or "")
    assert "image=" not in viewer.url


def test_the_image_fills_its_ground_before_and_after_the_script(viewer: Page) -> None:
    frame, ground = viewer.locator(".viewer-frame").bounding_box(), viewer.locator(".viewer").bounding_box()
    assert frame == ground
    picture = viewer.locator(".leaflet-under-pane img").bounding_box()
    assert frame is not None
    assert picture is not None
    assert frame["width"] * 0.6 < picture["width"] <= frame["width"]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_accessible_and_fits(settled: Page, address: str, width: int) -> None:
    page = settled
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    expect(page.locator("[data-viewer][data-shown]")).to_be_visible()
    assert list(found_by_axe(page, WCAG)) == []
    page.emulate_media(color_scheme="dark")
    assert list(found_by_axe(page, NARROWED)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_image_that_is_being_made_is_shown_as_soon_as_it_is_there(
    settled: Page, address: str, minutes: Source
) -> None:
    first = ImageSet.objects.get(scan__source=minutes, scan__order=1)
    made = first.pages.get()
    made.delete()
    ImageSet.objects.filter(pk=first.pk).update(state=ImageState.WAITING)
    settled.goto(address)
    expect(settled.locator(".no-image")).to_contain_text("are being made")
    settled.wait_for_load_state("networkidle")
    made.save(force_insert=True)
    expect(settled.locator("[data-viewer][data-shown]")).to_be_visible()


def test_without_scripts_it_is_a_picture_with_its_text(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        picture = page.get_by_role("img", name="Image 1 of 3: “Protokollet”")
        expect(picture).to_be_visible()
        page.get_by_role("link", name="Next image").click()
        expect(page.locator("ol.lines")).to_have_text("Text på bild 2")
        assert page.url.endswith("?image=2")


def test_on_paper_the_picture_and_the_text_stand_without_controls(viewer: Page) -> None:
    viewer.emulate_media(media="print")
    expect(viewer.locator(".viewer > img")).to_be_visible()
    expect(viewer.locator("ol.lines")).to_be_visible()
    for hidden in (".viewer-frame", ".viewer-tools", ".turns", ".leaves"):
        expect(viewer.locator(hidden)).to_be_hidden()
