"""Municipalities, with their links."""

from __future__ import annotations

from django.utils import timezone

from municipalities.models import MunicipalityKind
from tests import factories as make
from tests.api.conftest import Ask


def names(ask: Ask, query: str) -> list[str]:
    return [row["name"] for row in ask(f"municipalities?{query}")["municipalities"]]


def test_municipalities_stand_in_swedish_order(ask: Ask) -> None:
    for name in ("Örebro", "Ängelholm", "Åland", "Zwolle"):
        make.MunicipalityFactory(name=name)
    assert names(ask, "") == ["Zwolle", "Åland", "Ängelholm", "Örebro"]
    assert names(ask, "sort=-name") == ["Örebro", "Ängelholm", "Åland", "Zwolle"]


def test_any_of_its_names_finds_a_municipality(ask: Ask) -> None:
    vantaa = make.MunicipalityFactory(name="Vantaa", country="FI")
    make.NameFactory(municipality=vantaa, name="Vanda", language="sv")
    make.MunicipalityFactory(name="Seyðisfjörður", country="IS")
    assert names(ask, "q=vanda") == ["Vantaa"]
    assert names(ask, "q=seydisfj") == ["Seyðisfjörður"]
    assert ask("municipalities/vantaa")["names"][0]["name"] == "Vanda"


def test_municipalities_are_filtered_by_kind_country_chain_and_links(ask: Ask) -> None:
    link = make.LinkFactory(low__name="Jönköping", high__name="Lääne-Viru", high__kind=MunicipalityKind.REGION)
    make.chained(link.parties[0], name="Kedjan")
    make.MunicipalityFactory(name="Ensam")
    assert names(ask, "kind=region") == ["Lääne-Viru"]
    assert names(ask, "country=SE") == ["Jönköping"] == names(ask, "chain=kedjan")
    assert names(ask, "has_links=true") == ["Jönköping", "Lääne-Viru"]
    assert names(ask, "has_links=false") == ["Ensam"]


def test_links_are_counted_as_they_stood_on_the_day(ask: Ask) -> None:
    link = make.LinkFactory()
    make.LinkFactory(low=link.low)
    make.told(link, date="1990")
    assert_counts = {"total": 2, "active": 1, "unknown": 1}
    counts = ask(f"municipalities/{link.low.slug}?as_of=1995")["link_counts"]
    assert {name: count for name, count in counts.items() if count} == assert_counts


def test_one_municipality_tells_what_surrounds_it(ask: Ask) -> None:
    jonkoping = make.MunicipalityFactory(name="Jönköping")
    succession = make.SuccessionFactory(predecessor__name="Huskvarna", successor=jonkoping)
    make.MunicipalityCitationFactory(succession=succession)
    make.MunicipalityFactory(name="Gränna", part_of=jonkoping)
    make.OrganisationFactory(municipality=jonkoping, name="Föreningen Norden")
    told = ask("municipalities/jonkoping")
    assert told["predecessors"][0]["municipality"]["name"] == "Huskvarna"
    assert len(told["predecessors"][0]["citations"]) == 1
    assert [part["name"] for part in told["parts"]] == ["Gränna"]
    assert [one["name"] for one in told["organisations"]] == ["Föreningen Norden"]


def test_the_links_of_a_municipality_are_filtered_as_all_links(ask: Ask) -> None:
    home = make.MunicipalityFactory(name="Vänersborg", country="SE")
    make.LinkFactory(low=home, high__name="Herning", high__country="DK")
    make.LinkFactory(low=home, high__name="Lich", high__country="DE")
    make.LinkFactory()
    assert ask("municipalities/vanersborg/links")["_meta"]["total_records"] == 2
    found = ask("municipalities/vanersborg/links?country=DK&as_of=2014")["links"]
    assert [link["name"] for link in found] == ["Vänersborg–Herning"]
    assert ask("municipalities/vanersborg/links?country=SE")["links"] == []
    ask("municipalities/vanersborg/links?municipality=lich", status=400)


def test_contacts_are_nowhere(ask: Ask) -> None:
    contact = make.ContactFactory(name="Jessica Kontaktsson", email="jessica@example.org")
    assert "Kontaktsson" not in str(ask(f"municipalities/{contact.municipality.slug}"))
    ask("contacts", status=404)


def test_a_hidden_municipality_is_not_there(ask: Ask) -> None:
    hidden = make.MunicipalityFactory(hidden_at=timezone.now(), hidden_reason="Dubblett")
    part = make.MunicipalityFactory(part_of=hidden)
    assert names(ask, "") == [part.name]
    assert ask(f"municipalities/{part.slug}")["part_of"] is None
    ask(f"municipalities/{hidden.slug}", status=404)
