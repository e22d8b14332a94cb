"""The members of a chain over time: a bar for each stint, from joining to leaving, and the meetings along the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twinning.drawing import bars
from twinning.drawing.frame import Size, grid, in_all_sizes, meetings, meetings_height
from twinning.drawing.lettering import fitted
from twinning.drawing.marks import Mark
from twinning.drawing.scale import Scale, add_years, axis
from twinning.drawing.shapes import Drawing, Pair, Path, Shape, Text, line
from twinning.drawing.strokes import YEARS
from twinning.drawing.support import visible
from twinning.drawing.words import Heading, Words
from twinning.status.types import Certainty, Period, Rule, Standing

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rough:
    """A day known to lie between two days; either may be open."""

    earliest: date | None
    latest: date | None

    @property
    def day(self) -> date | None:
        return self.latest or self.earliest


@dataclass(frozen=True, slots=True)
class Stint:
    """One stay of a member. ``left`` None: it has not left. ``evidence``: the last day it is vouched for."""

    joined: Rough
    left: Rough | None = None
    evidence: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One row. ``state`` is a word or two at its right end; ``differs`` the days on which sources disagree."""

    name: str
    stints: Sequence[Stint]
    state: str = ""
    differs: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    row: float
    bar: float
    height: float
    name: float


_RAILED = _Plan(30, 10, 10, 19.5)
_STACKED = _Plan(42, 19, 9, 12)


def chain_chart(
    members: Sequence[Member],
    held: Sequence[Mark],
    today: date,
    words: Words,
    heading: Heading,
    *,
    first_year: int | None = None,
    uid: str = "ch",
) -> Pair:
    begins = _begins(members, today)
    states = any(member.state for member in members)

    def draw(size: Size) -> Drawing:
        scale = axis(begins, today, size.left, size.states if states else size.right, first_year)
        return _drawing(size, scale, members, held, words, heading, size.uid(uid))

    return in_all_sizes(draw)


def _plan(size: Size) -> _Plan:
    return _RAILED if size.railed else _STACKED


def _begins(members: Sequence[Member], today: date) -> date:
    """The chain is drawn from its first joining; where none is dated, from the first leaving."""
    stints = [stint for member in members for stint in member.stints]
    joined = [day for stint in stints if (day := stint.joined.earliest or stint.joined.latest)]
    left = [day for stint in stints if stint.left and (day := stint.left.day)]
    return min([day for day in joined or left if day <= today], default=today)


def _drawing(
    size: Size,
    scale: Scale,
    members: Sequence[Member],
    held: Sequence[Mark],
    words: Words,
    heading: Heading,
    uid: str,
) -> Drawing:
    plan, first = _plan(size), 34 + meetings_height(size, held)
    bottom = first + plan.row * len(members)
    shapes = grid(scale, size, bottom + 4, words.today)
    shapes += meetings(size, scale, first - 12, held, words.meetings)
    for index, member in enumerate(members):
        shapes += _row(size, scale, first + plan.row * index, member)
    return Drawing(uid, size.css, size.width, bottom + 10, heading.title, heading.desc, tuple(shapes))


def _row(size: Size, scale: Scale, y: float, member: Member) -> list[Shape]:
    plan = _plan(size)
    bar = bars.Bar(scale, y + plan.bar, plan.height, size.pitch)
    shapes: list[Shape] = [Path(line(0, y, size.width, y), "grid")] if size.railed else []
    shapes.append(Text(0, y + plan.name, fitted(member.name, "tb", (size.left or size.width) - 10), "tb"))
    shapes += bars.draw(bar, visible(periods(member.stints, scale.first, scale.last), scale.first, scale.last))
    shapes += [
        Text(scale.x(day), y + plan.bar - 1, "≠", "tn", "middle")
        for day in member.differs
        if scale.first <= day <= scale.last
    ]
    if size.railed and member.state:
        left = size.states + (16 if size.wide else 8)
        shapes.append(Text(left, y + plan.name, fitted(member.state, "t2", size.width - left), "t2"))
    return shapes


def periods(stints: Sequence[Stint], begins: date, today: date) -> list[Period]:
    """A member's stints as periods, so that a rough joining or leaving is stroked as in every other timeline."""
    found = [period for stint in stints for period in _stint(stint, begins, today)]
    ends = [later.start - DAY for later in found[1:]]
    closed = [
        Period(p.start, min(p.end or end, end), p.standing, p.certainty, p.rule, last_evidence=p.last_evidence)
        for p, end in zip(found, ends, strict=False)
    ]
    return [*closed, *found[-1:]]


def _stint(stint: Stint, begins: date, today: date) -> Iterator[Period]:
    joined, left = stint.joined, stint.left
    sure = joined.latest or joined.earliest
    out = left.day if left else None
    if sure is None:
        yield Period(begins, out, Standing.UNKNOWN, None, Rule.NO_STATEMENT)
    else:
        yield from _joining(joined.earliest or begins, sure)
        yield from _staying(stint, sure, today)
        if left and left.earliest and out and sure < left.earliest < out:
            yield Period(left.earliest, out, Standing.ACTIVE, Certainty.POSSIBLE, Rule.ROUGH_START)
    if out:
        yield Period(out + DAY, None, Standing.ENDED, Certainty.CERTAIN, Rule.STATED)


def _joining(earliest: date, sure: date) -> Iterator[Period]:
    if earliest < sure:
        yield Period(earliest, sure - DAY, Standing.ACTIVE, Certainty.POSSIBLE, Rule.ROUGH_START)


def _staying(stint: Stint, sure: date, today: date) -> Iterator[Period]:
    """Vouched for until the last evidence, thinner for fifteen years, then unknown; a known leaving vouches too."""
    evidence = None if stint.left or stint.evidence is None else max(stint.evidence, sure)
    yield Period(sure, None, Standing.ACTIVE, Certainty.CERTAIN, Rule.STATED, last_evidence=evidence)
    if evidence and (lapsed := add_years(evidence, YEARS) + DAY) <= today:
        yield Period(lapsed, None, Standing.UNKNOWN, None, Rule.LAPSED, last_known=Standing.ACTIVE)
