"""Where the ending of a link stands, read from what is recorded. No database."""

from typing import Any

import pytest

from archive.dates import UNKNOWN, ImpreciseDate, parse
from twinning.endings import End, Ending, Proposal, Ruled, Ruling, State, Step, Task, ending


def proposal(day: str = "2024-01-17", key: str = "p", paper: str = "d") -> Proposal:
    return Proposal(key, on(day), paper)


def ruling(ruled: Ruled = Ruled.OPEN, day: str = "2024-03-12", key: str = "d", *tasks: Task) -> Ruling:
    return Ruling(key, ruled, on(day), tasks)


def on(day: str) -> ImpreciseDate:
    return parse(day) if day else UNKNOWN


ADOPTED = ruling(Ruled.ADOPTED)
OPEN_TASK, DONE_TASK = Task("t", on("2024-05")), Task("u", on("2024-05"), on("2024-04-02"))
WITH_LETTER_DUE = ruling(Ruled.ADOPTED, "2024-03-12", "d", OPEN_TASK, DONE_TASK)
WITH_LETTER_SENT = ruling(Ruled.ADOPTED, "2024-03-12", "d", DONE_TASK)
ENDED = End("e", on("2025-01-01"), "d")
DONE, NEXT, LATER, UNRECORDED = State.DONE, State.NEXT, State.LATER, State.UNRECORDED
TABLE: dict[str, tuple[dict[str, Any], list[State], Step | None]] = {
    "nothing is recorded": ({}, [NEXT, LATER, LATER, LATER], Step.PROPOSAL),
    "proposed": ({"proposals": [proposal()]}, [DONE, NEXT, LATER, LATER], Step.DECISION),
    "proposed in a paper": (
        {"proposals": [proposal()], "rulings": [ruling(day="2024-01-17")]},
        [DONE, NEXT, LATER, LATER],
        Step.DECISION,
    ),
    "a paper, and no event": ({"rulings": [ruling()]}, [DONE, NEXT, LATER, LATER], Step.DECISION),
    "adopted": ({"proposals": [proposal()], "rulings": [ADOPTED]}, [DONE, DONE, NEXT, LATER], Step.DUTIES),
    "adopted, and no proposal is known": ({"rulings": [ADOPTED]}, [UNRECORDED, DONE, NEXT, LATER], Step.DUTIES),
    "a letter is due": (
        {"proposals": [proposal()], "rulings": [WITH_LETTER_DUE]},
        [DONE, DONE, NEXT, LATER],
        Step.DUTIES,
    ),
    "all letters are sent": (
        {"proposals": [proposal()], "rulings": [WITH_LETTER_SENT]},
        [DONE, DONE, DONE, NEXT],
        Step.END,
    ),
    "ended": (
        {"proposals": [proposal()], "rulings": [WITH_LETTER_SENT], "ends": [ENDED], "ended": True},
        [DONE, DONE, DONE, DONE],
        None,
    ),
    "it ends on a day to come": (
        {"proposals": [proposal()], "rulings": [WITH_LETTER_SENT], "ends": [ENDED]},
        [DONE, DONE, DONE, DONE],
        None,
    ),
    "ended, and nothing had to follow": (
        {"rulings": [ADOPTED], "ends": [ENDED], "ended": True},
        [UNRECORDED, DONE, UNRECORDED, DONE],
        None,
    ),
    "ended before the letter was sent": (
        {"proposals": [proposal()], "rulings": [WITH_LETTER_DUE], "ends": [ENDED], "ended": True},
        [DONE, DONE, NEXT, DONE],
        Step.DUTIES,
    ),
    "the partner left, nobody knows when": (
        {"ends": [End("e")], "ended": True},
        [UNRECORDED, UNRECORDED, UNRECORDED, DONE],
        None,
    ),
    "ended in another way, as by a merger": ({"ended": True}, [UNRECORDED, UNRECORDED, UNRECORDED, DONE], None),
    "proposed, then ended without a decision that is known": (
        {"proposals": [proposal(paper="")], "ends": [End("e", on("2025"))], "ended": True},
        [DONE, UNRECORDED, UNRECORDED, DONE],
        None,
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_each_state_says_what_is_done_and_what_is_next(name: str) -> None:
    told, states, following = TABLE[name]
    found = ending(**told)
    assert [*found.steps.values()] == states
    assert found.next == following


def test_a_rejected_decision_leads_back_and_is_remembered() -> None:
    rejected = ruling(Ruled.REJECTED)
    found = ending(proposals=[proposal()], rulings=[rejected])
    assert (found.next, found.under_way, found.over) == (Step.PROPOSAL, False, False)
    assert [(each.proposal, each.ruled) for each in found.earlier] == [(proposal(), Ruled.REJECTED)]


def test_after_a_rejection_a_new_proposal_begins_a_round_of_its_own() -> None:
    again = proposal("2025-02-01", "q", "f")
    found = ending(proposals=[proposal(), again], rulings=[ruling(Ruled.REJECTED), ruling(day="2025-02-01", key="f")])
    assert (found.proposal, found.next, len(found.earlier)) == (again, Step.DECISION, 1)


def test_what_was_taken_up_again_can_be_proposed_to_end_once_more() -> None:
    found = ending(proposals=[proposal()], rulings=[WITH_LETTER_SENT], ends=[ENDED], reopenings=[on("2026")])
    assert (found.next, found.over) == (Step.PROPOSAL, False)
    assert found.earlier[0].end == ENDED


def test_a_proposal_of_long_ago_is_over_when_the_link_was_taken_up_since() -> None:
    found = ending(proposals=[proposal("1990", paper="")], reopenings=[on("hösten 2005")])
    assert (found.next, len(found.earlier)) == (Step.PROPOSAL, 1)
    assert found.earlier[0].under_way


def test_an_end_that_names_no_decision_belongs_to_the_one_that_was_adopted_before_it() -> None:
    found = ending(rulings=[ADOPTED], ends=[End("e", on("2025"))], ended=True)
    assert (found.ruling, found.end) == (ADOPTED, End("e", on("2025")))


def test_a_proposal_without_a_paper_belongs_to_the_decision_after_it() -> None:
    found = ending(proposals=[proposal(paper="")], rulings=[ADOPTED])
    assert (found.proposal, found.ruling) == (proposal(paper=""), ADOPTED)


def test_what_is_not_done_yet_ought_to_be_done_before_the_end_and_hinders_nobody() -> None:
    found = ending(rulings=[WITH_LETTER_DUE])
    assert (found.blocks, found.can(Step.END)) == ([OPEN_TASK], True)
    assert ending(rulings=[WITH_LETTER_DUE], ends=[ENDED], ended=True).blocks == []


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        (Ending(), [Step.PROPOSAL]),
        (ending(proposals=[proposal()]), [Step.DECISION]),
        (ending(rulings=[ADOPTED]), [Step.DUTIES, Step.END]),
        (ending(rulings=[ADOPTED], ends=[ENDED], ended=True), [Step.DUTIES]),
        (ending(ended=True), []),
    ],
)
def test_only_some_steps_can_be_taken(told: Ending, steps: list[Step]) -> None:
    assert [step for step in Step if told.can(step)] == steps


def test_every_step_that_is_taken_changes_the_mark() -> None:
    marks = [
        ending(proposals=told, rulings=ruled, ends=ends).mark
        for told, ruled, ends in (
            ([], [], []),
            ([proposal()], [], []),
            ([proposal()], [ruling()], []),
            ([proposal()], [ruling(Ruled.REJECTED)], []),
            ([proposal()], [ADOPTED], []),
            ([proposal()], [ADOPTED], [ENDED]),
        )
    ]
    assert len({*marks}) == len(marks)
