"""What cannot be understood is refused, saying what is wrong and giving examples."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from archive.dates import ImpreciseDate, UnreadableDate, parse, parse_day

REFUSED = {
    "could not be read": [
        "igår kanske", "idag", "yesterday", "nån gång", "sedan", "före", "19 oktober", "hösten", "12345", "641019",
        "1964-13", "julen 1964", "1940–1949-talet", "[1964", "{}", "[..]", "/", "../..", "?", "~1946~~", "-0000", "x",
        "vintern 2005/07", "våren 2005/06", "år 1946 f.Kr. och så", "en dag i juni",
    ],
    "not in the calendar": [
        "32 januari 1964", "30 februari 2001", "30 February 2001", "29 februari 1900", "31 april 1964", "2001-02-30",
        "1964-13-01", "1964-21-05",
        "0/10 1964", "2001-02-30/2001-03-02", "[2001-02-30..2001-03-02]", "19XX-02-30", "XXXX-04-31",
        "1900-02-29", "före 30 februari 2001",
    ],
    "ends before it begins": ["2004–1996", "2004/1996", "25–18 oktober 1964", "[1972..1970]", "mellan 2004 och 1996"],
    "which century": ["40-talet", "the '40s", "på 80-talet", "19/10-64", "19.10.64", "hösten -05", "nov 46"],
    "ten years or a hundred": ["1900s", "the 2000s"],
    "which is the day and which the month": ["05/06/2004"],
    "a month or a span of years": ["2004–06", "1998–02", "1964 – 10"],
    "cannot be a beginning": ["sedan 1996–2004", "since 1996/2004", "sedan andra världskriget"],
    "itself a choice": ["slutet av 1940-talet–1998", "from the late 1940s to 1998"],
    "too long": ["1946 eller " * 100],
}  # fmt: skip


@pytest.mark.parametrize(("words", "reason"), [(w, reason) for reason, words in REFUSED.items() for w in words])
def test_what_is_not_understood_is_refused_with_a_reason_and_examples(words: str, reason: str) -> None:
    with override("en"), pytest.raises(UnreadableDate) as refusal:
        parse(words)
    with override("en"):
        assert reason in str(refusal.value)
        assert "1940s" in str(refusal.value) or "1998" in str(refusal.value)


def test_a_refusal_quotes_all_of_what_was_typed() -> None:
    with pytest.raises(UnreadableDate) as refusal:
        parse("mellan 30 februari 2001 och 2 mars 2001")
    assert "mellan 30 februari 2001 och 2 mars 2001" in str(refusal.value)


def test_an_ambiguous_day_shows_how_to_write_it() -> None:
    with pytest.raises(UnreadableDate, match="2004-06-05"):
        parse("05/06/2004")


def test_an_interval_or_nothing_cannot_have_an_open_end_beside_it() -> None:
    with pytest.raises(UnreadableDate):
        ImpreciseDate.from_edtf("1996/2004", since=True)


@pytest.mark.parametrize(
    "words", ["1996–2004", "1940-talet", "omkring 1946", "okänt", "", "sedan 1946", "-0005", "igår"]
)
def test_a_day_to_look_at_must_be_one_day_month_or_year(words: str) -> None:
    with pytest.raises(UnreadableDate):
        parse_day(words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2014", "2014-12-31"),
        ("2014-09", "2014-09-30"),
        ("2014-09-01", "2014-09-01"),
        ("19 oktober 1964", "1964-10-19"),
        ("hösten 2005", "2005-11-30"),
        ("February 2012", "2012-02-29"),
    ],
)
def test_a_year_or_a_month_to_look_at_stands_for_its_last_day(words: str, day: str) -> None:
    assert parse_day(words).isoformat() == day
