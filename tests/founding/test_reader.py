"""Founding files are read strictly, and everything wrong in them is told at once."""

from decimal import Decimal

import pytest

from archive.dates import ImpreciseDate
from twinning.founding import FoundingDataError
from twinning.founding.reader import read
from twinning.founding.rows import Ref
from twinning.founding.schema import tables

PLACES = """
[[municipality]]
key = "vannas"
ledger = ["E2"]
name = "Vännäs"
country = "SE"
latitude = 63.9074
longitude = 19.7503

[[source]]
key = "dd"
ledger = ["E2"]
title = "Regionalt samarbete"
"""


def faults(text: str) -> list[str]:
    with pytest.raises(FoundingDataError) as refused:
        read({"places.toml": PLACES, "more.toml": text}, tables())
    return refused.value.faults


def test_a_record_is_read_with_its_facts_and_exact_numbers() -> None:
    source, vannas = read({"places.toml": PLACES}, tables())
    assert (vannas.key, vannas.ledger, vannas.values["latitude"]) == ("vannas", ("E2",), Decimal("63.9074"))
    assert source.table == "source"


def test_a_part_stands_after_its_whole_wherever_it_is_written() -> None:
    part = '[[municipality]]\nkey = "a-part"\nledger = ["E8"]\nname = "Del"\ncountry = "SE"\npart_of = "vannas"\n'
    rows = read({"a.toml": part, "b.toml": PLACES}, tables())
    assert [row.key for row in rows if row.table == "municipality"] == ["vannas", "a-part"]


def test_a_date_is_read_from_words_edtf_or_both() -> None:
    text = """
[[figure]]
key = "{key}"
ledger = ["E9"]
municipality = "vannas"
measure = "inhabitants"
date = {date}
"""
    dates = ['"mars 2009"', '"2009-03"', '{ words = "nyligen", edtf = "2009-03", since = true }']
    figures = "".join(text.replace("{key}", f"f{n}").replace("{date}", date) for n, date in enumerate(dates))
    rows = read({"places.toml": PLACES + figures}, tables())
    assert [row.values["date"] for row in rows if row.table == "figure"] == [
        ImpreciseDate("2009-03", "mars 2009"),
        ImpreciseDate("2009-03"),
        ImpreciseDate("2009-03/..", "nyligen"),
    ]


def test_a_citation_is_a_record_of_its_own() -> None:
    text = '[[name]]\nkey = "n"\nledger = ["E2"]\nmunicipality = "vannas"\nname = "V"\ncite = [{ source = "dd" }]\n'
    rows = read({"places.toml": PLACES, "more.toml": text}, tables())
    (citation,) = [row for row in rows if row.table == "municipality_citation"]
    assert citation.values == {"source": Ref("source", "dd"), "name": Ref("name", "n")}


def test_all_faults_are_told_at_once() -> None:
    told = faults("""
[[municipality]]
key = "Umeå"
name = "Umeå"
[[municipality]]
key = "vannas"
ledger = ["E2"]
part_of = "nowhere"
kind = "village"
mayor = "?"
existed_to = "igår kanske"
""")
    for fault in ("needs a key", "needs the facts", "is told twice", "no municipality nowhere", "'village' is none of",
                  "has no field mayor", "existed_to: "):  # fmt: skip
        assert [line for line in told if fault in line], fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[town]]\nkey = 'a'", "[[town]] is no kind of record"),
        ("[[municipality]", "more.toml: "),
        ('[[source]]\nkey = "s"\nledger = ["E2"]\ncite = [{ source = "dd" }]', "a source has no citations"),
        ('[[name]]\nkey = "n"\nledger = ["E2"]\ncite = [{ locator = "1" }]', "names no source"),
        ('[[name]]\nkey = "n"\nledger = ["E2"]\nmunicipality = 7', "7 is no key"),
        ('[[name]]\nkey = "n"\nledger = ["E2"]\nname = [7]', "is no plain value"),
        ('[[chain]]\nkey = "c"\nledger = ["E1"]\nagreements = "a"', "write a list of keys"),
        ('[[source]]\nkey = "s"\nledger = ["E1"]\ndate = { words = "nyss" }', "need their edtf"),
    ],
)
def test_a_fault_says_what_is_wrong(text: str, fault: str) -> None:
    assert any(fault in line for line in faults(text))


def test_records_that_are_parts_of_each_other_are_refused() -> None:
    text = '[[municipality]]\nkey = "{}"\nledger = ["E2"]\npart_of = "{}"\n'
    with pytest.raises(FoundingDataError, match="in a circle"):
        read({"a.toml": text.format("a", "b") + text.format("b", "a")}, tables())
