"""The wizard that records a merger: who ceased to exist, when, and what became of each link."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from archive.models import Action
from municipalities.models import Municipality, Role, Succession
from tests import factories as make
from tests.cast import staff
from tests.pages.reading import Element, faults, read
from tests.pages.test_concluding import carried
from twinning.models import Link
from twinning.services.links import link_find

pytestmark = pytest.mark.django_db


@pytest.fixture
def huskvarna(db: None) -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Huskvarna")
    return found


@pytest.fixture
def link(huskvarna: Municipality) -> Link:
    found: Link = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory(name="Valkeakoski", country="FI"))
    make.told(found, date="1964")
    return found


@pytest.fixture
def both(home: Municipality, huskvarna: Municipality) -> User:
    """Editor of the one that takes over, and of the one that ceases to exist."""
    user = staff("both", home, Role.EDITOR)
    make.StaffRoleFactory(user=user, municipality=huskvarna, role=Role.EDITOR)
    return user


def address(home: Municipality) -> str:
    with override("en"):
        return reverse("municipality-merge", args=[home.slug])


class Walk:
    """One person's way through the questions."""

    def __init__(self, client: Client, user: User, home: Municipality) -> None:
        client.force_login(user)
        self.client, self.address = client, address(home)
        self.page = self._read(client.get(self.address), 200)

    def send(self, status: int = 200, do: str = "save", **typed: Any) -> Element:
        with zeal_ignore():  # each record that is written is read and told of by itself
            answer = self.client.post(self.address, {**carried(self.page), **typed, "do": do})
        if status != 302:
            self.page = self._read(answer, status)
        assert answer.status_code == status
        return self.page

    @staticmethod
    def _read(answer: Any, status: int) -> Element:
        assert answer.status_code == status
        html = answer.content.decode()
        assert faults(html) == []
        return read(html)

    @property
    def step(self) -> str:
        return self.page.one("input", name="step", type="hidden").get("value")


def begun(walk: Walk, *gone: Municipality, day: str = "1971", status: int = 200) -> Element:
    return walk.send(status, predecessors=[str(each.pk) for each in gone], date=day)


# --- Who may ---


