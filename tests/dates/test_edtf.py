"""EDTF itself: the examples of ISO 8601-2's levels and what days they allow."""

from __future__ import annotations

from datetime import date

import pytest

from archive.dates import ImpreciseDate, UnreadableDate, parse

EXAMPLES = [
    # level 0
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    # level 1
    ("Y170000002", None, None),
    ("Y-170000002", None, None),
    ("-1985", None, None),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2004-06~", "2004-05-01", "2004-07-31"),
    ("2004-06-11%", "2004-06-10", "2004-06-12"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-12/..", "1985-04-12", None),
    ("1985/", "1985-01-01", None),
    ("../1985-04-12", None, "1985-04-12"),
    ("/1985", None, "1985-12-31"),
    ("1984~/2004-06", "1983-01-01", "2004-06-30"),
    # level 2
    ("Y-17E7", None, None),
    ("Y17E2", "1700-01-01", "1700-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-30", "2001-12-01", "2002-02-28"),
    ("2001-34", "2001-04-01", "2001-06-30"),
    ("2001-37", "2001-01-01", "2001-04-30"),
    ("2001-41", "2001-07-01", "2001-12-31"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", None, "1760-12-03"),
    ("[1760-12..]", "1760-12-01", None),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
    ("{..1984}", None, "1984-12-31"),
    ("2004-06~-11", "2004-05-11", "2004-07-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11"),
    ("?2004-06-~11", "2004-06-10", "2004-06-12"),
    ("2004~-02-29", "2003-02-28", "2005-02-28"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-XX", "1500-12-01", "1599-12-31"),
    ("XXXX-12-XX", None, None),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("19X4-02-29", "1904-02-29", "1984-02-29"),
    ("1985-XX-31", "1985-01-31", "1985-12-31"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_edtf_gives_its_outermost_days(edtf: str, earliest: str | None, latest: str | None) -> None:
    read = parse(edtf)
    assert read == ImpreciseDate(edtf)
    assert (read.earliest, read.latest) == (day(earliest), day(latest))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("1996/2004", ("1996-01-01", "1996-12-31"), ("2004-01-01", "2004-12-31")),
        ("2005-23/2006-03", ("2005-09-01", "2005-11-30"), ("2006-03-01", "2006-03-31")),
        ("194X/..", ("1940-01-01", "1949-12-31"), (None, None)),
        ("../2004", (None, None), ("2004-01-01", "2004-12-31")),
        ("[1987..1989]", ("1987-01-01", "1989-12-31"), (None, None)),
        ("1964-10-19", ("1964-10-19", "1964-10-19"), (None, None)),
    ],
)
def test_start_and_end_have_bounds_of_their_own(
    edtf: str, start: tuple[str | None, str | None], end: tuple[str | None, str | None]
) -> None:
    read = parse(edtf)
    assert (read.start_earliest, read.start_latest) == (day(start[0]), day(start[1]))
    assert (read.end_earliest, read.end_latest) == (day(end[0]), day(end[1]))


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("1996–2004", "1996", "2004"),
        ("sedan 1940-talet", "194X", ""),
        ("sedan slutet av 1980-talet", "[1987..1989]", ""),
        ("till och med 2004", "", "2004"),
        ("hösten 2005", "2005-23", ""),
        ("okänt", "", ""),
    ],
)
def test_start_and_end_are_dates_of_their_own(words: str, start: str, end: str) -> None:
    read = parse(words)
    assert (read.start.edtf, read.end.edtf) == (start, end)
    assert not read.start.is_since


def test_only_an_interval_with_both_ends_is_closed() -> None:
    assert parse("1996/2004").is_interval
    assert not any(parse(edtf).is_interval for edtf in ("1996/..", "1996/", "../2004", "1996", "[1996..2004]", ""))


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1984?~", "1984%"),
        ("199u", "199X"),
        ("1978/open", "1978/.."),
        ("unknown/1978", "/1978"),
        (" [ 1667, 1668 ] ", "[1667,1668]"),
        ("y170000002", "Y170000002"),
        ("2004-01-01T10:10:10+05:00", "2004-01-01"),
    ],
)
def test_other_spellings_of_edtf_are_put_right(written: str, edtf: str) -> None:
    assert parse(written).edtf == edtf


def test_an_open_end_is_joined_to_a_start_that_can_hold_it() -> None:
    assert ImpreciseDate.from_edtf("1946~", since=True) == ImpreciseDate("1946~/..")
    assert ImpreciseDate.from_edtf("1946/..", since=True) == ImpreciseDate("1946/..")
    assert ImpreciseDate.from_edtf("[1987..1989]", since=True) == ImpreciseDate("[1987..1989]", since=True)


@pytest.mark.parametrize("edtf", ["slutet av 1980-talet", "1964-13", "2001-02-30", "2004/1996", "[1946", "1" * 300])
def test_from_edtf_takes_nothing_else(edtf: str) -> None:
    with pytest.raises(UnreadableDate):
        ImpreciseDate.from_edtf(edtf)


def test_dates_mean_the_same_whatever_words_they_were_given_in() -> None:
    assert parse("c. 1946").same_meaning(parse("omkring 1946"))
    assert parse("2004-06~-11").same_meaning(parse("~2004-~06-11"))
    assert not parse("sedan slutet av 1980-talet").same_meaning(parse("slutet av 1980-talet"))
    assert parse("okänt").same_meaning(ImpreciseDate(words="?"))
