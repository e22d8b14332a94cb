"""Recording a new link with what is known of its beginning, and what there is of the two municipalities already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from archive.actions import action
from archive.dates import UNKNOWN, ImpreciseDate
from archive.models import ActionKind, Reader, Source
from archive.reading import not_come
from archive.services import evidence_add, record_save
from municipalities.models import Municipality, Succession
from twinning.models import Chain, Event, EventKind, EventLevel, Link, LinkKind, LinkKindChoice
from twinning.services.links import link_ensure, link_find


@dataclass(frozen=True)
class Known:
    """What is recorded already of two municipalities that are to be linked."""

    link: Link | None = None  # of the very two; a hidden one too
    akin: list[Link] = field(default_factory=list)  # of those that they follow on, or that follow on them
    chains: list[Chain] = field(default_factory=list)  # of which both are members

    @property
    def nothing(self) -> bool:
        return self.link is None and not self.akin and not self.chains


def link_known(*, one: Municipality, other: Municipality) -> Known:
    """Look before a second link is made."""
    ours, theirs = _family(one), _family(other)
    either = Q(low__in=ours, high__in=theirs) | Q(low__in=theirs, high__in=ours)
    link = link_find(one=one, other=other)
    akin = Link.objects.visible().filter(either).select_related("low", "high").order_by("slug", "pk")
    chains = Chain.objects.visible()
    for party in (one, other):
        members = Q(memberships__municipality=party, memberships__hidden_at__isnull=True)
        chains = chains.filter(pk__in=Chain.objects.filter(members).order_by().values("pk"))
    return Known(
        link, [each for each in akin if link is None or each.pk != link.pk], list(chains.order_by("name", "pk"))
    )


@transaction.atomic
def link_establish(
    *,
    one: Municipality,
    other: Municipality,
    kind: str,
    title: str,
    day: ImpreciseDate = UNKNOWN,
    level: str = EventLevel.NOT_STATED,
    text: str = "",
    source: Source | None = None,
    locator: str = "",
    by: Reader | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Link:
    """The link, its kind, the event that tells of its beginning, and the source; a party that is new, too.

    That party is an action of its own: whoever takes the link back takes back what is theirs (decision 0018).
    """
    _in_time((one, other), day)
    low, high = sorted((one, other), key=lambda each: each.pk)
    about = Link(id=uuid5(low.pk, str(high.pk)), low=low, high=high)
    for party in (one, other):
        if party._state.adding:  # noqa: SLF001 - documented, in spite of its name
            record_save(record=party, by=by, reason=reason)
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=about):
        if link_find(one=one, other=other) is not None:
            raise ValidationError(_("These two are linked already. Open that link instead."), code="taken")
        link = link_ensure(one=one, other=other, by=by, reason=reason)
        of_kind = record_save(record=LinkKind(link=link, kind=kind, start=day), by=by)
        begun = EventKind.CONTACT if kind == LinkKindChoice.CONTACT else EventKind.ESTABLISHED
        event = Event(kind=begun, level=level, date=day, title=title, text=text)
        event.pk = key or event.pk
        record_save(record=event, by=by, related={"links": [link]})
        for subject in (event, of_kind) if source is not None else ():
            evidence_add(subject=subject, source=source, by=by, locator=locator)  # type: ignore[arg-type]
    return link


def _family(municipality: Municipality) -> set[UUID]:
    """The municipality, those that it follows on, those that follow on it, and so on. Few: each is asked of in turn."""
    found, waiting = {municipality.pk}, [municipality.pk]
    while waiting:
        near = _beside(waiting) - found
        found |= near
        waiting = list(near)
    return found


def _beside(keys: Iterable[UUID]) -> set[UUID]:
    keys = list(keys)
    rows = Succession.objects.visible().filter(Q(predecessor__in=keys) | Q(successor__in=keys)).order_by("pk")
    return {key for pair in rows.values_list("predecessor", "successor") for key in pair}


def _in_time(parties: Iterable[Municipality], day: ImpreciseDate) -> None:
    """A link has not begun before its day has come, nor after one of the two has ceased to exist."""
    if fault := not_come(day):
        raise ValidationError({"day": fault})
    for party in parties:
        if party.existed_to.surely_before(day):
            told = _("%(name)s did not exist any more. Check the date, or choose what followed on it.")
            raise ValidationError({"day": told % {"name": party.name}})
