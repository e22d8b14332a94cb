"""Whatever is done is told on the next page, with the way to undo all of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from archive.citing import evidence_address
from archive.models import Action
from archive.services import record_hide, record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, read
from twinning.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(home: Municipality, owner: User, client: Client) -> Event:
    client.force_login(owner)
    link = make.LinkFactory(low=home)
    found: Event = make.EventFactory.build(title="<b>Avtal</b>", date="1946")
    record_save(record=found, by=owner, related={"links": [link]})
    return found


def at(name: str, *args: Any) -> str:
    with override("en"):
        return reverse(name, args=args)


def told(client: Client, address: str, **typed: str) -> Element:
    """What the next page says was done."""
    return read(client.post(address, typed, follow=True).text).one("div", role="status")


def undoing(said: Element) -> str:
    return said.all("a")[-1].get("href")


def last() -> Action:
    return Action.objects.order_by("-at")[0]


def test_hiding_is_told_in_words_that_are_escaped_and_can_be_undone(client: Client, event: Event) -> None:
    said = told(client, at("record-hide", "twinning.event", event.pk), reason="Dubblett")
    assert "“<b>Avtal</b>” is hidden." in said.text
    assert (said.all("b"), undoing(said)) == ([], at("action-undo", last().pk))
    again = told(client, undoing(said), reason="Nej, inte en dubblett")
    assert (last().kind, undoing(again)) == ("undo", at("action-undo", last().pk))
    assert Event.objects.visible().filter(pk=event.pk).exists()


def test_evidence_is_told_with_the_action_of_whoever_added_it(client: Client, event: Event) -> None:
    with override("en"):
        address = evidence_address(event)
    said = told(client, address, stance="supports", source=str(make.SourceFactory().pk))
    assert (last().kind, undoing(said)) == ("evidence", at("action-undo", last().pk))


def test_bringing_back_and_undoing_are_told_the_same_way(client: Client, event: Event, owner: User) -> None:
    record_hide(record=event, reason="Dubblett", by=owner)
    said = told(client, at("bring-back", "twinning.event", event.pk), reason="Fel")
    assert undoing(said) == at("action-undo", last().pk)
    version = event.history.first().pk
    assert undoing(told(client, at("change-undo", "twinning.event", event.pk, version), reason="Hm")) != undoing(said)


def test_that_a_link_was_taken_up_again_can_be_undone_at_once(client: Client, event: Event) -> None:
    link = event.links.get()
    page = read(client.get(at("link-resume", link.slug)).text)
    (form,) = page.all("form", "record")
    typed = {field.get("name"): field.get("value") for field in form.all("input", type="hidden")}
    said = told(client, at("link-resume", link.slug), **typed, title="Åter", day="2005", level="both", do="save")
    assert undoing(said) == at("action-undo", last().pk)
