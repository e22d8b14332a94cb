"""Unsaved text in the transcription editor: asked about, and saved where the form says."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Transcription
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.once
def test_who_stays_with_unsaved_text_saves_it_in_the_language_chosen_since(page: Page, live_server: LiveServer) -> None:
    User.objects.create_superuser("root", "root@example.se", "a-long-password")
    scan = make.ScanFactory(source=make.SourceFactory(languages="sv fi"), order=1)
    page.goto(f"{live_server.url}/admin/login/?next={reverse('admin:archive_scan_transcribe', args=[scan.pk])}")
    page.fill("#id_login", "root@example.se")
    page.fill("#id_password", "a-long-password")
    page.press("#id_password", "Enter")
    expect(page.locator(".desk-beside .desk-scripted").last).to_be_visible()
    page.fill("#id_text", "Kutsu")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.select_option("#id_language", "fi")
    expect(page.locator("#id_text")).to_have_value("Kutsu")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]
    assert Transcription.objects.get().language == "fi"
