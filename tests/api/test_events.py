"""Events."""

from __future__ import annotations

from django.utils import timezone

from tests import factories as make
from tests.api.conftest import Ask
from twinning.models import About, EventKind


def titles(ask: Ask, query: str = "") -> list[str]:
    return [event["title"] for event in ask(f"events?{query}" if query else "events")["events"]]


def test_events_stand_in_time_order_with_the_undated_last(ask: Ask) -> None:
    for title, date in (("utan år", ""), ("höst", "2005-23"), ("sent åttiotal", "[1987..1989]")):
        make.EventFactory(title=title, date=date)
    assert titles(ask) == ["sent åttiotal", "höst", "utan år"]
    assert titles(ask, "sort=-date") == ["höst", "sent åttiotal", "utan år"]


def test_an_event_tells_what_it_is_about(ask: Ask) -> None:
    membership = make.MembershipFactory(municipality__name="Arsuk", chain__name="Nordiska kedjan")
    make.EventFactory(kind=EventKind.JOINED, about=About.MEMBERSHIP, membership=membership)
    event = ask("events")["events"][0]
    assert event["membership"]["municipality"]["name"] == "Arsuk"
    assert event["membership"]["chain"]["slug"] == "nordiska-kedjan"
    assert (event["links"], event["chain"], event["standing"]) == ([], None, "active")


def test_events_are_found_by_what_they_are_about(ask: Ask) -> None:
    link = make.LinkFactory(low__name="Huddinge", high__name="Vantaa")
    make.EventFactory(title="om relationen", links=[link])
    make.EventFactory(title="om kommunen", about=About.MUNICIPALITY, municipality=link.parties[0])
    chain = make.ChainFactory(name="Kedjan")
    make.EventFactory(title="om kedjan", about=About.CHAIN, chain=chain)
    assert titles(ask, "link=huddinge-vantaa") == ["om relationen"]
    assert titles(ask, "municipality=huddinge") == ["om kommunen", "om relationen"]
    assert titles(ask, "chain=kedjan") == ["om kedjan"]
    assert titles(ask, "about=chain") == ["om kedjan"]


def test_events_are_found_by_kind_level_and_text(ask: Ask) -> None:
    make.EventFactory(title="Årsmöte", kind=EventKind.ACTIVITY, place="Siglufjörður", level="civil")
    make.EventFactory(title="Vilande", kind=EventKind.OBSERVED, asserts="dormant", level="municipal")
    assert titles(ask, "kind=activity") == titles(ask, "q=siglufj") == titles(ask, "level=civil") == ["Årsmöte"]


def test_participants_and_parts_are_named(ask: Ask) -> None:
    week = make.EventFactory(title="Veckan", participants=[make.MunicipalityFactory(name="Huskvarna")])
    make.EventFactory(title="Konferens", part_of=week)
    told = {event["title"]: event for event in ask("events")["events"]}
    assert [one["name"] for one in told["Veckan"]["participants"]] == ["Huskvarna"]
    assert told["Konferens"]["part_of"]["title"] == "Veckan"


def test_a_reference_to_a_hidden_record_is_empty(ask: Ask) -> None:
    hidden = {"hidden_at": timezone.now(), "hidden_reason": "Fel"}
    make.EventFactory(
        title="synlig", decision=make.DecisionFactory(**hidden), alternative_to=make.EventFactory(**hidden),
        links=[make.LinkFactory(**hidden)],
    )  # fmt: skip
    (event,) = ask("events")["events"]
    assert (event["decision"], event["alternative_to"], event["links"]) == (None, None, [])
