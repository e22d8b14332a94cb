"""Each field of each list's filters: what it keeps, and what it drops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from agreements.models import AgreementKind, Existence
from archive.models import SourceKind
from municipalities.models import MunicipalityKind
from tests import factories as make
from tests.lasting import lasting
from tests.pages.conftest import Open
from tests.pages.reading import Element
from twinning.models import ChainKind, EventKind, LinkKindChoice

pytestmark = pytest.mark.django_db


def names(page: Element) -> list[str]:
    return [row.all("a")[0].text for body in page.all("tbody") for row in body.all("tr")]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from lasting(django_db_blocker, populate)


def populate() -> None:
    """Two of everything that differ in all that can be asked for."""
    home = make.MunicipalityFactory(name="Vänersborg", country="SE")
    norse = make.MunicipalityFactory(name="Ås", country="NO")
    finn = make.MunicipalityFactory(name="Åbo", country="FI", kind=MunicipalityKind.REGION)
    make.MunicipalityFactory(name="Ensam", country="DK")
    make.NameFactory(municipality=finn, name="Turku")
    area = make.AreaFactory(code="school")
    early = make.LinkFactory(low=home, high=finn, areas=[area], agreements=[make.AgreementFactory(title="Äldre avtal")])
    make.LinkKindFactory(link=early, kind=LinkKindChoice.GODPARENT_TOWN)
    make.told(early, date="1950", kind=EventKind.ESTABLISHED)
    make.told(early, date="1960", kind=EventKind.ENDED)
    make.chained(home, norse, name="Kedjan", joined="2015")
    late = make.LinkFactory(low=home, high=norse, search_records=[make.SearchRecordFactory(municipality=home)])
    make.rebuild(early, late)
    make.ChainFactory(name="Nätet", kind=ChainKind.REGIONAL_NETWORK)
    oath = make.AgreementFactory(title="Eden", kind=AgreementKind.OATH, existence=Existence.PROPOSED, signed="")
    make.PartyFactory(agreement=oath, municipality=home)
    kept = make.RepositoryFactory(name="Arkivet")
    make.SourceFactory(title="Brevet", kind=SourceKind.LETTER, date="1946", repository=kept)
    make.SourceFactory(title="Protokollet", kind=SourceKind.MINUTES, date="2001")


MUNICIPALITIES = {
    "q=turku": ["Åbo"],
    "country=SE": ["Vänersborg"],
    "kind=region": ["Åbo"],
    "chain=kedjan": ["Vänersborg", "Ås"],
    "chain=Kedjan": ["Vänersborg", "Ås"],
    "has_links=true": ["Vänersborg", "Åbo", "Ås"],
    "has_links=false": ["Ensam"],
    "sort=-name": ["Ås", "Åbo", "Vänersborg", "Ensam"],
    "sort=country": ["Ensam", "Åbo", "Ås", "Vänersborg"],
    "country__not=SE": ["Ensam", "Åbo", "Ås"],
    "kind__not=region": ["Ensam", "Vänersborg", "Ås"],
    "chain__not=Kedjan": ["Ensam", "Åbo"],
    "chain__empty=true": ["Ensam", "Åbo"],
    "chain__empty=false": ["Vänersborg", "Ås"],
    "country=SE&kind=region&match=any": ["Vänersborg", "Åbo"],
    "country=SE&kind=region&match=all": [],
    "country=DK&chain__empty=false&match=any&sort=-name": ["Ås", "Vänersborg", "Ensam"],
    "match=any": ["Ensam", "Vänersborg", "Åbo", "Ås"],
}
OLD, NEW = "Vänersborg – Åbo", "Vänersborg – Ås"
LINKS = {
    "": [OLD, NEW],
    "q=ås": [NEW],
    "municipality=Åbo": [OLD],
    "country=NO": [NEW],
    "kind=godparent_town": [OLD],
    "kind=twin_town": [NEW],
    "standing=ended": [OLD],
    "standing=active&level=municipal": [NEW],
    "standing=active&as_of=1955": [OLD],
    "chain=kedjan": [NEW],
    "agreements=registered": [OLD],
    "agreements=searched_none_found": [NEW],
    "area=school": [OLD],
    "needs_review=true": [NEW],
    "sort=-since": [NEW, OLD],
    "country=NO&standing=ended": [],
    "municipality__not=Åbo": [NEW],
    "country__not=NO": [OLD],
    "kind__not=twin_town": [OLD],
    "kind__empty=false": [OLD, NEW],
    "kind__empty=true": [],
    "standing__not=ended": [NEW],
    "standing__not=active&level=municipal": [OLD],
    "chain__not=kedjan": [OLD],
    "chain__empty=true": [OLD],
    "agreements__not=registered": [NEW],
    "area__not=school": [NEW],
    "area__empty=true": [NEW],
    "country=NO&standing=ended&match=any": [OLD, NEW],
    "municipality=Vänersborg&country__not=NO": [OLD],
    "municipality=Åbo&country=NO&match=any": [OLD, NEW],
}
CHAINS = {
    "q=nat": ["Nätet"],
    "kind=regional_network": ["Nätet"],
    "municipality=vanersborg": ["Kedjan"],
    "country=NO": ["Kedjan"],
    "sort=-name": ["Nätet", "Kedjan"],
    "kind__not=regional_network": ["Kedjan"],
    "municipality__not=vanersborg": ["Nätet"],
    "municipality__empty=true": ["Nätet"],
    "country__not=NO": ["Nätet"],
    "kind=regional_network&country=NO&match=any": ["Kedjan", "Nätet"],
}
AGREEMENTS = {
    "q=aldre": ["Äldre avtal"],
    "kind=oath": ["Eden"],
    "existence=proposed": ["Eden"],
    "municipality=vanersborg": ["Eden"],
    "in_force=true&as_of=1995": ["Äldre avtal"],
    "in_force=false&as_of=1995": ["Eden"],
    "sort=signed": ["Äldre avtal", "Eden"],
    "kind__not=oath": ["Äldre avtal"],
    "existence__not=proposed": ["Äldre avtal"],
    "municipality__not=vanersborg": ["Äldre avtal"],
    "municipality__empty=true": ["Äldre avtal"],
}
SOURCES = {
    "q=brevet": ["Brevet"],
    "kind=letter": ["Brevet"],
    "repository=Arkivet": ["Brevet"],
    "access=restricted": [],
    "q=protokollet&kind__not=letter": ["Protokollet"],
    "q=brevet&kind__not=letter": [],
    "q=brevet&repository__not=Arkivet": [],
    "q=brevet&access__not=restricted": ["Brevet"],
    "q=protokollet&kind=letter&match=any": ["Protokollet", "Brevet"],
}


def cases() -> list[tuple[str, str, list[str]]]:
    told = {"kommuner": MUNICIPALITIES, "relationer": LINKS, "kedjor": CHAINS, "avtal": AGREEMENTS, "kallor": SOURCES}
    return [(f"/{name}/", asked, found) for name, each in told.items() for asked, found in each.items()]


@pytest.mark.parametrize(("address", "asked", "found"), cases())
def test_a_filter_keeps_what_was_asked_for(
    world: None, opened: Open, address: str, asked: str, found: list[str]
) -> None:
    assert names(opened(f"{address}?{quote(asked, safe='=&-')}")) == found


def test_that_a_filter_does_not_hold_is_not_told_of_a_restricted_source(world: None, opened: Open) -> None:
    make.SourceFactory(secret=True)
    for asked in ("kind__not=letter", "repository__not=Arkivet", "kind__not=letter&kind=letter&match=any"):
        assert "Restricted source" not in opened(f"/en/sources/?{asked}").one("main").text
    assert "Restricted source" in opened("/en/sources/?access__not=public").one("main").text


@pytest.mark.parametrize("asked", ["", "standing=ended"])
def test_what_is_asked_further_is_folded_away_until_it_is_used(world: None, opened: Open, asked: str) -> None:
    assert "open" not in opened(f"/en/links/?{asked}").one("form", "sift").one("details").attributes
    further = opened(f"/en/links/?{asked}&kind__not=twin_town&match=any").one("form", "sift").one("details")
    assert "open" in further.attributes
    assert "selected" in further.one("option", value="any").attributes


def test_the_spreadsheet_and_the_api_are_asked_the_same(world: None, opened: Open, client: Client) -> None:
    asked = "country=NO&standing=ended&match=any"
    links = {link.get("href") for link in opened(f"/en/links/?{asked}").one("main").all("a")}
    (sheet,), (api,) = ([each for each in links if sign in each] for sign in ("format=csv", "/api/"))
    answer: Any = client.get(f"/en/links/{sheet}")
    assert len(b"".join(answer.streaming_content).splitlines()) == 3
    assert client.get(api).json()["_meta"]["total_records"] == 2


def test_what_cannot_be_asked_of_a_filter_is_refused_with_what_comes_nearest(client: Client) -> None:
    for asked, meant in (("country__empty=true", "country__not"), ("kind__no=oath", "kind__not"), ("sort__not=x", "")):
        told = client.get(f"/api/v1/agreements?{asked}" if "kind" in asked else f"/api/v1/links?{asked}")
        assert told.status_code == 400
        assert meant in told.json()["errors"][0]["nearest"]


def test_what_was_asked_for_stays_in_the_form(world: None, opened: Open) -> None:
    form = opened("/en/links/?standing=ended&q=x").one("form", "sift")
    assert form.one("input", name="q").get("value") == "x"
    options = form.one("select", name="standing").all("option")
    assert [option.get("value") for option in options if "selected" in option.attributes] == ["ended"]


def test_a_list_in_which_nothing_fits_offers_to_clear_the_filters(world: None, opened: Open) -> None:
    page = opened("/en/links/?country=NO&standing=ended")
    assert "/en/links/" in {link.get("href") for link in page.one("main").all("a")}


def test_countries_are_named_in_the_readers_language(world: None, opened: Open) -> None:
    for address, name in (("/relationer/", "Norge"), ("/en/links/", "Norway")):
        options = opened(address).one("select", name="country").all("option", value="NO")
        assert [option.text for option in options] == [name]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("country=NO", "Shown is what fits this: country: Norway."),
        ("country=NO&standing=ended", "Shown is what fits all of these: country: Norway; standing: ended."),
        ("country=NO&standing=ended&match=any", "Shown is what fits any of these: country: Norway; standing: ended."),
    ],
)
def test_what_is_asked_stands_in_words_above_what_fits(world: None, opened: Open, asked: str, told: str) -> None:
    assert told in opened(f"/en/links/?{asked}").text


def test_of_a_list_of_which_nothing_is_asked_nothing_is_told(world: None, opened: Open) -> None:
    assert "Shown is what fits" not in opened("/en/links/?sort=-name").text


def test_a_record_stands_in_its_box_by_its_name(opened: Open, db: None) -> None:
    make.MunicipalityFactory(name="Vänersborg")
    box = opened("/en/links/?municipality=Vänersborg").one("form", "sift").one("input", name="municipality")
    assert box.get("value") == "Vänersborg"
