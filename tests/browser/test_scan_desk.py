"""A box of papers becomes scans with images and texts, in the browser, with scripts and without."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser, FilePayload, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from archive.models import Scan, Source, Transcription
from tests import factories as make
from tests.browser.judging import WCAG, found_by_axe
from tests.one_at_a_time import TURN
from tests.scanning import files

pytestmark = pytest.mark.django_db(transaction=True)

PAPERS = (
    "TIFF of five pages", "TIFF, LZW", "TIFF of sixteen bits", "TIFF for print (CMYK)", "BigTIFF", "JPEG",
    "JPEG of a phone", "PNG", "PNG, black and white", "WebP", "JPEG 2000", "PDF",
)  # fmt: skip
DRAWING: FilePayload = {"name": "bild.svg", "mimeType": "", "buffer": b"<svg/>"}


@pytest.fixture(autouse=True)
def _each_file_is_asked_for_by_itself(settings: Settings) -> None:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]


@pytest.fixture
def source() -> Source:
    return make.SourceFactory(title="Huskvarnaveckan 1964", languages="sv fi")


def box() -> list[FilePayload]:
    """Twelve files, the last page first, as browsers may well send them."""
    papers = [(f"blad {n}{files.GOOD[kind][2]}", files.GOOD[kind][0]()) for n, kind in enumerate(PAPERS, start=1)]
    return [{"name": name, "mimeType": "", "buffer": content} for name, content in reversed(papers)]


def names(source: Source) -> list[int]:
    return [int(scan.original_name.split()[1].split(".")[0]) for scan in source.scans.order_by("order")]


def sign_in(page: Page, server: LiveServer, source: Source) -> None:
    User.objects.create_superuser("root", "root@example.se", "a-long-password")
    page.goto(f"{server.url}/admin/login/?next={reverse('admin:archive_source_change', args=[source.pk])}")
    page.fill("#id_login", "root@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    page.locator(".object-tools a[href$='/scans/']").click()
    page.wait_for_load_state()


def work() -> None:
    with TURN:
        call_command("make_images", verbosity=0)


@pytest.mark.once
def test_a_box_of_papers_is_scanned_ordered_and_transcribed(
    page: Page, live_server: LiveServer, source: Source, complaints: list[str]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 2400})
    sign_in(page, live_server, source)
    page.set_input_files("#id_files", box())
    expect(page.locator(".desk-files .taken")).to_have_count(12)
    expect(page.locator(".desk-row [data-images=waiting]")).to_have_count(12)
    page.set_input_files("#id_files", [box()[0], DRAWING])
    expect(page.locator(".desk-files .refused")).to_contain_text("bild.svg")
    expect(page.locator(".desk-files .here a")).to_have_attribute("href", re.compile("#scan-"))
    work()
    expect(page.locator(".desk-row .picture img")).to_have_count(12)
    expect(page.locator(".desk-row [data-images]")).to_have_count(0)
    assert names(source) == list(range(1, 13))

    rows = page.locator(".desk-row")
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        rows.nth(0).locator("[data-move='1']").press("Enter")
    expect(rows.nth(1).locator("[data-move='1']")).to_be_focused()
    expect(page.locator("[data-desk-moves]")).to_contain_text("blad 1.tif")
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        rows.nth(11).locator(".handle").drag_to(rows.nth(0), target_position={"x": 30, "y": 5})
    assert names(source) == [12, 2, 1, *range(3, 12)]
    with page.expect_response(lambda answer: answer.url.endswith("/rotate/")):
        rows.nth(2).locator("[value=right]").click()
    work()
    expect(rows.nth(2).locator(".picture img")).to_have_attribute("height", "120")
    assert complaints == []
    assert list(found_by_axe(page, WCAG)) == []
    complaints.clear()  # axe itself offends the policy

    rows.nth(2).locator("a.main").click()
    page.fill("#id_text", "Inbjudan till Huskvarnaveckan")
    expect(page.locator(".desk-beside .desk-scripted").last).to_be_visible()
    page.press("#id_text", "Control+Enter")
    expect(page).to_have_url(re.compile("page=2"))
    page.select_option("#id_language", "fi")
    expect(page).to_have_url(re.compile("language=fi"))
    expect(page.locator("#id_language")).to_be_focused()
    page.fill("#id_text", "Kutsu Huskvarnan viikolle")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".viewer")).to_be_visible()
    assert complaints == []
    assert list(found_by_axe(page, WCAG)) == []
    complaints.clear()  # axe itself offends the policy
    texts = Transcription.objects.order_by("page").values_list("page", "language", "text")
    assert list(texts) == [(1, "sv", "Inbjudan till Huskvarnaveckan"), (2, "fi", "Kutsu Huskvarnan viikolle")]


def test_the_desk_says_whether_the_order_is_saved(page: Page, live_server: LiveServer, source: Source) -> None:
    scans = [make.ScanFactory(source=source, order=number) for number in (1, 2, 3)]
    sign_in(page, live_server, source)
    down, said = page.locator("[data-move='1']").first, page.locator("[data-desk-moves]")
    down.press("Enter")
    expect(said).to_have_text(f"{scans[0]} är nu nummer 2 av 3. Ordningen är sparad.")
    other = make.ScanFactory(source=source, order=4)
    down.press("Enter")
    expect(said).to_contain_text("Skanningarna har ändrats under tiden.")
    other.delete()
    down.press("Enter")
    expect(said).to_contain_text("Ordningen är sparad.")
    expect(page.locator(".desk-row [data-images=none]")).to_have_count(3)


@pytest.mark.once
def test_all_of_it_is_done_without_scripts(browser: Browser, live_server: LiveServer, source: Source) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, source)
    page.set_input_files("#id_files", [*box(), DRAWING])
    page.locator(".desk-upload input[type=submit]").click()
    expect(page.locator(".desk-files .refused")).to_contain_text("bild.svg")
    expect(page.locator(".desk-row")).to_have_count(12)
    page.locator(".desk-row").nth(11).locator("input[type=number]").fill("1")
    page.locator(".desk-row").nth(11).locator("input[type=number]").press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert names(source) == [12, *range(1, 12)]
    page.locator(".desk-row").nth(1).locator("[value=left]").click()
    work()
    page.locator(".desk-row").nth(1).locator("a.main").click()
    assert Scan.objects.get(order=2).rotation == 270
    expect(page.locator(".viewer img")).to_have_attribute("height", "120")
    page.fill("#id_text", "Inbjudan")
    page.locator("[name=_next]").click()
    expect(page).to_have_url(re.compile("page=2"))
    assert Transcription.objects.get().text == "Inbjudan"
    page.select_option("#id_language", "fi")
    page.fill("#id_text", "Kutsu")
    page.locator("[name=_save]").click()
    expect(page).to_have_url(re.compile("page=2&language=fi"))
    assert Transcription.objects.get(language="fi").text == "Kutsu"
    page.context.close()
