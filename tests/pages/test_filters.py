"""Each field of each list's filters: what it keeps, and what it drops."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from agreements.models import AgreementKind, Existence
from archive.models import SourceKind
from municipalities.models import MunicipalityKind
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from twinning.models import ChainKind, EventKind, LinkKindChoice

pytestmark = pytest.mark.django_db


def names(page: Element) -> list[str]:
    return [row.all("a")[0].text for body in page.all("tbody") for row in body.all("tr")]


@pytest.fixture
def world(db: None) -> None:
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
}
CHAINS = {
    "q=nat": ["Nätet"],
    "kind=regional_network": ["Nätet"],
    "municipality=vanersborg": ["Kedjan"],
    "country=NO": ["Kedjan"],
    "sort=-name": ["Nätet", "Kedjan"],
}
AGREEMENTS = {
    "q=aldre": ["Äldre avtal"],
    "kind=oath": ["Eden"],
    "existence=proposed": ["Eden"],
    "municipality=vanersborg": ["Eden"],
    "in_force=true&as_of=1995": ["Äldre avtal"],
    "in_force=false&as_of=1995": ["Eden"],
    "sort=signed": ["Äldre avtal", "Eden"],
}
SOURCES = {
    "q=brevet": ["Brevet"],
    "kind=letter": ["Brevet"],
    "repository=Arkivet": ["Brevet"],
    "access=restricted": [],
}


def cases() -> list[tuple[str, str, list[str]]]:
    told = {"kommuner": MUNICIPALITIES, "relationer": LINKS, "kedjor": CHAINS, "avtal": AGREEMENTS, "kallor": SOURCES}
    return [(f"/{name}/", asked, found) for name, each in told.items() for asked, found in each.items()]


@pytest.mark.parametrize(("address", "asked", "found"), cases())
def test_a_filter_keeps_what_was_asked_for(
    world: None, opened: Open, address: str, asked: str, found: list[str]
) -> None:
    assert names(opened(f"{address}?{quote(asked, safe='=&-')}")) == found


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
