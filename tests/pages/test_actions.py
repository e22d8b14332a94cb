"""What was done, each in one go: told to those who work here, and taken back as a whole."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.actions import action
from archive.models import Access, Action, ActionKind
from archive.services import action_undo, evidence_add, record_hide, record_save
from municipalities.models import Municipality, Name, Role, StaffRole
from tests import factories as make
from twinning.pages.actions import SHOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(home: Municipality, owner: User) -> Action:
    """Two names in one go."""
    with action(kind=ActionKind.WIZARD, by=owner, reason="Ur registret", about=home) as doing:
        for name in ("Wenersborg", "Brätte"):
            record_save(record=Name(municipality=home, name=name, language="sv"), by=owner)
    assert doing.action is not None
    return doing.action


def at(name: str, done: Action) -> str:
    return reverse(name, args=[done.pk])


def test_it_tells_all_that_was_written(client: Client, done: Action, owner: User) -> None:
    client.force_login(owner)
    told = client.get(at("action", done)).text
    assert all(each in told for each in ("Owner", "Ur registret", "Wenersborg", "Brätte", at("action-undo", done)))


def test_all_of_it_is_undone_in_one_step(client: Client, home: Municipality, done: Action, owner: User) -> None:
    client.force_login(owner)
    assert client.get(at("action-undo", done)).status_code == 200
    assert client.post(at("action-undo", done), {"reason": ""}).status_code == 400
    answer = client.post(at("action-undo", done), {"reason": "Fel kommun"}, follow=True)
    undoing = Action.objects.get(kind=ActionKind.UNDO)
    assert answer.redirect_chain == [(home.get_absolute_url(), 302)]
    assert at("action", undoing) in answer.text
    assert not Name.objects.visible().exists()
    assert at("action", undoing) in client.get(at("action", done)).text
    assert "Fel kommun" in client.get(reverse("action-list")).text


def test_whoever_undoes_what_is_shown_no_longer_is_led_to_what_was_done(
    client: Client, home: Municipality, owner: User
) -> None:
    link = make.LinkFactory.build(low=home, high=make.MunicipalityFactory())
    event = make.EventFactory.build(title="Herning blir vänort")
    with action(kind=ActionKind.ADD, by=owner) as adding:
        record_save(record=link, by=owner)
    with action(kind=ActionKind.ADD, by=owner) as telling:
        record_save(record=event, by=owner, related={"links": [link]})
    assert adding.action is not None
    assert telling.action is not None
    client.force_login(owner)
    went = [
        client.post(at("action-undo", each), {"reason": "Fel"})["Location"] for each in (telling.action, adding.action)
    ]
    assert went == [link.get_absolute_url(), at("action", Action.objects.get(undoes=adding.action))]


def test_what_stands_in_the_way_is_told_and_nothing_is_lost(
    client: Client, done: Action, owner: User, colleague: User
) -> None:
    for name in Name.objects.order_by("name"):
        evidence_add(subject=name, source=make.SourceFactory(title="Matrikeln"), by=colleague)
    client.force_login(owner)
    answer = client.post(at("action-undo", done), {"reason": "Fel kommun"})
    assert (answer.status_code, Name.objects.visible().count()) == (400, 2)
    for told in ("“Wenersborg”", "“Brätte”", "Colleague", "Fel kommun</textarea>"):
        assert told in answer.text


def test_others_are_kept_out(client: Client, done: Action, stranger: User) -> None:
    pages = [reverse("action-list"), reverse("hidden-list"), at("action", done), at("action-undo", done)]
    assert {client.get(page).status_code for page in pages} == {302}
    client.force_login(User.objects.create_user("reader"))
    assert {client.get(page).status_code for page in pages} == {403}
    client.force_login(stranger)
    assert at("action-undo", done) not in client.get(at("action", done)).text
    assert client.post(at("action-undo", done), {"reason": "x"}).status_code == 403
    assert Name.objects.visible().count() == 2


def test_what_was_written_of_a_restricted_source_is_told_only_to_its_own(
    client: Client, home: Municipality, owner: User, colleague: User, stranger: User
) -> None:
    secret = make.SourceFactory(secret=True, owner_code="1487")
    cited = evidence_add(subject=home, source=secret, by=owner, reason="Hemligt skäl", note="Hemlig not")
    with action(kind=ActionKind.SAVE, by=owner) as doing:
        record_save(record=cited, by=owner, reason="Hemligt")
    client.force_login(stranger)
    assert doing.action is not None
    assert client.get(at("action", doing.action)).status_code == 404
    client.force_login(colleague)
    assert "Hemlig handling" in client.get(at("action", doing.action)).text
    rows = client.get(reverse("action-list")).text
    assert "Hemligt skäl" in rows


def test_the_list_is_of_ones_own_and_of_colleagues(
    client: Client, done: Action, owner: User, colleague: User, stranger: User
) -> None:
    shown = {}
    for user in (owner, colleague, stranger):
        client.force_login(user)
        shown[user.username] = at("action", done) in client.get(reverse("action-list")).text
    assert shown == {"owner": True, "colleague": True, "stranger": False}
    client.force_login(colleague)
    assert at("action", done) not in client.get(reverse("action-list"), {"who": "mine"}).text
    assert at("action", done) in client.get(reverse("action-list"), {"kind": "wizard"}).text
    assert client.get(reverse("action-list"), {"kind": "wizzard"}).status_code == 400


def test_what_is_hidden_is_listed_for_those_who_hid_it(
    client: Client, home: Municipality, owner: User, colleague: User, stranger: User
) -> None:
    hidden = record_hide(record=make.NameFactory(municipality=home, name="Brätte"), by=owner, reason="Annan ort")
    back = reverse("bring-back", args=["municipalities.name", hidden.pk])
    seen = {}
    for user in (owner, colleague, stranger):
        client.force_login(user)
        told = client.get(reverse("hidden-list")).text
        seen[user.username] = ("Annan ort" in told, back in told)
    assert seen == {"owner": (True, True), "colleague": (False, False), "stranger": (False, False)}


def test_what_an_administrator_hid_or_undid_is_told_to_those_whose_it_is(
    client: Client, done: Action, home: Municipality, owner: User, stranger: User, administrator: User
) -> None:
    undoing = action_undo(action=done, by=administrator, reason="Fel kommun")
    hidden = record_hide(record=make.LinkFactory(low=home), by=administrator, reason="Finns inte")
    told = {}
    for user in (owner, stranger):
        client.force_login(user)
        listed, gone = (client.get(reverse(name)).text for name in ("action-list", "hidden-list"))
        told[user.username] = (at("action", undoing) in listed, str(hidden.pk) in gone, "Administrator" in gone)
    assert told == {"owner": (True, True, True), "stranger": (False, False, False)}
    action_undo(action=undoing, by=administrator, reason="Ändå rätt")
    client.force_login(owner)
    assert at("action", undoing) not in client.get(reverse("action-list")).text


def test_what_a_colleague_hid_for_another_municipality_is_not_listed(
    client: Client, home: Municipality, elsewhere: Municipality, owner: User, colleague: User
) -> None:
    StaffRole.objects.create(user=colleague, municipality=elsewhere, role=Role.EDITOR)
    record_hide(record=make.NameFactory(municipality=elsewhere, name="Brätte"), by=colleague, reason="Annan ort")
    record_hide(record=make.NameFactory(municipality=home, name="Wenersborg"), by=colleague, reason="Dubblett")
    client.force_login(owner)
    told = client.get(reverse("hidden-list")).text
    assert ("Wenersborg" in told, "Brätte" in told, "Annan ort" in told) == (True, False, False)


def test_a_reason_is_told_only_where_the_history_withholds_nothing(
    client: Client, owner: User, colleague: User
) -> None:
    source = make.SourceFactory(owner_code="1487")
    written = make.TranscriptionFactory(source=source, text="Barnet")
    with action(kind=ActionKind.SAVE, by=colleague, reason="Tog bort namnet på barnet") as doing:
        record_save(record=written, by=colleague)
    assert doing.action is not None
    told = {}
    for user in (colleague, owner):
        client.force_login(user)
        pages = (at("action", doing.action), reverse("action-list"))
        told[user.username] = ["Tog bort namnet" in client.get(page).text for page in pages]
    assert told == {"colleague": [True, True], "owner": [False, False]}


def test_a_source_that_was_restricted_is_named_as_it_is_today(client: Client, colleague: User, stranger: User) -> None:
    source = make.SourceFactory.build(secret=True, owner_code="1487")
    with action(kind=ActionKind.SAVE, by=colleague) as doing:
        record_save(record=source, by=colleague)
    source.access, source.title = Access.PUBLIC, "Öppen handling"
    record_save(record=source, by=colleague)
    assert doing.action is not None
    for user in (stranger, colleague):
        client.force_login(user)
        told = client.get(at("action", doing.action)).text.split("<h2")[0]
        assert ("Öppen handling" in told, "Hemlig" in told) == (True, False)


def test_the_lists_cost_the_same_with_many_rows(client: Client, home: Municipality, owner: User) -> None:
    client.force_login(owner)
    costs: dict[str, list[int]] = {name: [] for name in ("action-list", "hidden-list")}
    for more in (2, 48):
        for _ in range(more):
            name = record_save(record=make.NameFactory.build(municipality=home), by=owner)
            record_hide(record=name, by=owner, reason="Dubblett")
            evidence_add(subject=home, source=make.SourceFactory(owner_code="0126"), by=owner, reason="Läst")
        for page, counts in costs.items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(page)).status_code == 200
            counts.append(len(queries))
    assert all(few == many for few, many in costs.values())


@pytest.mark.once
def test_an_action_costs_the_same_whatever_it_wrote(client: Client, home: Municipality, owner: User) -> None:
    client.force_login(owner)
    counts = []
    for many in (2, 20):
        with action(kind=ActionKind.REVIEW, by=owner) as doing:
            for _ in range(many):
                record_save(record=make.NameFactory.build(municipality=home), by=owner)
        assert doing.action is not None
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at("action", doing.action)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_all_that_a_long_action_wrote_is_shown_page_by_page(client: Client, home: Municipality, owner: User) -> None:
    with action(kind=ActionKind.IMPORT, by=owner, reason="Lista", about=home) as doing:
        names = [Name(municipality=home, name=f"Namn {n:02}", language="sv") for n in range(SHOWN + 3)]
        for name in names:
            record_save(record=name, by=owner)
        record_save(record=make.FigureFactory.build(municipality=home), by=owner)
    assert doing.action is not None
    client.force_login(owner)
    first, last = (client.get(at("action", doing.action), {"page": page}).text for page in (1, 2))
    told = [{name.name for name in names if name.name in text} for text in (first, last)]
    assert told[0] | told[1] == {name.name for name in names}
    assert told[0].isdisjoint(told[1])
    assert ('href="?page=2"' in first, 'href="?page=1"' in last) == (True, True)
