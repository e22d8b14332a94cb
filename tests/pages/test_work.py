"""The work page: what a municipality's staff see of what needs doing, and who else does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Outcome
from archive.reading import today
from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from tests.cast import staff
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db
WORK = "/en/work/"
PATH = "/en/work/vanersborg/"


def groups(page: Element) -> dict[str, list[str]]:
    """The first lines of the rows, without what stands below them, by the heading of their group."""
    found: dict[str, list[str]] = {}
    for body in page.one("table", "work").all("tbody"):
        title, *rows = [row.one("th") for row in body.all("tr")]
        found[title.text] = [_first_line(row) for row in rows]
    return found


def _first_line(cell: Element) -> str:
    small = cell.all("small")
    return cell.text.removesuffix(small[0].text if small else "").strip().replace(" :", ":")


def ways(page: Element) -> list[tuple[str, str]]:
    """What mends each, and where."""
    return [(cell.text, cell.one("a").get("href")) for cell in page.all("td", "act")]


# --- Whose ---


def test_whoever_is_not_logged_in_is_asked_to_and_comes_back(client: Client, home: Municipality) -> None:
    for path in (WORK, PATH, "/en/work/no-such-place/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{resolve_url('account_login')}?next={path}")


@pytest.mark.parametrize("who", ["owner", "colleague"])
def test_who_works_for_one_municipality_is_led_there(client: Client, request: Any, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(WORK).headers["Location"] == PATH


def test_who_works_for_several_chooses(opened: Open, owner: User, elsewhere: Municipality) -> None:
    for role in (Role.EDITOR, Role.ARCHIVIST):
        StaffRole.objects.create(user=owner, municipality=elsewhere, role=role)
    page = opened(WORK, user=owner)
    assert page.one("table").rows()[1:] == [["Huddinge", "Archivist and editor"], ["Vänersborg", "Editor"]]
    assert page.one("table").all("a")[1].get("href") == PATH


def test_an_administrator_chooses_among_those_of_the_home_country(
    opened: Open, home: Municipality, elsewhere: Municipality, administrator: User
) -> None:
    make.MunicipalityFactory(name="Herning", country="DK")
    page = opened(WORK, user=administrator)
    assert page.one("table").rows()[1:] == [["Huddinge", "Administrator"], ["Vänersborg", "Administrator"]]


def test_who_has_no_role_yet_is_told_who_gives_it(opened: Open) -> None:
    page = opened(WORK, 403, user=staff("newcomer"))
    assert "You have no role in any municipality yet." in page.one("main").text


def test_the_staff_of_another_municipality_are_refused_with_a_sentence(opened: Open, home: Any, stranger: User) -> None:
    page = opened(PATH, 403, user=stranger)
    assert "The work page of Vänersborg is for its staff and administrators." in page.one("main").text


@pytest.mark.parametrize("who", ["owner", "colleague", "administrator"])
def test_its_staff_and_administrators_see_it(opened: Open, home: Any, request: Any, who: str) -> None:
    assert opened(PATH, user=request.getfixturevalue(who)).one("h1").text == "To do for Vänersborg"


def test_a_locked_account_sees_nothing(client: Client, owner: User) -> None:
    client.force_login(owner)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert client.get(PATH).status_code == 302


def test_it_is_found_by_its_former_address_and_not_where_there_is_none(
    client: Client, opened: Open, home: Municipality, administrator: User
) -> None:
    make.FormerSlugFactory(slug="wenersborg", record_id=home.pk)
    opened("/en/work/ingenstans/", 404, user=administrator)
    assert client.get("/en/work/wenersborg/").headers["Location"] == PATH


def test_it_is_kept_by_nobody_and_only_read(client: Client, owner: User) -> None:
    client.force_login(owner)
    assert "no-store" in client.get(PATH).headers["Cache-Control"]
    assert client.post(PATH).status_code == 405


# --- What ---


def test_where_nothing_needs_doing_it_says_so(opened: Open, owner: User) -> None:
    page = opened(PATH, user=owner)
    assert page.one("p", "lead").text == "Nothing needs doing here today."
    assert not page.all("table")


def test_it_asks_every_finder_and_counts_what_is_urgent(opened: Open, home: Municipality, owner: User) -> None:
    make.told(make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Lich")), date="1950")
    make.ContactFactory(municipality=home, name="Ada", checked_on=date(2000, 1, 1))
    page = opened(PATH, user=owner)
    remains = f"The review of {today().year} has not begun: one link remains, and can be answered on one page."
    assert page.one("p", "lead").text == f"Three things, one of them urgent. {remains}"
    assert page.one("section").one("span", "count").text == "3, most urgent first"
    assert groups(page) == {
        "Now": ["Lich: the standing has become unknown"],
        "For the year's review": ["Ada: not checked for a year"],
        "When there is time": ["Lich: no agreement"],
    }


def test_it_speaks_of_the_day_that_is_asked_for(opened: Open, home: Municipality, owner: User) -> None:
    make.told(make.LinkFactory(low=home), date="1990")
    page = opened(f"{PATH}?as_of=1995", user=owner)
    assert page.one("p", "then").text.startswith("As it stood on 31 December 1995")
    assert "Now" not in groups(page)
    assert opened(f"{PATH}?as_of=igår-ish", 400).one("p", "flag").text


def test_those_who_may_write_are_led_to_forms_and_others_to_pages(
    opened: Open, home: Municipality, owner: User, colleague: User
) -> None:
    make.told(make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Lich")), date="1950")
    make.SourceFactory(owner_code="1487")
    labels = [label for label, _href in ways(opened(PATH, user=owner))]
    assert labels == ["Confirm or change", "Record a search", "Look at it"]
    assert [label for label, _href in ways(opened(PATH, user=colleague))] == ["Look at it", "Look at it", "Upload"]


def test_what_is_often_begun_stands_on_top_for_those_who_may(
    opened: Open, home: Any, owner: User, colleague: User
) -> None:
    acts = [opened(PATH, user=user).one("ul", "acts").text for user in (owner, colleague)]
    assert [("New link" in each, "New source" in each) for each in acts] == [(True, True), (False, True)]


# --- The masthead ---


def masthead(page: Element) -> list[tuple[str, str]]:
    return [(each.text, each.get("href")) for each in page.one("header", "mast").one("div", "aside").all("a")]


@pytest.mark.parametrize(
    ("who", "words", "href"),
    [
        ("owner", "Editor, Vänersborg", PATH),
        ("colleague", "Archivist, Vänersborg", PATH),
        ("administrator", "Administrator", WORK),
    ],
)
def test_the_masthead_says_who_one_is_and_leads_to_the_work(
    opened: Open, home: Any, request: Any, who: str, words: str, href: str
) -> None:
    page = opened("/en/about/", user=request.getfixturevalue(who))
    assert (words, href) in masthead(page)
    assert "Log in" not in [text for text, _href in masthead(page)]


def test_of_several_municipalities_it_says_how_many(opened: Open, owner: User, elsewhere: Municipality) -> None:
    StaffRole.objects.create(user=owner, municipality=elsewhere, role=Role.EDITOR)
    assert ("Work for 2 municipalities", WORK) in masthead(opened("/en/about/", user=owner))


def test_a_reader_is_offered_to_log_in_and_no_work(opened: Open) -> None:
    assert "Log in" in [text for text, _href in masthead(opened("/en/about/"))]
    assert not [href for _text, href in masthead(opened("/en/about/", user=staff("newcomer"))) if href.startswith(WORK)]


# --- What it costs ---


def _grow(home: Municipality, count: int) -> None:
    """More of everything that the finders find."""
    chain = make.chained(home, joined="1950")
    for _ in range(count):
        for year in ("1950", "2014", "2014"):
            link = make.LinkFactory(low=home)
            first = make.EventFactory(links=[link], date=year)
            other = make.EventFactory(links=[link], date="2012", alternative_to=first)
            for event in (first, other):
                make.TwinningCitationFactory(event=event, source=make.SourceFactory(owner_code="1487"))
        membership = make.MembershipFactory(chain=chain, municipality=link.partner_of(home))
        make.EventFactory(kind="joined", about="membership", membership=membership, date="2000")
        make.PartyFactory(agreement=make.AgreementFactory(signed="2010", ends="2020"), municipality=home)
        adopted = make.DecisionFactory(municipality=home, outcome=Outcome.ADOPTED)
        make.DutyFactory(decision=adopted)
        make.AgreementCitationFactory(decision=make.DecisionFactory(municipality=home, day=""))
        make.FigureFactory(municipality=home, value=None)
        make.GrantFactory(giver=home, amount=None, currency="")
        make.ContactFactory(municipality=home, checked_on=date(2000, 1, 1))
    make.rebuild()


# What the page costs; a change is looked at before it is written here.
PINNED = {"owner": 32, "administrator": 31}


@pytest.mark.once
@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_two_links_cost_as_many_queries_as_fifty(client: Client, home: Municipality, request: Any, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    costs = []
    with make.without_history():
        for count in (1, 16):
            _grow(home, count)
            client.get(PATH)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(PATH).status_code == 200
            costs.append(len(queries))
    assert costs == [PINNED[who]] * 2


# --- The founding data ---


@pytest.mark.slow
def test_vanersborgs_page_says_what_the_ledger_yields(
    founding: Callable[[str, str], Any], opened: Open, administrator: User, client: Client
) -> None:
    page = opened(f"{PATH}?as_of=2026-11-22", user=administrator)
    assert page.one("p", "lead").text.startswith("Ten things, one of them urgent.")
    assert groups(page) == {
        "Now": ["Lich: the standing has become unknown"],
        "For the year's review": [
            "Nordiska kedjan: eight links without new evidence",
            "Omaruru: no new evidence",
            "Five proposals without known outcome",
        ],
        "When there is time": [
            "Arsuk kommer med: 1987 or 1989?",
            "Husby kommer med: 1988 or 1989?",
            "Omaruru: no beginning",
            "Omaruru: no agreement",
            "Kartläggning av kommunens vänortsrelationer i den nordiska kedjan: no scan and no transcription",
            "Vänersborg → Vargöns musikkår: the amount is not known",
        ],
    }
    assert {href: client.get(href).status_code for _label, href in ways(page)} == {href: 200 for _l, href in ways(page)}


def test_what_was_done_and_what_is_hidden_are_found_from_here_and_from_the_account(client: Client, owner: User) -> None:
    client.force_login(owner)
    for page in (PATH, reverse("mfa_index")):
        told = client.get(page).text
        assert all(f'href="{reverse(name)}"' in told for name in ("action-list", "hidden-list")), page


def test_who_has_no_role_is_not_led_to_what_was_done(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))
    assert reverse("action-list") not in client.get(reverse("mfa_index")).text
