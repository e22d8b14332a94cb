"""A registry in which every kind of record stands, with everything that can be related to it."""

from __future__ import annotations

from agreements.models import Area
from archive.models import Source
from municipalities.models import Measure, Municipality
from tests import factories as make
from twinning.models import About, Chain, EventKind

LISTS = (
    "municipalities",
    "organisations",
    "figures",
    "links",
    "chains",
    "events",
    "agreements",
    "decisions",
    "duties",
    "grants",
    "search-records",
    "sources",
    "repositories",
    "surveys",
)


def grow(home: Municipality, chain: Chain, count: int) -> None:
    """So many more of everything, each with its relations and a citation."""
    source, via = make.SourceFactory.create_batch(2, repository=make.RepositoryFactory())
    cited = {"source": source, "via": via}
    area = make.AreaFactory()
    for _ in range(count):
        make.SourceFactory(repository=source.repository)
        partner = _partner(home, chain, cited)
        _papers(home, partner, chain, cited, area)
        _survey(cited, area)
    make.rebuild()


def _partner(home: Municipality, chain: Chain, cited: dict[str, Source]) -> Municipality:
    partner: Municipality = make.MunicipalityFactory(part_of=home)
    make.NameFactory(municipality=partner)
    association = make.OrganisationFactory(municipality=partner)
    figure = make.FigureFactory(municipality=None, organisation=association, measure=Measure.MEMBERS)
    for name, subject in {"organisation": association, "figure": figure}.items():
        make.MunicipalityCitationFactory(**{name: subject}, **cited)
    make.CarrierFactory(link=None, chain=chain, organisation=association)
    membership = make.MembershipFactory(chain=chain, municipality=partner)
    joined = {"kind": EventKind.JOINED, "about": About.MEMBERSHIP, "membership": membership}
    event = make.EventFactory(**joined)
    other = make.EventFactory(**joined, alternative_to=event, date="2012")
    for vouched in ({"event": event}, {"event": other}, {"membership": membership}):
        make.TwinningCitationFactory(**vouched, **cited)
    return partner


def _papers(home: Municipality, partner: Municipality, chain: Chain, cited: dict[str, Source], area: Area) -> None:
    agreement = make.AgreementFactory(areas=[area], supersedes=chain.agreements.first())
    party = make.PartyFactory(agreement=agreement, municipality=partner)
    decision = make.DecisionFactory(municipality=partner, agreement=agreement, concerns=[home])
    duty = make.DutyFactory(decision=decision, recipient=home, letter=cited["source"], done="2014")
    grant = make.GrantFactory(giver=home, receiver=partner.organisations.get(), decision=decision)
    search = make.SearchRecordFactory(municipality=home, organisations=[grant.receiver])
    subjects = {"agreement": agreement, "party": party, "decision": decision, "duty": duty, "grant": grant}
    for name, subject in {**subjects, "search_record": search}.items():
        make.AgreementCitationFactory(**{name: subject}, **cited)
    for relation, paper in {"agreements": agreement, "search_records": search, "decisions": decision}.items():
        getattr(chain, relation).add(paper)
    link = make.LinkFactory(
        low=home, high=partner, areas=[area], agreements=[agreement], decisions=[decision], search_records=[search]
    )
    event = make.EventFactory(
        links=[link],
        host=home,
        participants=[partner],
        agreement=agreement,
        part_of=partner.memberships.get().events.first(),
    )
    own = {"link": link, "event": event, "carrier": make.CarrierFactory(link=link, organisation=grant.receiver)}
    for name, subject in {**own, "link_kind": make.LinkKindFactory(link=link)}.items():
        make.TwinningCitationFactory(**{name: subject}, **cited)


def _survey(cited: dict[str, Source], area: Area) -> None:
    survey = make.SurveyFactory()
    figure = make.SurveyFigureFactory(survey=survey, area=area)
    definition = make.SurveyDefinitionFactory(survey=survey)
    for name, subject in {"survey": survey, "survey_figure": figure, "survey_definition": definition}.items():
        make.TwinningCitationFactory(**{name: subject}, **cited)
