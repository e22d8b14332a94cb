"""Adding a record: about what its address says, once, and with what is recorded on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.models import Agreement, Duty, Grant
from archive.models import Action, Source
from archive.services import record_hide, record_save
from municipalities.models import Contact, Municipality, Organisation
from tests import factories as make
from tests.pages.reading import read
from tests.recording.conftest import add_address, again, change_address, complaints, opened, sent, shown
from twinning.models import About, Chain, Event, Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    return found


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client, link: Link) -> None:
    answer: Any = client.get(add_address("twinning.event", links=link))
    assert answer.status_code == 302, complaints(again(answer))
    assert "next=/en/new/twinning.event/%3Flinks" in answer["Location"]


def test_those_without_the_role_are_told_whom_to_ask(client: Client, colleague: User) -> None:
    client.force_login(colleague)
    answer = client.get(add_address("twinning.event"))
    assert answer.status_code == 403
    assert "Your role does not let you record this" in answer.content.decode()


def test_an_event_is_added_to_a_link(desk: Client, link: Link, owner: User) -> None:
    address = add_address("twinning.event", links=link)
    answer = sent(desk, address, kind="activity", title="Kören reste", date="2005-10-19", why="Enligt brev")
    event = Event.objects.get()
    assert answer["Location"] == f"/en/events/{event.pk}/"
    assert "“Kören reste” is recorded." in read(desk.get(answer["Location"]).content.decode()).text
    assert (event.about, [*event.links.all()]) == (About.LINKS, [link])
    assert event.history.get().history_user == owner
    assert Action.objects.get().kind == "add"


def test_sent_twice_it_is_recorded_once(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    typed = {**shown(opened(desk, address)), "kind": "activity", "title": "Kören reste"}
    answers = [desk.post(address, typed) for _ in range(2)]
    assert [each["Location"] for each in answers] == [f"/en/events/{Event.objects.get().pk}/"] * 2
    assert "it is not recorded twice" in read(desk.get(answers[1]["Location"]).content.decode()).text


@pytest.mark.parametrize("about", [About.CHAIN, About.MUNICIPALITY, About.MEMBERSHIP])
def test_an_event_is_about_what_its_form_was_opened_from(desk: Client, home: Municipality, about: About) -> None:
    chain = make.chained(home)
    records = {About.CHAIN: chain, About.MUNICIPALITY: home, About.MEMBERSHIP: chain.memberships.get()}
    address = add_address("twinning.event", **{about.value: records[about]})
    sent(desk, address, kind="activity", title="Möte")
    event = Event.objects.get(title="Möte")
    assert (event.about, getattr(event, about.value)) == (about, records[about])


@pytest.mark.once
def test_all_faults_are_told_at_once_and_nothing_is_written(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    page = again(sent(desk, address, kind="", title=" ", date="2010–1996", place="x" * 201))
    labels = [each.text for each in page.one("div", "faults").all("a")]
    assert {"Kind", "Title", "Date", "Place"} <= set(labels)
    assert page.one(id="id_date").get("value") == "2010–1996"
    assert str(link.pk) in [e.get("value") for e in page.all("input", name="links") if "checked" in e.attributes]
    assert not Event.objects.exists()


def test_nobody_records_what_concerns_only_others(desk: Client, elsewhere: Municipality) -> None:
    page = again(
        sent(desk, add_address("municipalities.contact", municipality=elsewhere), name="Ny", checked_on="2025-01-17")
    )
    assert "does not concern your own municipality" in complaints(page)
    assert page.one(id="id_name").get("value") == "Ny"
    assert not Contact.objects.exists()


def test_the_key_of_anothers_record_opens_nothing(desk: Client, home: Municipality) -> None:
    theirs = make.ContactFactory(name="Hemlig")
    answer = desk.post(add_address("municipalities.contact", municipality=home), {"key": str(theirs.pk), "do": "save"})
    assert answer.status_code == 403
    assert "Hemlig" not in answer.content.decode()


def test_about_what_cannot_be_seen_there_is_no_form(desk: Client, event: Event) -> None:
    hidden = make.LinkFactory(hidden_at="2026-01-01T00:00Z", hidden_reason="x")
    assert desk.get(add_address("twinning.event", links=hidden)).status_code == 404
    assert desk.get(add_address("twinning.event", links="nonsense")).status_code == 404


# --- What is written with it ---


def test_an_agreement_is_written_with_its_parties(desk: Client, home: Municipality) -> None:
    partner = make.MunicipalityFactory(name="Herning", country="DK")
    keys = [str(home.pk), str(partner.pk)]
    address = add_address("agreements.agreement")
    answer = sent(
        desk, address, title="Fyrpartsavtal", kind="twin_town", signed="2022", ends="2029", municipalities=keys
    )
    assert answer.status_code == 302, complaints(again(answer))
    agreement = Agreement.objects.get()
    assert {party.municipality for party in agreement.parties.all()} == {home, partner}


def test_without_a_party_of_ones_own_there_is_no_agreement(desk: Client, home: Municipality) -> None:
    page = again(sent(desk, add_address("agreements.agreement"), title="Deras", kind="twin_town"))
    assert "does not concern your own municipality" in complaints(page)
    assert not Agreement.objects.exists()


def test_an_agreement_does_not_end_before_it_was_signed(desk: Client, home: Municipality) -> None:
    typed = {"title": "Avtal", "kind": "twin_town", "signed": "2022", "ends": "2014"}
    page = again(desk.post(add_address("agreements.agreement"), {**typed, "do": "save"}))
    assert [each.text for each in page.one("div", "faults").all("a")] == ["Existence", "Ends"]


def test_a_chain_is_written_with_its_members(desk: Client, home: Municipality) -> None:
    answer = sent(desk, add_address("twinning.chain"), name="Kedjan", members=[str(home.pk)])
    assert answer.status_code == 302, complaints(again(answer))
    assert [each.municipality for each in Chain.objects.get().memberships.all()] == [home]


# --- What is recorded on the way ---


def test_an_organisation_is_recorded_on_the_way(desk: Client, home: Municipality) -> None:
    address = add_address("agreements.grant", giver=home)
    new = {"receiver-new-name": "Föreningen Norden", "receiver-new-kind": "association"}
    page = again(sent(desk, address, state="paid", receiver="new", **{**new, "receiver-new-kind": ""}))
    assert {"To", "Kind"} <= {each.text for each in page.one("div", "faults").all("a")}
    assert not Organisation.objects.exists()
    answer = sent(desk, address, page, **new, **{"receiver-new-municipality": str(home.pk)})
    assert answer.status_code == 302, complaints(again(answer))
    grant = Grant.objects.get()
    assert (grant.receiver.name, grant.receiver.municipality) == ("Föreningen Norden", home)
    assert Action.objects.count() == 1


def test_a_source_is_recorded_on_the_way(client: Client, home: Municipality, owner: User) -> None:
    decision = make.DecisionFactory(municipality=home)
    address = add_address("agreements.duty", decision=decision)
    client.force_login(owner)
    new = {"letter": "new", "letter-new-title": "Brevet", "letter-new-kind": "letter", "letter-new-owner_code": "1487"}
    sent(client, address, what="Underrätta", done="2024", **new)
    assert Duty.objects.get().letter == Source.objects.get(title="Brevet")


def test_a_municipality_is_recorded_on_the_way(client: Client, home: Municipality, administrator: User) -> None:
    client.force_login(administrator)
    address = add_address("municipalities.succession", predecessor=home)
    new = {"successor": "new", "successor-new-name": "Nya", "successor-new-kind": "municipality"}
    answer = sent(client, address, date="1971", **new, **{"successor-new-country": "SE"})
    assert answer.status_code == 302, complaints(again(answer))
    assert Municipality.objects.get(name="Nya").predecessors.get().predecessor == home


# --- Sent again ---


def test_what_is_corrected_after_going_back_is_offered_as_a_change(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    typed = {**shown(opened(desk, address)), "kind": "activity", "title": "Kören reste", "date": "2005-10-18"}
    desk.post(address, typed)
    page = again(desk.post(address, {**typed, "date": "2005-10-19"}), 409)
    assert "this was recorded before" in complaints(page)
    assert page.one(id="id_date").get("value") == "2005-10-19"
    assert Event.objects.get().date.edtf == "2005-10-18"
    change = page.one("form", "record").get("action")
    assert sent(desk, change, page)["Location"] == f"/en/events/{Event.objects.get().pk}/"
    event = Event.objects.get()
    assert (event.date.edtf, event.about, [*event.links.all()]) == ("2005-10-19", About.LINKS, [link])


def test_what_a_colleague_has_changed_since_is_no_correction_of_mine(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    typed = {**shown(opened(desk, address)), "kind": "activity", "title": "Kören reste"}
    desk.post(address, typed)
    event = Event.objects.get()
    event.title = "Kören reste dit"
    record_save(record=event)
    assert desk.post(address, typed).status_code == 302
    page = again(desk.post(address, {**typed, "title": "Kören for"}), 409)
    assert "somebody else changed this" in complaints(again(sent(desk, change_address(event), page), 409))


def test_sent_again_after_it_was_hidden_it_leads_to_what_became_of_it(desk: Client, link: Link) -> None:
    address = add_address("twinning.event", links=link)
    typed = {**shown(opened(desk, address)), "kind": "activity", "title": "Kören reste"}
    desk.post(address, typed)
    event = record_hide(record=Event.objects.get(), reason="Fel")
    answer: Any = desk.post(address, {**typed, "date": "2005"})
    assert answer["Location"] == f"/en/history/twinning.event/{event.pk}/"
    assert "is hidden since" in opened(desk, answer["Location"]).text


def test_what_was_recorded_on_the_way_is_known_again(client: Client, home: Municipality, administrator: User) -> None:
    client.force_login(administrator)
    address = add_address("agreements.duty", decision=make.DecisionFactory(municipality=home))
    new = {"letter": "new", "letter-new-title": "Brevet", "letter-new-kind": "letter", "letter-new-owner_code": "1487"}
    typed = {**shown(opened(client, address)), "what": "Underrätta", "done": "2024", **new}
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]
    page = again(client.post(address, {**typed, "what": "Underrätta Herning"}), 409)
    sent(client, page.one("form", "record").get("action"), page)
    assert (Duty.objects.get().what, Source.objects.count()) == ("Underrätta Herning", 1)


def test_a_correction_of_what_is_changed_elsewhere_is_told(desk: Client, home: Municipality) -> None:
    address, partner = add_address("agreements.agreement"), make.MunicipalityFactory(name="Herning", country="DK")
    typed = {**shown(opened(desk, address)), "title": "Avtal", "kind": "twin_town", "municipalities": [str(home.pk)]}
    assert [desk.post(address, typed).status_code for _ in range(2)] == [302, 302]
    page = again(desk.post(address, {**typed, "municipalities": [str(home.pk), str(partner.pk)]}), 409)
    assert "municipalities that are parties" in complaints(page)
    assert Agreement.objects.get().parties.count() == 1
