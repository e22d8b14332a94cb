"""Municipalities and what belongs to them."""

from __future__ import annotations

import factory

from municipalities import models as municipalities
from tests.factories.base import Factory, UserFactory
from tests.factories.of_archive import SourceFactory


class MunicipalityFactory(Factory):
    name = factory.Sequence(lambda n: f"Kommun {n:03}")
    country = "NO"

    class Meta:
        model = municipalities.Municipality


class NameFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Annat namn {n}")
    language = "fi"

    class Meta:
        model = municipalities.Name


class SuccessionFactory(Factory):
    predecessor = factory.SubFactory(MunicipalityFactory)
    successor = factory.SubFactory(MunicipalityFactory)
    date = "1971"

    class Meta:
        model = municipalities.Succession


class OrganisationFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Föreningen Norden {n:03}")

    class Meta:
        model = municipalities.Organisation


class FigureFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    measure = municipalities.Measure.INHABITANTS
    value = 4500
    date = "2009"

    class Meta:
        model = municipalities.Figure


class ContactFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Kontakt {n}")
    checked_on = "2024-01-17"

    class Meta:
        model = municipalities.Contact


class MunicipalityCitationFactory(Factory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = municipalities.MunicipalityCitation


class StaffRoleFactory(Factory):
    user = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    role = municipalities.Role.EDITOR

    class Meta:
        model = municipalities.StaffRole
