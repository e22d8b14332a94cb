"""Which of the statements that dispute each other counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from twinning.status.claims import claim_of
from twinning.status.types import Rank, Statement


def settle(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that count, ordered by id.

    Of statements that dispute each other, directly or through a third, the preferred one counts, or with none
    preferred the earliest (DESIGN §4.1). One that is deprecated is out before that: it neither counts nor disputes.
    """
    return sorted((_winner(group) for group in _groups(statements)), key=lambda each: each.id)


def disputed(statements: Iterable[Statement]) -> frozenset[str]:
    """The ids of the statements that count although others dispute them."""
    return frozenset(_winner(group).id for group in _groups(statements) if len(group) > 1)


def _groups(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements not deprecated, those together that disputes join, whichever side names the other."""
    left = {each.id: each for each in statements if each.rank is not Rank.DEPRECATED}
    joined: dict[str, set[str]] = {name: set(each.disputes & left.keys()) for name, each in left.items()}
    for name, each in left.items():
        for other in each.disputes & left.keys():
            joined[other].add(name)
    groups = []
    while left:
        group, reached = [], {next(iter(left))}
        while reached:
            name = reached.pop()
            group.append(left.pop(name))
            reached |= joined[name] & left.keys()
        groups.append(group)
    return groups


def _winner(group: list[Statement]) -> Statement:
    return min(group, key=_precedence)


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
