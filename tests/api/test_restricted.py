"""A restricted source shows that it exists, and nothing more, in everything that is given out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Source
from tests import factories as make
from tests.api.conftest import Ask
from tests.api.world import LISTS
from twinning.models import About, EventKind

SECRETS = ("Hemlig", "hemlig", "sida 7", "ordagrant", "anteckning om")


@pytest.fixture
def secret(db: None) -> Source:
    """A restricted source that vouches for something in every resource, directly and through another source."""
    source: Source = make.SourceFactory(secret=True)
    words = {"locator": "sida 7", "quotation": "ordagrant", "note": "anteckning om"}
    link = make.LinkFactory(low__name="Vännäs", high__name="Hemnes")
    chain = make.chained(*link.parties, name="Kedjan")
    membership = chain.memberships.order_by("pk").first()
    organisation = make.OrganisationFactory(municipality=link.low)
    decision = make.DecisionFactory()
    survey = make.SurveyFactory()
    agreement = make.AgreementFactory()
    cited: list[tuple[Any, dict[str, Any]]] = [
        (make.MunicipalityCitationFactory, {"municipality": link.low}),
        (make.MunicipalityCitationFactory, {"organisation": organisation}),
        (make.MunicipalityCitationFactory, {"figure": make.FigureFactory(municipality=link.low)}),
        (make.AgreementCitationFactory, {"agreement": agreement}),
        (make.AgreementCitationFactory, {"party": make.PartyFactory(agreement=agreement)}),
        (make.AgreementCitationFactory, {"decision": decision}),
        (make.AgreementCitationFactory, {"duty": make.DutyFactory(decision=decision, letter=source, done="2014")}),
        (make.AgreementCitationFactory, {"grant": make.GrantFactory()}),
        (make.AgreementCitationFactory, {"search_record": make.SearchRecordFactory()}),
        (make.TwinningCitationFactory, {"link": link}),
        (make.TwinningCitationFactory, {"link_kind": make.LinkKindFactory(link=link)}),
        (make.TwinningCitationFactory, {"carrier": make.CarrierFactory(link=link)}),
        (make.TwinningCitationFactory, {"chain": chain}),
        (make.TwinningCitationFactory, {"membership": membership}),
        (make.TwinningCitationFactory, {"event": make.EventFactory(links=[link], level="both")}),
        (
            make.TwinningCitationFactory,
            {"event": make.EventFactory(kind=EventKind.OTHER, about=About.MEMBERSHIP, membership=membership)},
        ),
        (make.TwinningCitationFactory, {"survey": survey}),
        (make.TwinningCitationFactory, {"survey_figure": make.SurveyFigureFactory(survey=survey)}),
        (make.TwinningCitationFactory, {"survey_definition": make.SurveyDefinitionFactory(survey=survey)}),
    ]
    for factory, subject in cited:
        factory(source=source, **words, **subject)
        factory(source=make.SourceFactory(), via=source, **words, **subject)
    make.rebuild()
    return source


def answers(client: Client) -> Iterator[tuple[str, str]]:
    """Every list, every record, and what stands under them."""
    for resource in LISTS:
        response = client.get(f"/api/v1/{resource}", {"limit": 100})
        yield resource, response.content.decode()
        for row in response.json()[resource.replace("-", "_")]:
            for link in row["_links"].values():
                if link["rel"] != "alternate":
                    yield link["href"], client.get(link["href"]).content.decode()


def test_nothing_of_it_is_told_to_the_public(client: Client, secret: Source) -> None:
    told = {address: [word for word in SECRETS if word in body] for address, body in answers(client)}
    assert {address: words for address, words in told.items() if words} == {}


def test_everything_that_rests_on_it_says_that_it_exists(client: Client, secret: Source) -> None:
    bodies = {resource: client.get(f"/api/v1/{resource}?limit=100").content.decode() for resource in LISTS}
    silent = [resource for resource, body in bodies.items() if str(secret.pk) not in body]
    assert silent == ["municipalities", "repositories"]  # a list of them cites nothing


def test_its_record_is_its_id_and_that_it_is_restricted(ask: Ask, secret: Source) -> None:
    told = ask(f"sources/{secret.pk}")
    assert told.keys() == {"id", "access", "_links"}
    assert (told["access"], told["_links"].keys()) == ("restricted", {"self"})


def test_a_citation_of_it_keeps_its_words_back(ask: Ask, secret: Source) -> None:
    direct, through = ask("events?link=vannas-hemnes")["events"][0]["citations"]
    assert direct.keys() == {"id", "source"}
    assert direct["source"] == through["via"] == {"id": str(secret.pk), "access": "restricted"}
    assert not {"locator", "quotation", "note", "scan", "page"} & through.keys()


@pytest.mark.parametrize("query", ["q=hemlig", "kind=report&q=hemlig", "q=namnd"])
def test_it_is_not_found_by_its_words(ask: Ask, secret: Source, query: str) -> None:
    assert ask(f"sources?{query}")["sources"] == []


def test_it_is_not_found_by_its_kind_but_by_its_access(ask: Ask, secret: Source) -> None:
    assert str(secret.pk) not in {source["id"] for source in ask("sources?kind=report&limit=100")["sources"]}
    assert [source["id"] for source in ask("sources?access=restricted")["sources"]] == [str(secret.pk)]


def test_it_is_not_found_by_its_slug_which_would_tell_its_title(ask: Ask, secret: Source) -> None:
    ask(f"sources/{secret.slug}", status=404)


@pytest.mark.parametrize("order", ["-date", "date", "title", "-title"])
def test_its_place_in_a_list_tells_nothing(ask: Ask, secret: Source, order: str) -> None:
    assert ask(f"sources?limit=100&sort={order}")["sources"][-1]["id"] == str(secret.pk)


def test_who_may_read_it_is_told_all(ask: Ask, secret: Source) -> None:
    reader = User.objects.create_superuser("administrator")
    assert ask(f"sources/{secret.slug}", user=reader)["title"] == "Hemlig handling"
    assert [source["id"] for source in ask("sources?q=hemlig", user=reader)["sources"]] == [str(secret.pk)]
    citation = ask("events?link=vannas-hemnes", user=reader)["events"][0]["citations"][0]
    assert (citation["locator"], citation["quotation"]) == ("sida 7", "ordagrant")
