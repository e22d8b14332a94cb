"""What goes into the status fold and what comes out: plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How a link stands (definitions of the 2011 survey, ledger C25, with our own additions)."""

    ACTIVE = "active"
    SPORADIC = "sporadic"
    DORMANT = "dormant"
    PAUSED = "paused"
    PROPOSED = "proposed"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How well a standing is vouched for; an unknown standing has none."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    PRESUMED = "presumed"


class Level(StrEnum):
    """Who keeps the link up: the municipality itself, or its associations and citizens."""

    MUNICIPAL = "municipal"
    CIVIL = "civil"


class Rank(StrEnum):
    """How statements that dispute each other are weighed."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Rule(StrEnum):
    """Why a period holds its standing; each value is explained in words on every page that shows it."""

    STATED = "stated"  # a statement asserts it, and its last evidence is within the horizon
    ROUGH_START = "rough_start"  # between the earliest and the latest day of the statement's date
    UNDATED = "undated"  # between the statement before it and the day its source speaks
    GIVING_WAY = "giving_way"  # the next statement, with a rough date or none, may already have replaced it
    PRESUMED = "presumed"  # past the horizon, but the next statement asserts the same
    LAPSED = "lapsed"  # past the horizon and nobody vouches
    ROUGH_END = "rough_end"  # between the earliest and the latest day on which a closed interval ends
    INTERVAL_OVER = "interval_over"  # a closed interval ended, and nothing resumes by itself
    CEASED = "ceased"  # a municipality ceased to exist
    NO_STATEMENT = "no_statement"  # nothing is said about this level yet


@dataclass(frozen=True, slots=True)
class When:
    """A statement's date as bounds. All None: the date is not known.

    ``start_earliest`` None with ``start_latest`` set means "some day up to and including".
    ``end_*`` are set only for a closed interval. ``since`` marks an open end that was stated.
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    since: bool = False

    @property
    def known(self) -> bool:
        return self.start_earliest is not None or self.start_latest is not None or self.end_latest is not None

    @property
    def closed(self) -> bool:
        return self.end_latest is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source says of a link, as the fold needs it.

    ``standing`` None: it asserts nothing (an activity, a proposal to end, a decision).
    ``tentative``: what it asserts is only possible (a name on a list).
    ``only_if_new``: asserts only where nothing was established before (a first contact).
    ``source_day``: the latest day of which its source speaks as today.
    """

    id: str
    when: When
    levels: frozenset[Level]
    standing: Standing | None = None
    tentative: bool = False
    only_if_new: bool = False
    is_activity: bool = False
    lifts_pause: bool = False  # resumed or established: reopens what is paused or ended
    rank: Rank = Rank.NORMAL
    disputes: frozenset[str] = frozenset()
    source_day: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on which one level of a link stands in one way for one reason.

    The periods of a level cover every day from ``date.min`` on without gap or overlap; the last has ``end`` None.
    A new piece of evidence starts a new period, so that ``last_evidence`` holds for each day in it. Where a source
    vouches for a whole stretch ("since", a closed interval), it is the last day of that stretch, and so may lie
    ahead of a day in the period: show ``evidence_on`` of it.
    """

    start: date
    end: date | None
    standing: Standing
    certainty: Certainty | None
    rule: Rule
    statement: str | None = None  # the statement that the standing rests on
    last_evidence: date | None = None
    evidence: str | None = None  # the statement or activity that is that last evidence
    last_known: Standing | None = None  # for unknown: the standing that held before
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """The two settings of the fold, in years, and the day on which a party ceased to exist."""

    horizon: int = 15
    review: int = 2
    ceased: date | None = None


USUAL_TERMS = Terms()
