"""Links: finding the one of a pair before making a second, and those that a chain makes."""

from __future__ import annotations

from itertools import combinations
from uuid import uuid5

from django.db import transaction

from archive.models import Reader
from archive.services import record_save
from municipalities.models import Municipality
from twinning.models import Chain, Link, Membership
from twinning.statements import StatementBook


def link_find(*, one: Municipality, other: Municipality) -> Link | None:
    """The link of two municipalities, in whichever order they are named."""
    low, high = sorted((one.pk, other.pk))
    return Link.objects.filter(low=low, high=high).first()


@transaction.atomic
def link_ensure(*, one: Municipality, other: Municipality, by: Reader | None = None, reason: str = "") -> Link:
    """The link of two municipalities; made if there is none."""
    found = link_find(one=one, other=other)
    if found:
        return found
    low, high = sorted((one, other), key=lambda municipality: municipality.pk)
    # The same pair has the same id in every registry, so that a rebuilt one keeps its public addresses.
    pair = uuid5(low.pk, str(high.pk))
    return record_save(record=Link(id=pair, low=low, high=high), by=by, reason=reason)


@transaction.atomic
def chain_links_ensure(*, chain: Chain) -> list[Link]:
    """Every link that the chain makes: a pair for each two members whose stints overlap."""
    if not chain.makes_links or chain.hidden:
        return []
    rows = Membership.objects.visible().filter(chain=chain).select_related("municipality")
    members = {row.municipality_id: row.municipality for row in rows}
    pairs = [Link(low=low, high=high) for low, high in combinations(sorted(members.values(), key=lambda m: m.pk), 2)]
    book = StatementBook(pairs)
    return [
        link_ensure(one=pair.low, other=pair.high, reason=f"Both are members of {chain.name}")
        for pair in pairs
        if chain.pk in book.overlaps(pair)
    ]
