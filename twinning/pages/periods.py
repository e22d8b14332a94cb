"""The rows of the table of periods: from when to when, how it stood, how sure that is, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from archive.notes import Mark
from archive.reading import beginning, day_words, in_words, last_day_words
from twinning.models import Event, StatusPeriod
from twinning.services.status import terms
from twinning.status import Certainty, Period, Rule, Standing, Stretch, timeline
from twinning.status.explain import explain
from twinning.words import day_label, sentence


def period_of(row: StatusPeriod) -> Period:
    """A stored period as the pure modules read it."""
    return Period(
        start=row.start,
        end=row.end,
        standing=Standing(row.standing),
        certainty=Certainty(row.certainty) if row.certainty else None,
        rule=Rule(row.rule),
        statement=str(row.statement_id) if row.statement_id else None,
        last_evidence=row.last_evidence,
        evidence=str(row.evidence_id) if row.evidence_id else None,
        last_known=Standing(row.last_known) if row.last_known else None,
        disputed=row.disputed,
    )


def by_level(rows: Iterable[StatusPeriod]) -> dict[str, list[Period]]:
    """The periods of each level in time order."""
    levels: dict[str, list[Period]] = {"municipal": [], "civil": [], "overall": []}
    for row in sorted(rows, key=lambda row: row.start):
        levels[row.level].append(period_of(row))
    return levels


@dataclass
class PeriodRow:
    """One row of the table."""

    start: str
    edtf: str
    end: str
    standing: Standing
    certainty: str
    grounds: list[int] = field(default_factory=list)
    rule: bool = False
    marks: list[Mark] = field(default_factory=list)

    @property
    def numbers(self) -> str:
        """The numbers of the events it rests on, runs of three and more drawn together: 3–5."""
        runs: list[list[int]] = []
        for number in sorted(set(self.grounds)):
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def start_words(stretch: Stretch, events: Mapping[str, Event]) -> tuple[str, str]:
    """From when a stretch lasts, in words and, where it says more, as EDTF; no words where no source gives a date."""
    first = stretch.periods[0]
    opener = events.get(first.statement or "")
    if opener and not opener.date.known and stretch.standing is not Standing.UNKNOWN:
        return "", ""
    if first.rule is Rule.LAPSED:
        return last_day_words(first.start - timedelta(days=1)), ""
    if opener and opener.date.known and stretch.standing is not Standing.UNKNOWN:
        begun = beginning(opener.date)
        plain = begun.edtf.isdecimal() or str(begun.earliest) == begun.edtf
        return in_words(begun), "" if plain else begun.edtf
    if (first.start.month, first.start.day) == (1, 1):
        return str(first.start.year), ""
    return day_words(first.start), ""


def _end_words(stretch: Stretch, following: str | None, day: date) -> str:
    if stretch.end is None or stretch.end >= day:
        return day_label(day)
    if (stretch.end.month, stretch.end.day) == (12, 31):
        return str(stretch.end.year)
    return following or day_words(stretch.end)


def is_sourced(event: Event | None) -> bool:
    """Whether the statement cites a source; a rule that rests on no statement lacks none."""
    return event is None or any(not citation.hidden for citation in event.citations.all())


def _how_certain(stretch: Stretch, day: date, events: Mapping[str, Event]) -> str:
    """From when it may hold and from when it does, every reason within it, and what was known last."""
    told: dict[str, None] = {}
    certain, begun = stretch.certain_from, (Rule.ROUGH_START, Rule.UNDATED)
    if certain and certain > stretch.start:
        days = {"possible": day_words(stretch.start), "certain": day_words(certain)}
        told[_("Possible from %(possible)s, certain from %(certain)s at the latest.") % days] = None
    for period in stretch.periods:
        last = period is stretch.periods[-1]
        if not last and (period.rule is Rule.STATED or (certain and period.rule in begun)):
            continue
        sourced = is_sourced(events.get(period.statement or ""))
        vouched = is_sourced(events.get(period.evidence or period.statement or ""))
        why = explain(period, terms(), day=day, sourced=sourced, vouched=vouched)
        told |= dict.fromkeys(sentence(each) for each in why)
    return " ".join(told)


def _late(stretches: list[Stretch], begins: date) -> bool:
    """Whether a level is first spoken of only after the link had begun."""
    return not stretches or stretches[0].start > begins


def _silence(begun: str, starts: list[tuple[str, str]], day: date) -> PeriodRow:
    """The time in which the link exists, but nobody speaks of this level."""
    end = starts[0][0] if starts else day_label(day)
    return PeriodRow(begun, "", end, Standing.UNKNOWN, _("No source says anything of this level."))


def period_rows(
    periods: list[Period],
    day: date,
    events: Mapping[str, Event],
    numbers: Mapping[str, int],
    begins: tuple[date, str] | None = None,
) -> list[PeriodRow]:
    """The table of one level, up to a day; ``begins`` is when the link itself does, before which all is blank."""
    stretches = [each for each in timeline(periods, drop_silence=True) if each.start <= day]
    told = [start_words(each, events) for each in stretches]
    starts = [(words or _("not known"), edtf) for words, edtf in told]
    silent = [_silence(begins[1], starts, day)] if begins and begins[0] <= day and _late(stretches, begins[0]) else []
    rows: list[PeriodRow] = silent
    for index, stretch in enumerate(stretches):
        following = starts[index + 1][0] if index + 1 < len(starts) else None
        rested = [*stretch.statements, *stretch.evidence]
        rows.append(
            PeriodRow(
                start=starts[index][0],
                edtf=starts[index][1],
                end=_end_words(stretch, following, day),
                standing=stretch.standing,
                certainty=_how_certain(stretch, day, events),
                grounds=[numbers[each] for each in rested if each in numbers],
                rule=stretch.standing is Standing.UNKNOWN,
            )
        )
    return rows
