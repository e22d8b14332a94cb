"""Agreements, decisions, duties, grants and search records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from agreements.models import AgreementKind, Existence, Found, GrantState, Matter, Outcome
from tests import factories as make
from tests.api.conftest import Ask


@pytest.fixture
def found(ask: Ask) -> Callable[[str, str], list[str]]:
    """What a query finds, by title or words."""

    def answer(resource: str, query: str) -> list[str]:
        rows = ask(f"{resource}?{query}")[resource.replace("-", "_")]
        return [row.get("title") or row.get("what") or row.get("wording") or row["id"] for row in rows]

    return answer


def test_an_agreement_stands_as_it_did_on_the_day(ask: Ask) -> None:
    make.AgreementFactory(signed="2006", ends="2016", term_years=10)
    states = {day: ask(f"agreements?as_of={day}")["agreements"][0]["state"] for day in ("2000", "2010", "2020")}
    assert states == {"2000": "not_yet", "2010": "in_force", "2020": "expired"}


def test_an_agreement_names_its_parties_and_what_replaced_it(ask: Ask) -> None:
    first = make.AgreementFactory(title="Samverkansavtal", signed="1998", stated_parties=2)
    make.AgreementFactory(title="Vänortsavtal", signed="2003", supersedes=first)
    make.PartyFactory(agreement=first, municipality__name="Cameri", approved="1998")
    told = ask("agreements/samverkansavtal?as_of=2010")
    assert (told["state"], told["superseded_by"][0]["title"]) == ("superseded", "Vänortsavtal")
    assert told["parties"][0]["municipality"]["name"] == "Cameri"
    assert ask("agreements/vanortsavtal")["supersedes"]["slug"] == "samverkansavtal"


def test_agreements_are_filtered(found: Callable[[str, str], list[str]]) -> None:
    party = make.PartyFactory(agreement__title="I kraft", municipality__name="Cameri")
    oath = {"kind": AgreementKind.OATH, "existence": Existence.PROPOSED, "signed": ""}
    proposed = make.AgreementFactory(title="Föreslagen vänortsed", **oath)
    association = make.OrganisationFactory(municipality=party.municipality)
    make.PartyFactory(agreement=proposed, municipality=None, organisation=association)
    assert found("agreements", "municipality=cameri") == ["I kraft", "Föreslagen vänortsed"]
    assert found("agreements", "in_force=true&as_of=2000") == ["I kraft"]
    assert found("agreements", "in_force=false&as_of=2000") == ["Föreslagen vänortsed"]
    for query in ("kind=oath", "existence=proposed", "q=vanortsed", f"organisation={association.pk}"):
        assert found("agreements", query) == ["Föreslagen vänortsed"]


def test_a_proposal_is_not_a_decision(ask: Ask, found: Callable[[str, str], list[str]]) -> None:
    vantaa = make.MunicipalityFactory(name="Vantaa")
    agreement = make.AgreementFactory(title="Avtalet")
    make.DecisionFactory(
        title="Förslag att avsluta", municipality__name="Huddinge", concerns=[vantaa], agreement=agreement
    )
    make.DecisionFactory(title="Nuuk antas", matter=Matter.ESTABLISH, outcome=Outcome.ADOPTED, day="1989")
    assert ask("decisions/forslag-att-avsluta")["outcome"] == "proposed"
    for query in (
        "outcome=proposed",
        "matter=end",
        "municipality=vantaa",
        "municipality=huddinge",
        "agreement=avtalet",
        "q=avsluta",
    ):
        assert found("decisions", query) == ["Förslag att avsluta"]
    assert found("decisions", "sort=day") == ["Nuuk antas", "Förslag att avsluta"]


def test_a_duty_is_open_until_the_day_it_is_done(ask: Ask, found: Callable[[str, str], list[str]]) -> None:
    vantaa = make.MunicipalityFactory(name="Vantaa")
    make.DutyFactory(what="Skriv till Vantaa", recipient=vantaa, done="2024-06-01")
    make.DutyFactory(what="Lämna redovisning", decision__title="Bidrag", done="")
    assert [duty["open"] for duty in ask("duties?recipient=vantaa&as_of=2024-05")["duties"]] == [True]
    assert [duty["open"] for duty in ask("duties?recipient=vantaa&as_of=2025")["duties"]] == [False]
    assert found("duties", "open=true&as_of=2025") == ["Lämna redovisning"]
    assert found("duties", "open=false&as_of=2025") == ["Skriv till Vantaa"]
    assert found("duties", "decision=bidrag") == ["Lämna redovisning"]


def test_an_amount_that_is_not_known_is_null(ask: Ask) -> None:
    make.GrantFactory(amount=None, currency="")
    assert ask("grants")["grants"][0]["amount"] is None


def test_grants_are_filtered(found: Callable[[str, str], list[str]]) -> None:
    paid = make.GrantFactory(giver__name="Herning")
    make.GrantFactory(state=GrantState.PROPOSED)
    for query in ("giver=herning", "state=paid", f"receiver={paid.receiver.pk}"):
        assert found("grants", query) == [str(paid.pk)]


def test_search_records_are_filtered(ask: Ask, found: Callable[[str, str], list[str]]) -> None:
    make.SearchRecordFactory(wording="Avtal", municipality__name="Huddinge")
    make.SearchRecordFactory(wording="Protokoll", sought="other", found=Found.SOME)
    for query in ("municipality=huddinge", "sought=agreement", "found=none"):
        assert found("search-records", query) == ["Avtal"]
    assert ask("search-records?found=some")["search_records"][0]["wording"] == "Protokoll"


def test_what_is_hidden_is_not_there(found: Callable[[str, str], list[str]]) -> None:
    hidden = {"hidden_at": timezone.now(), "hidden_reason": "Fel"}
    make.DutyFactory(decision=make.DecisionFactory(**hidden))
    make.AgreementFactory(**hidden)
    make.SearchRecordFactory(**hidden)
    assert [found(name, "limit=5") for name in ("duties", "decisions", "agreements", "search-records")] == [[]] * 4
