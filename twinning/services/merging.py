"""Municipalities that merge: who succeeds whom, and what becomes of each of their links; all of it in one action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.models import Reason
from archive.actions import action
from archive.dates import ImpreciseDate
from archive.languages import RECORD_LANGUAGE
from archive.models import ActionKind, Reader, Record, Source
from archive.reading import not_come
from archive.services import evidence_add, record_restore, record_save
from municipalities.models import Municipality, Succession, SuccessionKind
from twinning.models import About, Event, EventKind, EventLevel, Link, LinkKind
from twinning.services.carrying import Carried, said_of_new, standings_before
from twinning.services.links import link_ensure


class Becomes(StrEnum):
    """What happens to a link of a municipality that ceases to exist."""

    CARRIED = "carried"
    ENDED = "ended"
    UNKNOWN = "unknown"  # nobody knows: the fold leaves it unknown from that day (DESIGN §4.6)


@dataclass(frozen=True)
class Fate:
    link: Link
    becomes: Becomes = Becomes.UNKNOWN


@dataclass(frozen=True)
class Evidenced:
    """How we know of it, and who says so: the same for all that is written."""

    source: Source | None
    locator: str
    by: Reader | None

    def write(self, record: Any, *, cited: str = "", related: dict[str, list[Any]] | None = None) -> None:
        record_save(record=record, by=self.by, related=related)
        self.cite(record, cited)

    def cite(self, record: Record, field: str = "") -> None:
        if self.source is not None:
            evidence_add(subject=record, source=self.source, by=self.by, locator=self.locator, field=field)


def links_of(predecessors: Iterable[Municipality], day: ImpreciseDate) -> list[Link]:
    """The links of these that had not ended before."""
    keys = [each.pk for each in predecessors]
    rows = Link.objects.visible().filter(Q(low__in=keys) | Q(high__in=keys)).select_related("low", "high")
    if day.earliest:
        rows = rows.exclude(pk__in=rows.standing("ended", day.earliest).order_by().values("pk"))
    return list(rows)


def merger_faults(
    *, successor: Municipality, predecessors: Sequence[Municipality], day: ImpreciseDate
) -> dict[str, list[str]]:
    """Why these cannot have merged on that day, all at once, by the field that it is told at."""
    faults: dict[str, list[str]] = {"predecessors": [], "date": []}
    if not predecessors:
        faults["predecessors"].append(_("Choose at least one municipality that ceased to exist."))
    if successor in predecessors:
        faults["predecessors"].append(_("A municipality cannot merge with itself. Choose the others."))
    others = [each for each in predecessors if each != successor]
    merged = Succession.objects.visible().filter(predecessor__in=[each.pk for each in others])
    rows = merged.exclude(kind=SuccessionKind.RENAMED).select_related("predecessor", "successor")
    for row in rows:
        words = _("%(name)s has been succeeded by %(other)s already. Look at what is recorded of it.")
        faults["predecessors"].append(words % {"name": row.predecessor, "other": row.successor})
    for each in others:
        if each.existed_to.surely_before(day):
            faults["predecessors"].append(_("%(name)s had ceased to exist before that day.") % {"name": each})
    if fault := not_come(day) if day.known else _("Say when, if only roughly: its links are unknown from that day."):
        faults["date"].append(fault)
    for each in (*others, successor):
        if day.surely_before(each.existed_from):
            faults["date"].append(_("%(name)s did not exist yet on that day. Check the date.") % {"name": each})
    if successor.existed_to.surely_before(day):
        faults["date"].append(_("%(name)s had ceased to exist before that day.") % {"name": successor})
    return {name: told for name, told in faults.items() if told}


def can_be_carried(link: Link, bodies: Iterable[Municipality]) -> bool:
    """Whether a partner is left: a link between two that merge has none."""
    return not {link.low_id, link.high_id} <= {each.pk for each in bodies}


@transaction.atomic
def municipalities_merge(
    *,
    successor: Municipality,
    predecessors: Sequence[Municipality],
    day: ImpreciseDate,
    fates: Sequence[Fate] = (),
    decided: str = "",
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> list[Succession]:
    """Record who was merged into whom, and for each link what became of it. Those not named stay unknown.

    A predecessor may be one that is not recorded yet. Raises ``ValidationError`` with all faults; then nothing is
    written.
    """
    predecessors = _locked(predecessors)
    _check(successor, predecessors, day, fates)
    known = Evidenced(source, locator, by)
    made: list[Succession] = []
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=successor):
        for body in predecessors:
            if not body.existed_to.known:
                body.existed_to = day
                known.write(body, cited="existed_to")
            succession = Succession(
                predecessor=body, successor=successor, kind=SuccessionKind.MERGED, date=day, **_keyed(key, made)
            )
            known.write(succession)
            made.append(succession)
            known.write(_merger(body, successor, day, decided))
        before = standings_before([fate.link for fate in fates], day)
        # Of two that become one link, that of which more is known tells of it.
        for fate in sorted(fates, key=lambda each: -len(before.get(each.link.pk, ()))):
            said = said_of_new(before.get(fate.link.pk, {}))
            _write_fate(fate, successor, {each.pk for each in predecessors}, day, known, said)
    return made


def _locked(bodies: Sequence[Municipality]) -> list[Municipality]:
    """Those that are recorded as they stand, kept from others until this is written: nobody is merged twice at once."""
    rows = Municipality.objects.select_for_update(of=("self",)).order_by("pk")
    now = {each.pk: each for each in rows.filter(pk__in=[each.pk for each in bodies])}
    return [now.get(each.pk, each) for each in bodies]


def _keyed(key: UUID | None, made: list[Succession]) -> dict[str, UUID]:
    """The first is known by the key of the form, so that it is not written twice."""
    return {"id": key} if key and not made else {}


def _check(
    successor: Municipality, predecessors: Sequence[Municipality], day: ImpreciseDate, fates: Sequence[Fate]
) -> None:
    faults = merger_faults(successor=successor, predecessors=predecessors, day=day)
    gone = {each.pk for each in predecessors}
    for fate in fates:
        if gone.isdisjoint(fate.link.touches()):
            faults.setdefault("fates", []).append(_("%(link)s is no link of theirs.") % {"link": fate.link})
        elif fate.becomes == Becomes.CARRIED and not can_be_carried(fate.link, [*predecessors, successor]):
            words = _("%(link)s joins two that merge: there is nobody left to carry it on with.")
            faults.setdefault("fates", []).append(words % {"link": fate.link})
    if faults:
        raise ValidationError(faults)


def _merger(body: Municipality, successor: Municipality, day: ImpreciseDate, decided: str) -> Event:
    """The merger, told on the timeline of every link of the municipality that ceased to exist."""
    with override(RECORD_LANGUAGE):
        title = _("%(name)s is merged into %(successor)s") % {"name": body, "successor": successor}
    event = Event(kind=EventKind.OTHER, about=About.MUNICIPALITY, municipality=body, date=day, title=title[:200])
    event.level, event.text, event.reason = EventLevel.BOTH, decided, Reason.MERGER
    return event


def _write_fate(
    fate: Fate, successor: Municipality, gone: set[UUID], day: ImpreciseDate, known: Evidenced, said: list[Carried]
) -> None:
    link = fate.link
    before = link.low if link.low_id in gone else link.high
    with override(RECORD_LANGUAGE):
        names = {"name": before, "successor": successor}
        ended, carried = _("The link ended with the merger"), _("Carried on by %(successor)s") % names
        taken_over = _("Carried on from %(name)s") % names
    about = {"date": day, "reason": Reason.MERGER, "level": EventLevel.BOTH}
    if fate.becomes == Becomes.ENDED:
        known.write(Event(kind=EventKind.ENDED, title=ended, **about), related={"links": [link]})
    if fate.becomes == Becomes.CARRIED:
        target = link_ensure(one=successor, other=link.partner_of(before), by=known.by, reason=taken_over)
        if target.hidden:
            record_restore(record=target, reason=taken_over, by=known.by)
        told = target.events.visible().exists()
        known.write(Event(kind=EventKind.OTHER, title=carried, **about), related={"links": [link]})
        for event in _taken_over(told, said):
            event.title, event.date, event.reason = taken_over, day, Reason.MERGER
            known.write(event, related={"links": [target]})
        _take_over_kinds(link, target, before, successor, day, known)


def _taken_over(told: bool, said: list[Carried]) -> list[Event]:
    """What a link that was told of before says by itself stays; a new one is what the old one was known to be."""
    if told:
        return [Event(kind=EventKind.OTHER, level=EventLevel.BOTH)]
    kinds = [EventKind.ESTABLISHED, *(EventKind.OBSERVED for _each in said[1:])]
    return [
        Event(kind=kind, level=each.level, asserts=each.asserts, tentative=each.tentative)
        for kind, each in zip(kinds, said, strict=True)
    ]


def _take_over_kinds(
    link: Link, target: Link, before: Municipality, successor: Municipality, day: ImpreciseDate, known: Evidenced
) -> None:
    """What the link was, it is from now on with the successor; one that there was already has its own kinds."""
    if LinkKind.objects.visible().filter(link=target).exists():
        return
    for each in LinkKind.objects.visible().filter(link=link, end_latest__isnull=True).select_related("godparent"):
        godparent = successor if each.godparent_id == before.pk else each.godparent
        known.write(LinkKind(link=target, kind=each.kind, godparent=godparent, start=day))
