"""Recording a new link, one question at a time; nothing is kept until the last."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from archive.models import Action, ActionKind
from archive.services import action_undo, record_hide, record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, faults, read
from twinning.models import Event, Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def hemnes() -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Hemnes", country="NO")
    return found


def address() -> str:
    with override("en"):
        return reverse("link-new")


def asked(client: Client) -> Element:
    return read(client.get(address()).content.decode())


def answered(client: Client, page: Element, status: int = 200, **typed: Any) -> Element:
    """The page as it stands, filled in and sent."""
    form = page.one("form", "record")
    kept = {each.get("name"): each.get("value") for each in form.all("input", type="hidden")}
    with zeal_ignore():  # each record that is written is read and told of by itself
        answer = client.post(address(), {**kept, "do": "save", **typed})
    assert answer.status_code == status
    html = answer.content.decode()
    assert not html or faults(html) == []
    return read(html)


def question(page: Element) -> str:
    return page.one("h1").text


KIND: dict[str, Any] = {"kind": "twin_town", "day": "late 1980s", "level": "not_stated", "title": "Vänort"}


def to_confirm(client: Client, other: str, **source: Any) -> Element:
    page = answered(client, asked(client), other=other)
    page = answered(client, page)
    return answered(client, answered(client, page, **KIND), **source)


# --- Who may ---


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client) -> None:
    answer: Any = client.get(address())
    assert (answer.status_code, answer["Location"].partition("?")[2]) == (302, f"next={address()}")


@pytest.mark.once
def test_archivists_are_told_who_may(client: Client, colleague: User) -> None:
    client.force_login(colleague)
    assert [client.get(address()).status_code, client.post(address(), {"at": "confirm"}).status_code] == [403, 403]


def test_nobody_links_two_that_are_not_their_own(client: Client, owner: User, hemnes: Municipality) -> None:
    make.StaffRoleFactory(user=owner, municipality=make.MunicipalityFactory(name="Min andra"))
    client.force_login(User.objects.get(pk=owner.pk))
    two: dict[str, Any] = {"one": str(hemnes.pk), "other": str(make.MunicipalityFactory().pk)}
    page = answered(client, asked(client), 400, **two)
    assert "of which you are editor" in page.one("div", "faults").text
    answered(client, page, 400, at="confirm", **two, **KIND)
    assert not Link.objects.exists()


# --- Question by question ---


def test_from_the_first_question_to_the_link(client: Client, owner: User, hemnes: Municipality) -> None:
    source = make.SourceFactory(title="Vänorter")
    client.force_login(owner)
    page = asked(client)
    assert question(page) == "Which two?"
    assert "Vänersborg" in page.one("form", "record").text  # one's own is given
    sought: dict[str, Any] = {"other-q": "hemn"}
    page = answered(client, page, **sought, do="search")
    assert "Hemnes" in page.one(id="other-offered").text
    page = answered(client, page, other=str(hemnes.pk), **sought)
    assert question(page) == "What is recorded already"
    assert "Nothing is recorded of the two together yet." in page.text
    page = answered(client, page)
    page = answered(client, page, **KIND)
    assert question(page) == "How do we know?"
    page = answered(client, page, source=str(source.pk), locator="s. 2")
    assert question(page) == "Is this right?"
    told = page.one("dl").text
    for words in (
        "Vänersborg, Sweden – Hemnes, Norway",
        "Twin town",
        "late 1980s",
        "understood as",
        "Vänorter",
        "s. 2",
    ):
        assert words.lower() in told.lower()
    assert not Link.objects.exists()
    for _ in range(2):  # sent twice it is recorded once
        answered(client, page, 302)
    link = Link.objects.get()
    assert {each.title for each in link.events.all()} == {"Vänort"}
    assert link.events.get().citations.get().locator == "s. 2"


def test_sent_again_it_says_where_it_is_corrected_and_once_hidden_what_became_of_it(
    client: Client, owner: User, hemnes: Municipality
) -> None:
    client.force_login(owner)
    page = to_confirm(client, str(hemnes.pk))
    answered(client, page, 302)
    answered(client, page, 302)
    link = Link.objects.get()
    told = read(client.get(link.get_absolute_url()).content.decode()).one("div", "told")
    assert str(link.events.get().pk) in str(told.all("a")[-1].get("href"))
    record_hide(record=link, reason="Fel")
    answered(client, page, 302)
    assert "is hidden since" in client.get(f"/en/history/twinning.link/{link.pk}/").content.decode()


@pytest.mark.parametrize("fresh", [False, True])
def test_what_another_writes_at_the_very_same_moment_is_told(
    client: Client, owner: User, hemnes: Municipality, *, fresh: bool
) -> None:
    """As the other of two clicks does: after the rules were asked, and before it is written."""
    client.force_login(owner)
    page = to_confirm(client, str(hemnes.pk))
    new: dict[str, Any] = {"other": "new", "other-new-name": "Cameri", "other-new-country": "IT"} if fresh else {}

    def write(instance: Event, **_told: Any) -> None:
        Event.objects.bulk_create([Event(pk=instance.pk, kind="contact", title="Samma")])

    pre_save.connect(write, sender=Event)
    try:
        back = answered(client, page, 400, **new)
    finally:
        pre_save.disconnect(write, sender=Event)
    assert "just recorded by somebody else" in back.one("div", "faults").text
    assert not Link.objects.exists()


def test_going_back_keeps_what_was_answered(client: Client, owner: User, hemnes: Municipality) -> None:
    client.force_login(owner)
    page = to_confirm(client, str(hemnes.pk))
    page = answered(client, page, do="back")
    page = answered(client, page, do="back")
    assert question(page) == "What kind of link, and since when?"
    assert page.one(id="id_day").get("value") == "late 1980s"
    assert "checked" in page.one("input", name="kind", value="twin_town").attributes
    page = answered(client, answered(client, page, do="back", **KIND), do="back")
    assert "checked" in page.one("input", name="other", value=str(hemnes.pk)).attributes


def test_an_existing_link_is_offered_in_place_of_a_second(client: Client, owner: User, hemnes: Municipality) -> None:
    link = make.LinkFactory(low=Municipality.objects.get(name="Vänersborg"), high=hemnes)
    client.force_login(owner)
    page = answered(client, asked(client), other=str(hemnes.pk))
    assert page.all("a", href=f"/en/links/{link.slug}/")
    with override("en"):
        assert page.all("a", href=reverse("link-resume", args=[link.slug]))
    assert not page.one("form", "record").all("button", "main")
    answered(client, page, 400, at="confirm", **KIND)
    assert Link.objects.count() == 1


def test_links_of_predecessors_and_chains_are_told_first(
    client: Client, owner: User, home: Municipality, hemnes: Municipality
) -> None:
    old = make.MunicipalityFactory(name="Gamla Vänersborg", country="SE")
    make.SuccessionFactory(predecessor=old, successor=home)
    akin = make.LinkFactory(low=old, high=hemnes)
    make.chained(home, hemnes, name="Nordiska kedjan")
    client.force_login(owner)
    page = answered(client, asked(client), other=str(hemnes.pk))
    assert page.all("a", href=f"/en/links/{akin.slug}/")
    assert "Nordiska kedjan" in page.text
    assert question(answered(client, page)) == "What kind of link, and since when?"


def test_administrators_record_a_municipality_on_the_way(
    client: Client, administrator: User, home: Municipality
) -> None:
    client.force_login(administrator)
    fresh: dict[str, Any] = {"other-new-name": "Cameri", "other-new-country": "IT"}
    page = answered(client, asked(client), one=str(home.pk), other="new", **fresh)
    page = answered(client, answered(client, answered(client, page), **KIND))
    answered(client, page, 302)
    assert {party.name for party in Link.objects.get().parties} == {"Vänersborg", "Cameri"}


def test_an_editor_records_a_partner_abroad_and_an_administrator_looks_it_over(
    client: Client, owner: User, administrator: User, home: Municipality
) -> None:
    client.force_login(owner)
    fresh: dict[str, Any] = {"other-new-name": "Cameri", "other-new-country": "IT", "other-new-kind": "municipality"}
    page = answered(client, asked(client), other="new", **fresh)
    page = answered(client, answered(client, answered(client, page), **KIND))
    answered(client, page, 302)
    cameri = Municipality.objects.get(name="Cameri")
    assert (cameri.to_look_over, Link.objects.get().partner_of(home)) == (True, cameri)
    assert not owner.has_perm("municipalities.change_municipality", cameri)
    action_undo(action=Action.objects.get(kind=ActionKind.WIZARD), by=owner, reason="Fel")
    assert not Link.objects.visible().exists()
    client.force_login(administrator)
    page = read(client.get("/en/work/").content.decode())
    assert "Italy" in page.one("section", id="look-over").text
    cameri.to_look_over = False
    record_save(record=cameri, by=administrator)
    assert not read(client.get("/en/work/").content.decode()).all("section", id="look-over")


def test_one_of_their_own_country_is_the_administrators(client: Client, owner: User, home: Municipality) -> None:
    client.force_login(owner)
    fresh: dict[str, Any] = {"other-new-name": "Nytorp", "other-new-country": "SE"}
    page = answered(client, asked(client), 400, other="new", **fresh)
    assert "Administrators record those of your country." in page.one("div", "faults").text
    assert not Municipality.objects.filter(name="Nytorp").exists()


# --- Bad input ---


BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, ["The other municipality"]),
    "nonsense": ({"other": "Hemnes"}, ["The other municipality"]),
    "with itself": ({"other": "home"}, ["The other municipality"]),
    "a new one without its country": ({"other": "new", "other-new-name": "Cameri"}, ["Country"]),
    "no kind, no date, no title": (
        {"at": "kind", "other": "hemnes", "title": ""},
        ["Kind of link", "Since when", "At which level", "Title of its beginning"],
    ),
    "a date in no words": ({"at": "kind", "other": "hemnes", **KIND, "day": "förr"}, ["Since when"]),
    "the last page without the others": ({"at": "confirm"}, ["The other municipality"]),
    "a source that is not there": (
        {"at": "source", "other": "hemnes", **KIND, "source": "Vänorter"},
        ["Source"],
    ),
    "before it was, of a party that is gone": (
        {"at": "confirm", "other": "gone", **KIND},
        ["Since when"],
    ),
}


@pytest.mark.once
@pytest.mark.parametrize("name", BAD)
def test_bad_answers_are_asked_again(
    client: Client, owner: User, home: Municipality, hemnes: Municipality, name: str
) -> None:
    typed, labels = BAD[name]
    gone = make.MunicipalityFactory(name="Försvunnen", existed_to="1970")
    keys = {"home": str(home.pk), "hemnes": str(hemnes.pk), "gone": str(gone.pk)}
    client.force_login(owner)
    sent: dict[str, Any] = {key: keys.get(value, value) for key, value in typed.items()}
    page = answered(client, asked(client), 400, **sent)
    assert [item.text.partition(":")[0].strip() for item in page.one("div", "faults").all("li")] == labels
    assert not Link.objects.exists()


def test_no_question_is_asked_before_those_that_it_rests_on(client: Client, owner: User) -> None:
    client.force_login(owner)
    assert question(read(client.get(f"{address()}?at=confirm").content.decode())) == "Which two?"


@pytest.mark.once
def test_the_number_of_queries_does_not_grow(client: Client, owner: User, hemnes: Municipality) -> None:
    client.force_login(owner)

    def cost(more: int) -> int:
        for _ in range(more):
            old = make.MunicipalityFactory()
            make.SuccessionFactory(predecessor=old, successor=hemnes)
            make.LinkFactory(low=Municipality.objects.get(name="Vänersborg"), high=old)
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address(), {"at": "pair", "other": str(hemnes.pk), "do": "save"}).status_code == 200
        return len(queries)

    cost(2)
    assert cost(0) == cost(15)


def test_the_list_of_links_leads_there_those_who_may(client: Client, owner: User, colleague: User) -> None:
    found = {}
    for user in (owner, colleague, None):
        client.logout() if user is None else client.force_login(user)
        found[user] = bool(read(client.get("/en/links/").content.decode()).all("a", href=address()))
    assert found == {owner: True, colleague: False, None: False}
