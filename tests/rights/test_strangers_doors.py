"""What strangers get of a restricted source at every door of the project: that it exists, and nothing more.

A new address is tried by itself, with every record that it might tell of; one that nobody can form an address for fails
the first test (``tests/rights/doors.py`` says what is tried).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore

from archive.citing import evidence_address
from archive.models import Access, Source
from archive.services.scans import same_file
from municipalities.models import Municipality, Role
from tests import factories as make
from tests.cast import staff
from tests.rights.doors import PAST, Answer, Doors, again, patterns, said, walk
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


@pytest.fixture
def neighbour() -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Grannen", country="SE", national_code="0180")
    return found


@pytest.fixture
def citer(neighbour: Municipality) -> User:
    """Editor of a municipality that cites the source and does not keep it."""
    return staff("citer", neighbour, Role.EDITOR)


@pytest.fixture
def redacted() -> bool:
    """Whether a redacted copy is published in its place."""
    return False


@pytest.fixture
def world(home: Municipality, neighbour: Municipality, administrator: User, citer: User, redacted: bool) -> World:
    return build(home, neighbour, administrator, citer, redacted=redacted)


@pytest.fixture
def outsider(request: pytest.FixtureRequest, client: Client, who: str) -> Client:
    client.raise_request_exception = False
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    return client


@pytest.fixture(autouse=True)
def _quietly() -> Iterator[None]:
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


@pytest.mark.parametrize(("who", "redacted"), [("nobody", True), pytest.param("citer", False, marks=pytest.mark.once)])
def test_nothing_is_told_at_any_door_and_nothing_becomes_different_with_the_secret(
    world: World, outsider: Client, who: str
) -> None:
    """The same questions once more, when all that is secret has become something else: not even a count may change."""
    doors = Doors(world)
    before = list(walk(outsider, doors))
    assert [each.address for each in before if each.status >= 500] == []
    assert leaks(world, before) == {}
    addresses = {each.address for each in before if each.status == 200 or world.secret.slug in each.address}
    change(world)
    after = {each.address: each for each in again(outsider, [each for each in before if each.address in addresses])}
    assert [each.address for each in before if each.address in after and not each.alike(after[each.address])] == []


@pytest.mark.once
@pytest.mark.parametrize("who", ["stranger"])
def test_nothing_is_told_to_staff_elsewhere(world: World, outsider: Client) -> None:
    assert leaks(world, walk(outsider, Doors(world))) == {}


@pytest.mark.once
def test_nothing_is_told_in_english(world: World, client: Client, citer: User) -> None:
    client.force_login(citer)
    answers = list(walk(client, Doors(world), language="en"))
    assert {"source", "event", "link", "source-list", "search"} <= {each.door for each in answers}
    assert leaks(world, answers) == {}


@pytest.mark.once
def test_those_who_may_are_told_at_these_doors(world: World, client: Client, administrator: User) -> None:
    """Else the sweep would be blind."""
    client.force_login(administrator)
    answers = list(walk(client, Doors(world), only=SPEAKING))
    told = leaks(world, answers)
    assert SPEAKING - {each.door for each in answers if each.address in told} == set()


def test_the_same_file_is_not_recognised_by_others(world: World, stranger: User) -> None:
    own = make.SourceFactory(owner_code="0126")
    assert [same_file(scan.sha256, own, stranger) for scan in world.scans] == [None, None]


def test_its_title_is_not_confirmed_by_an_address_that_is_taken(db: None) -> None:
    Source.objects.create(title="Zyxqny", access=Access.RESTRICTED, restriction_reason="Personuppgifter")
    assert Source.objects.create(title="Zyxqny").slug == "zyxqny"


def test_citing_it_is_answered_as_citing_what_is_not_there(world: World, client: Client, citer: User) -> None:
    client.force_login(citer)
    address = evidence_address(world.subjects[0])
    its, nobodys = str(world.secret.pk), str(uuid4())
    typed = {"stance": "supports", "locator": "s. 1"}
    answers = [client.post(address, {**typed, "source": pk}) for pk in (its, nobodys)]
    told = [said(answer).replace(nobodys, its) for answer in answers]
    assert (answers[0].status_code, told[0]) == (400, told[1])
