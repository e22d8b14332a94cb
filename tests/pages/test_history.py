"""The history of a record: who, when, what and why, for those who may know; and how it stood on two days."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from archive.models import Access, Record
from archive.services import evidence_add, record_hide, record_save
from municipalities.models import Municipality, Role
from tests import factories as make
from tests.cast import staff
from twinning.models import Event

pytestmark = pytest.mark.django_db


def address(record: Record, name: str = "history", *more: object) -> str:
    return reverse(name, args=[record._meta.label_lower, record.pk, *more])


def read(client: Client, record: Record, **asked: str) -> str:
    answer = client.get(address(record), asked)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


@pytest.fixture
def event(home: Municipality, elsewhere: Municipality, owner: User) -> Event:
    """Said of one link, then of another, on another day."""
    links = [make.LinkFactory(low=home, high=other) for other in (elsewhere, make.MunicipalityFactory())]
    told: Event = make.EventFactory.build(title="Avtal", date="1964")
    record_save(record=told, by=owner, related={"links": links[:1]})
    told.date, told.kind, told.title = "hösten 2005", "resumed", "Utbytet återupptogs"
    return record_save(record=told, by=owner, reason="Läst i brevet", related={"links": links[1:]})


def test_it_tells_field_by_field_what_was_and_what_is(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    told = read(client, event)
    assert "Owner" in told
    assert '<q lang="sv">Läst i brevet</q>' in told
    for old, new in (("1964", "hösten 2005"), ("Avtal", "Utbytet återupptogs")):
        assert f">{old}</del>" in told
        assert f">{new}</ins>" in told
    assert "Huddinge–Vänersborg</del>" in told


def test_strangers_are_told_what_and_whose_staff_and_no_name(client: Client, event: Event) -> None:
    told = read(client, event)
    assert "Owner" not in told
    assert "Vänersborg" in told
    assert "hösten 2005</ins>" in told
    assert reverse("action-list")[:-1] not in told.split("<main")[1].split("<footer")[0]


def test_other_records_have_the_names_they_had_then(client: Client, event: Event, home: Municipality) -> None:
    home.name = "Wenersborg"
    record_save(record=home)
    party = make.NameFactory(municipality=home)
    assert "Wenersborg</ins>" in read(client, party)
    assert "Wenersborg" in read(client, event)


def test_what_may_not_be_read_is_not_named(client: Client, home: Municipality, owner: User) -> None:
    decision = make.DecisionFactory(municipality=home)
    letter = make.SourceFactory(secret=True, owner_code="1487")
    duty = record_save(record=make.DutyFactory.build(decision=decision, letter=letter, done="2014"))
    hidden = make.MunicipalityFactory(name="Hemligby")
    decision.concerns.add(hidden)
    record_save(record=decision, related={"concerns": [hidden]})
    record_hide(record=hidden, reason="Dubblett")
    assert "Hemlig" not in read(client, decision)
    assert client.get(address(duty)).status_code == 404
    client.force_login(owner)
    assert "Hemlig handling" in read(client, duty)


def test_a_source_tells_strangers_nothing_of_the_time_when_it_was_restricted(
    client: Client, colleague: User, administrator: User
) -> None:
    source = make.SourceFactory(secret=True, owner_code="1487")
    assert client.get(address(source)).status_code == 404
    source.access, source.title = Access.PUBLIC, "Öppen handling"
    record_save(record=source, by=colleague, reason="Hemligt skäl")
    told = read(client, source)
    assert "Hemlig" not in told
    client.force_login(colleague)
    assert "Hemlig handling</del>" in read(client, source)


def test_a_citation_tells_nothing_of_the_time_when_its_source_was_restricted(
    client: Client, home: Municipality, owner: User, colleague: User
) -> None:
    source = make.SourceFactory(secret=True, owner_code="1487")
    link = make.LinkFactory(low=home)
    cited: Any = evidence_add(subject=link, source=source, by=owner, quotation="Hemligt ord", reason="Hemligt skäl")
    source.access, source.title = Access.PUBLIC, "Öppen handling"
    record_save(record=source, by=colleague)
    cited.quotation = "Öppet ord"
    record_save(record=cited, by=owner)
    other = staff("other", link.partner_of(home), Role.EDITOR)
    undo = address(cited, "change-undo", cited.history.first().pk)
    for user in (None, other):
        if user:
            client.force_login(user)
        assert "Hemlig" not in read(client, cited)
    assert client.get(undo).status_code == 403
    client.force_login(owner)
    told = read(client, cited)
    assert all(each in told for each in ("Hemligt ord</del>", "Hemligt skäl", "Hemlig handling"))
    assert client.get(undo).status_code == 200


def test_a_source_has_its_name_of_today_where_it_was_restricted(client: Client, home: Municipality) -> None:
    source = make.SourceFactory(owner_code="1487", title="Öppen handling")
    secret = make.SourceFactory(secret=True, owner_code="1487")
    cited = evidence_add(subject=home, source=source, via=secret)
    cited.via = None
    record_save(record=cited)
    secret.access, secret.title = Access.PUBLIC, "Offentlig handling"
    record_save(record=secret)
    assert "Hemlig" not in read(client, cited)


def test_contacts_and_hidden_records_are_for_those_who_may_see_them(
    client: Client, home: Municipality, event: Event, owner: User, stranger: User
) -> None:
    contact = make.ContactFactory(municipality=home)
    record_hide(record=event, reason="Dubblett", by=owner)
    for user in (None, stranger):
        if user:
            client.force_login(user)
        assert [client.get(address(each)).status_code for each in (contact, event)] == [404, 404]
    client.force_login(owner)
    assert contact.name in read(client, contact)
    assert address(event, "bring-back") in read(client, event)


@pytest.mark.parametrize("label", ["twinning.nothing", "auth.user", "x"])
def test_what_is_no_record_has_no_history(client: Client, label: str, event: Event) -> None:
    assert client.get(reverse("history", args=[label, event.pk])).status_code == 404


def test_it_outlives_its_author(client: Client, event: Event, owner: User, administrator: User) -> None:
    owner.delete()
    client.force_login(administrator)
    assert "Owner" in read(client, event)


def test_two_days_are_compared(client: Client, event: Event) -> None:
    for version, year in zip(event.history.order_by("history_id"), (2020, 2024), strict=True):
        version.history_date = datetime(year, 5, 1, tzinfo=UTC)
        version.save()
    told = read(client, event, **{"from": "2021", "to": "2024-05-01"})
    assert "hösten 2005</ins>" in told.split("<h2>Versioner")[0].split("<h2>Versions")[0]
    for asked in ({"from": "2018", "to": "2019-06"}, {"from": "2021", "to": "2022"}):
        assert "</ins>" not in read(client, event, **asked).split("Versioner</h2>")[0].split("Versions</h2>")[0]


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"from": "i går", "to": "2024"}, "i går"),
        ({"from": "2024", "to": "2020"}, "The first day comes after the second"),
        ({"form": "2024"}, "The nearest is “from”"),
        ({"page": "9"}, "There is no page “9”"),
    ],
)
def test_what_cannot_be_understood_is_said(client: Client, event: Event, asked: dict[str, str], fault: str) -> None:
    with override("en"):
        answer = client.get(address(event), asked)
    assert (answer.status_code, fault in answer.text) == (400, True)


def test_one_change_is_undone_with_a_reason(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    page = address(event, "change-undo", event.history.first().pk)
    assert page in read(client, event)
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": " "}).status_code == 400
    assert client.post(page, {"reason": "Fel brev"}, follow=True).redirect_chain == [(address(event), 302)]
    event.refresh_from_db()
    assert event.title == "Avtal"


def test_what_was_overtaken_is_not_undone_and_the_reason_is_kept(
    client: Client, event: Event, owner: User, administrator: User
) -> None:
    event.title = "Ett annat"
    record_save(record=event, by=administrator)
    client.force_login(owner)
    answer = client.post(address(event, "change-undo", event.history.all()[1].pk), {"reason": "Fel brev"})
    assert answer.status_code == 400
    assert "Administrator" in answer.text
    assert "Fel brev</textarea>" in answer.text


def test_only_whoever_may_change_it_undoes_and_brings_back(client: Client, event: Event, colleague: User) -> None:
    page = address(event, "change-undo", event.history.first().pk)
    assert client.get(page).status_code == 302
    client.force_login(colleague)
    assert "change-undo" not in read(client, event)
    assert {client.post(each, {"reason": "x"}).status_code for each in (page, address(event, "bring-back"))} == {403}
    client.force_login(User.objects.create_user("reader"))
    assert client.get(page).status_code == 403


def test_a_hidden_record_is_brought_back(client: Client, event: Event, owner: User) -> None:
    record_hide(record=event, reason="Dubblett", by=owner)
    client.force_login(owner)
    page = address(event, "bring-back")
    assert (client.get(page).status_code, client.post(page).status_code) == (200, 400)
    assert client.post(page, {"reason": "Ingen dubblett"}).status_code == 302
    event.refresh_from_db()
    assert (event.hidden, event.history.first().history_change_reason) == (False, "Ingen dubblett")


def test_every_kind_of_record_has_a_history(client: Client, administrator: User, home: Municipality) -> None:
    client.force_login(administrator)
    source = make.SourceFactory()
    citation = evidence_add(subject=home, source=source)
    kinds: list[Any] = [
        citation, make.ScanFactory(source=source), make.TranscriptionFactory(source=source), make.SurveyFigureFactory(),
        make.PartyFactory(municipality=home), make.GrantFactory(), make.CarrierFactory(), make.MembershipFactory(),
        make.SuccessionFactory(), make.LinkKindFactory(), make.RepositoryFactory(), make.ContactFactory(),
    ]  # fmt: skip
    assert [client.get(address(each)).status_code for each in kinds] == [200] * len(kinds)


@pytest.mark.once
def test_it_costs_the_same_with_many_versions(client: Client, event: Event, administrator: User) -> None:
    client.force_login(administrator)
    client.get(address(event))
    found = []
    for more in (25, 25):
        for number in range(more):
            event.text = f"Text {number}"
            event.links.set([make.LinkFactory()])
            record_save(record=event, related={"links": [make.LinkFactory()]})
        with CaptureQueriesContext(connection) as queries:
            client.get(address(event))
        found.append(len(queries))
    assert found[0] == found[1]


def test_the_history_of_a_link_leads_to_that_of_each_of_its_events(
    client: Client, event: Event, owner: User, administrator: User
) -> None:
    link = event.links.get()
    gone = make.EventFactory(title="Dubbletten", links=[link])
    record_hide(record=gone, by=administrator, reason="Dubblett")
    told = {}
    for user in (None, owner):
        if user:
            client.force_login(user)
        text = read(client, link)
        told[str(user)] = address(event) in text, address(gone) in text
    assert told == {"None": (True, False), "owner": (True, True)}


def test_the_history_of_a_link_costs_as_much_with_many_events(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    link, found = event.links.get(), []
    for more in (2, 8):
        for _ in range(more):
            make.EventFactory(links=[link])
        with CaptureQueriesContext(connection) as queries:
            read(client, link)
        found.append(len(queries))
    assert found[0] == found[1]