@pytest.mark.once
@pytest.mark.parametrize("who", ["stranger", "colleague"])
def test_others_are_told_who_may(client: Client, request: Any, home: Municipality, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    answers = [client.get(address(home)), client.post(address(home), {"do": "save"})]
    assert [each.status_code for each in answers] == [403, 403]


@pytest.mark.once
def test_nobody_in_particular_logs_in_first(client: Client, home: Municipality) -> None:
    assert client.get(address(home))["Location"].endswith(f"next={address(home)}")


def test_an_editor_writes_nothing_of_a_municipality_that_is_not_theirs(
    client: Client, home: Municipality, link: Link, huskvarna: Municipality, owner: User
) -> None:
    page = begun(Walk(client, owner, home), huskvarna, status=400)
    assert "Huskvarna is not yours to change" in page.one("div", "faults").text


# --- From question to question ---


@pytest.mark.parametrize("who", ["both", "administrator"])
def test_it_is_written_at_the_end_all_at_once(
    client: Client, request: Any, home: Municipality, link: Link, huskvarna: Municipality, who: str
) -> None:
    walk = Walk(client, request.getfixturevalue(who), home)
    page = begun(walk, huskvarna)
    assert "carried on by Vänersborg, in a new link with Valkeakoski" in page.text.replace("C", "c")
    fate: dict[str, Any] = {f"fate-{link.pk}": "carried"}
    walk.send(**fate)
    walk.send(decided="Kommunreformen")
    page = walk.send()
    assert "understood as 1 January – 31 December 1971" in page.one(id="told-merger").text
    follows = "New link Vänersborg–Valkeakoski: municipal level active, civil level unknown"
    assert follows in page.one(id="follows").text
    assert not Succession.objects.exists()
    walk.send(302)
    assert (Succession.objects.get().predecessor, Action.objects.get().about_id) == (huskvarna, home.pk)
    assert link_find(one=home, other=link.partner_of(huskvarna))


def test_a_link_that_is_recorded_already_is_named(
    client: Client, home: Municipality, link: Link, huskvarna: Municipality, administrator: User
) -> None:
    make.LinkFactory(low=home, high=link.partner_of(huskvarna))
    page = begun(Walk(client, administrator, home), huskvarna)
    assert "whose link with Valkeakoski is recorded already" in page.text


def test_without_a_word_a_link_is_left_unknown(
    client: Client, home: Municipality, link: Link, huskvarna: Municipality, administrator: User
) -> None:
    walk = Walk(client, administrator, home)
    begun(walk, huskvarna)
    for _ in range(3):
        walk.send()
    walk.send(302)
    assert Link.objects.get() == link
    last = link.periods.filter(level="overall").order_by("start").last()
    assert last
    assert last.standing == "unknown"


def test_without_links_none_is_asked_for(
    client: Client, home: Municipality, huskvarna: Municipality, administrator: User
) -> None:
    walk = Walk(client, administrator, home)
    begun(walk, huskvarna)
    assert walk.step == "decided"


def test_one_that_is_not_recorded_yet_is_recorded_with_it(
    client: Client, home: Municipality, administrator: User
) -> None:
    new: dict[str, Any] = {"name": "Norra Björke", "kind": "municipality", "country": "SE"}
    walk = Walk(client, administrator, home)
    typed: dict[str, Any] = {f"predecessors-new-{name}": value for name, value in new.items()}
    walk.send(predecessors=["new"], date="1971", **typed)
    walk.send()
    walk.send()
    walk.send(302)
    assert Succession.objects.get().predecessor.existed_to.edtf == "1971"


# --- What is told back ---

BAD: dict[str, tuple[list[str], str, list[str]]] = {
    "nothing": ([], "", ["Date", "Municipalities that ceased to exist"]),
    "with itself": (["home"], "1971", ["Municipalities that ceased to exist"]),
    "no such municipality": (["x"], "1971", ["Municipalities that ceased to exist"] * 2),
    "a day in no words": (["huskvarna"], "när det passar", ["Date"]),
    "not known when": (["huskvarna"], "okänt", ["Date"]),
    "gone already": (["gone"], "1971", ["Municipalities that ceased to exist"]),
    "not there yet": (["young"], "1971", ["Date"]),
    "all of it": (["home", "gone", "young"], "1971", ["Date", *["Municipalities that ceased to exist"] * 2]),
}


@pytest.mark.once
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_all_at_once(
    client: Client, home: Municipality, huskvarna: Municipality, administrator: User, name: str
) -> None:
    known: dict[str, Any] = {
        "home": home,
        "huskvarna": huskvarna,
        "gone": make.MunicipalityFactory(existed_to="1960"),
        "young": make.MunicipalityFactory(existed_from="1980"),
    }
    gone, day, labels = BAD[name]
    keys = [str(known[each].pk) if each in known else each for each in gone]
    page = Walk(client, administrator, home).send(400, predecessors=keys, date=day)
    told = [item.text.partition(":")[0].strip() for item in page.one("div", "faults").all("li")]
    assert sorted(told) == sorted(labels)
    assert (page.one(id="id_date").get("value") or "") == day


def test_what_happens_to_a_link_is_one_of_those_offered(
    client: Client, home: Municipality, link: Link, huskvarna: Municipality, administrator: User
) -> None:
    walk = Walk(client, administrator, home)
    begun(walk, huskvarna)
    fate: dict[str, Any] = {f"fate-{link.pk}": "sold"}
    assert "Huskvarna–Valkeakoski" in walk.send(400, **fate).one("div", "faults").text


def test_sent_twice_it_is_recorded_once(
    client: Client, home: Municipality, huskvarna: Municipality, administrator: User
) -> None:
    walk = Walk(client, administrator, home)
    begun(walk, huskvarna)
    walk.send()
    walk.send()
    for _ in range(2):
        walk.send(302)
    assert Succession.objects.count() == 1


def test_what_somebody_else_recorded_meanwhile_is_told(
    client: Client, home: Municipality, huskvarna: Municipality, administrator: User
) -> None:
    walk = Walk(client, administrator, home)
    begun(walk, huskvarna)
    walk.send()
    walk.send()
    make.SuccessionFactory(predecessor=huskvarna, successor=home)
    assert "succeeded by Vänersborg already" in walk.send(400).one("div", "faults").text


@pytest.mark.once
def test_it_costs_as_many_queries_with_many_links_as_with_two(
    client: Client, home: Municipality, huskvarna: Municipality, administrator: User
) -> None:
    def cost(more: int) -> int:
        for _ in range(more):
            make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory())
        walk = Walk(client, administrator, home)
        with CaptureQueriesContext(connection) as queries:
            begun(walk, huskvarna)
        return len(queries)

    cost(2)
    assert cost(0) == cost(15)


def test_only_into_one_that_is_still_there_others_are_merged(client: Client, home: Municipality, owner: User) -> None:
    client.force_login(owner)
    page = home.get_absolute_url()
    assert reverse("municipality-merge", args=[home.slug]) in client.get(page).text
    home.existed_to = "1970"
    home.save()
    assert reverse("municipality-merge", args=[home.slug]) not in client.get(page).text
