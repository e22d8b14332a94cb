"""Everybody at every door that changes something: whoever may not stays outside, and nothing is written.

An address that takes anything but GET and stands in no table of ``changing.py`` fails the first test.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection, transaction
from django.db.models import Count, Value
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker
from zeal import zeal_ignore

from archive.models import Action
from archive.versions import kept_models, versions_of
from municipalities.models import Invitation, Municipality, StaffRole
from tests.rights.browser import without_counting
from tests.rights.changing import READ_IN_ADMIN, WITH_PROOF, Errand, Place, errands, furnished
from tests.rights.doors import NAMELESS, PAST, Pattern, patterns
from tests.rights.people import EVERYBODY, people
from twinning.models import ReviewAnswer, ReviewReminder

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
CHANGING: Final = ("post", "put", "patch", "delete")
ANYTHING: Final[dict[str, Any]] = {
    **dict.fromkeys(("pk", "scan", "task", "object_id"), str(uuid4())),
    **dict.fromkeys(("number", "version", "year", "content_type_id"), 1),
    "label": "twinning.link",
    "region": "full",
    "size": "max",
    "app_label": "twinning",
    "uidb36": "1",
}
# What every request writes, whoever knocks: who is logged in, what the admin noted.
PASSING: Final = ("django_session", "django_admin_log")


class Unrendered:
    """The admin's pages are opened elsewhere; here it matters who is let in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_template_response(self, _request: HttpRequest, response: SimpleTemplateResponse) -> Any:
        response.content = b""
        return response


@dataclass(frozen=True)
class World:
    place: Place
    browsers: dict[str, Client]
    errands: list[Errand]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once, and left by everybody as it was."""
    with django_db_blocker.unblock(), zeal_ignore(), transaction.atomic():
        home = Municipality.objects.create(name="Vänersborg", country="SE", national_code="1487")
        elsewhere = Municipality.objects.create(name="Huddinge", country="SE", national_code="0126")
        administrator = User.objects.create_superuser("administrator", email="administrator@example.se")
        browsers = people(home, elsewhere, administrator)
        place = furnished(home, User.objects.get(username="editor"))
        yield World(place, browsers, errands(place))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quietly(settings: Any) -> Iterator[None]:
    """Hundreds of refusals are what is wanted here."""
    settings.MIDDLEWARE = [*without_counting(settings.MIDDLEWARE), f"{__name__}.Unrendered"]
    logging.disable(logging.CRITICAL)
    with zeal_ignore():
        yield
    logging.disable(logging.NOTSET)


def kept() -> Any:
    """How much there is; of what keeps no history, what it says."""
    counts = [
        versions_of(model).order_by().values_list(Value(model._meta.label)).annotate(Count("pk"))
        for model in kept_models()
    ]
    told = [Action.objects.count(), DBTaskResult.objects.count(), ReviewReminder.objects.count()]
    tables: tuple[Any, ...] = (StaffRole, Invitation, User, ReviewAnswer)
    return (
        sorted(counts[0].union(*counts[1:], all=True)),
        told,
        [[*each.objects.order_by("pk").values()] for each in tables],
    )


@dataclass(frozen=True)
class Outcome:
    status: int
    inside: bool
    written: bool


def run(client: Client, errand: Errand, before: Any) -> Outcome:
    """What comes of it; whatever is written is taken back."""
    writing: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(table in sql[:60] for table in PASSING):
            writing.append(sql)
        return execute(sql, *rest)

    mail.outbox.clear()
    with transaction.atomic():
        with connection.execute_wrapper(watch):
            answer = client.post(errand.address, errand.sent)
        written = bool(mail.outbox) or (bool(writing) and kept() != before)
        transaction.set_rollback(True)
    return Outcome(answer.status_code, is_inside(errand, answer) or written, written)


def is_inside(errand: Errand, answer: Any) -> bool:
    """Refused, not found, over, or sent to the door: everything else is an answer to somebody who was let in."""
    away = answer.get("Location", "")
    to_the_door = away.startswith((reverse("account_login"), reverse("admin:login")))
    # What the admin's list does not show is not there: one is sent to the list, and told so.
    nothing_there = away == reverse("admin:index") or (away and errand.door.endswith(("_hide", "_restore")))
    return not (to_the_door or nothing_there or answer.status_code in {403, 404, 405, 410})


def as_it_should(errand: Errand, who: str, found: Outcome) -> bool:
    inside = who in (*errand.writes, *errand.told, *errand.lets_in)
    let_in = found.inside == inside or (who in errand.shows and not inside)
    return let_in and (found.written == (who in errand.writes) or who in errand.lets_in)


def address_of(pattern: Pattern) -> str:
    """Of nothing that there is: whether a method is taken at all is asked before."""
    values = [ANYTHING.get(name, 1 if name.isdigit() else "x") for name in pattern.parameters]
    if pattern.parameters and pattern.parameters[0].isdigit():
        return reverse(pattern.name, args=values)
    return reverse(pattern.name, kwargs=dict(zip(pattern.parameters, values, strict=True)))


def test_every_address_that_changes_something_is_in_a_table(world: World) -> None:
    """To all others nothing can be sent, whoever sends it."""
    client, before = world.browsers["administrator"], kept()
    tried = {errand.door.partition(",")[0] for errand in world.errands} | {
        *WITH_PROOF,
        *READ_IN_ADMIN,
        *PAST,
        *NAMELESS,
    }
    others = [
        each for each in dict.fromkeys(patterns()) if each.name not in tried and not each.name.endswith("_history")
    ]
    taken = {
        (each.name, method)
        for each in others
        for method in CHANGING
        if getattr(client, method)(address_of(each)).status_code != 405
    }
    assert taken == set()
    assert kept() == before


@pytest.mark.parametrize("who", EVERYBODY)
def test_whoever_may_comes_in_and_all_others_stay_outside(world: World, who: str) -> None:
    client, before = world.browsers[who], kept()
    found = {errand: run(client, errand, before) for errand in world.errands}
    wrong = {errand: outcome for errand, outcome in found.items() if not as_it_should(errand, who, outcome)}
    assert [(each.door, each.address, outcome) for each, outcome in wrong.items()] == []
    assert kept() == before
