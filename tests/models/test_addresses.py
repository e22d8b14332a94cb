"""The readable addresses of pages: made from names, never broken, never taken by another."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import URLResolver, get_resolver
from django.utils import translation

from archive.addresses import record_at, record_or_404
from archive.folding import slug
from archive.models import FormerSlug, Source
from archive.models.base import RESERVED_SLUGS
from archive.services import record_save
from municipalities.models import Municipality
from tests.factories import (
    AgreementFactory,
    ChainFactory,
    DecisionFactory,
    LinkFactory,
    MunicipalityFactory,
    RepositoryFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def renamed(record: Any, address: str) -> Any:
    record.slug = address
    return record_save(record=record, reason="Ny adress")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Vänersborg", "vanersborg"),
        ("Siglufjörður", "siglufjordur"),
        ("Vantaa", "vantaa"),
        ("Łódź", "lodz"),
        ("Rødovre", "rodovre"),
        ("Þingeyri", "thingeyri"),
        ("Ærø", "aero"),
        ("Großröhrsdorf", "grossrohrsdorf"),
        ("Lääne-Viru", "laane-viru"),
        ("Mariehamn (Åland)", "mariehamn-aland"),
    ],
)
def test_the_address_is_the_name_folded_to_ascii(name: str, address: str) -> None:
    assert slug(name) == address
    assert MunicipalityFactory(name=name).slug == address


def test_a_name_without_latin_letters_still_has_an_address() -> None:
    municipality = MunicipalityFactory(name="Владивосток")
    assert municipality.slug == str(municipality.pk)


def test_a_clash_takes_the_country_and_then_the_national_code() -> None:
    made = [
        MunicipalityFactory(name="Nes", country="NO"),
        MunicipalityFactory(name="Nes", country="FO"),
        MunicipalityFactory(name="Nes", country="NO"),
        MunicipalityFactory(name="Nes", country="NO", national_code="3228"),
    ]
    assert [each.slug for each in made] == ["nes", "nes-fo", "nes-no", "nes-3228"]


def test_other_clashes_find_an_address_of_their_own() -> None:
    pairs = [
        (RepositoryFactory(name="Landsarkivet"), RepositoryFactory(name="Landsarkivet", country="DK")),
        (AgreementFactory(title="Avtal"), AgreementFactory(title="Avtal", signed="1964")),
        (DecisionFactory(title="Beslut"), DecisionFactory(title="Beslut", day="1964")),
        (SourceFactory(title="Brev"), SourceFactory(title="Brev", date="1964")),
    ]
    assert [other.slug for _, other in pairs] == ["landsarkivet-dk", "avtal-1964", "beslut-1964", "brev-1964"]
    one, other = ChainFactory(name="Kedjan"), ChainFactory(name="Kedjan")
    assert (one.slug, other.slug) == ("kedjan", f"kedjan-{str(other.pk)[:8]}")


def test_the_address_of_a_link_joins_both_with_the_swedish_one_first() -> None:
    herning = MunicipalityFactory(name="Herning", country="DK")
    link = LinkFactory(low=herning, high=MunicipalityFactory(name="Vänersborg", country="SE"))
    assert link.slug == "vanersborg-herning"


def test_links_of_towns_with_the_same_names_have_addresses_of_their_own() -> None:
    home = MunicipalityFactory(name="Vänersborg", country="SE")
    slugs = [LinkFactory(low=home, high=MunicipalityFactory(name="Nes", country=c)).slug for c in ("NO", "FO")]
    assert slugs == ["vanersborg-nes", "vanersborg-nes-fo"]


def test_a_changed_name_leaves_the_address_as_it_is() -> None:
    municipality = MunicipalityFactory(name="Vanda")
    municipality.name = "Vantaa"
    assert record_save(record=municipality, reason="Eget språk").slug == "vanda"


def test_an_old_address_leads_to_the_record_for_ever() -> None:
    municipality = renamed(renamed(MunicipalityFactory(name="Vanda"), "vantaa"), "vantaa-fi")
    for address in ("vanda", "vantaa", "vantaa-fi", str(municipality.pk)):
        assert record_at(Municipality.objects.all(), address) == municipality


def test_nobody_else_may_take_an_old_address() -> None:
    renamed(MunicipalityFactory(name="Vanda", country="FI"), "vantaa")
    with translation.override("en"), pytest.raises(ValidationError, match="had, this address"):
        renamed(MunicipalityFactory(name="Vanda", country="FI"), "vanda")
    assert MunicipalityFactory(name="Vanda", country="KE").slug == "vanda-ke"


def test_a_record_may_take_its_own_old_address_back() -> None:
    municipality = renamed(renamed(MunicipalityFactory(name="Vanda"), "vantaa"), "vanda")
    assert municipality.slug == "vanda"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["vantaa"]


def test_the_same_address_may_serve_one_record_of_each_kind() -> None:
    assert MunicipalityFactory(name="Norden").slug == ChainFactory(name="Norden").slug == "norden"


def test_an_emptied_address_is_made_anew() -> None:
    municipality = MunicipalityFactory(name="Vanda")
    municipality.name, municipality.slug = "Vantaa", ""
    assert record_save(record=municipality, reason="Ny adress").slug == "vantaa"
    assert record_at(Municipality.objects.all(), "vanda") == municipality


def test_no_record_has_an_address_that_nobody_had() -> None:
    for address in ("vanersborg", str(uuid4())):
        with pytest.raises(Http404):
            record_or_404(Municipality.objects.all(), address)


def test_a_long_title_makes_an_address_that_fits() -> None:
    titles = ["Protokoll " * 29] * 3
    slugs = [SourceFactory(title=title, date="1964").slug for title in titles]
    assert len(set(slugs)) == 3
    assert all(len(each) <= 120 for each in slugs)


def test_the_page_of_a_restricted_source_does_not_tell_its_title() -> None:
    source = SourceFactory(title="Omdömen om borgmästaren", secret=True)
    assert source.get_absolute_url().rstrip("/").endswith(str(source.pk))
    assert record_at(Source.objects.all(), str(source.pk)) == source


# --- What is the address of a form is nobody's ---


def routes(found: Any = None, before: str = "") -> Iterator[str]:
    for each in (found or get_resolver()).url_patterns:
        route = f"{before}{each.pattern}"
        yield from routes(each, route) if isinstance(each, URLResolver) else [route]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_form_stands_where_a_record_could_be(language: str) -> None:
    with translation.override(language):
        known = set(routes())
    lists = {route.removesuffix("<str:slug>/") for route in known if route.endswith("/<str:slug>/")}
    words = {route.removeprefix(each) for each in lists for route in known if route.startswith(each)}
    beside = {word.rstrip("/") for word in words if re.fullmatch(r"[a-z-]+/", word)}
    assert ({"ny", "nytt"} if language == "sv" else {"new"}) <= beside
    assert beside <= RESERVED_SLUGS


@pytest.mark.parametrize("title", ["Ny", "Nytt", "New"])
def test_what_is_called_like_a_form_gets_another_address(title: str) -> None:
    found = [make(title=title).slug for make in (AgreementFactory, DecisionFactory, SourceFactory)]
    found += [make(name=title).slug for make in (MunicipalityFactory, ChainFactory, RepositoryFactory)]
    assert RESERVED_SLUGS.isdisjoint(found)


def test_nobody_chooses_the_address_of_a_form() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="address"):
        Municipality(name="Nytorp", country="SE", slug="ny").full_clean()
