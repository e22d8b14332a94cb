"""Links: finding the one of a pair before making a second, and those that a chain makes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from uuid import uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.models import Reader
from archive.services import record_save
from municipalities.models import Municipality
from twinning.models import Chain, Link, LinkQuerySet, Membership
from twinning.statements import StatementBook


def link_find(*, one: Municipality, other: Municipality) -> Link | None:
    """The link of two municipalities, in whichever order they are named."""
    low, high = sorted((one.pk, other.pk))
    return Link.objects.filter(low=low, high=high).first()


def links_locked(links: Iterable[Link]) -> list[Link]:
    """The links as they stand, kept from others until these are written; in one order, so that nobody waits in turn."""
    rows: LinkQuerySet = Link.objects.select_for_update(of=("self",)).select_related("low", "high")
    return list(rows.filter(pk__in=[each.pk for each in links]).order_by("pk"))


@transaction.atomic
def link_ensure(*, one: Municipality, other: Municipality, by: Reader | None = None, reason: str = "") -> Link:
    """The link of two municipalities; made if there is none."""
    found = link_find(one=one, other=other)
    if found:
        return found
    low, high = sorted((one, other), key=lambda municipality: municipality.pk)
    # The same pair has the same id in every registry, so that a rebuilt one keeps its public addresses.
    pair = uuid5(low.pk, str(high.pk))
    try:
        return record_save(record=Link(id=pair, low=low, high=high), by=by, reason=reason)
    except (IntegrityError, ValidationError):
        found = link_find(one=one, other=other)
        if found is None:
            raise
        return found  # somebody else made it in the meantime


@transaction.atomic
def chain_links_ensure(*, chain: Chain, by: Reader | None = None) -> list[Link]:
    """Every link that the chain makes: a pair for each two members whose stints overlap."""
    if not chain.makes_links or chain.hidden:
        return []
    rows = Membership.objects.visible().filter(chain=chain).select_related("municipality")
    members = sorted({row.municipality_id: row.municipality for row in rows}.values(), key=lambda body: body.pk)
    made = {(link.low_id, link.high_id): link for link in Link.objects.filter(low__in=members, high__in=members)}
    pairs = [Link(low=low, high=high) for low, high in combinations(members, 2)]
    book = StatementBook(pairs)
    reason = _("Both are members of %(chain)s.") % {"chain": chain.name}
    return [
        made.get((pair.low_id, pair.high_id)) or link_ensure(one=pair.low, other=pair.high, by=by, reason=reason)
        for pair in pairs
        if chain.pk in book.overlaps(pair)
    ]
