"""What vouches for a standing, from which day and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twinning.status.claims import Claim
from twinning.status.types import Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: it counts from ``start`` and vouches for every day up to ``end``."""

    start: date
    end: date
    statement: str


def of_claim(claim: Claim) -> Evidence:
    return Evidence(claim.certain, claim.vouched, claim.statement.id)


def of_activity(activity: Statement) -> list[Evidence]:
    """An activity vouches on its latest day; one with no such day says nothing of when, and so vouches for nothing.

    One that has gone on "since" a day vouches until its source speaks, and then for whatever runs on that day.
    """
    when = activity.when
    latest = when.end_latest or when.start_latest
    if latest is None:
        return []
    spoken = activity.source_day
    if not when.since or spoken is None or spoken <= latest:
        return [Evidence(latest, latest, activity.id)]
    return [Evidence(latest, spoken, activity.id), Evidence(spoken, spoken, activity.id)]
