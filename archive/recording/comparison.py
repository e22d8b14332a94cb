"""Three versions of a record, field by field: as it was read, as another has made it since, as one wants it. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

Values = Mapping[str, Hashable]


@dataclass(frozen=True)
class Comparison:
    """Which fields were changed by whom. No name stands in two of the sets."""

    theirs: frozenset[str] = field(default=frozenset())  # by the other only: taken over
    mine: frozenset[str] = field(default=frozenset())  # by oneself only: written
    both: frozenset[str] = field(default=frozenset())  # by both, to different values: to be chosen
    alike: frozenset[str] = field(default=frozenset())  # by both, to the same value: nothing to do


def three_ways(before: Values, theirs: Values, mine: Values) -> Comparison:
    """What the two have made of the fields that one may write: those of ``mine``."""
    sets: dict[str, set[str]] = {"theirs": set(), "mine": set(), "both": set(), "alike": set()}
    for name, wanted in mine.items():
        by_other, by_me = theirs[name] != before[name], wanted != before[name]
        if by_other and by_me:
            sets["alike" if theirs[name] == wanted else "both"].add(name)
        elif by_other or by_me:
            sets["theirs" if by_other else "mine"].add(name)
    return Comparison(**{name: frozenset(found) for name, found in sets.items()})
