"""The wizard that records that somebody looked for agreements; afterwards the work page asks no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from agreements.models import SearchRecord
from archive.models import Action
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, faults, read
from tests.pages.test_concluding import carried
from tests.work.desks import finds
from twinning.models import Link
from twinning.work.links import unpapered

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"wording": "avtal om vänorter", "places": "Kommunarkivet", "found": "none", "day": "2026"}


@pytest.fixture
def links(home: Municipality) -> list[Link]:
    names = ("Hemnes", "Isokyrö")
    made: list[Link] = [make.LinkFactory(low=home, high=make.MunicipalityFactory(name=name)) for name in names]
    for link in made:
        make.told(link, date="2025")
    return made


class Walk:
    """One person's way through the questions."""

    def __init__(self, client: Client, user: User, home: Municipality) -> None:
        client.force_login(user)
        with override("en"):
            self.client, self.address = client, reverse("municipality-search", args=[home.slug])
        self.page = self._read(client.get(self.address))

    def send(self, status: int = 200, do: str = "save", **typed: Any) -> Element:
        with zeal_ignore():  # each record that is written is read and told of by itself
            answer = self.client.post(self.address, {**carried(self.page), **typed, "do": do})
        assert answer.status_code == status
        if status != 302:
            self.page = self._read(answer)
        return self.page

    @staticmethod
    def _read(answer: Any) -> Element:
        html = answer.content.decode()
        assert faults(html) == []
        return read(html)


def test_one_search_answers_for_all_links_and_the_work_page_asks_no_more(
    client: Client, home: Municipality, owner: User, links: list[Link]
) -> None:
    (item,) = finds(unpapered, home, owner)
    walk = Walk(client, owner, home)
    assert item.mend.href == walk.address
    walk.send()
    walk.send(**SAID)
    page = walk.send()
    assert "Hemnes" in page.one("section", id="told-links").text
    walk.send(302)
    (search,) = SearchRecord.objects.all()
    assert set(search.links.all()) == set(links)
    assert Action.objects.get().about_id == search.pk
    assert finds(unpapered, home, owner) == []


def test_what_it_says_nothing_of_is_taken_away_and_stays_on_the_work_page(
    client: Client, home: Municipality, owner: User, links: list[Link]
) -> None:
    walk = Walk(client, owner, home)
    walk.send(links=[str(links[0].pk)])
    walk.send(do="back")
    assert carried(walk.page)["links"] == [str(links[0].pk)]
    walk.send()
    walk.send(**SAID)
    walk.send()
    walk.send(302)
    assert [item.name and item.name.words for item in finds(unpapered, home, owner)] == ["Isokyrö"]


def test_none_chosen_and_nothing_said_is_told_all_at_once(
    client: Client, home: Municipality, owner: User, links: list[Link]
) -> None:
    walk = Walk(client, owner, home)
    assert "Choose at least one link." in walk.send(400, links=[]).one("div", "faults").text
    walk.send(links=[str(links[0].pk)])
    told = walk.send(400, wording="", places="").one("div", "faults").all("li")
    assert len(told) == 3


def test_sent_twice_it_is_recorded_once(client: Client, home: Municipality, owner: User, links: list[Link]) -> None:
    walk = Walk(client, owner, home)
    walk.send()
    walk.send(**SAID)
    walk.send()
    walk.send(302)
    walk.send(302)
    assert SearchRecord.objects.count() == 1


@pytest.mark.once
@pytest.mark.parametrize("who", ["stranger", "colleague"])
def test_others_are_told_who_may(client: Client, home: Municipality, request: Any, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/en/municipalities/{home.slug}/search/").status_code == 403
