"""The timeline of a link: periods of both levels and of the two together, and every event."""

from __future__ import annotations

import itertools

import pytest
from django.utils import timezone

from tests import factories as make
from tests.api.conftest import Ask
from twinning.models import About, EventKind, Link


@pytest.fixture
def link(db: None) -> Link:
    found: Link = make.LinkFactory(low__name="Vännäs", high__name="Hemnes")
    return found


def test_periods_cover_every_day_of_all_three_lines(ask: Ask, link: Link) -> None:
    make.told(link, date="1990", title="Vänort")
    periods = ask(f"links/{link.pk}/timeline")["periods"]
    for level in ("municipal", "civil", "overall"):
        line = [period for period in periods if period["level"] == level]
        assert (line[0]["start"], line[-1]["end"]) == (None, None)
        assert all(before["end"] < after["start"] for before, after in itertools.pairwise(line))


def test_a_period_says_on_what_it_rests(ask: Ask, link: Link) -> None:
    make.told(link, make.SourceFactory(title="Webbsida"), date="1990-05-01", title="Vänort")
    periods = ask(f"links/{link.slug}/timeline")["periods"]
    active = next(period for period in periods if period["standing"] == "active" and period["level"] == "municipal")
    assert active["start"] == "1990-05-01"
    assert active["because"]["statement"]["title"] == "Vänort"
    assert [citation["source"]["title"] for citation in active["because"]["sources"]] == ["Webbsida"]


def test_entries_are_all_that_is_told_of_the_link_in_time_order(ask: Ask, link: Link) -> None:
    make.told(link, kind=EventKind.LAPSED, date="1996/2004", title="Vila")
    make.told(link, date="slutet av 1980-talet", title="Vänort")
    make.EventFactory(
        about=About.MUNICIPALITY, municipality=link.low, kind=EventKind.OTHER, date="2009", title="Om ena"
    )
    entries = ask(f"links/{link.slug}/timeline")["entries"]
    told = [(entry["title"], entry["standing"], entry["levels"]) for entry in entries]
    assert told == [
        ("Vänort", "active", ["municipal"]),
        ("Vila", "dormant", ["municipal"]),
        ("Om ena", None, ["municipal"]),
    ]


def test_statements_that_dispute_each_other_name_each_other(ask: Ask, link: Link) -> None:
    table = make.told(link, date="1987", rank="preferred")
    text = make.told(link, date="1989", alternative_to=table)
    first, second = ask(f"links/{link.slug}/timeline")["entries"]
    assert [one["id"] for one in first["alternatives"]] == [str(text.pk)]
    assert second["alternative_to"]["id"] == str(table.pk)
    assert (first["rank"], second["rank"]) == ("preferred", "normal")


def test_the_status_is_that_of_the_day_and_nothing_is_dropped(ask: Ask, link: Link) -> None:
    make.told(link, date="1990")
    before = ask(f"links/{link.slug}/timeline?as_of=1980")
    after = ask(f"links/{link.slug}/timeline?as_of=2000")
    assert (before["status"]["standing"], after["status"]["standing"]) == ("unknown", "active")
    assert before["entries"] == after["entries"]


def test_a_hidden_event_is_not_told(ask: Ask, link: Link) -> None:
    make.EventFactory(links=[link], hidden_at=timezone.now(), hidden_reason="Fel")
    make.rebuild(link)
    assert ask(f"links/{link.slug}/timeline")["entries"] == []
