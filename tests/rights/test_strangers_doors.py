"""What strangers get of a restricted source at every door of the project: that it exists, and nothing more.

A new address is tried by itself, with every record that it might tell of; one that nobody can form an address for fails
the first test (``tests/rights/doors.py`` says what is tried).
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker
from zeal import zeal_ignore

from archive.citing import evidence_address
from archive.models import Access, Source
from archive.services.scans import same_file
from municipalities.models import Municipality, Role
from tests import factories as make
from tests.cast import staff
from tests.rights.browser import Browser, without_counting
from tests.rights.doors import PAST, Answer, Doors, again, knock, patterns, said, tried, walk, walk_in
from tests.rights.secrets import World, build, change

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Doors behind which those who keep the source are told of it: the sweep would see it if others were.
SPEAKING = {
    "source", "search", "event", "link", "source-list", "municipality", "agreement", "repository", "original",
    "transcription", "iiif-information", "iiif-file", "evidence-add", "api:sources-list", "api:sources-detail",
    "api:sources-metadata", "api:sources-manifest", "api:repositories-ead3", "api:events-detail", "api:links-detail",
    "api:agreements-detail", "api:search-records-detail", "api:figures-detail", "admin:autocomplete",
    "admin:archive_source_changelist", "admin:archive_source_change", "admin:archive_source_history",
    "admin:archive_source_simple_history", "admin:archive_scan_changelist", "admin:archive_scan_change",
    "admin:archive_transcription_change", "admin:twinning_twinningcitation_change",
    "admin:archive_formerslug_changelist", "admin:archive_source_scans",
    "admin:archive_source_bag", "admin:archive_scan_transcribe", "keeping:page", "history", "action",
    "change-undo", "saved-view", "saved-view-list",
}  # fmt: skip


Cast = dict[str, User]


@pytest.fixture(scope="module", params=[False], ids=["whole"])
def made(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[World, Cast]]:
    """Made once for all who knock at its doors; where it is redacted, a copy is published in its place."""
    with django_db_blocker.unblock(), _quiet(), transaction.atomic():
        home = Municipality.objects.create(name="Vänersborg", country="SE", national_code="1487")
        elsewhere = Municipality.objects.create(name="Huddinge", country="SE", national_code="0126")
        neighbour = make.MunicipalityFactory(name="Grannen", country="SE", national_code="0180")
        cast = {
            "administrator": User.objects.create_superuser("administrator", "administrator@example.se"),
            # Editor of a municipality that cites the source and does not keep it.
            "citer": staff("citer", neighbour, Role.EDITOR),
            "stranger": staff("stranger", elsewhere, Role.EDITOR, Role.ARCHIVIST),
        }
        yield build(home, neighbour, cast["administrator"], cast["citer"], redacted=request.param), cast
        transaction.set_rollback(True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture
def world(made: tuple[World, Cast]) -> World:
    return made[0]


@pytest.fixture
def comer(made: tuple[World, Cast], lean: None) -> Callable[[str], Browser]:
    """The browser of somebody, or of nobody."""

    def browser(who: str) -> Browser:
        found = Browser()
        if who in made[1]:
            found.force_login(made[1][who])
        return found

    return browser


@pytest.fixture
def lean(settings: Any) -> None:
    settings.MIDDLEWARE = without_counting(settings.MIDDLEWARE)


@pytest.fixture(autouse=True)
def _no_file_outlives_its_test() -> None:
    """Here they outlive it, as their rows do."""


@pytest.fixture(autouse=True)
def _quietly() -> Iterator[None]:
    with _quiet():
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    """Hundreds of refusals are what is wanted here; writing them down takes longer than refusing."""
    logging.disable(logging.CRITICAL)
    with zeal_ignore():
        yield
    logging.disable(logging.NOTSET)


def leaks(world: World, answers: Iterable[Answer]) -> dict[str, set[str]]:
    """What is told at which address that was not asked there."""
    told = {each.address: world.told(each.said) - world.told(each.address) for each in answers}
    return {address: secrets for address, secrets in told.items() if secrets}


def test_every_door_is_tried(world: World) -> None:
    doors = Doors(world)
    assert [each.name for each in patterns() if each.name not in PAST and not doors.addresses(each)] == []


@pytest.mark.parametrize(
    ("made", "who"),
    [(True, "nobody"), pytest.param(False, "citer", marks=pytest.mark.once)],
    indirect=["made"],
    ids=["redacted-nobody", "whole-citer"],
)
def test_nothing_is_told_at_any_door_and_nothing_becomes_different_with_the_secret(
    world: World, comer: Callable[[str], Browser], who: str
) -> None:
    """The same questions once more, when all that is secret has become something else: not even a count may change."""
    outsider = comer(who)
    before = list(walk(outsider, Doors(world)))
    assert [each.address for each in before if each.status >= 500] == []
    assert leaks(world, before) == {}
    addresses = {each.address for each in before if each.status == 200 or world.secret.slug in each.address}
    change(world)
    after = {each.address: each for each in again(outsider, [each for each in before if each.address in addresses])}
    assert [each.address for each in before if each.address in after and not each.alike(after[each.address])] == []


@pytest.mark.once
def test_nothing_is_told_to_staff_elsewhere(world: World, comer: Callable[[str], Browser]) -> None:
    """At the doors that nobody comes in by; at all others they ask above, and may read no more and no less."""
    doors, nobody = Doors(world), comer("nobody")
    public = {
        name
        for name, addresses in tried(doors, asking=False)
        if any(knock(nobody, name, address).status == 200 for address in addresses[:3])
    }
    closed = {each.name for each in patterns()} - public
    assert {"work", "evidence-add", "admin:archive_source_changelist"} <= closed
    assert leaks(world, walk(comer("stranger"), doors, only=closed, asking=False)) == {}


@pytest.mark.once
def test_nothing_is_told_in_english(world: World, comer: Callable[[str], Browser]) -> None:
    answers = list(walk_in("en", comer("citer"), Doors(world), SPEAKING))
    assert {"source", "event", "link", "source-list", "search"} <= {each.door for each in answers}
    assert leaks(world, answers) == {}


@pytest.mark.once
def test_those_who_may_are_told_at_these_doors(world: World, comer: Callable[[str], Browser]) -> None:
    """Else the sweep would be blind. At each door until it has spoken."""
    administrator = comer("administrator")
    silent = {
        name
        for name, addresses in tried(Doors(world), only=SPEAKING)
        if not any(leaks(world, [knock(administrator, name, address)]) for address in addresses)
    }
    assert silent == set()


def test_the_same_file_is_not_recognised_by_others(world: World, made: tuple[World, Cast]) -> None:
    own = make.SourceFactory(owner_code="0126")
    assert [same_file(scan.sha256, own, made[1]["stranger"]) for scan in world.scans] == [None, None]


def test_its_title_is_not_confirmed_by_an_address_that_is_taken(db: None) -> None:
    Source.objects.create(title="Zyxqny", access=Access.RESTRICTED, restriction_reason="Personuppgifter")
    assert Source.objects.create(title="Zyxqny").slug == "zyxqny"


def test_citing_it_is_answered_as_citing_what_is_not_there(world: World, comer: Callable[[str], Browser]) -> None:
    client = comer("citer")
    address = evidence_address(world.subjects[0])
    its, nobodys = str(world.secret.pk), str(uuid4())
    typed = {"stance": "supports", "locator": "s. 1"}
    answers = [client.post(address, {**typed, "source": pk}) for pk in (its, nobodys)]
    told = [said(answer).replace(nobodys, its) for answer in answers]
    assert (answers[0].status_code, told[0]) == (400, told[1])
