"""How links stand on a day, in JSON: read for a whole page of links in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from archive.api.fields import date_object
from archive.api.serializers import citation, with_citations
from archive.models import Reader
from twinning.models import Event, Link, PeriodLevel, StatusPeriod, TwinningCitation
from twinning.pages.periods import period_of
from twinning.services.status import terms
from twinning.status import Period, Rule, Standing, evidence_on, needs_review
from twinning.status.explain import explain
from twinning.words import sentence

SILENCE = Period(start=date.min, end=None, standing=Standing.UNKNOWN, certainty=None, rule=Rule.NO_STATEMENT)
LEVELS = (PeriodLevel.MUNICIPAL, PeriodLevel.CIVIL)


class StatusBook:
    """The standing of each of some links on one day, with what it rests on."""

    def __init__(self, links: Iterable[Link], day: date, reader: Reader) -> None:
        self.day = day
        self.reader = reader
        self._rows: dict[UUID, dict[str, StatusPeriod]] = defaultdict(dict)
        rows = with_statements(StatusPeriod.objects.on(day).filter(link__in=list(links)))
        for row in rows.order_by("link", "level", "start"):
            self._rows[row.link_id][row.level] = row

    def of(self, link: Link) -> dict[str, Any]:
        rows = self._rows[link.pk]
        overall = self._level(rows.get(PeriodLevel.OVERALL))
        return {**overall, "levels": {level.value: self._explained(rows.get(level)) for level in LEVELS}}

    def _level(self, row: StatusPeriod | None) -> dict[str, Any]:
        period = period_of(row) if row else SILENCE
        return {
            "standing": period.standing.value,
            "certainty": period.certainty.value if period.certainty else None,
            "last_known": period.last_known.value if period.last_known else None,
            "last_evidence": evidence_on(period, self.day),
            "needs_review": needs_review(period, self.day, terms()),
        }

    def _explained(self, row: StatusPeriod | None) -> dict[str, Any]:
        return {**self._level(row), "because": because(row, self.reader, self.day)}


def with_statements(rows: Any) -> Any:
    """The periods with the statements they rest on and the sources of those."""
    return rows.select_related("statement").prefetch_related(with_citations(TwinningCitation, "statement__citations"))


def because(row: StatusPeriod | None, reader: Reader, day: date | None = None) -> dict[str, Any]:
    """The rule that gives the standing, in words, and the statement that it applies to with its sources."""
    period = period_of(row) if row else SILENCE
    statement = row.statement if row and row.statement and not row.statement.hidden else None
    sourced = statement is None or bool(statement.citations.all())
    return {
        "rule": period.rule.value,
        "text": " ".join(sentence(each) for each in explain(period, terms(), day=day, sourced=sourced)),
        "disputed": period.disputed,
        "statement": statement_object(statement) if statement else None,
        "sources": [citation(cited, reader) for cited in statement.citations.all()] if statement else [],
    }


def statement_object(event: Event) -> dict[str, Any]:
    return {
        "id": str(event.pk),
        "title": event.title,
        "kind": event.kind,
        "level": event.level,
        "date": date_object(event.date),
    }


def period_object(row: StatusPeriod, reader: Reader) -> dict[str, Any]:
    """A stretch of days in which a link stood in one way for one reason; null: without beginning or end."""
    return {
        "level": row.level,
        "start": None if row.start == date.min else row.start,
        "end": row.end,
        "standing": row.standing,
        "certainty": row.certainty or None,
        "last_known": row.last_known or None,
        "last_evidence": row.last_evidence,
        "because": because(row, reader),
    }


def standings(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many links stand in each way; every standing is named, also where there is none."""
    counts = dict.fromkeys((standing.value for standing in Standing), 0)
    for row in rows:
        counts[row["standing"]] += 1
    return counts
