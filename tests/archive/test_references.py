"""How a reference to an archive is written, from the parts that are known of it."""

from __future__ import annotations

import pytest

from archive.models import Repository, Source
from archive.references import archival_reference, page_mark, registry_mark, shelf_mark, volume_mark
from archive.sources import cited_as

CARD = {"archive_creator": "Huskvarna stad, Drätselkammaren", "series": "F14", "volume": "1"}


@pytest.mark.parametrize(
    ("series", "volume", "written"),
    [
        ("F14", "1", "vol. F14:1"),
        ("A I a", "12", "vol. A I a:12"),
        ("E VII AAAE", "33", "vol. E VII AAAE:33"),
        ("Ö1", "2", "vol. Ö1:2"),
        ("F14", "", "serie F14"),
        ("", "3", "vol. 3"),
        ("", "", ""),
        ("F14", "F14:1", "vol. F14:1"),
        ("Protokoll", "3", "serie Protokoll, vol. 3"),
        ("Serie B", "", "Serie B"),
        ("F14", "pärm 3", "serie F14, pärm 3"),
        ("", "kapsel 12 b", "kapsel 12 b"),
        ("", "Vol. 3", "Vol. 3"),
    ],
)
def test_series_and_volume_are_written_as_one(series: str, volume: str, written: str) -> None:
    assert volume_mark(series, volume) == written


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("12", "s. 12"),
        ("12–14", "s. 12–14"),
        ("12, 15", "s. 12, 15"),
        ("12 f.", "s. 12 f."),
        ("bl. 3v", "bl. 3v"),
        ("förstasidan", "förstasidan"),
        ("s. 12", "s. 12"),
        ("§ 134", "§ 134"),
        ("", ""),
    ],
)
def test_a_bare_number_is_a_page_and_anything_else_stands_as_given(page: str, written: str) -> None:
    assert page_mark(page) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("KS 2012:34", "dnr KS 2012:34"),
        ("2012/34", "dnr 2012/34"),
        ("Dnr KS-2014/100", "Dnr KS-2014/100"),
        ("ärende 7", "ärende 7"),
        ("", ""),
    ],
)
def test_a_registry_number_says_what_it_is_once(number: str, written: str) -> None:
    assert registry_mark(number) == written


def test_a_reference_goes_from_the_whole_to_the_part() -> None:
    parts = {"repository": "Jönköpings kommuns arkiv", "registry_number": "KS 2012:34", "page": "12", **CARD}
    whole = "Jönköpings kommuns arkiv, Huskvarna stad, Drätselkammaren, vol. F14:1, dnr KS 2012:34, s. 12"
    assert archival_reference(**parts) == whole


def test_what_is_not_known_leaves_no_trace() -> None:
    assert archival_reference() == ""
    assert archival_reference(archive_creator=" Huskvarna stad ", page="3") == "Huskvarna stad, s. 3"


def test_where_a_volume_is_meant_it_is_called_by_its_mark_alone() -> None:
    assert (shelf_mark("F14", "1"), shelf_mark("F14", "")) == ("F14:1", "serie F14")


def test_a_source_gives_its_reference() -> None:
    assert Source(title="Kortet", **CARD).reference == "Huskvarna stad, Drätselkammaren, vol. F14:1"
    assert Source(title="Kortet", page="12", **CARD).reference.endswith("Drätselkammaren, vol. F14:1, s. 12")


def test_a_citation_names_institution_reference_title_date_and_place() -> None:
    card = Source(title="Kortet", date="1964", repository=Repository(name="Stadsarkivet"), **CARD)
    cited = "Stadsarkivet, Huskvarna stad, Drätselkammaren, vol. F14:1, ”Kortet”, 1964"
    assert cited_as(card) == f"{cited}."
    assert cited_as(card, "3") == f"{cited}, s. 3."
    assert cited_as(card, "rad 4") == f"{cited}, rad 4."


def test_a_citation_names_nobody_twice() -> None:
    page = Source(title="Vänorter", publisher="Linköpings kommun", creator="Linköpings kommun")
    assert cited_as(page) == "Linköpings kommun, ”Vänorter”."
