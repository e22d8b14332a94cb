"""Hiding a record, with the reason asked on a page of its own."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from archive.models import Action, Record
from tests.pages.reading import read
from tests.recording.conftest import again, complaints, opened
from twinning.models import Event

pytestmark = pytest.mark.django_db


def hide_address(record: Record) -> str:
    with override("en"):
        return reverse("record-hide", args=[record._meta.label_lower, record.pk])


def test_it_is_hidden_with_the_reason(desk: Client, event: Event, owner: User) -> None:
    link = event.links.get()
    assert "Herning blir vänort" in opened(desk, hide_address(event)).one("h1").text
    answer = desk.post(hide_address(event), {"reason": "Dubblett"})
    assert answer["Location"] == f"/en/links/{link.slug}/"
    assert "“Herning blir vänort” is hidden." in read(desk.get(answer["Location"]).content.decode()).text
    event.refresh_from_db()
    assert (event.hidden_by, event.hidden_reason) == (owner, "Dubblett")
    assert Action.objects.get(reason="Dubblett").kind == "hide"


def test_without_a_reason_nothing_is_hidden(desk: Client, event: Event) -> None:
    assert "Say why the record is hidden." in complaints(again(desk.post(hide_address(event), {"reason": " "})))
    event.refresh_from_db()
    assert not event.hidden


def test_others_hide_nothing(client: Client, event: Event, stranger: User) -> None:
    assert client.post(hide_address(event), {"reason": "x"}).status_code == 403
    client.force_login(stranger)
    assert client.post(hide_address(event), {"reason": "x"}).status_code == 403
    event.refresh_from_db()
    assert not event.hidden


def test_the_way_there_stands_on_the_form(desk: Client, event: Event) -> None:
    with override("en"):
        page = opened(desk, reverse("record-change", args=["twinning.event", event.pk]))
    assert hide_address(event) in {each.get("href") for each in page.all("a")}
