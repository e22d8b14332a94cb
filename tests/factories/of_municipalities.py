"""Municipalities and what belongs to them."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import factory
from django.utils import timezone

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


class SavedViewFactory(Factory):
    """Links with Norwegian municipalities."""

    listing = "link-list"
    query = "country=NO"
    name = factory.Sequence(lambda n: f"Vy {n:03}")
    owner = factory.SubFactory(UserFactory)

    class Meta:
        model = municipalities.SavedView


class InvitationFactory(Factory):
    """Sent just now by an administrator; its token is ``token-0`` and so on."""

    municipality = factory.SubFactory(MunicipalityFactory)
    role = municipalities.Role.EDITOR
    email = factory.Sequence(lambda n: f"ny{n}@example.se")
    invited_by = factory.SubFactory(UserFactory, is_superuser=True)
    digest = factory.Sequence(lambda n: sha256(f"token-{n}".encode()).hexdigest())
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))

    class Meta:
        model = municipalities.Invitation
