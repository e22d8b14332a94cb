"""What a statement is about can be corrected; evidence is given another source by hiding it beside the new one."""

from __future__ import annotations

import pytest
from django.test import Client

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import read
from tests.recording.conftest import change_address, complaints, opened, sent
from twinning.models import About, Event

pytestmark = pytest.mark.django_db
WHY = {"why": "Läst om"}


def test_an_event_is_moved_to_another_link_of_ones_own(desk: Client, event: Event, home: Municipality) -> None:
    other = make.LinkFactory(low=home)
    sent(desk, change_address(event), links=[str(other.pk)], **WHY)
    assert [*Event.objects.get().links.all()] == [other]


def test_what_was_told_of_a_link_is_told_of_the_chain(desk: Client, event: Event, home: Municipality) -> None:
    chain = make.chained(home, name="Kedjan")
    sent(desk, change_address(event), about=About.CHAIN, chain=str(chain.pk), links=[], **WHY)
    event.refresh_from_db()
    assert (event.about, event.chain, event.links.count()) == (About.CHAIN, chain, 0)


def test_a_membership_is_exchanged_for_another(desk: Client, home: Municipality) -> None:
    first, second = (make.MembershipFactory(municipality=home) for _ in range(2))
    event = make.EventFactory(kind="joined", about=About.MEMBERSHIP, membership=first, date="1987")
    sent(desk, change_address(event), membership=str(second.pk), **WHY)
    event.refresh_from_db()
    assert event.membership == second


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"links": []}, "Choose the links that it is about."),
        ({"about": About.CHAIN}, "It is about something else now: take the links away."),
        ({"about": About.CHAIN, "links": []}, "Fill in what the event is about"),
    ],
)
def test_what_it_is_about_must_be_one_thing(desk: Client, event: Event, typed: dict[str, str], told: str) -> None:
    answer = sent(desk, change_address(event), **typed, **WHY)
    assert told in complaints(read(answer.content.decode()))


def test_it_is_not_given_out_of_hand(desk: Client, event: Event, elsewhere: Municipality) -> None:
    theirs = make.LinkFactory(low=elsewhere)
    sent(desk, change_address(event), links=[str(theirs.pk)], **WHY)
    event.refresh_from_db()
    assert theirs not in event.links.all()


def test_evidence_says_how_its_source_is_exchanged(desk: Client, event: Event) -> None:
    citation = make.TwinningCitationFactory(event=event)
    page = opened(desk, change_address(citation))
    ways = [each.get("href") for each in page.one("form", "record").all("a")]
    assert f"/en/evidence/twinning.event/{event.pk}/" in ways
    assert f"{change_address(citation)}hide/" in ways
    sent(desk, change_address(citation), locator="§ 12", stance="contradicts", quotation="Vänort", **WHY)
    citation.refresh_from_db()
    assert (citation.locator, citation.stance, citation.quotation) == ("§ 12", "contradicts", "Vänort")
