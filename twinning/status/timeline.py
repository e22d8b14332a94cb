"""Periods as a reader counts them: one row for as long as a link stands in one way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, groupby
from typing import TypeVar

from twinning.status.types import Certainty, Period, Rule, Standing

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive periods of one standing; its parts keep what tells them apart."""

    periods: tuple[Period, ...]

    @property
    def standing(self) -> Standing:
        return self.periods[0].standing

    @property
    def start(self) -> date:
        """The first day, be it only possible."""
        return self.periods[0].start

    @property
    def end(self) -> date | None:
        return self.periods[-1].end

    @property
    def certain_from(self) -> date | None:
        """The first day on which the standing is certain; None if it never is."""
        return next((each.start for each in self.periods if each.certainty is Certainty.CERTAIN), None)

    @property
    def certainties(self) -> tuple[Certainty, ...]:
        """In order of appearance, as are the rules, statements and evidence."""
        return _distinct(each.certainty for each in self.periods)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return _distinct(each.rule for each in self.periods)

    @property
    def statements(self) -> tuple[str, ...]:
        """What the standing rests on; an unknown one rests on nothing."""
        if self.standing is Standing.UNKNOWN:
            return ()
        return _distinct(each.statement for each in self.periods)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The statements and activities that vouch for the standing, while it lasts."""
        if self.standing is Standing.UNKNOWN:
            return ()
        return _distinct(each.evidence for each in self.periods if each.rule is Rule.STATED)

    @property
    def last_evidence(self) -> date | None:
        return self.periods[-1].last_evidence

    @property
    def last_known(self) -> Standing | None:
        return self.periods[-1].last_known

    @property
    def disputed(self) -> bool:
        return any(each.disputed for each in self.periods)


def timeline(periods: Sequence[Period], *, drop_silence: bool = False) -> list[Stretch]:
    """The rows of a level; ``drop_silence`` leaves out the time before anything is said of it."""
    told = list(dropwhile(lambda period: period.rule is Rule.NO_STATEMENT, periods)) if drop_silence else periods
    return [Stretch(tuple(run)) for _, run in groupby(told, key=lambda period: period.standing)]


def _distinct(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value is not None))
