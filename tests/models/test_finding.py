"""Finding records by names as people type them, and putting them in the order in which Swedes look for them."""

import pytest

from archive.folding import fold
from archive.models import Source
from archive.services import record_hide
from municipalities.models import Municipality
from tests.factories import (
    AgreementFactory,
    ChainFactory,
    DecisionFactory,
    LinkFactory,
    MembershipFactory,
    MunicipalityFactory,
    NameFactory,
    SourceFactory,
)
from twinning.models import Chain, Link

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vanersborg", "Vänersborg"),
        ("VÄNERSBORG", "Vänersborg"),
        ("Seydisfjordur", "Seyðisfjörður"),
        ("seyðisfjörður", "Seyðisfjörður"),
        ("lodz", "Łódź"),
        ("rodovre", "Rødovre"),
        ("  laane   viru ", "Lääne Viru"),
        ("nersb", "Vänersborg"),
    ],
)
def test_a_municipality_is_found_whatever_the_marks_and_case(typed: str, name: str) -> None:
    MunicipalityFactory(name="Umeå")
    wanted = MunicipalityFactory(name=name)
    assert list(Municipality.objects.search(typed)) == [wanted]


def test_a_municipality_is_found_by_its_other_names_once() -> None:
    vantaa = MunicipalityFactory(name="Vantaa", country="FI")
    name = NameFactory(municipality=vantaa, name="Vanda", language="sv")
    NameFactory(municipality=vantaa, name="Vandaa", language="de")
    assert list(Municipality.objects.search("vanda")) == [vantaa]
    assert list(Municipality.objects.search("van")) == [vantaa]
    record_hide(record=name, reason="Fel")
    assert list(Municipality.objects.search("vanda")) == [vantaa]
    record_hide(record=vantaa.names.get(language="de"), reason="Fel")
    assert list(Municipality.objects.search("vanda")) == []


def test_a_link_is_found_by_both_its_names_however_they_are_joined() -> None:
    herning = MunicipalityFactory(name="Herning", country="DK")
    home = MunicipalityFactory(name="Vänersborg", country="SE")
    link = LinkFactory(low=home, high=herning)
    LinkFactory(low=home)
    for typed in ("vanersborg herning", "Herning–Vänersborg", "herning-vanersborg", "Herning"):
        assert list(Link.objects.search(typed)) == [link]
    assert Link.objects.search("vanersborg").count() == 2
    assert not Link.objects.search("herning umeå").exists()


def test_a_chain_is_found_by_its_name_or_its_members() -> None:
    chain = ChainFactory(name="Nordiska vänortskedjan")
    membership = MembershipFactory(chain=chain, municipality=MunicipalityFactory(name="Åland"))
    for typed in ("nordiska", "vanortskedjan nordiska", "aland", "aland kedjan"):
        assert list(Chain.objects.search(typed)) == [chain]
    record_hide(record=membership, reason="Aldrig medlem")
    assert not Chain.objects.search("aland").exists()


def test_papers_are_found_by_what_stands_on_them() -> None:
    source = SourceFactory(title="Vänortsutredning", creator="Jessica Vacklid", registry_number="KS 2014/100")
    assert list(Source.objects.search("vacklid vanorts")) == [source]
    assert list(Source.objects.search("2014/100")) == [source]
    agreement = AgreementFactory(title="Vänortsed", registry_number="Dnr 12")
    assert list(type(agreement).objects.search("dnr 12 vanortsed")) == [agreement]
    decision = DecisionFactory(title="Avsluta", body="Kommunfullmäktige")
    assert list(type(decision).objects.search("avsluta kommunfullmaktige")) == [decision]


def test_what_is_found_follows_a_new_name() -> None:
    municipality = MunicipalityFactory(name="Vanda")
    municipality.name = "Vantaa"
    municipality.save()
    assert list(Municipality.objects.search("vantaa")) == [municipality]
    assert not Municipality.objects.search("vanda").exists()


def test_the_longest_names_still_fit_when_folded() -> None:
    assert MunicipalityFactory(name="þ" * 150).search_key == fold("þ" * 100)
    assert len(ChainFactory(name="æ" * 200).search_key) == 200
    assert len(NameFactory(name="ß" * 150).search_key) == 200


def test_swedish_letters_come_last() -> None:
    in_order = ["Aarhus", "Vanersborg", "Vännäs", "Zagreb", "Ålesund", "Åmål", "Ängelholm", "Ærø", "Örebro", "Øygarden"]
    for name in reversed(in_order):
        MunicipalityFactory(name=name)
    assert [each.name for each in Municipality.objects.in_name_order()] == in_order
