"""When a link wants looking into: after two years without evidence (DESIGN §4.3)."""

from __future__ import annotations

from datetime import date

from twinning.status.days import day_after, years_after
from twinning.status.types import USUAL_TERMS, Period, Standing, Terms


def needs_review(period: Period, day: date, terms: Terms = USUAL_TERMS) -> bool:
    """Whether a link that stands like this lacks fresh evidence on a day; one that has ended needs none."""
    if period.standing is Standing.ENDED:
        return False
    if period.last_evidence is None:
        return True
    since = review_since(period, terms)
    return since is not None and since <= day


def review_since(period: Period, terms: Terms = USUAL_TERMS) -> date | None:
    """The first day that needs review; None if none does, or if there never was any evidence to count from."""
    if period.standing is Standing.ENDED or period.last_evidence is None:
        return None
    passed = years_after(period.last_evidence, terms.review)
    return passed and day_after(passed)
