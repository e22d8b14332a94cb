"""Floor 1: who."""

from municipalities.models.bodies import (
    Contact,
    Figure,
    Measure,
    MunicipalityCitation,
    Organisation,
    OrganisationKind,
    Qualifier,
    Role,
    StaffRole,
)
from municipalities.models.municipality import (
    Municipality,
    MunicipalityKind,
    MunicipalityQuerySet,
    Name,
    Succession,
    SuccessionKind,
)

__all__ = [
    "Contact",
    "Figure",
    "Measure",
    "Municipality",
    "MunicipalityCitation",
    "MunicipalityKind",
    "MunicipalityQuerySet",
    "Name",
    "Organisation",
    "OrganisationKind",
    "Qualifier",
    "Role",
    "StaffRole",
    "Succession",
    "SuccessionKind",
]
