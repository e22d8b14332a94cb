"""A filtered list, saved under a name and shared: on the list, at its own address, among all of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from archive.listings import listings
from archive.services import record_hide, stamp
from municipalities.models import Municipality, Role, SavedView
from municipalities.services import view_ask_instead
from tests import factories as make
from tests.cast import staff
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db
NORWAY = "country=NO"
LIST, LINKS = "/en/views/", "/en/links/"
SAVE = "/en/views/save/"


def saved(owner: User, query: str = NORWAY, name: str = "Norge", **more: Any) -> SavedView:
    view: SavedView = make.SavedViewFactory(owner=owner, query=query, name=name, **more)
    return view


def send(client: Client, asked: str = NORWAY, **typed: Any) -> Any:
    return client.post(SAVE, {"list": "link-list", "asked": asked, "do": "new", **typed})


def choosing(view: SavedView) -> dict[str, Any]:
    """The view that is to ask something else, as the page was read."""
    return {"instead": view.pk, f"seen-{view.pk}": stamp(view)}


def at(view: SavedView) -> str:
    return f"{LIST}{view.pk}/"


def line(page: Element) -> str:
    return page.one("div", "saved").text


def test_what_is_asked_is_saved_and_the_list_then_names_it(client: Client, opened: Open, owner: User) -> None:
    before = opened(f"{LINKS}?{NORWAY}&page=1&q=", user=owner)
    (way,) = (each.get("href") for each in before.all("a") if each.text == "Save this view")
    assert way == f"{SAVE}?{urlencode({'list': 'link-list', 'asked': NORWAY})}"
    assert "Norway" in opened(way).text
    answer = send(client, name="Norska relationer")
    view = SavedView.objects.get()
    assert (view.owner, view.listing, view.query, answer.status_code) == (owner, "link-list", NORWAY, 302)
    assert client.get(answer["Location"])["Location"] == f"{LINKS}?{NORWAY}"
    after = opened(f"{LINKS}?{NORWAY}")
    assert "The view “Norska relationer” is saved. Undo" in after.text
    assert "Saved view: Norska relationer" in line(after)
    assert "Save this view" in line(opened(f"{LINKS}?country=FI"))


def test_strangers_to_the_registry_are_shown_nothing_of_it(opened: Open) -> None:
    assert not opened(f"{LINKS}?{NORWAY}").all("div", "saved")
    assert not opened(f"{LINKS}?{NORWAY}", user=User.objects.create_user("reader")).all("div", "saved")


def test_where_nothing_is_asked_or_understood_nothing_can_be_saved(client: Client, opened: Open, owner: User) -> None:
    assert "Save this view" not in line(opened(LINKS, user=owner))
    assert "Save this view" not in line(opened(f"{LINKS}?colour=red", status=400))
    assert "filter it first" in opened(f"{SAVE}?list=link-list&asked=page%3D2", status=400).text
    refused = send(client, "colour=red", name="Röda")
    assert (refused.status_code, SavedView.objects.count()) == (400, 0)
    assert "no parameter “colour”" in refused.text
    assert client.get(f"{SAVE}?list=home&asked={NORWAY}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("sort=-since&country=NO&page=3&q=", "country=NO&sort=-since"),
        ("match=all&sort=name&kind__not=twin_town", "kind__not=twin_town"),
        ("municipality=V%C3%A4nersborg&as_of=1980&format=csv", "as_of=1980&municipality=vanersborg"),
        ("country=NO&chain__empty=true&match=any", "chain__empty=true&country=NO&match=any"),
    ],
)
def test_the_same_is_always_kept_in_the_same_way(asked: str, kept: str) -> None:
    assert listings()["link-list"].normal(QueryDict(asked)) == kept


def test_every_list_with_filters_can_be_saved(opened: Open, owner: User) -> None:
    opened(LINKS, user=owner)
    for name in listings():
        address = reverse(name)
        assert "data-shortcut" in opened(address).one("div", "saved").all("a")[-1].attributes, address


def test_a_name_is_asked_for_and_stands_once(client: Client, owner: User) -> None:
    client.force_login(owner)
    view = saved(owner)
    assert "Give the view a name." in send(client, "country=FI", name=" ").text
    twice = send(client, "country=FI", name="Norge")
    assert (twice.status_code, "with this name already" in twice.text, 'value="Norge"' in twice.text) == (
        400,
        True,
        True,
    )
    assert send(client, NORWAY, name="Norge")["Location"] == at(view)
    assert send(client, "country=FI", name="x" * 101).status_code == 400
    assert SavedView.objects.count() == 1


def test_a_view_that_there_is_can_ask_something_else_instead(client: Client, owner: User, stranger: User) -> None:
    client.force_login(owner)
    view, theirs = saved(owner), saved(stranger)
    assert send(client, "country=FI", do="change").status_code == 400
    assert send(client, "country=FI", do="change", instead=theirs.pk).status_code == 400
    assert send(client, "country=FI", do="change", name="Annat", **choosing(view)).status_code == 302
    view.refresh_from_db()
    assert (view.query, view.name, SavedView.objects.count()) == ("country=FI", "Norge", 2)


def test_what_a_colleague_made_of_a_shared_view_meanwhile_is_told_before_it_is_replaced(
    client: Client, home: Municipality, owner: User
) -> None:
    view = saved(owner, shared_with=home)
    read = choosing(view)
    client.force_login(staff("second", home, Role.EDITOR))
    assert send(client, "country=DK", do="change", **read).status_code == 302
    client.force_login(owner)
    late = send(client, "country=FI", do="change", **read)
    view.refresh_from_db()
    assert (late.status_code, view.query) == (400, "country=DK")
    assert "Meanwhile Second changed the view “Norge”." in late.text
    assert stamp(view) in late.text
    assert send(client, "country=FI", do="change", **choosing(view)).status_code == 302
    view.refresh_from_db()
    assert view.query == "country=FI"


def test_a_view_that_was_hidden_meanwhile_is_not_changed(owner: User) -> None:
    view = saved(owner)
    record_hide(record=SavedView.objects.get(), reason="Inte längre aktuell", by=owner)
    with override("en"), pytest.raises(ValidationError, match="Meanwhile the view was hidden"):
        view_ask_instead(view=view, query="country=FI", seen=stamp(view), by=owner)


def test_it_is_shared_with_the_staff_of_an_own_municipality(
    client: Client, opened: Open, home: Municipality, elsewhere: Municipality, owner: User, colleague: User
) -> None:
    client.force_login(owner)
    assert send(client, name="Norge", shared_with=elsewhere.pk).status_code == 400
    assert send(client, name="Norge", shared_with=home.pk).status_code == 302
    saved(owner, "country=FI", "Egen")
    table = opened(LIST, user=colleague).one("table").rows()
    assert [row[:3] for row in table[2:]] == [
        ["Norge", "country: Norway", "the staff of Vänersborg shared by Owner"],
    ]
    assert "Saved view: Norge (shared in Vänersborg)" in line(opened(f"{LINKS}?{NORWAY}"))


def test_nobody_else_finds_it(client: Client, home: Municipality, owner: User, colleague: User, stranger: User) -> None:
    own, shared = saved(owner), saved(owner, "country=FI", "Finland", shared_with=home)
    pages = [LIST, SAVE, at(own), at(shared)]
    assert {client.get(page)["Location"].split("?")[0] for page in pages} == {"/en/log-in/"}
    found = {}
    for user in (owner, colleague, stranger):
        client.force_login(user)
        found[user.username] = [client.get(at(view)).status_code for view in (own, shared)]
    assert found == {"owner": [302, 302], "colleague": [404, 302], "stranger": [404, 404]}
    client.force_login(User.objects.create_user("reader"))
    assert {client.get(page).status_code for page in pages} == {403}


def test_it_is_renamed_hidden_and_brought_back(client: Client, opened: Open, owner: User) -> None:
    view = saved(owner)
    page = opened(LIST, user=owner)
    change, hide = (link.get("href") for link in page.one("td", "act").all("a")[:2])
    version = opened(change).one("input", name="version").get("value")
    client.post(change, {"name": "Norges", "shared_with": "", "version": version, "do": "save"})
    view.refresh_from_db()
    assert (view.name, view.query) == ("Norges", NORWAY)
    answer = client.post(hide, {"reason": "Behövs inte"})
    assert answer["Location"] == LIST
    told = opened(LIST)
    assert "“Norges” is hidden. Undo" in told.text
    assert not told.all("tbody")
    assert client.get(at(view)).status_code == 404
    undo = [each.get("href") for each in told.all("a") if each.text == "Undo"][-1]
    client.post(undo, {"reason": "Behövs"})
    assert "Norges" in opened(LIST).text


def test_only_its_owner_and_the_editors_it_is_shared_with_change_it(
    client: Client, home: Municipality, owner: User, colleague: User, stranger: User
) -> None:
    own, shared = saved(owner), saved(owner, "country=FI", "Finland", shared_with=home)
    found = {}
    for user in (owner, colleague, stranger, staff("second", home, Role.EDITOR)):
        client.force_login(user)
        doors = [reverse("record-change", args=["municipalities.savedview", view.pk]) for view in (own, shared)]
        found[user.username] = [client.get(door).status_code for door in doors]
    assert found == {"owner": [200, 200], "colleague": [403, 403], "stranger": [403, 403], "second": [403, 200]}


def test_what_is_no_longer_understood_is_said_and_left_out(client: Client, opened: Open, owner: User) -> None:
    view = saved(owner)
    SavedView.objects.update(query=f"{NORWAY}&colour=red&standing=happy&municipality=nowhere")
    told = opened(LIST, user=owner).one("tbody").text
    for words in ("colour: red (is no longer understood here)", "standing: happy (is no longer a choice)"):
        assert words in told
    assert "municipality: nowhere (is no longer to be found)" in told
    assert client.get(at(view))["Location"] == f"{LINKS}?{NORWAY}"
    assert "Left out: colour, municipality, standing." in opened(f"{LINKS}?{NORWAY}").text


def test_so_is_a_list_that_there_is_no_longer(client: Client, opened: Open, owner: User) -> None:
    view = saved(owner)
    SavedView.objects.update(listing="gone-list")
    assert "a list that there is no longer" in opened(LIST, user=owner).text
    assert client.get(at(view))["Location"] == LIST
    assert "is there no longer" in opened(LIST).text


def test_its_history_tells_in_words_what_it_asks(opened: Open, client: Client, owner: User, stranger: User) -> None:
    view = saved(owner, "kind__not=twin_town")
    address = f"/en/history/municipalities.savedview/{view.pk}/"
    told = opened(address, user=owner).text
    assert "kind is not: twin town" in told
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.once
def test_many_cost_no_more_than_two(client: Client, home: Municipality, owner: User) -> None:
    def more(count: int) -> None:
        for each in range(count):
            bodies = [make.MunicipalityFactory(), make.MunicipalityFactory()]
            asked = f"municipality={bodies[0].slug}&municipality__not={bodies[1].pk}&area__not=school"
            saved(owner, asked, f"{bodies[0]}", shared_with=home if each % 2 else None)

    client.force_login(owner)
    make.AreaFactory(code="school")
    more(2)
    few = [cost(client, address) for address in (LIST, LINKS)]
    with make.without_history():
        more(44)
    assert [cost(client, address) for address in (LIST, LINKS)] == few


def test_a_hidden_one_gives_up_its_name_and_is_not_brought_back_beside_another(client: Client, owner: User) -> None:
    client.force_login(owner)
    view = saved(owner)
    label = "municipalities.savedview"
    client.post(reverse("record-hide", args=[label, view.pk]), {"reason": "Behövs inte"})
    assert send(client, "country=FI", name="Norge").status_code == 302
    refused = client.post(f"/en/history/{label}/{view.pk}/bring-back/", {"reason": "Behövs"})
    assert (refused.status_code, "with this name already" in refused.text) == (400, True)
