"""How a link stands as a whole: as its strongest level does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from twinning.status.periods import joined, standing_on
from twinning.status.types import Certainty, Period, Standing

STRENGTH = [
    Standing.UNKNOWN,
    Standing.ENDED,
    Standing.PROPOSED,
    Standing.DORMANT,
    Standing.PAUSED,
    Standing.SPORADIC,
    Standing.ACTIVE,
]

# Presumed has evidence on both sides; possible may be wrong for every day of it.
ASSURANCE = [None, Certainty.POSSIBLE, Certainty.PRESUMED, Certainty.CERTAIN]


def overall(municipal: Sequence[Period], civil: Sequence[Period]) -> list[Period]:
    """The strongest standing of each day, with the reason of the level that has it and the latest evidence of both.

    Of equal standings the better assured goes first, then the municipal.
    """
    days = sorted({period.start for period in [*municipal, *civil]})
    return joined(_stronger(standing_on(municipal, day), standing_on(civil, day), day) for day in days)


def _stronger(municipal: Period, civil: Period, day: date) -> Period:
    winner = max(municipal, civil, key=_strength)
    latest = max(winner, municipal, civil, key=lambda period: period.last_evidence or date.min)
    return replace(winner, start=day, last_evidence=latest.last_evidence, evidence=latest.evidence)


def _strength(period: Period) -> tuple[int, int, bool, date, int]:
    """Of two unknown levels the one goes first that fell silent last: it was the last to be known."""
    silent = period.standing is Standing.UNKNOWN
    return (
        STRENGTH.index(period.standing),
        ASSURANCE.index(period.certainty),
        period.last_known is not None,
        period.start if silent else date.min,
        STRENGTH.index(period.last_known or Standing.UNKNOWN),
    )
