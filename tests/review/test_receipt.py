"""The receipt: what was changed, confirmed and left, by whom, when, and where it is kept."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Action, ActionKind
from archive.services import action_undo
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, faults, read
from tests.review.world import CIVIL, MUNICIPAL, YEAR, Answering, now, single, standings, twelve
from twinning.models import Event, Link, Review
from twinning.services.reviews import review_finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def herning(home: Municipality) -> Link:
    return single(home, "Herning")


@pytest.fixture
def done(home: Municipality, owner: User, herning: Link) -> Review:
    lich = single(home, "Lich")
    answering = Answering(home, owner).known("Samtal med <ordföranden>")
    answering.says(herning, MUNICIPAL, "changed", standing="dormant", since="2023").says(herning, CIVIL, "unsure")
    answering.says(lich, MUNICIPAL, "unchanged").adds(lich, activity="Skolbesök", activity_date="maj 2024")
    return review_finish(review=answering.review, by=owner)


def shown(client: Client, review: Review, by: User) -> Element:
    client.force_login(by)
    html = client.get(review.get_absolute_url()).content.decode()
    assert faults(html) == []
    return read(html)


def test_it_tells_what_was_said_of_each_link(client: Client, done: Review, owner: User) -> None:
    page = shown(client, done, owner)
    rows = {name: page.one("table", f"told-{name}").one("tbody").rows() for name in ("changed", "confirmed", "left")}
    ((link, _, before, after),) = rows["changed"]
    assert (link, before) == ("Herning", "aktiv")
    assert "vilande" in after
    assert "2023" in after
    assert [row[0] for row in rows["confirmed"]] == ["Lich"]
    assert sorted(row[0] for row in rows["left"]) == ["Herning", "Lich"]
    assert "Skolbesök, maj 2024" in page.text


def test_it_tells_who_when_and_how_it_is_known_and_leads_to_the_source(
    client: Client, done: Review, owner: User
) -> None:
    facts = shown(client, done, owner).one("dl", "facts")
    assert "Owner" in facts.text
    assert "Samtal med <ordföranden>" in facts.text
    assert done.source is not None
    assert facts.one("a").get("href") == done.source.get_absolute_url()


def test_it_leads_to_what_was_written(client: Client, done: Review, owner: User) -> None:
    assert done.action is not None
    hrefs = [each.get("href") for each in shown(client, done, owner).all("a")]
    assert reverse("action", args=[done.action.pk]) in hrefs


def test_an_archivist_reads_it_too(client: Client, done: Review, colleague: User) -> None:
    assert shown(client, done, colleague).one("dl", "facts")


def test_the_source_of_a_review_is_public_and_its_history_is_not(client: Client, done: Review) -> None:
    assert done.source is not None
    assert "Samtal med" in client.get(done.source.get_absolute_url()).content.decode()
    assert client.get(reverse("history", args=["twinning.review", done.pk])).status_code in {302, 403, 404}


def test_when_it_was_undone_the_draft_says_so(client: Client, done: Review, owner: User) -> None:
    assert done.action is not None
    action_undo(action=done.action, by=owner, reason="Fel förening")
    client.force_login(owner)
    answer = client.get(reverse("review-receipt", args=[done.municipality.slug, YEAR]))
    assert answer["Location"] == reverse("review", args=[done.municipality.slug, YEAR])
    html = client.get(answer["Location"]).content.decode()
    assert faults(html) == []
    assert "Fel förening" in html


@pytest.mark.once
def test_it_costs_the_same_for_many_links_as_for_two(client: Client, done: Review, owner: User) -> None:
    client.force_login(owner)
    client.get(done.get_absolute_url())
    counts = []
    for others in (0, 20):
        for _ in range(others):
            make.ReviewAnswerFactory(review=done, link__low=done.municipality, answer="unchanged")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(done.get_absolute_url()).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_twelve_links_are_undone_from_the_page_of_the_action(client: Client, home: Municipality, owner: User) -> None:
    answering = Answering(home, owner).known()
    links = twelve(home)
    before = standings(home)
    for link in links:
        answering.says(link, MUNICIPAL, "changed", standing="sporadic").says(link, CIVIL, "changed", standing="paused")
    review = review_finish(review=answering.review, by=owner)
    assert review.action is not None
    client.force_login(owner)
    assert {(now(link), now(link, CIVIL)) for link in links} == {("sporadic", "paused")}
    answer = client.post(reverse("action-undo", args=[review.action.pk]), {"reason": "Fel år"})
    assert answer.status_code == 302
    assert standings(home) == before
    undoing = Action.objects.get(kind=ActionKind.UNDO)
    assert (undoing.undoes, undoing.by, undoing.reason) == (review.action, owner, "Fel år")
    assert Event.history.filter(history_action=undoing).count() == 2 * len(links) == 24
    told = [client.get(at).content.decode() for at in (answer["Location"], reverse("action-list"))]
    assert all("Fel år" in each for each in told)
