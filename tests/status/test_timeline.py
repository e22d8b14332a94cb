"""Periods as rows of one standing each, as a page lists them."""

from datetime import date

from tests.status.test_worked_examples import hemnes
from tests.status.told import periods, told
from twinning.status import Certainty, Rule, Standing, timeline


def test_the_rows_of_vannas_and_hemnes() -> None:
    found = timeline(periods(*hemnes()), drop_silence=True)
    assert [(row.start, row.certain_from, row.end, row.standing) for row in found] == [
        (date(1987, 1, 1), date(1989, 12, 31), date(1995, 12, 31), Standing.ACTIVE),
        (date(1996, 1, 1), date(1996, 1, 1), date(2004, 12, 31), Standing.DORMANT),
        (date(2005, 1, 1), None, date(2005, 8, 31), Standing.UNKNOWN),
        (date(2005, 9, 1), date(2005, 11, 30), date(2024, 3, 31), Standing.ACTIVE),
        (date(2024, 4, 1), None, None, Standing.UNKNOWN),
    ]


def test_a_row_tells_what_it_rests_on_and_how_surely() -> None:
    row = timeline(periods(*hemnes()))[4]
    assert row.statements == ("taken up again",)
    assert row.evidence == ("taken up again", "conference", "meeting")
    assert row.certainties == (Certainty.POSSIBLE, Certainty.CERTAIN)
    assert row.rules == (Rule.ROUGH_START, Rule.STATED)
    assert row.last_evidence == date(2009, 3, 31)


def test_an_unknown_row_rests_on_nothing_but_remembers() -> None:
    row = timeline(periods(*hemnes()))[-1]
    assert (row.statements, row.evidence, row.last_known) == ((), (), Standing.ACTIVE)


def test_presumed_years_join_what_stands_on_both_sides() -> None:
    said = [told("a", "1964-10-19", Standing.ACTIVE), told("b", "2000-06-01", Standing.ACTIVE)]
    active = timeline(periods(*said))[1]
    assert (active.start, active.end) == (date(1964, 10, 19), date(2015, 6, 1))
    assert active.certainties == (Certainty.CERTAIN, Certainty.PRESUMED)
    assert active.statements == ("a", "b")


def test_the_time_before_anything_is_said_is_kept_unless_asked_to_go() -> None:
    assert timeline(periods(*hemnes()))[0].rules == (Rule.NO_STATEMENT,)
    assert [row.rules for row in timeline(periods())] == [(Rule.NO_STATEMENT,)]
    assert timeline(periods(), drop_silence=True) == []


def test_silence_goes_also_before_the_day_on_which_a_party_ceased_to_exist() -> None:
    [row] = timeline(periods(ceased="1971-12-31"), drop_silence=True)
    assert (row.start, row.standing) == (date(1971, 12, 31), Standing.UNKNOWN)
