"""Changing a record: who may, what is written, and how it is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Action
from municipalities.models import Contact, Municipality
from tests import factories as make
from tests.pages.reading import read
from tests.recording.conftest import again, change_address, complaints, opened, sent, shown
from twinning.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client, event: Event) -> None:
    answer: Any = client.get(change_address(event))
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={change_address(event)}")


@pytest.mark.once
def test_staff_from_elsewhere_are_told_who_may(client: Client, event: Event, stranger: User) -> None:
    client.force_login(stranger)
    answer = client.post(change_address(event), {"title": "Mitt"})
    assert answer.status_code == 403
    assert "changed by the staff of a municipality that it concerns" in answer.content.decode()
    event.refresh_from_db()
    assert event.title == "Herning blir vänort"


@pytest.mark.parametrize("path", ["auth.user", "archive.scan", "twinning.nothing"])
def test_there_is_no_form_for_what_is_not_there(desk: Client, event: Event, path: str) -> None:
    assert desk.get(f"/en/change/{path}/{event.pk}/").status_code == 404


def test_it_is_changed_and_the_page_says_so(desk: Client, event: Event, owner: User) -> None:
    answer = sent(desk, change_address(event), title="Herning blev vänort", date="1947", why="Läst om")
    assert answer["Location"] == f"/en/events/{event.pk}/"
    assert "“Herning blev vänort” is changed." in read(desk.get(answer["Location"]).content.decode()).text
    event.refresh_from_db()
    version: Any = event.history.first()
    assert (event.title, event.date.edtf) == ("Herning blev vänort", "1947")
    assert (version.history_user, version.history_change_reason) == (owner, "Läst om")
    assert event.links.count() == 1
    assert Action.objects.get(about_id=event.pk, by=owner).kind == "save"


def test_a_form_sent_as_it_was_writes_nothing(desk: Client, event: Event) -> None:
    versions = event.history.count()
    answer = sent(desk, change_address(event))
    assert "Nothing has changed" in read(desk.get(answer["Location"]).content.decode()).text
    assert event.history.count() == versions


def test_a_form_sent_twice_writes_once(desk: Client, event: Event) -> None:
    typed = {**shown(opened(desk, change_address(event))), "title": "Nytt namn"}
    answers = [desk.post(change_address(event), typed) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    assert event.history.count() == 2


@pytest.mark.once
def test_all_faults_are_told_at_once_and_nothing_is_lost(desk: Client, event: Event) -> None:
    typed: Any = {"title": "", "date": "i förrgår kanske", "place": "x" * 201, "text": "Kvar", "kind": "observed"}
    page = again(sent(desk, change_address(event), **typed))
    labels = [link.text for link in page.one("div", "faults").all("a")]
    assert {"Title", "Date", "Place", "Says that it is"} <= set(labels)
    assert page.one(id="id_date").get("value") == "i förrgår kanske"
    assert page.one("textarea", name="text").text == "Kvar"
    assert event.history.count() == 1


def test_where_sources_vouch_for_it_a_change_says_why(desk: Client, event: Event) -> None:
    make.TwinningCitationFactory(event=event)
    page = again(sent(desk, change_address(event), title="Annat"))
    assert "Sources vouch for this. Say why you change it." in complaints(page)
    assert page.one(id="id_title").get("value") == "Annat"
    assert sent(desk, change_address(event), page, why="Källan läst om").status_code == 302


def test_nobody_gives_a_record_out_of_hand(desk: Client, event: Event, elsewhere: Municipality) -> None:
    theirs = make.LinkFactory(low=elsewhere, high=make.MunicipalityFactory())
    page = again(sent(desk, change_address(event), links=[str(theirs.pk)]))
    assert "is not yours to change" in complaints(page)
    assert theirs not in event.links.all()


def test_of_a_contact_the_municipality_stays(desk: Client, home: Municipality, elsewhere: Municipality) -> None:
    contact: Contact = make.ContactFactory(municipality=home)
    sent(desk, change_address(contact), municipality=str(elsewhere.pk), name="Ny")
    contact.refresh_from_db()
    assert (contact.municipality, contact.name) == (home, "Ny")


def test_dates_whose_meaning_nobody_saw_are_shown_before_they_are_written(desk: Client, event: Event) -> None:
    page = again(sent(desk, change_address(event), date="slutet av 1940-talet"), 200)
    assert "“slutet av 1940-talet”, understood as" in complaints(page)
    assert page.one(id="id_date").get("value") == "slutet av 1940-talet"
    assert event.history.count() == 1
    assert sent(desk, change_address(event), page).status_code == 302
    event.refresh_from_db()
    assert event.date.words == "slutet av 1940-talet"


def test_a_day_is_understood_in_words_too(desk: Client, home: Municipality) -> None:
    contact: Contact = make.ContactFactory(municipality=home)
    assert "not one" not in complaints(again(sent(desk, change_address(contact), checked_on="våren 2025")))
    page = again(sent(desk, change_address(contact), checked_on="17 februari 2025"), 200)
    assert "understood as 17 February 2025" in complaints(page)
    sent(desk, change_address(contact), page)
    contact.refresh_from_db()
    assert str(contact.checked_on) == "2025-02-17"


def test_what_is_hidden_is_not_changed(desk: Client, event: Event) -> None:
    hidden = make.EventFactory(hidden_at="2026-01-01T00:00Z", hidden_reason="x", links=list(event.links.all()))
    assert desk.get(change_address(hidden)).status_code == 404


def test_the_municipality_is_changed(desk: Client, home: Municipality) -> None:
    answer = sent(desk, change_address(home), latitude="58.38", longitude="12.32", web_site="vanersborg.se")
    assert answer.status_code == 302
    home.refresh_from_db()
    assert (str(home.latitude), home.web_site) == ("58.38000", "https://vanersborg.se")
