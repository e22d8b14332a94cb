"""Adding evidence: one citation in the table of the statement's floor, with its source if that is new."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from archive.models import Source, Stance
from archive.services import evidence_add
from municipalities.models import MunicipalityCitation
from tests import factories as make
from tests.services.conftest import Listener, RefusalError
from twinning.models import TwinningCitation

pytestmark = pytest.mark.django_db
KINDS = {
    "event": make.EventFactory, "link": make.LinkFactory, "link_kind": make.LinkKindFactory,
    "chain": make.ChainFactory, "membership": make.MembershipFactory, "carrier": make.CarrierFactory,
    "survey": make.SurveyFactory, "survey_figure": make.SurveyFigureFactory,
    "survey_definition": make.SurveyDefinitionFactory, "agreement": make.AgreementFactory,
    "party": make.PartyFactory, "decision": make.DecisionFactory, "duty": make.DutyFactory,
    "grant": make.GrantFactory, "search_record": make.SearchRecordFactory,
    "municipality": make.MunicipalityFactory, "name": make.NameFactory, "succession": make.SuccessionFactory,
    "organisation": make.OrganisationFactory, "figure": make.FigureFactory,
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_statement_can_be_given_evidence(name: str) -> None:
    subject: Any = KINDS[name]()
    source = make.SourceFactory()
    citation = evidence_add(subject=subject, source=source, locator="s. 3")
    assert (citation.subject, citation.source, citation.locator) == (subject, source, "s. 3")
    assert list(subject.citations.all()) == [citation]


@pytest.mark.parametrize("name", [name for name in KINDS if name not in {"link", "chain", "municipality", "survey"}])
def test_a_statement_with_evidence_is_no_longer_unsourced(name: str) -> None:
    subject: Any = KINDS[name]()
    records = type(subject).objects
    assert subject in records.unsourced()
    assert subject not in records.sourced()
    evidence_add(subject=subject, source=make.SourceFactory())
    assert subject in records.sourced()
    assert subject not in records.unsourced()


def test_what_vouches_for_an_agreement_as_a_whole_vouches_for_its_parties() -> None:
    party = make.PartyFactory()
    evidence_add(subject=party.agreement, source=make.SourceFactory(), field="signed")
    assert party in type(party).objects.unsourced()
    evidence_add(subject=party.agreement, source=make.SourceFactory())
    assert party in type(party).objects.sourced()


def test_who_added_it_and_why_stand_in_the_history() -> None:
    user = make.UserFactory(username="jessica")
    citation: Any = evidence_add(
        subject=make.EventFactory(), source=make.SourceFactory(), by=user, reason="Läst i arkivet"
    )
    version = citation.history.get()
    assert (version.history_author, version.history_change_reason) == ("jessica", "Läst i arkivet")


def test_a_new_source_is_recorded_with_it() -> None:
    source = Source(title="Protokoll 1946")
    citation = evidence_add(subject=make.FigureFactory(), source=source, stance=Stance.CONTRADICTS)
    assert isinstance(citation, MunicipalityCitation)
    assert Source.objects.get().slug == "protokoll-1946"


def test_a_new_source_is_not_recorded_when_the_citation_cannot_be() -> None:
    with pytest.raises(ValidationError) as refusal:
        evidence_add(subject=make.EventFactory(), source=Source(title=""), stance="maybe")
    assert len(refusal.value.messages) == 2
    assert not Source.objects.exists()
    assert not TwinningCitation.objects.exists()


def test_neither_is_written_when_what_is_derived_fails(listener: Listener) -> None:
    event = make.EventFactory()
    listener.fails = True
    with pytest.raises(RefusalError):
        evidence_add(subject=event, source=Source(title="Protokoll"))
    assert not Source.objects.exists()
    assert not Source.history.exists()


def test_all_that_was_written_is_told_at_once(listener: Listener) -> None:
    evidence_add(subject=make.EventFactory(), source=Source(title="Protokoll"))
    assert listener.told == [["Protokoll", "Protokoll"]]


def test_a_page_belongs_to_the_source_that_is_cited() -> None:
    with pytest.raises(ValidationError) as refusal:
        evidence_add(subject=make.EventFactory(), source=make.SourceFactory(), scan=make.ScanFactory())
    assert set(refusal.value.message_dict) == {"scan"}
