"""Rebuilding what is derived of a link: its status periods and the day since when it is linked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction

from archive.dates import UNKNOWN, ImpreciseDate
from archive.reading import today
from twinning.models import Event, Link, StatusPeriod
from twinning.statements import BEGINNINGS, StatementBook, when
from twinning.status import Level, Period, Statement, Terms, fold, overall, settle

BATCH = 500


def terms(ceased: date | None = None) -> Terms:
    """The fold's settings, with the day on which a party ceased to exist."""
    return Terms(horizon=settings.STATUS_HORIZON_YEARS, review=settings.STATUS_REVIEW_YEARS, ceased=ceased)


def folded(statements: list[Statement], ceased: date | None = None) -> dict[str, list[Period]]:
    """The periods of both levels and of the two together."""
    municipal, civil = (fold(statements, level, terms(ceased)) for level in Level)
    return {Level.MUNICIPAL: municipal, Level.CIVIL: civil, "overall": overall(municipal, civil)}


def _row(link: Link, level: str, period: Period) -> StatusPeriod:
    return StatusPeriod(
        link=link,
        level=level,
        start=period.start,
        end=period.end,
        standing=period.standing,
        certainty=period.certainty or "",
        rule=period.rule,
        statement_id=period.statement,
        last_evidence=period.last_evidence,
        evidence_id=period.evidence,
        last_known=period.last_known or "",
        disputed=period.disputed,
    )


def beginning(link: Link, book: StatementBook) -> tuple[ImpreciseDate, Event | None]:
    """Since when the two are linked: the first beginning that counts, else the first kind's start, else not known."""
    events = {str(event.pk): event for event in book.events_of(link)}
    settled = [s for s in settle(book.statements_of(link)) if events[s.id].kind in BEGINNINGS and s.when.known]
    # What a chain has been since before both were members is no beginning of the pair.
    counted = [s for s in settled if s.when == when(events[s.id].date)]
    counted.sort(key=lambda s: (s.when.start_latest or date.max, s.when.start_earliest or date.min, s.when.since, s.id))
    if counted:
        event = events[counted[0].id]
        return event.date, event
    starts = [kind.start for kind in link.kinds.all() if kind.start.known and not kind.hidden]
    return min(starts, key=lambda start: start.earliest or date.min, default=UNKNOWN), None


def statements_until(day: date, statements: Iterable[Statement]) -> list[Statement]:
    """Those that may tell of what has been by then: what is surely still to come vouches for nothing before it."""
    return [each for each in statements if (each.when.start_earliest or day) <= day]


def _rebuild(link: Link, book: StatementBook) -> list[StatusPeriod]:
    link.since, link.since_event = beginning(link, book)
    levels = folded(statements_until(today(), book.statements_of(link)), book.ceased(link))
    return [_row(link, level, period) for level, periods in levels.items() for period in periods]


@transaction.atomic
def status_rebuild(*, links: Iterable[Link]) -> int:
    """Write the status periods of these links anew, from all that is said of them. Returns how many links."""
    ids = sorted({link.pk for link in links})
    for begin in range(0, len(ids), BATCH):
        batch = Link.objects.filter(pk__in=ids[begin : begin + BATCH]).order_by("pk")
        batch = batch.select_related("low", "high").prefetch_related("agreements__successors", "kinds")
        book = StatementBook(batch)
        rows = [row for link in book.links for row in _rebuild(link, book)]
        StatusPeriod.objects.filter(link__in=book.links).delete()
        StatusPeriod.objects.bulk_create(rows, batch_size=BATCH)
        columns = ["since", "since_words", "since_since", "since_earliest", "since_latest", "since_event"]
        Link.objects.bulk_update(book.links, columns, batch_size=BATCH)
    return len(ids)
