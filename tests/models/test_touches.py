"""Whose staff may change a record: the municipalities that it touches."""

from uuid import UUID

import pytest

from archive.services import record_hide
from municipalities.models import Municipality
from tests.factories import (
    AgreementCitationFactory,
    AgreementFactory,
    CarrierFactory,
    ChainFactory,
    ContactFactory,
    DecisionFactory,
    DutyFactory,
    EventFactory,
    FigureFactory,
    GrantFactory,
    LinkFactory,
    LinkKindFactory,
    MembershipFactory,
    MunicipalityCitationFactory,
    MunicipalityFactory,
    NameFactory,
    OrganisationFactory,
    PartyFactory,
    SearchRecordFactory,
    StaffRoleFactory,
    SuccessionFactory,
    SurveyFactory,
    TwinningCitationFactory,
)
from twinning.models import About, Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Municipality:
    return MunicipalityFactory(name="Vänersborg", country="SE")


@pytest.fixture
def away() -> Municipality:
    return MunicipalityFactory(name="Herning", country="DK")


@pytest.fixture
def link(home: Municipality, away: Municipality) -> Link:
    return LinkFactory(low=home, high=away)


def ids(*records: Municipality) -> set[UUID]:
    return {record.pk for record in records}


def test_what_stands_beside_a_municipality_touches_it(home: Municipality) -> None:
    beside = [NameFactory, OrganisationFactory, FigureFactory, ContactFactory, SearchRecordFactory, DecisionFactory]
    assert home.touches() == ids(home)
    for factory in beside:
        assert factory(municipality=home).touches() == ids(home)


def test_a_succession_touches_both(home: Municipality, away: Municipality) -> None:
    assert SuccessionFactory(predecessor=home, successor=away).touches() == ids(home, away)


def test_a_figure_of_an_association_touches_where_it_is(home: Municipality) -> None:
    association = OrganisationFactory(municipality=home)
    assert FigureFactory(municipality=None, organisation=association).touches() == ids(home)
    assert FigureFactory(municipality=None, organisation=OrganisationFactory(municipality=None)).touches() == set()


def test_an_agreement_touches_its_parties_and_their_associations(home: Municipality, away: Municipality) -> None:
    party = PartyFactory(municipality=home)
    other = PartyFactory(
        agreement=party.agreement, municipality=None, organisation=OrganisationFactory(municipality=away)
    )
    assert party.agreement.touches() == party.touches() == other.touches() == ids(home, away)


def test_a_hidden_party_loses_the_agreement_but_can_be_restored_by_its_own(
    home: Municipality, away: Municipality
) -> None:
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement, municipality=home)
    hidden = PartyFactory(agreement=agreement, municipality=away)
    record_hide(record=hidden, reason="Skrev aldrig på")
    assert agreement.touches() == ids(home)
    assert hidden.touches() == ids(home, away)


def test_what_follows_from_a_decision_or_a_grant(home: Municipality, away: Municipality) -> None:
    assert DutyFactory(decision=DecisionFactory(municipality=home)).touches() == ids(home)
    assert DecisionFactory(municipality=None).touches() == set()
    grant = GrantFactory(giver=home, receiver=OrganisationFactory(municipality=away))
    assert grant.touches() == ids(home, away)


def test_a_link_and_its_kinds_touch_both(link: Link, home: Municipality, away: Municipality) -> None:
    assert link.touches() == LinkKindFactory(link=link).touches() == ids(home, away)


def test_a_carrier_touches_what_it_carries_and_where_it_is(link: Link) -> None:
    elsewhere = OrganisationFactory(municipality=MunicipalityFactory())
    assert CarrierFactory(link=link, organisation=elsewhere).touches() == link.touches() | elsewhere.touches()
    chain = MembershipFactory().chain
    carried = CarrierFactory(link=None, chain=chain, organisation=elsewhere)
    assert carried.touches() == chain.touches() | elsewhere.touches()


def test_a_chain_and_its_memberships_touch_all_members(home: Municipality, away: Municipality) -> None:
    chain = ChainFactory()
    membership = MembershipFactory(chain=chain, municipality=home)
    other = MembershipFactory(chain=chain, municipality=away)
    assert chain.touches() == membership.touches() == ids(home, away)
    record_hide(record=other, reason="Aldrig medlem")
    assert chain.touches() == membership.touches() == ids(home)
    assert other.touches() == ids(home, away)


def test_a_municipality_with_staff_of_its_own_speaks_for_itself(home: Municipality, away: Municipality) -> None:
    chain = ChainFactory()
    membership = MembershipFactory(chain=chain, municipality=home)
    other = MembershipFactory(chain=chain, municipality=away)
    StaffRoleFactory(municipality=home)
    assert chain.touches() == other.touches() == ids(home, away)
    assert membership.touches() == ids(home)


def test_an_event_touches_those_it_is_about(link: Link, home: Municipality, away: Municipality) -> None:
    membership = MembershipFactory(municipality=home)
    party = PartyFactory(municipality=away)
    assert EventFactory(links=[link]).touches() == ids(home, away)
    assert EventFactory(about=About.CHAIN, chain=membership.chain).touches() == ids(home)
    assert EventFactory(about=About.MEMBERSHIP, membership=membership).touches() == ids(home)
    assert EventFactory(about=About.MUNICIPALITY, municipality=away).touches() == ids(away)
    assert EventFactory(about=About.AGREEMENT, agreement=party.agreement).touches() == ids(away)


def test_a_citation_touches_what_its_subject_touches(link: Link, home: Municipality) -> None:
    figure = FigureFactory(municipality=home)
    assert MunicipalityCitationFactory(figure=figure).touches() == ids(home)
    assert AgreementCitationFactory(duty=DutyFactory(decision=DecisionFactory(municipality=home))).touches() == ids(
        home
    )
    assert TwinningCitationFactory(link=link).touches() == link.touches()


def test_outside_figures_touch_nobody() -> None:
    assert SurveyFactory().touches() == set()
