"""Every step of a process, and every other form of the pages, fed with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore

from archive.models import Action
from municipalities.models import Invitation, Municipality, Role, StaffRole
from tests import factories as make
from tests.forms import bad
from tests.forms.filling import Page, refused
from tests.forms.table import CASES, Case, Typed, World

pytestmark = [pytest.mark.django_db, pytest.mark.once]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)


@pytest.fixture(autouse=True)
def _written_records_are_read_one_by_one() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def world(home: Municipality, owner: User) -> World:
    StaffRole.objects.create(user=owner, municipality=home, role=Role.ARCHIVIST)
    link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    make.told(link, date="1949")
    source = make.SourceFactory(title="Protokollet")
    return World(home, owner, link, source, make.MunicipalityFactory(name="Kungälv"))


class Desk:
    """The browser of whoever fills the form in."""

    def __init__(self, client: Client, world: World, case: Case) -> None:
        client.force_login(world.user)
        self.client = client
        self.address = case.address(world)
        self.page = Page(client.get(self.address))
        for typed in case.way(world):
            self.page = Page(self.send(typed))
            assert self.page.status == 200, self.page.page.text[:1500]

    def send(self, typed: Typed, page: Page | None = None) -> Any:
        return self.client.post(self.address, {**(page or self.page).sent, **typed, "do": "save"})


def written() -> tuple[int, ...]:
    return Action.objects.count(), Invitation.objects.count(), StaffRole.objects.count()


@each_case
def test_it_stands_bad_input(client: Client, world: World, case: Case) -> None:
    """Empty, too much, what was never offered, dates in the wrong order, what is others', and sent twice."""
    desk = Desk(client, world, case)
    before = written()
    _refuses(desk, case, world)
    assert written() == before
    good = case.good(world)
    first = desk.send(good)
    assert first.status_code == (302 if case.writes else 200), Page(first).summary.text
    once = written()
    assert (once != before) == case.writes
    if not case.writes:
        return
    second = desk.send(good)
    assert written() == once
    assert second.status_code < 500
    if second.status_code == 302:
        assert "already" in client.get(second["Location"], follow=True).content.decode()


def _refuses(desk: Desk, case: Case, world: World) -> None:
    empty = bad.emptied(desk.page)
    missing = desk.page.required & {*empty}
    if missing:
        refused(desk.send(empty), empty, missing)
    much = bad.overdone(desk.page)
    typed = {**much, **bad.not_offered(desk.page)}
    if typed:
        refused(desk.send(typed), much, {*typed})
    for each in (case.reversed, case.others):
        if each is not None:
            told, wrong = each(world)
            kept = {name: value for name, value in told.items() if each is case.reversed or name not in wrong}
            refused(desk.send(told), kept, wrong)
