"""Who follows whom: each statement, in its turn, opens a reign, vouches for the one that runs, or changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from twinning.status.claims import Claim
from twinning.status.days import years_after
from twinning.status.evidence import Evidence, of_claim
from twinning.status.types import Rule, Standing, Terms

LIVELY = (Standing.ACTIVE, Standing.SPORADIC)


class Verdict(Enum):
    OPENS = auto()
    VOUCHES = auto()
    NOTHING = auto()


@dataclass(slots=True)
class Reign:
    """The days from one opening statement to the next, and what vouches for its standing in them."""

    claim: Claim
    terms: Terms
    evidence: list[Evidence] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.evidence.append(of_claim(self.claim))

    @property
    def standing(self) -> Standing:
        return self.claim.standing

    def evidence_on(self, day: date) -> Evidence:
        """The piece that vouches furthest, of those that count by that day."""
        return max((each for each in self.evidence if each.start <= day), key=lambda each: each.end)

    def silence_on(self, day: date) -> Rule | None:
        """Why nobody vouches for the standing on a day; None if somebody does."""
        ceased = self.terms.ceased
        if self.standing is Standing.ENDED:
            return None  # an end needs no upkeep: neither years nor a merger undo it (DESIGN §4.5)
        if ceased and self.claim.certain <= ceased <= day:
            return Rule.CEASED
        if self.claim.over and day > self.claim.over:
            return Rule.INTERVAL_OVER
        horizon = years_after(self.evidence_on(day).end, self.terms.horizon)
        return Rule.LAPSED if horizon and day > horizon else None

    def standing_on(self, day: date) -> Standing:
        return Standing.UNKNOWN if self.silence_on(day) else self.standing

    def extend(self, activity: Evidence) -> None:
        """An activity prolongs what is active or sporadic, even past its horizon, but reopens nothing (§4.3)."""
        if self.standing in LIVELY and self.silence_on(activity.start) in (None, Rule.LAPSED):
            self.evidence.append(activity)


def succession(claims: list[Claim], activities: Iterable[Evidence], terms: Terms) -> list[Reign]:
    """The reigns in order. On one and the same day a statement comes before an activity."""
    turns: list[tuple[date, int, Claim | Evidence]] = [(claim.certain, 0, claim) for claim in claims]
    turns += [(activity.start, 1, activity) for activity in _sorted(activities)]
    reigns: list[Reign] = []
    for _, _, turn in sorted(turns, key=lambda turn: turn[:2]):
        running = reigns[-1] if reigns else None
        if isinstance(turn, Evidence):
            if running:
                running.extend(turn)
            continue
        verdict = verdict_on(turn, running)
        if verdict is Verdict.OPENS:
            reigns.append(Reign(turn, terms))
        elif verdict is Verdict.VOUCHES and running:
            running.evidence.append(of_claim(turn))
    return reigns


def verdict_on(claim: Claim, running: Reign | None) -> Verdict:
    """What a statement does to the standing that runs on its day."""
    now = running.standing_on(claim.certain) if running else Standing.UNKNOWN
    if running is None or now is Standing.UNKNOWN:
        return Verdict.OPENS
    if now is claim.standing:
        return Verdict.VOUCHES if _continues(claim, running) else Verdict.OPENS
    if now is Standing.ENDED:
        return _opens_if(claim.statement.lifts_pause)
    if now is Standing.PAUSED:
        if claim.standing is Standing.DORMANT:
            return Verdict.VOUCHES  # it lies still, as decided
        return _opens_if(claim.statement.lifts_pause or claim.standing is Standing.ENDED)
    if claim.statement.tentative:
        return _opens_if(now is Standing.PROPOSED)  # a mere name on a list overrides nothing that was observed
    return Verdict.OPENS


def _continues(claim: Claim, running: Reign) -> bool:
    """Whether a statement of the standing that runs only vouches for it, and opens no reign of its own."""
    if claim.statement.tentative:
        return True
    if running.claim.statement.tentative:
        return False  # what was only possible becomes certain
    if claim.over is None and running.claim.over is None:
        return True
    return claim.vouched <= running.evidence_on(claim.certain).end


def _opens_if(condition: bool) -> Verdict:
    return Verdict.OPENS if condition else Verdict.NOTHING


def _sorted(activities: Iterable[Evidence]) -> list[Evidence]:
    return sorted(activities, key=lambda each: (each.start, each.end, each.statement))
