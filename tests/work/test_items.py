"""What is urgent, and in which order things stand. No database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from twinning.words import in_letters
from twinning.work.items import NAMED, USUAL, Item, Kind, Mend, Named, Urgency, ordered, urgency
from twinning.work.words import lead

DAY = date(2026, 11, 23)


def item(kind: Kind = Kind.REVIEW, **told: Any) -> Item:
    return Item(**{"kind": kind, "key": "", "what": "något", "mend": Mend("Gör", "#"), **told})


def named(name: str, **told: Any) -> Item:
    return item(name=Named(name), **told)


def order(*items: Item) -> list[str]:
    return [each.name.words for group in ordered(items, DAY).values() for each in group if each.name]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-400, Urgency.NOW), (0, Urgency.NOW), (30, Urgency.NOW), (31, Urgency.THIS_YEAR), (365, Urgency.THIS_YEAR)],
)
def test_what_waits_for_a_day_is_urgent_from_thirty_days_before_it(days: int, expected: Urgency) -> None:
    assert urgency(item(Kind.DUTY, due=DAY + timedelta(days)), DAY) == expected


def test_without_a_day_the_kind_decides() -> None:
    now = [kind for kind in Kind if urgency(item(kind), DAY) == Urgency.NOW]
    assert now == [Kind.STANDING_UNKNOWN]
    assert urgency(item(Kind.REVIEW), DAY) == Urgency.THIS_YEAR
    assert urgency(item(Kind.DISAGREEMENT), DAY) == urgency(item(Kind.FIGURE), DAY) == Urgency.LEISURE


def test_the_groups_stand_in_the_order_of_urgency_and_empty_ones_are_left_out() -> None:
    found = ordered([item(Kind.FIGURE), item(Kind.STANDING_UNKNOWN)], DAY)
    assert [*found] == [Urgency.NOW, Urgency.LEISURE]
    assert ordered([], DAY) == {}


def test_within_a_group_the_kinds_stand_in_their_order() -> None:
    overdue = named("plikt", kind=Kind.DUTY, due=date(2020, 1, 1))
    assert order(overdue, named("okänd", kind=Kind.STANDING_UNKNOWN)) == ["okänd", "plikt"]


def test_what_has_waited_longest_comes_first_and_what_has_no_beginning_last() -> None:
    items = [named("utan"), named("ny", since=date(2020, 1, 1)), named("gammal", since=date(2010, 1, 1))]
    assert order(*items) == ["gammal", "ny", "utan"]


def test_what_is_due_sooner_comes_before_what_was_asked_sooner() -> None:
    later = named("senare", kind=Kind.DUTY, due=date(2026, 11, 30), since=date(2001, 1, 1))
    sooner = named("snart", kind=Kind.DUTY, due=date(2026, 11, 24), since=date(2002, 1, 1))
    assert order(later, sooner) == ["snart", "senare"]


def test_names_are_compared_without_case_and_marks() -> None:
    assert order(named("Östersund"), named("eiði"), named("Arsuk")) == ["Arsuk", "eiði", "Östersund"]


KINDS = st.sampled_from(Kind)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(st.lists(st.tuples(KINDS, DAYS, DAYS, st.sampled_from("abc")), unique=True, max_size=12), st.randoms())
def test_the_order_does_not_depend_on_who_was_asked_first(rows: list[Any], random: Any) -> None:
    items = [item(kind, since=since, due=due, key=str((since, due, key))) for kind, since, due, key in rows]
    shuffled = random.sample(items, len(items))
    assert ordered(items, DAY) == ordered(shuffled, DAY)


@given(st.lists(st.tuples(KINDS, DAYS), max_size=12))
def test_nothing_is_lost_and_nothing_stands_twice(rows: list[Any]) -> None:
    items = [item(kind, due=due, key=str(number)) for number, (kind, due) in enumerate(rows)]
    found = [each.key for group in ordered(items, DAY).values() for each in group]
    assert sorted(found) == sorted(each.key for each in items)


def test_kinds_that_are_not_said_to_be_urgent_wait_for_leisure() -> None:
    assert {kind for kind in Kind if urgency(item(kind), DAY) == Urgency.LEISURE} == set(Kind) - set(USUAL)


def test_some_are_named_and_the_rest_are_counted() -> None:
    many = item(names=[Named(str(n)) for n in range(NAMED + 3)])
    assert (len(many.named), many.more) == (NAMED, 3)
    assert item().more == 0


@pytest.mark.parametrize(
    ("things", "urgent", "words"),
    [
        (0, 0, "Nothing needs doing here today."),
        (1, 0, "One thing, and it is not urgent."),
        (1, 1, "One thing, and it is urgent."),
        (9, 0, "Nine things, none of them urgent."),
        (9, 1, "Nine things, one of them urgent."),
        (9, 2, "Nine things, two of them urgent."),
        (9, 9, "Nine things, all of them urgent."),
        (13, 12, "13 things, twelve of them urgent."),
        (1200, 13, "1,200 things, 13 of them urgent."),
    ],
)
def test_the_sentence_on_top_says_how_many(things: int, urgent: int, words: str) -> None:
    with override("en"):
        assert lead(things, urgent) == words


def test_numbers_are_words_from_two_to_twelve() -> None:
    with override("en"):
        assert [in_letters(n) for n in (2, 12, 13)] == ["two", "twelve", "13"]


def test_a_name_is_marked_in_its_language_and_leads_to_its_page() -> None:
    assert Named("Lich", "/x/", "").html == '<a href="/x/">Lich</a>'
    assert Named("<b>", "", "sv").html == '<span lang="sv">&lt;b&gt;</span>'
