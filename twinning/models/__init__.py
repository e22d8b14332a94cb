"""Floor 3: how they are linked."""

from twinning.models.chains import Chain, ChainKind, ChainQuerySet, Membership
from twinning.models.events import (
    About,
    Asserts,
    Event,
    EventKind,
    EventLevel,
    EventQuerySet,
    RankChoice,
)
from twinning.models.links import (
    HOME_COUNTRY,
    Carrier,
    CertaintyChoice,
    Link,
    LinkKind,
    LinkKindChoice,
    LinkQuerySet,
    PeriodLevel,
    StandingChoice,
    StatusPeriod,
    StatusPeriodQuerySet,
)
from twinning.models.surveys import (
    Survey,
    SurveyDefinition,
    SurveyFigure,
    SurveyMeasure,
    TwinningCitation,
    Unit,
)

__all__ = [
    "HOME_COUNTRY",
    "About",
    "Asserts",
    "Carrier",
    "CertaintyChoice",
    "Chain",
    "ChainKind",
    "ChainQuerySet",
    "Event",
    "EventKind",
    "EventLevel",
    "EventQuerySet",
    "Link",
    "LinkKind",
    "LinkKindChoice",
    "LinkQuerySet",
    "Membership",
    "PeriodLevel",
    "RankChoice",
    "StandingChoice",
    "StatusPeriod",
    "StatusPeriodQuerySet",
    "Survey",
    "SurveyDefinition",
    "SurveyFigure",
    "SurveyMeasure",
    "TwinningCitation",
    "Unit",
]
