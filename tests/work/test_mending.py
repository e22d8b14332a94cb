"""Each thing is mended where the work page leads, and then is gone; nothing leads an editor into the admin."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from zeal import zeal_ignore

from agreements.models import Matter, Outcome
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import read
from tests.pages.test_concluding import carried
from tests.review.world import MUNICIPAL, YEAR, Form
from tests.work.desks import DAY, finds
from twinning.models import EventKind, Link, RankChoice
from twinning.work import keeping, links, papers, statements
from twinning.work.desk import Desk
from twinning.work.page import WorkPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    made: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Lich"))
    return made


@pytest.fixture
def mended(client: Client, home: Municipality, owner: User) -> Any:
    """Follows the one button, types what is given, saves, and asks the finder again."""
    client.force_login(owner)

    def follow(finder: Any, **typed: Any) -> list[Any]:
        (item,) = finds(finder, home, owner)
        page = read(client.get(item.mend.href).content.decode())
        sent = _typed(page) | typed | {"do": "save", "why": "Prov"}
        sent |= {f"{name}-understood": words for name, words in typed.items()}
        with zeal_ignore():  # each record that is written is read and told of by itself
            answer = client.post(item.mend.href, sent)
        assert answer.status_code == 302, read(answer.content.decode()).one("main").text
        return finds(finder, home, owner)

    return follow


def _typed(page: Any) -> dict[str, Any]:
    form = page.one("form", "record")
    sent: dict[str, Any] = {}
    for each in [*form.all("input"), *form.all("textarea")]:
        ticked = each.get("type") not in {"radio", "checkbox"} or "checked" in each.attributes
        if each.get("name") and ticked and each.get("type") != "file":
            sent.setdefault(each.get("name"), []).append(each.get("value") or each.text)
    for each in form.all("select"):
        sent[each.get("name")] = [one.get("value") for one in each.all("option") if "selected" in one.attributes]
    return sent


def test_a_standing_that_became_unknown_is_answered_in_its_row_of_the_review(
    client: Client, link: Link, home: Municipality, owner: User
) -> None:
    make.told(link, date="1990")
    (item,) = finds(links.unknown, home, owner, day=timezone.localdate())
    client.force_login(owner)
    form = Form(client, home)
    assert item.mend.href == f"/en/review/{home.slug}/{YEAR}/#{form.page.one('span', id=f'link-{link.pk}').get('id')}"
    with zeal_ignore():
        form.answer(link, MUNICIPAL, "changed", standing="active").known().send("finish")
    assert finds(links.unknown, home, owner, day=timezone.localdate()) == []


def test_a_beginning_is_added(link: Link, mended: Any) -> None:
    make.told(link, date="", kind=EventKind.ESTABLISHED)
    begun = {"kind": "established", "title": "Vänort", "date": "1987", "level": "both"}
    assert mended(links.unbegun, **begun) == []


def test_a_duty_is_recorded_as_done(home: Municipality, mended: Any) -> None:
    make.DutyFactory(decision=make.DecisionFactory(municipality=home, outcome=Outcome.ADOPTED))
    assert mended(papers.duties, done="2026") == []


def test_an_outcome_is_recorded(home: Municipality, mended: Any) -> None:
    make.DecisionFactory(municipality=home, outcome=Outcome.PROPOSED, day="2014")
    assert mended(papers.undecided, outcome=Outcome.REJECTED) == []


def test_whether_a_link_ends_is_decided_at_its_own_step(link: Link, home: Municipality, owner: User) -> None:
    make.told(link, date="2024")
    paper = make.DecisionFactory(municipality=home, outcome=Outcome.PROPOSED, day="2024", matter=Matter.END)
    link.decisions.add(paper)
    (item,) = finds(papers.undecided, home, owner)
    assert item.mend.href == f"/en/links/{link.slug}/end/"


def test_a_contact_is_checked(home: Municipality, mended: Any) -> None:
    make.ContactFactory(municipality=home, name="Ada", checked_on=date(2000, 1, 1))
    assert mended(keeping.unchecked, checked_on="2026-11-20") == []


def test_a_figure_is_filled_in(home: Municipality, mended: Any) -> None:
    make.FigureFactory(municipality=home, value=None)
    assert mended(keeping.unknown_figures, value="12") == []


def test_a_successor_begins_with_the_parties_and_what_it_supersedes(
    client: Client, home: Municipality, owner: User, link: Link
) -> None:
    earlier = make.AgreementFactory(signed="2010", ends="2020")
    for body in link.parties:
        make.PartyFactory(agreement=earlier, municipality=body)
    (item,) = finds(papers.expiring, home, owner)
    client.force_login(owner)
    sent = carried(read(client.get(item.mend.href).content.decode()))
    assert sent["supersedes"] == [str(earlier.pk)]
    assert set(sent["municipalities"]) == {str(body.pk) for body in link.parties}


def test_a_disagreement_is_settled_where_one_side_is_set_aside(
    client: Client, link: Link, home: Municipality, owner: User
) -> None:
    first = make.told(link, date="1987")
    other = make.told(link, date="1989", alternative_to=first)
    (item,) = finds(statements.disputed, home, owner)
    client.force_login(owner)
    page = read(client.get(item.mend.href).content.decode()).one("section", id="disagreements")
    ways = [each.get("href") for each in page.all("a", "add")]
    assert [str(first.pk) in ways[0], str(other.pk) in ways[1]] == [True, True]
    other.rank = RankChoice.DEPRECATED
    other.save()
    assert finds(statements.disputed, home, owner) == []


def test_nothing_leads_an_editor_into_the_admin(link: Link, home: Municipality, owner: User) -> None:
    make.told(link, date="1950")
    make.PartyFactory(agreement=make.AgreementFactory(signed="2010", ends="2020"), municipality=home)
    make.ContactFactory(municipality=home, checked_on=date(2000, 1, 1))
    make.SourceFactory(owner_code=home.national_code)
    with override("en"):
        page = WorkPage(Desk(home, DAY, owner))
        found = [item.mend.href for group in page.groups for item in group.items] + [act.href for act in page.acts]
    assert len(found) > 5
    assert not [href for href in found if "/admin/" in href]
