"""Organisations and figures."""

from __future__ import annotations

from django.utils import timezone

from municipalities.models import Measure, Qualifier
from tests import factories as make
from tests.api.conftest import Ask


def test_an_association_whose_name_is_not_known_has_none(ask: Ask) -> None:
    make.OrganisationFactory(name="", municipality__name="Herning")
    organisation = ask("organisations")["organisations"][0]
    assert (organisation["name"], organisation["municipality"]["name"]) == (None, "Herning")


def test_associations_are_found_by_name_municipality_and_kind(ask: Ask) -> None:
    norden = make.OrganisationFactory(name="Föreningen Norden Vänersborg", municipality__name="Vänersborg")
    make.OrganisationFactory(name="Vargöns musikkår", kind="music", municipality=norden.municipality)
    make.OrganisationFactory()
    found = {
        query: [one["name"] for one in ask(f"organisations?{query}")["organisations"]]
        for query in ("q=vanersborg", "municipality=vanersborg", "kind=music")
    }
    assert found == {
        "q=vanersborg": ["Föreningen Norden Vänersborg"],
        "municipality=vanersborg": ["Föreningen Norden Vänersborg", "Vargöns musikkår"],
        "kind=music": ["Vargöns musikkår"],
    }


def test_a_figure_that_is_not_known_is_a_record_with_a_null(ask: Ask) -> None:
    make.FigureFactory(value=None)
    assert ask("figures")["figures"][0]["value"] is None


def test_numbers_are_numbers(ask: Ask) -> None:
    make.FigureFactory(measure=Measure.AREA, value="1594.50", qualifier=Qualifier.ABOUT, date="2009")
    make.FigureFactory(value=4500, date="2008")
    assert [figure["value"] for figure in ask("figures")["figures"]] == [1594.5, 4500]


def test_a_municipality_s_figures_are_its_own_and_its_associations(ask: Ask) -> None:
    association = make.OrganisationFactory(municipality__name="Eiði")
    make.FigureFactory(municipality=None, organisation=association, measure=Measure.MEMBERS, value=None)
    make.FigureFactory(municipality=association.municipality)
    make.FigureFactory()
    assert ask("figures?municipality=eidi")["_meta"]["total_records"] == 2
    assert ask("figures?measure=members")["_meta"]["total_records"] == 1
    assert ask(f"figures?organisation={association.pk}")["figures"][0]["measure"] == "members"


def test_a_figure_is_cited(ask: Ask) -> None:
    figure = make.FigureFactory()
    make.MunicipalityCitationFactory(figure=figure, locator="tabellen", source__title="Kartläggning")
    citation = ask(f"figures/{figure.pk}")["citations"][0]
    assert (citation["locator"], citation["source"]["title"]) == ("tabellen", "Kartläggning")


def test_what_is_hidden_is_not_there(ask: Ask) -> None:
    hidden = make.OrganisationFactory(hidden_at=timezone.now(), hidden_reason="Dubblett")
    make.FigureFactory(municipality=None, organisation=hidden)
    make.FigureFactory(hidden_at=timezone.now(), hidden_reason="Fel")
    assert ask("organisations")["organisations"] == ask("figures")["figures"] == []
