"""How a link stands, and stood on any day, derived from what sources say. Pure: no database, no today.

The rules are told in plain words in ``docs/status.md``; the sentences that explain a period are in ``explain``.
"""

from twinning.status.disputes import settle
from twinning.status.fold import fold
from twinning.status.overall import overall
from twinning.status.periods import evidence_on, standing_on
from twinning.status.review import needs_review, review_since
from twinning.status.timeline import Stretch, timeline
from twinning.status.types import Certainty, Level, Period, Rank, Rule, Standing, Statement, Terms, When

__all__ = [
    "Certainty",
    "Level",
    "Period",
    "Rank",
    "Rule",
    "Standing",
    "Statement",
    "Stretch",
    "Terms",
    "When",
    "evidence_on",
    "fold",
    "needs_review",
    "overall",
    "review_since",
    "settle",
    "standing_on",
    "timeline",
]
