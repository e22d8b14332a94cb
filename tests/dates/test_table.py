"""What can be typed, the EDTF it means, and its outermost days: every row of docs/dates.md, and its variants."""

from __future__ import annotations

from datetime import date

import pytest

from archive.dates import UNKNOWN, parse

# typed in Swedish, typed in English, EDTF, earliest, latest
TABLE = [
    ("19 oktober 1964", "19 October 1964", "1964-10-19", "1964-10-19", "1964-10-19"),
    ("okt 1964", "Oct 1964", "1964-10", "1964-10-01", "1964-10-31"),
    ("hösten 2005", "autumn 2005", "2005-23", "2005-09-01", "2005-11-30"),
    ("våren 2014", "spring 2014", "2014-21", "2014-03-01", "2014-05-31"),
    ("sommaren 1988", "summer 1988", "1988-22", "1988-06-01", "1988-08-31"),
    ("vintern 2005/06", "winter 2005/06", "2005-24", "2005-12-01", "2006-02-28"),
    ("första kvartalet 1989", "first quarter of 1989", "1989-33", "1989-01-01", "1989-03-31"),
    ("andra halvåret 1989", "second half of 1989", "1989-41", "1989-07-01", "1989-12-31"),
    ("1964", "1964", "1964", "1964-01-01", "1964-12-31"),
    ("1940-talet", "1940s", "194X", "1940-01-01", "1949-12-31"),
    ("1800-talet", "19th century", "18XX", "1800-01-01", "1899-12-31"),
    ("början av 1980-talet", "early 1980s", "[1980..1983]", "1980-01-01", "1983-12-31"),
    ("mitten av 1980-talet", "mid 1980s", "[1984..1986]", "1984-01-01", "1986-12-31"),
    ("slutet av 1980-talet", "late 1980s", "[1987..1989]", "1987-01-01", "1989-12-31"),
    ("första hälften av 1980-talet", "first half of the 1980s", "[1980..1984]", "1980-01-01", "1984-12-31"),
    ("mitten av 1800-talet", "mid-19th century", "[1834..1866]", "1834-01-01", "1866-12-31"),
    ("början av 1989", "early 1989", "[1989-01..1989-04]", "1989-01-01", "1989-04-30"),
    ("mitten av 1989", "mid-1989", "[1989-05..1989-08]", "1989-05-01", "1989-08-31"),
    ("slutet av 1989", "late 1989", "[1989-09..1989-12]", "1989-09-01", "1989-12-31"),
    ("slutet av februari 1989", "late February 1989", "[1989-02-21..1989-02-28]", "1989-02-21", "1989-02-28"),
    ("omkring 1946", "c. 1946", "1946~", "1945-01-01", "1947-12-31"),
    ("omkring 1940-talet", "c. 1940s", "194X~", "1930-01-01", "1959-12-31"),
    ("omkring mars 2009", "c. March 2009", "2009-03~", "2009-02-01", "2009-04-30"),
    ("omkring 19 oktober 1964", "c. 19 October 1964", "1964-10-19~", "1964-10-18", "1964-10-20"),
    ("1946?", "1946?", "1946?", "1946-01-01", "1946-12-31"),
    ("troligen 1946", "probably 1946", "1946?", "1946-01-01", "1946-12-31"),
    ("troligen omkring 1946", "possibly c. 1946", "1946%", "1945-01-01", "1947-12-31"),
    ("1996–2004", "1996–2004", "1996/2004", "1996-01-01", "2004-12-31"),
    ("från 1998 till 2003", "from 1998 to 2003", "1998/2003", "1998-01-01", "2003-12-31"),
    ("mellan 1996 och 2004", "between 1996 and 2004", "1996/2004", "1996-01-01", "2004-12-31"),
    ("18–25 oktober 1964", "18–25 October 1964", "1964-10-18/1964-10-25", "1964-10-18", "1964-10-25"),
    ("30 oktober–2 november 1964", "October 30–November 2, 1964", "1964-10-30/1964-11-02", "1964-10-30", "1964-11-02"),
    ("hösten 2005–våren 2006", "autumn 2005 – spring 2006", "2005-23/2006-21", "2005-09-01", "2006-05-31"),
    ("1940–1950-talet", "1940s–1950s", "194X/195X", "1940-01-01", "1959-12-31"),
    ("andra världskriget", "the Second World War", "1939/1945", "1939-01-01", "1945-12-31"),
    ("sedan 1940-talet", "since the 1940s", "194X/..", "1940-01-01", None),
    ("från och med 1998", "from 1998 onwards", "1998/..", "1998-01-01", None),
    ("från 1998, slut okänt", "from 1998, end unknown", "1998/", "1998-01-01", None),
    ("till och med 2004", "until 2004", "../2004", None, "2004-12-31"),
    ("till och med 2004, början okänd", "until 2004, start unknown", "/2004", None, "2004-12-31"),
    ("före 1946", "before 1946", "[..1945]", None, "1945-12-31"),
    ("efter 1946", "after 1946", "[1947..]", "1947-01-01", None),
    ("före 1 januari 1971", "before 1 January 1971", "[..1970-12-31]", None, "1970-12-31"),
    ("efter december 1970", "after December 1970", "[1971-01..]", "1971-01-01", None),
    ("efter slutet av 1980-talet", "after the late 1980s", "[1990..]", "1990-01-01", None),
    ("före hösten 2005", "before autumn 2005", "[..2005-08]", None, "2005-08-31"),
    ("efter andra världskriget", "after the Second World War", "[1945..]", "1945-01-01", None),
    ("senast 2021-12-31", "by 31 December 2021", "[..2021-12-31]", None, "2021-12-31"),
    ("tidigast mars 2009", "no earlier than March 2009", "[2009-03..]", "2009-03-01", None),
    ("1946 eller senare", "1946 or later", "[1946..]", "1946-01-01", None),
    ("1946 eller 1947", "1946 or 1947", "[1946,1947]", "1946-01-01", "1947-12-31"),
    ("1946, 1947 och 1949", "1946, 1947 and 1949", "{1946,1947,1949}", "1946-01-01", "1949-12-31"),
    ("1980- och 90-talen", "1980s and 1990s", "{198X,199X}", "1980-01-01", "1999-12-31"),
    ("någon gång 1987–1990", "some time between 1987 and 1990", "[1987..1990]", "1987-01-01", "1990-12-31"),
    ("någon dag i mars 2009", "some day in March 2009", "2009-03-XX", "2009-03-01", "2009-03-31"),
    ("någon månad 2009", "some month in 2009", "2009-XX", "2009-01-01", "2009-12-31"),
    ("år 800", "year 800", "0800", "0800-01-01", "0800-12-31"),
    ("44 f.Kr.", "44 BC", "-0043", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("swedish", "english", "edtf", "earliest", "latest"), TABLE, ids=[row[0] for row in TABLE])
def test_both_languages_mean_the_same_days(
    swedish: str, english: str, edtf: str, earliest: str | None, latest: str | None
) -> None:
    for words in (swedish, english):
        read = parse(words)
        assert (read.edtf, read.since) == (edtf, False)
        assert (read.earliest, read.latest) == (day(earliest), day(latest))
        assert read.words == ("" if words == edtf else words)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


SINCE = [
    ("sedan slutet av 1980-talet", "since the late 1980s", "[1987..1989]", "1987-01-01", "1989-12-31"),
    ("alltsedan början av 1989", "ever since early 1989", "[1989-01..1989-04]", "1989-01-01", "1989-04-30"),
    ("sedan 1946 eller 1947", "since 1946 or 1947", "[1946,1947]", "1946-01-01", "1947-12-31"),
    ("åtminstone sedan 1964", "at least since 1964", "[..1964]", None, "1964-12-31"),
]


@pytest.mark.parametrize(("swedish", "english", "edtf", "earliest", "latest"), SINCE, ids=[row[0] for row in SINCE])
def test_an_open_end_is_kept_beside_a_start_that_edtf_cannot_join_to_it(
    swedish: str, english: str, edtf: str, earliest: str | None, latest: str | None
) -> None:
    for words in (swedish, english):
        read = parse(words)
        assert (read.edtf, read.since, read.is_since) == (edtf, True, True)
        assert (read.start_earliest, read.start_latest) == (day(earliest), day(latest))
        assert read.latest is None


VARIANTS = {
    "1964-10-19": [
        "den 19 oktober 1964", "19 OKT. 1964", "  19  okt   1964. ", "19:e oktober 1964", "19.10.1964", "19/10 1964",
        "19/10-1964", "19/10/1964", "10/19/1964", "October 19, 1964", "Oct. 19th, 1964", "the 19th of October 1964",
        "måndagen den 19 oktober 1964", "Monday, 19 October 1964", "19641019", "1964/10/19", "1964–10–19",
        "1964-10-19T10:00:00Z", "1964, 19 oktober",
    ],
    "1964-10": ["oktober 1964", "Okt. 1964", "i oktober 1964", "in October 1964", "oktober månad 1964", "10/1964"],
    "2005-23": ["höst 2005", "hösten år 2005", "fall 2005", "the autumn of 2005", "Hösten 2005."],
    "2005-24": ["vintern 2005", "winter 2005", "vintern 2005–06", "winter 2005/2006"],
    "194X": ["på 1940-talet", "the 1940s", "1940's", "1940-tal", "1940 talet", "194x", "194?", "194u"],
    "19XX": ["1900-talet", "20th century", "19??"],
    "[1947..1949]": ["i slutet av 1940-talet", "the end of the 1940s", "1940-talets slut", "sent 1940-tal"],
    "1946~": ["ca 1946", "ca. 1946", "cirka 1946", "circa 1946", "c 1946", "c1946", "about 1946", "c:a 1946"],
    "1946?": ["1946 ?", "1946 (?)", "sannolikt 1946", "perhaps 1946", "kanske 1946"],
    "[1987?..1989?]": ["troligen slutet av 1980-talet", "probably the late 1980s", "slutet av 1980-talet?"],
    "1996/2004": [
        "1996-2004", "1996 - 2004", "1996 — 2004", "1996 till 2004", "1996 to 2004", "åren 1996–2004",
        "mellan åren 1996 och 2004", "from 1996 until 2004", "under 1996–2004",
    ],
    "1996/1998": ["1996-98", "1996–98", "1996/98"],
    "1984~/2004": ["omkring 1984–2004", "c. 1984–2004"],
    "1996?/2004?": ["troligen 1996–2004", "probably from 1996 to 2004"],
    "1964-10-18/1964-10-25": [
        "18-25 oktober 1964", "18 till 25 oktober 1964", "October 18–25, 1964", "18/10–25/10 1964", "18–25.10.1964",
        "1964-10-18–1964-10-25", "1964-10-18 - 1964-10-25", "1964-10-18/25", "den 18–25 oktober 1964",
    ],
    "1964-10/1964-11": ["oktober–november 1964", "October-November 1964", "okt/nov 1964"],
    "1940/..": ["sedan 1940", "från 1940", "since 1940", "1940–", "fr.o.m. 1940", "1940 och framåt", "1940 – present"],
    "../2004": ["t.o.m. 2004", "fram till 2004", "–2004", "up to 2004"],
    "[..1946]": ["senast 1946", "1946 eller tidigare", "no later than 1946", "by 1946"],
    "[..1945]": ["strax före 1946", "prior to 1946"],
    "1939/1945": ["under andra världskriget", "WWII", "World War II"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "edtf"), [(words, edtf) for edtf, variants in VARIANTS.items() for words in variants]
)
def test_the_same_date_may_be_typed_in_many_ways(words: str, edtf: str) -> None:
    read = parse(words)
    assert (read.edtf, read.since) == (edtf, False)


@pytest.mark.parametrize("words", ["okänt", "Okänd", "ej känt", "okänt datum", "unknown", "not known", "n.d.", "", " "])
def test_what_is_said_to_be_unknown_is_unknown(words: str) -> None:
    read = parse(words)
    assert read == UNKNOWN
    assert not read.known
    assert (read.earliest, read.latest) == (None, None)
