"""Logged out meanwhile, or with a page that has grown old: what was typed is kept, and can be sent again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore

from archive.models import Action
from tests import factories as make
from tests.forms.filling import Page
from tests.forms.table import CASES, Case, World
from tests.recording.conftest import add_address
from twinning.models import Event

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"
# One form of each address.
DOORS = list({case.door: case for case in reversed(CASES) if case.door not in {"who-may", "role-take-away"}}.values())


@pytest.fixture
def world(home: Any, owner: User) -> Iterator[World]:
    link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    make.told(link, date="1949")
    with zeal_ignore():
        yield World(home, owner, link, make.SourceFactory(), make.MunicipalityFactory(name="Kungälv"))


def kept(answer: Any) -> Page:
    assert answer.status_code == 403
    return Page(answer)


@pytest.mark.once
@pytest.mark.parametrize("case", DOORS, ids=lambda each: each.door)
def test_who_was_logged_out_keeps_what_was_typed(client: Client, world: World, case: Case) -> None:
    written = Action.objects.count
    at = case.address(world)
    before = written()
    page = kept(client.post(at, {"title": "Mitt å & ö", "links": ["a", "b"], "do": "save"}))
    assert (page.sent["title"], page.sent["links"]) == (["Mitt å & ö"], ["a", "b"])
    assert "You have been logged out" in page.page.text
    assert written() == before


def test_logged_in_again_it_is_sent_and_saved(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    case = next(each for each in CASES if each.door == "link-resume")
    at = case.address(world)
    client.force_login(world.user)
    page = Page(client.get(at))
    token = client.cookies["csrftoken"].value
    client.logout()
    client.cookies["csrftoken"] = token
    typed = {**page.sent, **case.good(world), "do": "save", "csrfmiddlewaretoken": token}
    page = kept(client.post(at, typed, headers={"origin": ORIGIN}))
    client.force_login(world.user)
    client.cookies["csrftoken"] = "x" * 32  # logging in gives another
    page = kept(client.post(at, {**page.sent, "csrfmiddlewaretoken": token}, headers={"origin": ORIGIN}))
    assert "It could not be saved" in page.page.text
    token = page.form.one("input", name="csrfmiddlewaretoken").get("value")
    answer = client.post(at, {**page.sent, "csrfmiddlewaretoken": token}, headers={"origin": ORIGIN})
    assert answer.status_code == 302
    assert Event.objects.filter(title="Åter").count() == 1


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}])
def test_what_another_site_sends_is_never_offered_again(world: World, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user)
    answer = client.post(add_address("twinning.event"), {"title": "Lurat"}, headers=headers)
    assert answer.status_code == 403
    assert "Lurat" not in answer.content.decode()


def test_passwords_are_never_offered_again(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user)
    answer = client.post(add_address("twinning.event"), {"password": "hemligt"}, headers={"origin": ORIGIN})
    assert answer.status_code == 403
    assert "hemligt" not in answer.content.decode()
