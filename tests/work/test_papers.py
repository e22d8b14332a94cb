"""What the finders of agreements, duties and decisions find, and what they leave alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.models import Agreement, Existence, Outcome
from archive.services import record_hide
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import DAY, finds, told
from twinning.models import EventKind
from twinning.work.items import Urgency, urgency
from twinning.work.papers import duties, expiring, undecided

pytestmark = pytest.mark.django_db


def agreement(home: Municipality, ends: str, **fields: Any) -> Agreement:
    made: Agreement = make.AgreementFactory(title="Avtalet", signed="2014", ends=ends, **fields)
    make.PartyFactory(agreement=made, municipality=home)
    return made


@pytest.mark.parametrize(
    ("ends", "says", "when"),
    [
        ("2025-12-31", "Avtalet: has run out", Urgency.NOW),
        ("2026-12-20", "Avtalet: runs out within a year", Urgency.NOW),
        ("2027-11-23", "Avtalet: runs out within a year", Urgency.THIS_YEAR),
    ],
)
def test_an_agreement_that_runs_out_is_found_a_year_before(
    home: Municipality, owner: User, ends: str, says: str, when: Urgency
) -> None:
    agreement(home, ends)
    (found,) = finds(expiring, home, owner)
    assert (told([found]), urgency(found, DAY)) == ([says], when)
    assert found.mend.label == "Record its successor"


def test_that_of_an_organisation_is_found_too(home: Municipality, owner: User) -> None:
    made = make.AgreementFactory(ends="2027")
    make.PartyFactory(agreement=made, municipality=None, organisation=make.OrganisationFactory(municipality=home))
    assert len(finds(expiring, home, owner)) == 0
    assert len(finds(expiring, home, owner, day=date(2027, 1, 1))) == 1


def test_an_agreement_that_lasts_is_followed_or_given_up_needs_no_successor(home: Municipality, owner: User) -> None:
    agreement(home, "2030")
    agreement(home, "")
    make.AgreementFactory(supersedes=agreement(home, "2022"), signed="2022")
    agreement(home, "2022", terminated="2020")
    agreement(home, "2022", existence=Existence.NOT_KNOWN)
    make.PartyFactory(agreement=make.AgreementFactory(ends="2022"), municipality=home, left="2019")
    make.PartyFactory(agreement=make.AgreementFactory(ends="2022"))
    record_hide(record=agreement(home, "2022"), reason="Dubblett")
    assert finds(expiring, home, owner) == []


def test_an_agreement_of_links_that_have_ended_needs_no_successor(home: Municipality, owner: User) -> None:
    link = make.LinkFactory(low=home, agreements=[agreement(home, "2022")])
    make.told(link, date="2010")
    assert len(finds(expiring, home, owner)) == 1
    make.told(link, date="2020", kind=EventKind.ENDED)
    assert finds(expiring, home, owner) == []


def duty(home: Municipality, outcome: str = Outcome.ADOPTED, **fields: Any) -> None:
    decision = make.DecisionFactory(municipality=home, outcome=outcome, day="2026-10-01", title="Avsluta")
    make.DutyFactory(decision=decision, what="Underrätta Vanda", **fields)


@pytest.mark.parametrize(
    ("due", "says"),
    [
        ("", "Underrätta Vanda: not done yet"),
        ("2026-12", "Underrätta Vanda: not done yet"),
        ("2026-10", "Underrätta Vanda: overdue"),
    ],
)
def test_a_duty_of_an_adopted_decision_is_found(home: Municipality, owner: User, due: str, says: str) -> None:
    duty(home, due=due)
    (found,) = finds(duties, home, owner)
    assert told([found]) == [says]
    assert (found.since, found.mend.label) == (date(2026, 10, 1), "Record as done")
    assert [each.words for each in found.names] == ["Avsluta"]


def test_a_duty_that_is_done_far_off_not_decided_or_anothers_is_not(home: Municipality, owner: User) -> None:
    duty(home, done="2026-11")
    duty(home, due="2029")
    duty(home, outcome=Outcome.PROPOSED)
    duty(make.MunicipalityFactory())
    assert finds(duties, home, owner) == []


def test_a_proposal_of_long_ago_without_outcome_is_found(home: Municipality, owner: User) -> None:
    make.DecisionFactory(municipality=home, title="Avsluta", day="2024-01-17")
    (found,) = finds(undecided, home, owner)
    assert told([found]) == ["Avsluta: no outcome is known"]
    assert (found.since, found.mend.label) == (date(2024, 1, 17), "Record the outcome")


def test_proposals_of_one_day_are_one_row_and_an_undated_one_is_of_its_sources_day(
    home: Municipality, owner: User
) -> None:
    made = [make.DecisionFactory(municipality=home, title=title, day="") for title in ("Bidrag", "Avtal")]
    for each in made:
        make.AgreementCitationFactory(decision=each, source=make.SourceFactory(date="2014"))
    (found,) = finds(undecided, home, owner)
    assert told([found]) == ["two proposals without known outcome"]
    assert [each.words for each in found.names] == ["Avtal", "Bidrag"]
    assert found.since_words == "2014"


def test_the_day_of_a_source_that_may_not_be_read_is_not_told(home: Municipality, owner: User) -> None:
    made = make.DecisionFactory(municipality=home, day="")
    make.AgreementCitationFactory(decision=made, source=make.SourceFactory(secret=True, date="1999", owner_code="0126"))
    (found,) = finds(undecided, home, owner)
    assert found.since_words == ""


def test_what_is_new_settled_or_anothers_waits_for_no_outcome(home: Municipality, owner: User) -> None:
    make.DecisionFactory(municipality=home, day="2026-09-01")
    make.DecisionFactory(municipality=home, outcome=Outcome.REJECTED)
    make.DecisionFactory(municipality=home, outcome=Outcome.ADOPTED)
    make.DecisionFactory()
    assert finds(undecided, home, owner) == []


def test_the_successors_form_knows_what_it_supersedes(client: Client, home: Municipality, owner: User) -> None:
    made = agreement(home, "2022")
    client.force_login(owner)
    (found,) = finds(expiring, home, owner)
    form = client.get(found.mend.href)
    assert (form.status_code, str(made.pk) in form.content.decode()) == (200, True)
