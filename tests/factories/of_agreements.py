"""What they signed and decided."""

from __future__ import annotations

import factory

from agreements import models as agreements
from tests.factories.base import Factory, named
from tests.factories.of_archive import SourceFactory
from tests.factories.of_municipalities import MunicipalityFactory, OrganisationFactory


class AreaFactory(Factory):
    code = factory.Sequence(lambda n: f"area-{n}")
    name_sv = factory.Sequence(lambda n: f"område {n}")
    name_en = factory.Sequence(lambda n: f"area {n}")

    class Meta:
        model = agreements.Area


class AgreementFactory(Factory):
    title = factory.Sequence(lambda n: f"Avtal {n:03}")
    kind = agreements.AgreementKind.TWIN_TOWN
    signed = "1993"
    areas = named("areas")

    class Meta:
        model = agreements.Agreement


class PartyFactory(Factory):
    agreement = factory.SubFactory(AgreementFactory)
    municipality = factory.SubFactory(MunicipalityFactory)

    class Meta:
        model = agreements.Party


class DecisionFactory(Factory):
    title = factory.Sequence(lambda n: f"Beslut {n:03}")
    municipality = factory.SubFactory(MunicipalityFactory)
    matter = agreements.Matter.END
    outcome = agreements.Outcome.PROPOSED
    day = "2024-01-17"
    concerns = named("concerns")
    organisations = named("organisations")

    class Meta:
        model = agreements.Decision


class DutyFactory(Factory):
    decision = factory.SubFactory(DecisionFactory)
    what = factory.Sequence(lambda n: f"Underrätta {n:03}")

    class Meta:
        model = agreements.Duty


class GrantFactory(Factory):
    giver = factory.SubFactory(MunicipalityFactory)
    receiver = factory.SubFactory(OrganisationFactory)
    state = agreements.GrantState.PAID
    amount = 16800
    currency = "DKK"

    class Meta:
        model = agreements.Grant


class SearchRecordFactory(Factory):
    sought = agreements.Sought.AGREEMENT
    wording = factory.Sequence(lambda n: f"Avtal, sökning {n:03}")
    places = "Kommunens diarieförda arkiv"
    found = agreements.Found.NONE
    municipality = factory.SubFactory(MunicipalityFactory)
    organisations = named("organisations")

    class Meta:
        model = agreements.SearchRecord


class AgreementCitationFactory(Factory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = agreements.AgreementCitation
