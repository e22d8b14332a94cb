"""Whose past a municipality has taken over: those that it succeeded, and those whom they had succeeded before."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from municipalities.models import Municipality, Succession


def ceased_predecessors(municipality: Municipality, day: date) -> list[Municipality]:
    """Those that had ceased to exist by a day, near or far, by name; one query for each generation."""
    found: dict[UUID, Municipality] = {municipality.pk: municipality}
    heirs = [municipality]
    while heirs:
        rows = Succession.objects.visible().in_effect(day).filter(successor__in=heirs).exclude(predecessor__in=found)
        heirs = [row.predecessor for row in rows.select_related("predecessor").order_by("pk")]
        found |= {each.pk: each for each in heirs}
    return sorted((each for each in found.values() if each != municipality), key=lambda each: (each.name, each.pk))
