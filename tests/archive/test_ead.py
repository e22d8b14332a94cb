"""The finding aid of an institution: what it says, in the order that EAD3 wants it, and what it keeps to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import override

from archive.ead import NAMESPACE, finding_aid
from archive.holdings import Holdings
from archive.models import Reader, Repository
from municipalities.models import Municipality
from tests import factories as make

pytestmark = pytest.mark.django_db
Aid = Callable[..., Element]


@pytest.fixture(autouse=True)
def in_swedish() -> Iterator[None]:
    with override("sv"):
        yield


@pytest.fixture
def kept() -> Repository:
    repository: Repository = make.RepositoryFactory(name="Jönköpings kommuns arkiv", code="SE/0680")
    return repository


@pytest.fixture
def aid(kept: Repository) -> Aid:
    def written(reader: Reader | None = None) -> Element:
        def address(record: object, within: str = "") -> str:
            return f"https://example.org/{type(record).__name__}{within}"

        document = finding_aid(Holdings(kept, reader or AnonymousUser()), page=address, address=address)
        return fromstring(document)  # noqa: S314 - our own

    return written


def card(kept: Repository, **fields: object) -> None:
    parts = {"archive_creator": "Huskvarna stad", "series": "F14", "volume": "1", "title": "Kortet", "date": "1964"}
    make.SourceFactory(repository=kept, **(parts | fields))


def names(element: Element) -> list[str]:
    return [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]


def at(element: Element, path: str) -> Element:
    found = element.find("/".join(f"{{{NAMESPACE}}}{step}" if step[0].isalpha() else step for step in path.split("/")))
    assert found is not None, path
    return found


def every(element: Element, name: str) -> list[Element]:
    return list(element.iter(f"{{{NAMESPACE}}}{name}"))


def test_it_is_control_and_then_the_archive(aid: Aid) -> None:
    assert names(aid()) == ["control", "archdesc"]
    assert at(aid(), "archdesc").get("level") == "collection"


def test_control_stands_in_the_order_of_the_standard(aid: Aid, kept: Repository) -> None:
    control = at(aid(), "control")
    assert names(control) == [
        "recordid", "filedesc", "maintenancestatus", "publicationstatus", "maintenanceagency", "languagedeclaration",
        "conventiondeclaration", "maintenancehistory",
    ]  # fmt: skip
    assert at(control, "recordid").text == str(kept.pk)
    assert at(control, "filedesc/titlestmt/titleproper").text == "Jönköpings kommuns arkiv"
    assert names(at(control, "maintenanceagency")) == ["agencycode", "agencyname"]
    event = at(control, "maintenancehistory/maintenanceevent")
    assert names(event) == ["eventtype", "eventdatetime", "agenttype", "agent"]


def test_the_same_records_give_the_same_document(aid: Aid, kept: Repository) -> None:
    card(kept)
    first = aid()
    assert [each.text for each in aid().iter()] == [each.text for each in first.iter()]


def test_levels_go_from_creator_to_series_to_volume_to_source(aid: Aid, kept: Repository) -> None:
    card(kept)
    document = aid()
    assert [c.get("level") for c in every(document, "c")] == ["fonds", "series", "file", "item"]
    titles = [at(c, "did/unittitle").text for c in every(document, "c")]
    assert titles == ["Huskvarna stad", "serie F14", "vol. F14:1", "Kortet"]
    assert at(every(document, "c")[0], "did/origination/corpname/part").text == "Huskvarna stad"


def test_a_level_without_a_name_is_left_out(aid: Aid, kept: Repository) -> None:
    card(kept, archive_creator="", series="", volume="")
    assert [c.get("level") for c in every(aid(), "c")] == ["item"]


def test_numbers_stand_in_the_order_of_numbers(aid: Aid, kept: Repository) -> None:
    for series, volume in (("F14", "1"), ("F2", "10"), ("F2", "9"), ("", "")):
        card(kept, series=series, volume=volume)
    files = [at(c, "did/unitid").text for c in every(aid(), "c") if c.get("level") == "file"]
    assert files == ["F2:9", "F2:10", "F14:1"]


def test_did_comes_first_in_every_component_and_holds_the_reference(aid: Aid, kept: Repository) -> None:
    card(kept, page="12", creator="Björn", languages="sv", description="Ett kort", rights="Fritt")
    item = every(aid(), "c")[-1]
    assert names(item) == ["did", "scopecontent", "userestrict", "prefercite"]
    assert at(item, "did/unitid").text == "Huskvarna stad, vol. F14:1, s. 12"
    assert at(item, "did/unitid").get("repositorycode") == "SE/0680"
    assert at(item, "did/langmaterial/language").get("langcode") == "sv"
    assert at(item, "did/origination/name/part").text == "Björn"


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("1964", {"standarddate": "1964"}),
        ("1964-10-19", {"standarddate": "1964-10-19"}),
        ("[1987..1989]", {"notbefore": "1987-01-01", "notafter": "1989-12-31"}),
        ("2005-23", {"notbefore": "2005-09-01", "notafter": "2005-11-30"}),
        ("[..1945]", {"notafter": "1945-12-31"}),
        ("194X/..", {"notbefore": "1940-01-01"}),
        ("3000", {}),
    ],
)
def test_a_date_has_the_bounds_that_are_known(aid: Aid, kept: Repository, date: str, bounds: dict[str, str]) -> None:
    card(kept, date=date)
    assert every(aid(), "datesingle")[0].attrib == bounds


def test_an_interval_is_a_range_and_no_date_is_said(aid: Aid, kept: Repository) -> None:
    card(kept, date="1996/2004")
    card(kept, date="")
    document = aid()
    assert at(every(document, "daterange")[0], "todate").get("standarddate") == "2004"
    assert len(every(document, "unitdate")) == 1


@pytest.mark.parametrize(("date", "certainty"), [("1946~", "approximate"), ("1946?", "uncertain"), ("1946", None)])
def test_what_is_unsure_is_said_to_be(aid: Aid, kept: Repository, date: str, certainty: str | None) -> None:
    card(kept, date=date)
    assert every(aid(), "unitdatestructured")[0].get("certainty") == certainty


def test_scans_are_counted_and_lead_to_the_manifest(aid: Aid, kept: Repository) -> None:
    source = make.SourceFactory(repository=kept)
    make.ScanFactory.create_batch(2, source=source)
    item = every(aid(), "c")[-1]
    assert [each.text for each in every(item, "physdesc") if each.get("localtype") == "scans"] == ["2 skanningar"]
    assert every(item, "dao")[0].get("href") == "https://example.org/Source/manifest"


def test_characters_that_xml_cannot_hold_are_left_out(aid: Aid, kept: Repository) -> None:
    card(kept, title="Kort\x01 <b>&\x0b \ufffe”Å”\U0001f5c3")
    assert at(every(aid(), "c")[-1], "did/unittitle").text == "Kort <b>& ”Å”\U0001f5c3"


def test_of_what_is_restricted_a_stranger_is_told_nothing(aid: Aid, kept: Repository) -> None:
    make.SourceFactory(secret=True, repository=kept)
    document = aid()
    assert not every(document, "c")
    assert "0 " in (at(document, "archdesc/did/physdesc").text or "")
    assert not [each for each in document.iter() if "emlig" in (each.text or "")]


def test_those_who_keep_it_read_why_it_is_restricted(
    aid: Aid, kept: Repository, colleague: User, home: Municipality
) -> None:
    make.SourceFactory(secret=True, repository=kept, owner_code=home.national_code)
    item = every(aid(colleague), "c")[-1]
    assert at(item, "did/unittitle").text == "Hemlig handling"
    assert at(item, "accessrestrict/p").text == "Personuppgifter"
