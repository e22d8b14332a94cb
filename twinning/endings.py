"""Where the ending of a link stands, read from what is recorded: proposal, decision, duties, end.

Nothing else is kept of it. A round begins with a proposal. Rejected it is over, and the link goes on; adopted it leads
to duties and to the end. What was taken up again can be proposed to end once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from archive.dates import UNKNOWN, ImpreciseDate


class Step(StrEnum):
    PROPOSAL = "proposal"
    DECISION = "decision"
    DUTIES = "duties"
    END = "end"


class State(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"
    UNRECORDED = "unrecorded"  # it must have been, or need not: later steps are recorded


class Ruled(StrEnum):
    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Proposal:
    """That somebody proposed to end the link; in which paper, where one is recorded."""

    key: str
    date: ImpreciseDate = UNKNOWN
    paper: str = ""


@dataclass(frozen=True)
class Task:
    """What must follow on the decision."""

    key: str
    due: ImpreciseDate = UNKNOWN
    done: ImpreciseDate = UNKNOWN

    @property
    def open(self) -> bool:
        return not self.done.known


@dataclass(frozen=True)
class Ruling:
    """What was decided, or is to be."""

    key: str
    ruled: Ruled = Ruled.OPEN
    date: ImpreciseDate = UNKNOWN
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True)
class End:
    """That the link ended; by which decision, where one is recorded."""

    key: str
    date: ImpreciseDate = UNKNOWN
    paper: str = ""


@dataclass(frozen=True)
class Ending:
    """One round, from proposal to end, as far as it has come; and the rounds before it."""

    proposal: Proposal | None = None
    ruling: Ruling | None = None
    end: End | None = None
    over: bool = False  # the link has ended, in this way or another
    earlier: tuple[Ending, ...] = ()

    @property
    def ruled(self) -> Ruled:
        return self.ruling.ruled if self.ruling else Ruled.OPEN

    @property
    def begun(self) -> bool:
        return self.proposal is not None or self.ruling is not None

    @property
    def under_way(self) -> bool:
        """Proposed or decided, and neither rejected nor ended."""
        return self.begun and not self.over and self.ruled != Ruled.REJECTED

    @property
    def open_tasks(self) -> list[Task]:
        return [task for task in self.ruling.tasks if task.open] if self.ruling else []

    @property
    def steps(self) -> dict[Step, State]:
        return {
            Step.PROPOSAL: self._proposed(),
            Step.DECISION: self._decided(),
            Step.DUTIES: self._followed(),
            Step.END: self._ended(),
        }

    @property
    def next(self) -> Step | None:
        """The step that is to be taken; none when all is done."""
        return next((step for step, state in self.steps.items() if state == State.NEXT), None)

    def can(self, step: Step) -> bool:
        """Whether the step can be taken now, though another may be nearer."""
        match step:
            case Step.DUTIES:
                return self.ruled == Ruled.ADOPTED
            case Step.END:
                return self.ruled == Ruled.ADOPTED and not self.over
        return self.steps[step] == State.NEXT

    @property
    def blocks(self) -> list[Task]:
        """What ought to be done before the end."""
        return [] if self.over else self.open_tasks

    @property
    def mark(self) -> str:
        """Where it stands, in few letters: another where somebody has taken a step meanwhile."""
        parts = (self.proposal, self.ruling, self.end)
        keys = ".".join(part.key[:8] if part else "" for part in parts)
        return f"{len(self.earlier)}.{keys}.{self.ruled}"

    def _proposed(self) -> State:
        if self.begun and (self.proposal or self.ruled == Ruled.OPEN):
            return State.DONE
        return State.UNRECORDED if self.begun or self.over else State.NEXT

    def _decided(self) -> State:
        if self.ruled != Ruled.OPEN:
            return State.DONE
        if self.over:
            return State.UNRECORDED
        return State.NEXT if self.begun else State.LATER

    def _followed(self) -> State:
        if self.ruled != Ruled.ADOPTED:
            return State.UNRECORDED if self.over else State.LATER
        if self.open_tasks or not (self.over or (self.ruling and self.ruling.tasks)):
            return State.NEXT
        return State.DONE if self.ruling and self.ruling.tasks else State.UNRECORDED

    def _ended(self) -> State:
        if self.over:
            return State.DONE
        return State.NEXT if self._followed() == State.DONE else State.LATER


def ending(
    *,
    proposals: Iterable[Proposal] = (),
    rulings: Iterable[Ruling] = (),
    ends: Iterable[End] = (),
    reopenings: Sequence[ImpreciseDate] = (),
    ended: bool = False,
) -> Ending:
    """The round that is going on; with none going on, the last one, or the next that can be begun.

    ``ended`` is how the link stands today, whatever the records of its ending say.
    """
    ends = list(ends)
    rounds = _with_ends(_rounds(list(proposals), list(rulings)), ends)
    closed = [each for each in rounds if _closed(each, reopenings)]
    open_ones = [each for each in rounds if each not in closed]
    last_end = max(ends, key=lambda end: _first(end.date), default=None)
    if ended:
        with_end = [each for each in rounds if each.end and each.end == last_end] or open_ones or [Ending(end=last_end)]
        return _after(rounds, replace(with_end[-1], end=with_end[-1].end or last_end, over=True))
    if open_ones:
        return _after(rounds, open_ones[-1])
    standing = [each for each in closed if each.end and not _reopened(each.end, reopenings)]
    if standing:
        return _after(rounds, replace(standing[-1], over=True))
    return Ending(earlier=tuple(rounds))


def _after(rounds: list[Ending], current: Ending) -> Ending:
    """With the rounds before it."""
    same = [n for n, each in enumerate(rounds) if (each.proposal, each.ruling) == (current.proposal, current.ruling)]
    return replace(current, earlier=tuple(rounds[: same[0]] if same else rounds))


def _rounds(proposals: list[Proposal], rulings: list[Ruling]) -> list[Ending]:
    """A round for each paper, and for each proposal without one; the earliest first, those without a day last."""
    loose = [each for each in proposals if each.paper not in {ruling.key for ruling in rulings}]
    found = []
    for ruling in sorted(rulings, key=lambda each: _first(each.date)):
        own = [each for each in proposals if each.paper == ruling.key]
        nearest = own or [each for each in loose if _first(each.date) <= _first(ruling.date)]
        proposal = max(nearest, key=lambda each: _first(each.date), default=None)
        loose = [each for each in loose if each is not proposal]
        found.append(Ending(proposal, ruling))
    found += [Ending(each) for each in loose]
    return sorted(found, key=_begin)


def _with_ends(rounds: list[Ending], ends: list[End]) -> list[Ending]:
    """Each with the end that its decision led to: the one that names it, or the first that names none and follows."""
    loose = [end for end in ends if not end.paper]
    found = []
    for each in rounds:
        own = [end for end in ends if each.ruling and end.paper == each.ruling.key]
        follows = [end for end in loose if _first(end.date) >= _begin(each)] if each.ruled == Ruled.ADOPTED else []
        end = next(iter([*own, *follows]), None)
        loose = [left for left in loose if left is not end]
        found.append(replace(each, end=end))
    return found


def _closed(each: Ending, reopenings: Sequence[ImpreciseDate]) -> bool:
    """Rejected, or ended; or begun before the link was taken up again."""
    if each.ruled == Ruled.REJECTED or each.end is not None:
        return True
    return any(day.earliest and day.earliest > _last(each) for day in reopenings)


def _reopened(end: End, reopenings: Sequence[ImpreciseDate]) -> bool:
    return any(not end.date.known or (day.latest and day.latest > _first(end.date)) for day in reopenings)


def _begin(each: Ending) -> date:
    dates = [part.date for part in (each.proposal, each.ruling) if part]
    return min(map(_first, dates), default=date.max)


def _last(each: Ending) -> date:
    days = [part.date.latest for part in (each.proposal, each.ruling) if part]
    return max((day for day in days if day), default=date.max)


def _first(day: ImpreciseDate) -> date:
    return day.earliest or date.max
