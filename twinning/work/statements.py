"""What the statements ask for: evidence, and a choice where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.citing import citable, evidence_address
from archive.languages import RECORD_LANGUAGE
from archive.notes import Notes
from archive.reading import day_words, in_words
from municipalities.models import Municipality
from twinning.models import Event, RankChoice
from twinning.pages.events import Disagreement, disagreements
from twinning.pages.subjects import Subject
from twinning.pages.unsourced import Kind as StatementKind
from twinning.pages.unsourced import Unsourced
from twinning.words import in_letters
from twinning.work.desk import Desk
from twinning.work.items import Item, Kind, Mend, Named
from twinning.work.mending import look


def unsourced(desk: Desk) -> Iterator[Item]:
    """No source tells of them: one row, counted by kind; those of one that was taken over by themselves."""
    for body in desk.bodies.values():
        yield from _unsourced(desk, body)


def _unsourced(desk: Desk, body: Municipality) -> Iterator[Item]:
    found = Unsourced(municipality=body)
    if len(found) == 1:
        yield _single(desk, found[0], body)
    elif len(found):
        whose = {"municipality": body.slug}
        things = {"things": in_letters(len(found))}
        yield Item(
            kind=Kind.UNSOURCED,
            key=str(body.pk),
            whose=desk.whose(body),
            what=_("%(things)s statements without evidence") % things,
            names=[_counted(kind, number, whose) for kind, number in found.counts if number],
            mend=Mend(_("Add evidence"), f"{reverse('unsourced')}?{urlencode(whose)}"),
        )


def _single(desk: Desk, record: Any, body: Municipality) -> Item:
    subject = Subject(record)
    since = desk.recorded([record])
    allowed = bool(citable([record], desk.user))
    return Item(
        kind=Kind.UNSOURCED,
        key=str(record.pk),
        name=Named(subject.words, subject.page, subject.language),
        whose=desk.whose(body),
        what=_("no evidence"),
        why=_("No source tells of it."),
        since=since,
        since_words=day_words(since),
        mend=Mend(_("Add evidence"), evidence_address(record)) if allowed else look(subject.page),
    )


def _counted(kind: StatementKind, number: int, whose: dict[str, str]) -> Named:
    meta = kind.model._meta
    name = meta.verbose_name if number == 1 else meta.verbose_name_plural
    href = f"{reverse('unsourced')}?{urlencode({'kind': kind.name, **whose})}"
    return Named(f"{number} {name}", href, "")


def disputed(desk: Desk) -> Iterator[Item]:
    """Sources say different things about one fact. What is deprecated, or preferred by a person, is out of question."""
    for body in desk.bodies.values():
        rows = [row for row in desk.rows if desk.side(row.link) == body]
        heard = (event for row in rows for event in row.events if event.rank != RankChoice.DEPRECATED)
        told = {event.pk: event for event in heard}
        events = {event.get_absolute_url(): event for event in told.values()}
        settled = _settled(told.values())
        for each in disagreements(list(told.values()), Notes(desk.user, lettered=False)):
            sides = [events[side.href] for side in each.sides]
            if settled.isdisjoint(side.pk for side in sides):
                yield _disputed(desk, each, sides, body)


def _settled(events: Iterable[Event]) -> set[UUID]:
    """Those that one of the staff has preferred: nobody need look once more. What was loaded so, nobody has judged."""
    preferred = [event.pk for event in events if event.rank == RankChoice.PREFERRED]
    if not preferred:
        return set()
    versions = Event.history.filter(id__in=preferred, rank=RankChoice.PREFERRED, history_user__isnull=False)
    return set(versions.order_by().values_list("id", flat=True))


def _disputed(desk: Desk, disagreement: Disagreement, sides: list[Event], body: Municipality) -> Item:
    heard = desk.told_on(sides)
    sources = {mark.target for side in disagreement.sides for mark in side.marks}
    return Item(
        kind=Kind.DISAGREEMENT,
        key=str(sides[0].pk),
        name=Named(disagreement.question, sides[0].get_absolute_url(), RECORD_LANGUAGE),
        whose=desk.whose(body),
        what=_either([side.words for side in disagreement.sides]),
        why=ngettext("One source says both.", "The sources say different things.", len(sources) or 2),
        names=[Named(side.label) for side in disagreement.sides],
        since=heard.latest,
        since_words=in_words(heard) if heard.known else "",
        mend=Mend(_("Compare"), f"{sides[0].get_absolute_url()}#disagreements"),
    )


def _either(words: list[str]) -> str:
    """1987 or 1989?"""
    *first, last = dict.fromkeys(words)
    return _("%(first)s or %(last)s?") % {"first": ", ".join(first), "last": last} if first else f"{last}?"
