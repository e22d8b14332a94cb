"""From pages to the forms: for those who may, and for nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import override

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, read
from tests.recording.conftest import add_address, change_address
from twinning.models import Event

pytestmark = pytest.mark.django_db


def shown(client: Client, record: Any, user: User | None = None) -> Element:
    if user is not None:
        client.force_login(user)
    with override("en"):
        return read(client.get(record.get_absolute_url()).content.decode())


def led(page: Element) -> set[str]:
    return {each.get("href") for each in page.all("a") if each.get("href").startswith(("/en/change/", "/en/new/"))}


def test_from_the_pages_of_ones_own_records(client: Client, event: Event, home: Municipality, owner: User) -> None:
    link = event.links.get()
    make.rebuild(link)
    assert add_address("twinning.event", links=link) in led(shown(client, link, owner))
    assert change_address(link) in led(shown(client, link))
    assert change_address(event) in led(shown(client, event))


def test_from_the_rows_of_a_municipality(client: Client, home: Municipality, owner: User) -> None:
    rows: list[Any] = [
        make.NameFactory(municipality=home),
        make.FigureFactory(municipality=home),
        make.OrganisationFactory(municipality=home),
        make.ContactFactory(municipality=home, name="Anna Ek"),
        make.SearchRecordFactory(municipality=home),
    ]
    page = shown(client, home, owner)
    assert {change_address(row) for row in (home, *rows)} <= led(page)
    assert add_address("municipalities.contact", municipality=home) in led(page)
    assert "Anna Ek" in page.text


def test_others_are_led_nowhere_and_see_no_contact(
    client: Client, event: Event, home: Municipality, stranger: User
) -> None:
    make.ContactFactory(municipality=home, name="Anna Ek")
    make.OrganisationFactory(municipality=home)
    for user in (None, stranger):
        for record in (home, event.links.get(), event):
            page = shown(client, record, user)
            assert led(page) == set()
            assert "Anna Ek" not in page.text


def test_from_papers(client: Client, home: Municipality, owner: User) -> None:
    decision = make.DecisionFactory(municipality=home)
    duty = make.DutyFactory(decision=decision)
    agreement = make.AgreementFactory()
    party = make.PartyFactory(agreement=agreement, municipality=home)
    assert {change_address(decision), change_address(duty)} <= led(shown(client, decision, owner))
    assert {change_address(agreement), change_address(party)} <= led(shown(client, agreement))
