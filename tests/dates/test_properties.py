"""What holds for every date, whatever it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import ImpreciseDate, UnreadableDate, parse, parse_day
from archive.dates.words import MONTHS, PARTS, SEASONS, UNKNOWN
from tests.dates import strategies as dates

LANGUAGES = ("sv", "en")
FRAGMENTS = st.sampled_from(
    [*MONTHS, *PARTS, *SEASONS, *UNKNOWN, "sedan", "since", "från", "till", "to", "mellan", "between", "och", "and"]
    + [
        "före",
        "after",
        "senast",
        "by",
        "omkring",
        "c.",
        "?",
        "–",
        "-",
        "/",
        "..",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        "(",
        ")",
    ]
    + ["1946", "1964-10-19", "18", "31", "00", "194X", "1980-talet", "1990s", "0", "2000-talet", "19th century", "år"]
)


@settings(max_examples=400)
@given(dates.ANY, st.booleans())
def test_a_date_put_into_words_is_read_back_as_the_same_date(edtf: str, since: bool) -> None:
    given_date = ImpreciseDate.from_edtf(edtf, since=since and edtf[0] == "[")
    for language in LANGUAGES:
        words = given_date.text(language)
        read = parse(words)
        assert read.same_meaning(given_date), words
        assert read.text(language) == words


@given(dates.ANY)
def test_edtf_is_kept_as_it_was_typed_and_needs_no_words(edtf: str) -> None:
    assert parse(edtf) == ImpreciseDate(edtf)


@given(dates.ANY)
def test_no_date_ends_before_it_begins(edtf: str) -> None:
    read = parse(edtf)
    assert (read.earliest or date.min) <= (read.latest or date.max)
    assert (read.start_earliest or date.min) <= (read.start_latest or date.max)
    assert (read.end_earliest or date.min) <= (read.end_latest or date.max)


@given(st.one_of(st.text(max_size=60), st.text("0123456789X?~%-/.,[]{}YESTu –", max_size=30)))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    read_or_refuse(text)


@settings(max_examples=400)
@given(st.lists(FRAGMENTS, min_size=1, max_size=7))
def test_any_mixture_of_the_words_of_dates_is_read_or_refused(fragments: list[str]) -> None:
    read_or_refuse(" ".join(fragments))


def read_or_refuse(text: str) -> None:
    """A refusal can always be shown, a reading always be put into words."""
    for reader in (parse, parse_day):
        try:
            str(reader(text))
        except UnreadableDate as refusal:
            str(refusal)


# The edtf library (5.0.2) as an oracle where it is right. It is not asked about:
# qualified dates, which it always widens (`1984?` too), months also by a year;
# winters, which it ends on 31 December; `1978/`, where it guesses ten years.
SAFE_SEASONS = st.builds("{}-{}".format, dates.YEARS, st.sampled_from([21, 22, 23, 25, 26, 27, *range(33, 42)]))
SAFE = st.one_of(dates.PLAIN, dates.UNSPECIFIED.filter(lambda text: text[0] != "X"), SAFE_SEASONS)
SAFE_INTERVALS = st.lists(dates.YEARS, min_size=2, max_size=2).map(lambda years: "{}/{}".format(*sorted(years)))
SAFE_SETS = dates.runs().map("[{}]".format)


@settings(max_examples=60)
@given(st.one_of(SAFE, SAFE_INTERVALS, SAFE_SETS))
def test_bounds_agree_with_the_edtf_library_where_it_is_right(edtf: str) -> None:
    oracle = parse_edtf(edtf)
    read = parse(edtf)
    assert (read.earliest, read.latest) == (day(oracle.lower_strict()), day(oracle.upper_strict()))


@settings(max_examples=20)
@given(dates.YEARS.map("{}~".format))
def test_an_approximate_year_is_as_wide_as_the_edtf_library_makes_it(edtf: str) -> None:
    oracle = parse_edtf(edtf)
    read = parse(edtf)
    assert (read.earliest, read.latest) == (day(oracle.lower_fuzzy()), day(oracle.upper_fuzzy()))


def day(struct: Any) -> date:
    return date(*struct[:3])


@pytest.mark.parametrize(
    ("edtf", "wrong"),
    [("2005-24", (2005, 12, 31)), ("1978/", (1988, 1, 1))],
)
def test_where_the_edtf_library_is_not_followed(edtf: str, wrong: tuple[int, int, int]) -> None:
    assert day(parse_edtf(edtf).upper_strict()) == date(*wrong)
    assert parse(edtf).latest != date(*wrong)


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [
        ("1951", "1952", True),
        ("1951-12-31", "1952-01-01", True),
        ("1951", "1951-06", False),
        ("before 1950", "1952", True),
        ("since 1940", "1952", False),
        ("1951", "after 1960", True),
        ("1951", "before 1960", False),
        ("", "1952", False),
        ("1951", "", False),
    ],
)
def test_one_is_surely_before_another_where_no_day_of_it_can_be_later(one: str, other: str, surely: bool) -> None:
    first, second = (parse(text) if text else ImpreciseDate() for text in (one, other))
    assert first.surely_before(second) is surely
