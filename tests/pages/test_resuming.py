"""Recording that a link was taken up again: one form."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element, faults, read
from twinning.models import Event, EventKind, Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Hemnes"))
    make.told(found, date="1988")
    return found


def address(link: Link) -> str:
    with override("en"):
        return reverse("link-resume", args=[link.slug])


def sent(client: Client, link: Link, status: int = 302, **typed: Any) -> Element:
    page = read(client.get(address(link)).content.decode())
    key = page.one("input", type="hidden", name="key").get("value")
    with zeal_ignore():  # each record that is written is read and told of by itself
        answer = client.post(address(link), {"key": key, "do": "save", "level": "not_stated", **typed})
    assert answer.status_code == status
    html = answer.content.decode()
    assert not html or faults(html) == []
    return read(html)


def resumed() -> list[Event]:
    return list(Event.objects.filter(kind=EventKind.RESUMED))


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_those_who_may_are_led_there_from_the_page_of_the_link(
    opened: Open, request: Any, link: Link, who: str
) -> None:
    user = request.getfixturevalue(who)
    assert opened(f"/en/links/{link.slug}/", user=user).all("a", href=address(link))
    assert opened(address(link), user=user).one("h1").text == "Vänersborg–Hemnes"


@pytest.mark.once
@pytest.mark.parametrize("who", ["stranger", "colleague"])
def test_others_are_refused(client: Client, request: Any, link: Link, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    typed = {"title": "Återupptas", "day": "2005", "level": "both"}
    assert [client.get(address(link)).status_code, client.post(address(link), typed).status_code] == [403, 403]
    assert resumed() == []


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client, link: Link) -> None:
    answer: Any = client.get(address(link))
    assert (answer.status_code, answer["Location"].partition("?")[2]) == (302, f"next={address(link)}")


def test_it_is_saved_with_its_source_and_told_on_the_page_of_the_link(client: Client, link: Link, owner: User) -> None:
    source = make.SourceFactory(title="Vänorter")
    client.force_login(owner)
    sent(
        client, link, title="Utbytet återupptas", day="autumn 2005", level="both", source=str(source.pk), locator="s. 2"
    )
    (event,) = resumed()
    assert (event.title, event.date.edtf, event.level) == ("Utbytet återupptas", "2005-23", "both")
    assert (event.citations.get().source, event.citations.get().locator) == (source, "s. 2")
    page = read(client.get(f"/en/links/{link.slug}/").content.decode())
    assert "It is recorded that the link was taken up again." in page.one("div", "told").text
    assert "Utbytet återupptas" in page.text


def test_it_can_be_saved_without_a_source_and_is_marked_so(client: Client, link: Link, owner: User) -> None:
    client.force_login(owner)
    sent(client, link, title="Återupptas", day="2005")
    assert resumed()[0] in Event.objects.unsourced()


BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({"title": "", "day": "", "level": ""}, ["Since when", "At which level", "Title"]),
    "no date": ({"title": "Åter", "day": "när som helst"}, ["Since when"]),
    "too long": ({"title": "x" * 300, "day": "2005"}, ["Title"]),
    "before it began": ({"title": "Åter", "day": "1975"}, ["Since when"]),
    "no such level": ({"title": "Åter", "day": "2005", "level": "all"}, ["At which level"]),
    "a restricted source": ({"title": "Åter", "day": "2005", "source": "secret"}, ["Source"]),
}


@pytest.mark.once
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(client: Client, link: Link, owner: User, name: str) -> None:
    typed, labels = BAD[name]
    if typed.get("source"):
        typed = {**typed, "source": str(make.SourceFactory(secret=True, owner_code="0126").pk)}
    client.force_login(owner)
    page = sent(client, link, 400, **typed)
    assert [item.text.partition(":")[0].strip() for item in page.one("div", "faults").all("li")] == labels
    assert (page.one(id="id_title").get("value") or "") == typed["title"]
    assert "Hemlig" not in page.text
    assert resumed() == []


def test_sent_twice_it_is_recorded_once(client: Client, link: Link, owner: User) -> None:
    client.force_login(owner)
    key = "5b0c0c5e-6f5a-4d0e-9d8f-1d6b8a2c4e10"
    for _ in range(2):
        sent(client, link, title="Återupptas", day="2005", key=key)
    assert len(resumed()) == 1


def test_a_season_is_shown_as_it_was_understood_before_it_is_saved(client: Client, link: Link, owner: User) -> None:
    client.force_login(owner)
    page = sent(client, link, 200, title="Återupptas", day="hösten 2005")
    assert "understood as autumn 2005: September–November 2005" in page.one("div", "faults").text
    assert resumed() == []
    seen: dict[str, Any] = {"day-understood": "hösten 2005"}
    sent(client, link, title="Återupptas", day="hösten 2005", **seen)
    assert resumed()[0].date.words == "hösten 2005"
