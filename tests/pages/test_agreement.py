"""The page of an agreement: its parties, terms and state on a day."""

from __future__ import annotations

import pytest

from agreements.models import Existence
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element

pytestmark = pytest.mark.django_db


def state(page: Element) -> str:
    return page.one("p", "kind").one("b").text


@pytest.mark.parametrize(("day", "told"), [("2000", "in force as far as is known"), ("2012", "expired")])
def test_its_state_is_that_of_the_day(opened: Open, day: str, told: str) -> None:
    make.AgreementFactory(title="Avtalet", signed="1993", in_force_from="1993", ends="2010")
    assert state(opened(f"/en/agreements/avtalet/?as_of={day}")) == told


def test_its_parties_are_named_and_the_rest_counted(opened: Open) -> None:
    agreement = make.AgreementFactory(title="Avtalet", stated_parties=6)
    party = make.PartyFactory(agreement=agreement)
    make.PartyFactory(agreement=agreement, municipality=None, organisation=make.OrganisationFactory())
    page = opened("/en/agreements/avtalet/")
    assert party.municipality.name in page.one("main").text
    assert "4 not named" in page.one("main").text


def test_what_is_only_proposed_is_said_to_be_signed_by_nobody(opened: Open) -> None:
    make.AgreementFactory(title="Eden", existence=Existence.PROPOSED, signed="")
    assert "Nobody has signed it" in opened("/en/agreements/eden/").one("main").text


def test_agreements_in_turn_lead_to_each_other(opened: Open) -> None:
    first = make.AgreementFactory(title="Första")
    make.AgreementFactory(title="Andra", supersedes=first, signed="2003")
    assert "/avtal/forsta/" in {link.get("href") for link in opened("/avtal/andra/").one("main").all("a")}
    assert "/avtal/andra/" in {link.get("href") for link in opened("/avtal/forsta/").one("main").all("a")}


def test_each_statement_leads_to_its_source(opened: Open) -> None:
    make.AgreementCitationFactory(agreement=make.AgreementFactory(title="Avtalet"))
    page = opened("/avtal/avtalet/")
    assert page.one("p", "kind").all("a", "ref")[0].get("href") == "#source-1"


@pytest.mark.once
def test_a_day_that_cannot_be_read_stays_in_its_field(opened: Open) -> None:
    make.AgreementFactory(title="Avtalet")
    assert opened("/avtal/avtalet/?as_of=nyss", status=400).one("input", id="as-of").get("value") == "nyss"
