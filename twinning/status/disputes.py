"""Which of the statements that dispute each other counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from twinning.status.claims import claim_of
from twinning.status.types import Rank, Statement


def settle(statements: Iterable[Statement]) -> tuple[list[Statement], frozenset[str]]:
    """The statements that count, and the ids of those among them that others dispute.

    Of statements that dispute each other, directly or through a third, the preferred one counts, or with none
    preferred the earliest (DESIGN §4.1). One that is deprecated is out before that: it neither counts nor disputes.
    """
    standing = {each.id: each for each in statements if each.rank is not Rank.DEPRECATED}
    groups = _groups(standing)
    winners = [min(group, key=_precedence) for group in groups]
    disputed = frozenset(winner.id for winner, group in zip(winners, groups, strict=True) if len(group) > 1)
    return winners, disputed


def _groups(statements: dict[str, Statement]) -> list[list[Statement]]:
    """The statements in groups, each of which is joined by disputes whichever side names the other."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for each in statements.values():
        for other in each.disputes & statements.keys():
            neighbours[each.id].add(other)
            neighbours[other].add(each.id)
    groups, seen = [], set[str]()
    for start in sorted(statements):
        if start in seen:
            continue
        group, queue = [], [start]
        seen.add(start)
        while queue:
            current = queue.pop()
            group.append(statements[current])
            fresh = neighbours[current] - seen
            seen |= fresh
            queue.extend(sorted(fresh))
        groups.append(group)
    return groups


def _precedence(statement: Statement) -> tuple[bool, bool, date, date, str]:
    """Preferred first, then the earliest; one that cannot be placed in time never wins over one that can."""
    when = statement.when
    claim = claim_of(statement)
    day = claim.certain if claim else when.end_latest or when.start_latest
    return (
        day is None,
        statement.rank is not Rank.PREFERRED,
        day or date.max,
        when.start_earliest or date.min,
        statement.id,
    )
