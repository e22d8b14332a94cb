"""Links: what each tells, how they are filtered, and how they stood on a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from agreements.models import AgreementKind, Existence
from municipalities.models import Municipality
from tests import factories as make
from tests.api.conftest import Ask
from twinning.models import EventKind, Link, LinkKindChoice

STATUS = {"standing", "certainty", "last_known", "last_evidence", "needs_review"}


@pytest.fixture
def home(db: None) -> Municipality:
    municipality: Municipality = make.MunicipalityFactory(name="Vänersborg", country="SE")
    return municipality


@pytest.fixture
def herning(home: Municipality) -> Link:
    link: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    return link


@pytest.fixture
def names(ask: Ask) -> Callable[[str], list[str]]:
    """The links that a query finds, in their order."""
    return lambda query: [link["name"] for link in ask(f"links?{query}")["links"]]


def test_a_link_names_its_two_parties_the_swedish_one_first(ask: Ask, herning: Link) -> None:
    first, second = ask(f"links/{herning.pk}")["municipalities"]
    assert first.keys() == {"id", "slug", "name", "country"}
    assert (first["slug"], second["slug"]) == ("vanersborg", "herning")


def test_a_link_is_found_by_id_slug_and_an_old_slug(ask: Ask, herning: Link) -> None:
    herning.slug = "vanersborg-herning-kommun"
    herning.save()
    found = {ask(f"links/{name}")["id"] for name in (herning.pk, "vanersborg-herning", "vanersborg-herning-kommun")}
    assert found == {str(herning.pk)}


def test_the_status_has_the_same_keys_at_both_levels_and_together(ask: Ask, herning: Link) -> None:
    status = ask(f"links/{herning.slug}")["status"]
    assert status.keys() == STATUS | {"levels"}
    assert status["levels"].keys() == {"municipal", "civil"}
    assert all(level.keys() == STATUS | {"because"} for level in status["levels"].values())


def test_a_link_of_which_nothing_is_said_is_unknown(ask: Ask, herning: Link) -> None:
    status = ask(f"links/{herning.slug}")["status"]
    assert (status["standing"], status["certainty"], status["needs_review"]) == ("unknown", None, True)
    because = status["levels"]["civil"]["because"]
    assert (because["rule"], because["statement"], because["sources"]) == ("no_statement", None, [])


def test_the_status_explains_itself_by_rule_statement_and_source(ask: Ask, herning: Link) -> None:
    source = make.SourceFactory(title="Kartläggning", date="2014")
    make.told(herning, source, kind=EventKind.OBSERVED, asserts="dormant", date="2014-05", title="Vilande")
    because = ask(f"links/{herning.slug}?as_of=2015")["status"]["levels"]["municipal"]["because"]
    assert (because["rule"], because["statement"]["title"]) == ("stated", "Vilande")
    assert because["statement"]["date"]["edtf"] == "2014-05"
    assert [citation["source"]["title"] for citation in because["sources"]] == ["Kartläggning"]
    assert because["text"]


@pytest.mark.parametrize(
    ("day", "standing", "certainty"),
    [("2009", "unknown", None), ("2010-06-01", "active", "possible"), ("2010", "active", "certain")],
)
def test_a_year_stands_for_its_last_day(ask: Ask, herning: Link, day: str, standing: str, certainty: str) -> None:
    make.told(herning, date="2010")
    status = ask(f"links?as_of={day}")["links"][0]["status"]
    assert (status["standing"], status["certainty"]) == (standing, certainty)


def test_the_day_is_today_when_none_is_asked_for(ask: Ask, herning: Link) -> None:
    assert ask("links")["links"][0]["as_of"] == timezone.localdate().isoformat()


def test_the_kind_is_the_one_of_the_day(ask: Ask, herning: Link) -> None:
    make.LinkKindFactory(link=herning, kind=LinkKindChoice.COOPERATION_TOWN, start="1998", end="2002")
    make.LinkKindFactory(link=herning, kind=LinkKindChoice.TWIN_TOWN, start="2003")
    kinds = {day: ask(f"links?as_of={day}")["links"][0]["kind"] for day in ("1990", "2000", "2010")}
    assert kinds == {"1990": None, "2000": "cooperation_town", "2010": "twin_town"}
    assert [kind["kind"] for kind in ask("links")["links"][0]["kinds"]] == ["cooperation_town", "twin_town"]


def test_a_link_that_a_chain_makes_has_the_kind_of_the_chain(ask: Ask, names: Any, herning: Link) -> None:
    make.chained(herning.low, herning.high, name="Nordiska kedjan")
    link = ask("links")["links"][0]
    assert (link["kind"], [chain["name"] for chain in link["chains"]]) == ("twin_town", ["Nordiska kedjan"])
    assert names("kind=twin_town") == names("chain=nordiska-kedjan") == ["Vänersborg–Herning"]
    assert names("kind=sister_town") == []


def test_links_are_found_by_municipality_country_and_text(names: Any, home: Municipality, herning: Link) -> None:
    lich = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Lich", country="DE"))
    other = make.LinkFactory(low__name="Huddinge", high__name="Ålborg", high__country="DK")
    everything = ["Huddinge–Ålborg", "Vänersborg–Herning", "Vänersborg–Lich"]
    assert names("as_of=1900") == everything
    assert names("municipality=vanersborg") == names(f"municipality={home.pk}") == everything[1:]
    assert names("country=DK") == [str(other), str(herning)]
    assert names("municipality=vanersborg&country=SE") == []
    assert names("q=vanersborg-lich") == [str(lich)]


def test_links_stand_in_swedish_order(names: Any, home: Municipality) -> None:
    for name in ("Ö", "Z", "Ä", "Å"):
        make.LinkFactory(low=home, high__name=name)
    assert [name[-1] for name in names("")] == ["Z", "Å", "Ä", "Ö"]
    assert [name[-1] for name in names("sort=-name")] == ["Ö", "Ä", "Å", "Z"]


def test_links_are_sorted_by_their_beginning_with_the_unknown_last(names: Any, home: Municipality) -> None:
    for name, date in (("Ny", "2003"), ("Gammal", "194X"), ("Oviss", "")):
        make.told(make.LinkFactory(low=home, high__name=name), date=date)
    assert [name.partition("–")[2] for name in names("sort=since")] == ["Gammal", "Ny", "Oviss"]
    assert [name.partition("–")[2] for name in names("sort=-since")] == ["Ny", "Gammal", "Oviss"]


def test_a_standing_is_that_of_a_level_on_a_day(names: Any, herning: Link) -> None:
    make.told(herning, level="civil", date="2000")
    make.told(herning, level="municipal", kind=EventKind.LAPSED, date="2000")
    found = {level: names(f"standing=active&as_of=2005&level={level}") for level in ("civil", "municipal", "overall")}
    assert found == {"civil": [str(herning)], "municipal": [], "overall": [str(herning)]}
    assert names("standing=active&as_of=1999") == []


def test_what_lacks_fresh_evidence_needs_review(names: Any, ask: Ask, herning: Link) -> None:
    make.told(herning, date="2010")
    assert names("needs_review=true&as_of=2011") == names("needs_review=false&as_of=2015") == []
    assert names("needs_review=true&as_of=2015") == [str(herning)]
    assert ask("links?as_of=2015")["links"][0]["status"]["needs_review"] is True


def test_an_agreement_a_fruitless_search_and_nothing_are_three_things(ask: Ask, names: Any) -> None:
    signed = make.LinkFactory(agreements=[make.AgreementFactory()])
    proposed = make.LinkFactory(agreements=[make.AgreementFactory(existence=Existence.PROPOSED, signed="")])
    searched = make.LinkFactory(search_records=[make.SearchRecordFactory()])
    between = make.LinkFactory(agreements=[make.AgreementFactory(kind=AgreementKind.ASSOCIATION)])
    states = {link["name"]: link["agreements"]["state"] for link in ask("links")["links"]}
    expected = {
        str(signed): "registered",
        str(proposed): "nothing_recorded",
        str(searched): "searched_none_found",
        str(between): "nothing_recorded",
    }
    assert states == expected
    for state in set(expected.values()):
        assert set(names(f"agreements={state}")) == {name for name, found in expected.items() if found == state}


def test_a_chain_s_search_tells_of_the_searching_member_s_pairs(ask: Ask, names: Any, herning: Link) -> None:
    third = make.MunicipalityFactory(name="Holmestrand")
    other = make.LinkFactory(low=herning.parties[1], high=third)
    make.chained(*herning.parties, third, search_records=[make.SearchRecordFactory(municipality=herning.parties[0])])
    states = {link["name"]: link["agreements"]["state"] for link in ask("links")["links"]}
    assert states == {str(herning): "searched_none_found", str(other): "nothing_recorded"}
    assert names("agreements=searched_none_found") == [str(herning)]


def test_an_area_of_cooperation_is_named_in_the_language_asked_for(ask: Ask, names: Any) -> None:
    link = make.LinkFactory(areas=[make.AreaFactory(code="school", name_sv="skola", name_en="school")])
    assert ask("links", language="en")["links"][0]["areas"] == [{"code": "school", "name": "school"}]
    assert ask("links")["links"][0]["areas"] == [{"code": "school", "name": "skola"}]
    assert names("area=school") == [str(link)]


def test_a_hidden_link_and_one_with_a_hidden_party_are_not_there(ask: Ask, herning: Link) -> None:
    other = make.LinkFactory(high__hidden_at=timezone.now(), high__hidden_reason="Dubblett")
    Link.objects.filter(pk=herning.pk).update(hidden_at=timezone.now(), hidden_reason="Dubblett")
    assert ask("links")["links"] == []
    ask(f"links/{herning.pk}", status=404)
    ask(f"links/{other.pk}/timeline", status=404)
