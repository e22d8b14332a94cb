"""Three versions of a record: what each rule of taking over and choosing means, on any values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from archive.recording.comparison import three_ways

NAMES = ("title", "date", "text")
VALUES = some.fixed_dictionaries(dict.fromkeys(NAMES, some.integers(0, 2)))
every = given(before=VALUES, theirs=VALUES, mine=VALUES)
Version = dict[str, int]


@every
def test_no_field_is_told_twice(before: Version, theirs: Version, mine: Version) -> None:
    found = three_ways(before, theirs, mine)
    sets = [found.theirs, found.mine, found.both, found.alike]
    assert sum(map(len, sets)) == len(frozenset().union(*sets))


@every
def test_what_is_in_no_set_was_changed_by_nobody(before: Version, theirs: Version, mine: Version) -> None:
    found = three_ways(before, theirs, mine)
    rest = set(NAMES) - found.theirs - found.mine - found.both - found.alike
    assert all(before[name] == theirs[name] == mine[name] for name in rest)


@every
def test_both_is_symmetric(before: Version, theirs: Version, mine: Version) -> None:
    one, other = three_ways(before, theirs, mine), three_ways(before, mine, theirs)
    assert (one.both, one.alike, one.theirs, one.mine) == (other.both, other.alike, other.mine, other.theirs)


@given(before=VALUES, mine=VALUES)
def test_where_nobody_else_wrote_nothing_is_to_be_chosen(before: Version, mine: Version) -> None:
    found = three_ways(before, before, mine)
    assert not found.both
    assert not found.theirs


@given(before=VALUES, theirs=VALUES)
def test_who_changes_nothing_takes_all_over(before: Version, theirs: Version) -> None:
    found = three_ways(before, theirs, before)
    assert not found.both
    assert found.theirs == {name for name in NAMES if theirs[name] != before[name]}


@every
def test_nothing_is_silently_overwritten(before: Version, theirs: Version, mine: Version) -> None:
    """What the other wrote is taken over, unless it is to be chosen, or oneself wrote the same."""
    found = three_ways(before, theirs, mine)
    assert {name for name in NAMES if theirs[name] != before[name]} == found.theirs | found.both | found.alike


@every
def test_nothing_of_ones_own_is_lost(before: Version, theirs: Version, mine: Version) -> None:
    found = three_ways(before, theirs, mine)
    assert {name for name in NAMES if mine[name] != before[name]} == found.mine | found.both | found.alike


@given(value=VALUES)
def test_only_the_fields_that_one_may_write_are_compared(value: Version) -> None:
    assert not three_ways({**value, "other": 1}, {**value, "other": 2}, value).both
