"""What the endings of links ask for that are under way: a decision, and the end itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Decision, Duty, Matter
from archive.dates import ImpreciseDate
from archive.reading import in_words
from twinning.ending_records import EndingRecords, of_page
from twinning.endings import Ending, Ruled
from twinning.filtersets import visible_links
from twinning.models import Event, EventKind
from twinning.pages.rows import LinkRow
from twinning.work.desk import Bundle, Desk
from twinning.work.items import Item, Kind, Mend
from twinning.work.mending import look
from twinning.work.papers import waits_too_long


def pending(desk: Desk) -> Iterator[Item]:
    """Proposed and not decided; or decided, in effect, and the end not recorded. What waits long is told by papers."""
    decisions = _decisions(desk)
    for row in desk.rows:
        proposed = {event.decision_id for event in row.events if event.kind == EventKind.ENDING_PROPOSED}
        own = [each for each in decisions if each.pk in proposed or row.link.pk in _links(each)]
        records = of_page(row.events, own, ended=False)
        if records.ending.under_way:
            yield from _pending(desk, row, records)


def _decisions(desk: Desk) -> list[Decision]:
    """Those to end any of the links, those that only an event names among them."""
    events: list[Event] = [event for row in desk.rows for event in row.events]
    named = {event.decision_id for event in events if event.kind == EventKind.ENDING_PROPOSED and event.decision_id}
    about = Q(links__in=[row.link.pk for row in desk.rows]) | Q(pk__in=named)
    keys = Decision.objects.filter(about).order_by().values("pk")
    rows = Decision.objects.visible().filter(pk__in=keys, matter=Matter.END)
    kept: Any = (Prefetch("duties", Duty.objects.visible()), Prefetch("links", visible_links()))
    return list(rows.prefetch_related(*kept).order_by("day_earliest", "title", "pk"))


def _links(decision: Decision) -> set[UUID]:
    return {link.pk for link in decision.links.all()}


def _pending(desk: Desk, row: LinkRow, records: EndingRecords) -> Iterator[Item]:
    ending = records.ending
    paper = records.decision(ending.ruling.key) if ending.ruling else None
    if ending.ruled == Ruled.OPEN:
        if paper is None or not waits_too_long(desk, paper):
            yield _undecided(desk, row, ending)
    elif paper is not None:
        effective = paper.effective if paper.effective.known else paper.day
        if (effective.latest or date.min) <= desk.day:
            yield _unregistered(desk, row, effective)


def _undecided(desk: Desk, row: LinkRow, ending: Ending) -> Item:
    days = [part.date for part in (ending.proposal, ending.ruling) if part and part.date.known]
    return _item(
        desk,
        row,
        what=_("ending proposed, not decided"),
        why=_("The link goes on until something else is decided."),
        mend=_("Record the decision"),
        since=days[0] if days else None,
    )


def _unregistered(desk: Desk, row: LinkRow, effective: ImpreciseDate) -> Item:
    what = _("decided to end, from %(day)s: the end is not recorded") % {"day": in_words(effective)}
    return _item(
        desk,
        row,
        what=what if effective.known else _("decided to end: the end is not recorded"),
        why=_("In the registry the link goes on until its end is recorded."),
        mend=_("Record the end"),
        since=effective if effective.known else None,
        due=effective.latest or desk.day,
    )


def _item(
    desk: Desk,
    row: LinkRow,
    *,
    what: str,
    why: str,
    mend: str,
    since: ImpreciseDate | None,
    due: date | None = None,
) -> Item:
    name = Bundle([row]).name
    allowed = desk.user.has_perm("twinning.change_link", row.link)
    return Item(
        kind=Kind.ENDING,
        key=str(row.link.pk),
        name=name,
        whose=desk.whose(desk.side(row.link)),
        what=what,
        why=why,
        since=since.latest if since else None,
        since_words=in_words(since) if since else "",
        due=due,
        mend=Mend(mend, reverse("link-end", args=[row.link.slug])) if allowed else look(name.href),
    )
