"""Floor 1: who."""

from municipalities.models.bodies import (
    Contact,
    Figure,
    Measure,
    MunicipalityCitation,
    Organisation,
    OrganisationKind,
    Qualifier,
)
from municipalities.models.municipality import (
    Municipality,
    MunicipalityKind,
    MunicipalityQuerySet,
    Name,
    Succession,
    SuccessionKind,
)
from municipalities.models.saved import SavedView, SavedViewQuerySet
from municipalities.models.staff import Invitation, InvitationState, Role, StaffRole

__all__ = [
    "Contact",
    "Figure",
    "Invitation",
    "InvitationState",
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
    "SavedView",
    "SavedViewQuerySet",
    "StaffRole",
    "Succession",
    "SuccessionKind",
]
