"""What a coordinator in a hurry types and pastes: read as it was meant, or told in a sentence; never lost unseen."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest
from django.test import Client
from zeal import zeal_ignore

from agreements.models import Grant
from municipalities.models import Contact, Municipality
from tests import factories as make
from tests.forms.filling import Page, refused
from tests.forms.table import at
from tests.recording.conftest import add_address, change_address
from twinning.models import Event, Link

DATES = (
    "i höstas", "31 februari 2020", "2020-13", "20055", "0199", "🎉", "'; DROP TABLE x;--", "1" * 300,
    "hösten 1946–1945",
)  # fmt: skip
UNSEEN = ("   ", "\u200b\u200b", "\u00ad", "\u00a0", "\x00")
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    return found


def sent(desk: Client, address: str, **typed: Any) -> Any:
    with zeal_ignore():
        return desk.post(address, {**Page(desk.get(address)).sent, **typed, "do": "save"})


def test_strange_dates_and_what_nobody_sees_are_told_at_their_field(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    page = Page(desk.get(address))
    for date, title in zip(DATES, cycle(UNSEEN)):
        typed = {"kind": "activity", "title": title, "date": date, "do": "save"}
        refused(desk.post(address, {**page.sent, **typed}), {"date": date}, {"date", "title"})
    assert not Event.objects.exists()


def test_what_is_pasted_from_a_letter_is_kept_as_it_is_seen(desk: Client, link: Link) -> None:
    title = "\ufeffVän\u00adorts\u200bbesök i\u00a0Herning 👩‍🎨 <b>'; DROP TABLE x;--"
    address = add_address("twinning.event", links=link)
    answer = sent(desk, address, kind="activity", title=title, date="1946\u200b", text="Rad\n\nrad\u00ad\x07")
    assert answer.status_code == 302
    event = Event.objects.get()
    assert (event.title, event.date.edtf) == ("Vänortsbesök i Herning 👩‍🎨 <b>'; DROP TABLE x;--", "1946")
    assert event.text == "Rad\n\nrad"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12 000,5", "12000.50"), ("12\u00a0000.50", "12000.50"), ("12\u202f000", "12000.00"), ("1,5", "1.50")],
)
def test_figures_are_read_as_people_write_them(desk: Client, home: Municipality, typed: str, amount: str) -> None:
    address = add_address("agreements.grant", giver=home, receiver=make.OrganisationFactory(municipality=home))
    assert sent(desk, address, state="paid", amount=typed, currency="SEK").status_code == 302
    assert str(Grant.objects.get().amount) == amount


def test_figures_that_can_be_read_in_two_ways_or_in_none_are_told(desk: Client, home: Municipality) -> None:
    address = add_address("agreements.grant", giver=home, receiver=make.OrganisationFactory(municipality=home))
    page = Page(desk.get(address))
    for typed in ("-5", "12.000", "12,000", "12 000 kr", "1e5", "NaN", "9" * 20):
        sent = {**page.sent, "state": "paid", "amount": typed, "currency": "SEK", "do": "save"}
        refused(desk.post(address, sent), {"amount": typed}, {"amount"})


def test_coordinates_may_have_a_comma_and_three_decimals(desk: Client, home: Municipality) -> None:
    assert sent(desk, change_address(home), latitude="58,380", longitude="12.323").status_code == 302
    home.refresh_from_db()
    assert (str(home.latitude), str(home.longitude)) == ("58.38000", "12.32300")


def test_a_term_of_too_many_years_is_told(desk: Client, home: Municipality) -> None:
    typed = {"title": "Avtal", "kind": "twin_town", "term_years": "999999999999", "municipalities": [str(home.pk)]}
    refused(sent(desk, add_address("agreements.agreement"), **typed), {}, {"term_years"})


def test_several_addresses_are_not_one_nor_is_a_day_to_come_one_that_was(desk: Client, home: Municipality) -> None:
    address = add_address("municipalities.contact", municipality=home)
    page = Page(desk.get(address))
    for email in ("anna@example.se, bo@example.se", "anna@example.se;", "anna at example.se"):
        typed = {"name": "Anna", "checked_on": "2999-01-01", "email": email}
        answer = desk.post(address, {**page.sent, **typed, "do": "save"})
        refused(answer, typed, {"email", "checked_on"})
    assert not Contact.objects.exists()


def test_a_name_that_was_written_and_not_chosen_is_not_left_out(desk: Client, link: Link) -> None:
    for country in ("DK", "NO"):
        make.MunicipalityFactory(name="Nordby", country=country)
    typed = {"kind": "activity", "title": "Kören", "host-q": "Nordby"}
    page = refused(sent(desk, add_address("twinning.event", links=link), **typed), typed, {"host"})
    assert "You wrote “Nordby” and chose nothing." in page.summary.text
    assert page.page.one(id="host-offered").text.count("Nordby") == 2
    page = refused(sent(desk, at("link-new"), **{"other-q": "Nordby"}), {"other-q": "Nordby"}, {"other"})
    assert page.page.one(id="other-offered").text.count("Nordby") == 2


def test_a_source_that_was_written_and_not_chosen_is_not_left_out(desk: Client, link: Link) -> None:
    make.SourceFactory(title="Protokollet")
    typed = {"title": "Åter", "day": "2005-10-19", "source-q": "protokoll"}
    page = refused(sent(desk, at("link-resume", link.slug), **typed), typed, {"source"})
    assert "Protokollet" in page.page.one(id="source-offered").text
    assert not Event.objects.exists()


def test_a_reason_is_not_cut(desk: Client, home: Municipality) -> None:
    page = Page(sent(desk, change_address(home), description="Ny", why="x" * 501))
    assert (page.status, page.sent["why"]) == (400, ["x" * 501])
    assert "The reason can have 500 characters, and this has 501." in page.summary.text
    assert "Shorten it." in page.page.one(id="id_why_error").text


def test_what_is_missing_and_why_it_is_changed_are_told_at_once(desk: Client, link: Link) -> None:
    event = make.EventFactory(links=[link])
    make.TwinningCitationFactory(event=event)
    page = refused(sent(desk, change_address(event), title=""), {}, {"title"})
    assert {"#id_title", "#id_why"} <= {each.get("href") for each in page.summary.all("a")}


def test_back_in_the_browser_one_meets_ones_own_change_and_is_told_so(desk: Client, home: Municipality) -> None:
    page = Page(desk.get(change_address(home)))
    desk.post(change_address(home), {**page.sent, "description": "Först", "do": "save"})
    again = Page(desk.post(change_address(home), {**page.sent, "description": "Sedan", "do": "save"}))
    assert again.status == 409
    assert "you have changed this since you opened this page" in again.summary.text
    assert again.sent["description"] == ["Sedan"]
