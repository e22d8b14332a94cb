"""The page of a decision: what was decided or only proposed, and what must follow."""

from __future__ import annotations

import pytest

from agreements.models import Outcome
from tests import factories as make
from tests.pages.conftest import Open

pytestmark = pytest.mark.django_db


def test_a_proposal_is_not_called_a_decision(opened: Open) -> None:
    make.DecisionFactory(title="Avsluta", outcome=Outcome.PROPOSED)
    assert "A proposal is not a decision" in opened("/en/decisions/avsluta/").one("main").text
    make.DecisionFactory(title="Upptagen", outcome=Outcome.ADOPTED)
    assert "A proposal is not a decision" not in opened("/en/decisions/upptagen/").one("main").text


def test_its_duties_are_open_until_they_are_known_to_be_done(opened: Open) -> None:
    decision = make.DecisionFactory(title="Avsluta")
    make.DutyFactory(decision=decision, what="Underrätta Vanda", recipient=make.MunicipalityFactory(name="Vantaa"))
    make.DutyFactory(decision=decision, what="Meddela nämnderna", done="2024-02")
    duties = opened("/en/decisions/avsluta/").one(id="duties")
    assert [flag.text for flag in duties.all("span", "flag")] == ["open, not known to be done"]
    assert "February 2024" in duties.text
    assert "/en/municipalities/vantaa/" in {link.get("href") for link in duties.all("a")}


def test_it_leads_to_all_that_it_concerns(opened: Open) -> None:
    municipality = make.MunicipalityFactory(name="Berörd")
    association = make.OrganisationFactory(name="Föreningen")
    make.DecisionFactory(title="Avsluta", concerns=[municipality], organisations=[association])
    page = opened("/beslut/avsluta/")
    assert "/kommuner/berord/" in {link.get("href") for link in page.one("main").all("a")}
    assert "Föreningen" in page.one("main").text


def test_what_is_not_known_of_it_is_said(opened: Open) -> None:
    make.DecisionFactory(title="Beslutet", day="", body="", proposer="")
    assert len(opened("/beslut/beslutet/").all("span", "absent-unknown")) >= 3
