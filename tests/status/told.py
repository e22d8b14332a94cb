"""What sources say, written short: `told("left", "1976", ENDED)` is a statement about both levels."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from archive.dates import ImpreciseDate
from twinning.status import Level, Period, Standing, Statement, Terms, When, fold

MUNICIPAL = frozenset({Level.MUNICIPAL})
CIVIL = frozenset({Level.CIVIL})
BOTH = MUNICIPAL | CIVIL

Row = tuple[str, str, str]


def when(edtf: str) -> When:
    since = edtf.startswith("since ")
    day = ImpreciseDate.from_edtf(edtf.removeprefix("since "), since=since)
    return When(day.start_earliest, day.start_latest, day.end_earliest, day.end_latest, since=day.is_since)


def told(
    name: str,
    edtf: str,
    standing: Standing | None = None,
    *,
    levels: frozenset[Level] = BOTH,
    source: str | None = None,
    disputes: Iterable[str] = (),
    **more: Any,
) -> Statement:
    spoken = date.fromisoformat(source) if source else None
    return Statement(name, when(edtf), levels, standing, source_day=spoken, disputes=frozenset(disputes), **more)


def activity(name: str, edtf: str, **more: Any) -> Statement:
    return told(name, edtf, is_activity=True, **more)


def listed(name: str, edtf: str, **more: Any) -> Statement:
    return told(name, edtf, Standing.ACTIVE, tentative=True, **more)


def contact(name: str, edtf: str, **more: Any) -> Statement:
    return told(name, edtf, Standing.PROPOSED, only_if_new=True, **more)


def established(name: str, edtf: str, **more: Any) -> Statement:
    return told(name, edtf, Standing.ACTIVE, lifts_pause=True, **more)


def periods(*statements: Statement, level: Level = Level.MUNICIPAL, ceased: str | None = None) -> list[Period]:
    return fold(statements, level, Terms(ceased=date.fromisoformat(ceased) if ceased else None))


def rows(row: Sequence[Period]) -> list[Row]:
    """First day, standing (a certain one bare, "?" possible, "~" presumed), rule: new evidence alone makes no row."""
    marks = {"possible": "?", "presumed": "~"}
    found: list[Row] = []
    for period in row:
        mark = marks.get(period.certainty or "", "")
        line = (period.start.isoformat(), period.standing + mark, str(period.rule))
        if not found or found[-1][1:] != line[1:]:
            found.append(line)
    return found


def course(*statements: Statement, level: Level = Level.MUNICIPAL, ceased: str | None = None) -> list[Row]:
    """The rows after the silence in which nothing is said yet."""
    told_of = rows(periods(*statements, level=level, ceased=ceased))
    return told_of[1:] if told_of[0][2] == "no_statement" else told_of


def on(day: str, row: Sequence[Period]) -> Period:
    asked = date.fromisoformat(day)
    return next(each for each in reversed(row) if each.start <= asked)
