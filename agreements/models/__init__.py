"""Floor 2: what they signed and decided."""

from agreements.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementQuerySet,
    AgreementState,
    Area,
    Existence,
    Party,
    Reason,
)
from agreements.models.decision import (
    AgreementCitation,
    Decision,
    DecisionQuerySet,
    Duty,
    DutyQuerySet,
    Found,
    Grant,
    GrantState,
    Matter,
    Outcome,
    SearchRecord,
    Sought,
)

__all__ = [
    "Agreement",
    "AgreementCitation",
    "AgreementKind",
    "AgreementQuerySet",
    "AgreementState",
    "Area",
    "Decision",
    "DecisionQuerySet",
    "Duty",
    "DutyQuerySet",
    "Existence",
    "Found",
    "Grant",
    "GrantState",
    "Matter",
    "Outcome",
    "Party",
    "Reason",
    "SearchRecord",
    "Sought",
]
