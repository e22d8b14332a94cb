"""Dates in words, in both languages, never more precise than known."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from archive.dates import UNKNOWN, ImpreciseDate, parse

RENDERED = [
    ("", "okänt", "unknown"),
    ("1964-10-19", "19 oktober 1964", "19 October 1964"),
    ("1964-10", "oktober 1964", "October 1964"),
    ("2005-23", "hösten 2005", "autumn 2005"),
    ("2005-24", "vintern 2005/06", "winter 2005/06"),
    ("1999-24", "vintern 1999/2000", "winter 1999/2000"),
    ("1989-34", "andra kvartalet 1989", "second quarter of 1989"),
    ("194X", "1940-talet", "1940s"),
    ("190X", "1900-talets första årtionde", "1900s (decade)"),
    ("18XX", "1800-talet", "19th century"),
    ("[1980..1983]", "början av 1980-talet", "early 1980s"),
    ("[1984..1986]", "mitten av 1980-talet", "mid-1980s"),
    ("[1987..1989]", "slutet av 1980-talet", "late 1980s"),
    ("[1987..1990]", "någon gång mellan 1987 och 1990", "some time between 1987 and 1990"),
    ("[1989-09..1989-12]", "slutet av 1989", "late 1989"),
    ("[1987?..1989?]", "slutet av 1980-talet?", "late 1980s?"),
    ("1946~", "omkring 1946", "c. 1946"),
    ("1946?", "1946?", "1946?"),
    ("1946%", "omkring 1946?", "c. 1946?"),
    ("1996/2004", "1996–2004", "1996–2004"),
    ("1984~/2004", "omkring 1984–2004", "c. 1984–2004"),
    ("194X/195X", "1940–1950-talet", "1940s–1950s"),
    ("1964-10-18/1964-10-25", "18–25 oktober 1964", "18–25 October 1964"),
    ("1964-10-30/1964-11-02", "30 oktober–2 november 1964", "30 October – 2 November 1964"),
    ("1964-10/1964-11", "oktober–november 1964", "October–November 1964"),
    ("2005-21/2005-23", "våren–hösten 2005", "spring–autumn 2005"),
    ("194X/..", "sedan 1940-talet", "since the 1940s"),
    ("2005-23/..", "sedan hösten 2005", "since autumn 2005"),
    ("1989-33/..", "sedan första kvartalet 1989", "since the first quarter of 1989"),
    ("1998/", "från 1998, slut okänt", "from 1998, end unknown"),
    ("../2004", "till och med 2004", "until 2004"),
    ("/2004", "till och med 2004, början okänd", "until 2004, start unknown"),
    ("[..1945]", "före 1946", "before 1946"),
    ("[1947..]", "efter 1946", "after 1946"),
    ("[..2021-12-31]", "senast 31 december 2021", "by 31 December 2021"),
    ("[2009-03..]", "tidigast mars 2009", "no earlier than March 2009"),
    ("[1946,1947,1950..1952]", "1946, 1947 eller 1950–1952", "1946, 1947 or 1950–1952"),
    ("{1946,1947}", "1946 och 1947", "1946 and 1947"),
    ("1985-04-XX", "någon dag i april 1985", "some day in April 1985"),
    ("1985-XX-XX", "någon dag 1985", "some day in 1985"),
    ("198X-XX", "någon månad på 1980-talet", "some month in the 1980s"),
    ("156X-12-25", "25 december något år på 1560-talet", "25 December of some year in the 1560s"),
    ("XXXX-12-XX", "någon dag i december något år", "some day in December of some year"),
    ("2004-06~-11", "11 juni 2004 (ungefärligt: år + månad)", "11 June 2004 (approximate: year + month)"),
    (
        "?2004-06-~11",
        "11 juni 2004 (osäkert: år; ungefärligt: dag)",
        "11 June 2004 (uncertain: year; approximate: day)",
    ),
    ("-0043", "44 f.Kr.", "44 BC"),
    ("0800", "år 800", "year 800"),
    ("Y170000002", "Y170000002", "Y170000002"),
]


@pytest.mark.parametrize(("edtf", "swedish", "english"), RENDERED, ids=[row[0] for row in RENDERED])
def test_a_date_in_words(edtf: str, swedish: str, english: str) -> None:
    date = ImpreciseDate.from_edtf(edtf)
    assert date.text("sv") == swedish
    assert date.text("en") == english


@pytest.mark.parametrize(
    ("edtf", "swedish", "english"),
    [
        ("[1987..1989]", "sedan slutet av 1980-talet", "since the late 1980s"),
        ("[1989-01..1989-04]", "sedan början av 1989", "since early 1989"),
        ("[1980..1984]", "sedan första hälften av 1980-talet", "since the first half of the 1980s"),
        ("[..1945]", "sedan före 1946", "since before 1946"),
        ("[1987..1990]", "sedan någon gång mellan 1987 och 1990", "since some time between 1987 and 1990"),
    ],
)
def test_an_open_end_beside_a_start_in_words(edtf: str, swedish: str, english: str) -> None:
    date = ImpreciseDate.from_edtf(edtf, since=True)
    assert date.text("sv") == swedish
    assert date.text("en") == english


def test_words_as_given_are_not_what_is_rendered() -> None:
    assert parse("Okt. 1964").words == "Okt. 1964"
    assert parse("Okt. 1964").text("en") == "October 1964"


def test_a_date_speaks_the_language_of_its_reader() -> None:
    with override("sv"):
        assert str(parse("late 1980s")) == "slutet av 1980-talet"
    with override("en"):
        assert str(parse("slutet av 1980-talet")) == "late 1980s"


def test_a_regional_language_is_its_language_and_any_other_is_english() -> None:
    assert parse("1940s").text("sv-fi") == "1940-talet"
    assert parse("hösten 2005").text("de") == "autumn 2005"


def test_what_is_not_known_is_false_and_says_so() -> None:
    assert not UNKNOWN
    assert UNKNOWN.text("sv") == "okänt"


@pytest.mark.parametrize(
    ("edtf", "swedish", "english"),
    [
        ("1964-10-19", "19 oktober 1964", "19 October 1964"),
        ("1964-02", "februari 1964", "February 1964"),
        ("2025-23", "september–november 2025", "September–November 2025"),
        ("2005-24", "december 2005–februari 2006", "December 2005 – February 2006"),
        ("1945", "1 januari–31 december 1945", "1 January – 31 December 1945"),
        ("[1987..1989]", "1 januari 1987–31 december 1989", "1 January 1987 – 31 December 1989"),
        ("1998/..", "tidigast 1 januari 1998", "no earlier than 1 January 1998"),
        ("[..1945]", "senast 31 december 1945", "by 31 December 1945"),
        ("9999", "1 januari–31 december 9999", "1 January – 31 December 9999"),
        ("XXXX", "", ""),
    ],
)
def test_the_outermost_days_in_words(edtf: str, swedish: str, english: str) -> None:
    date = ImpreciseDate.from_edtf(edtf)
    assert date.limits("sv") == swedish
    assert date.limits("en") == english
