"""Searching everything at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Agreement, Decision
from archive.access import readable_sources
from archive.models import Reader, Source
from municipalities.models import Municipality
from twinning.filtersets import visible_links
from twinning.models import Chain

SHOWN = 25
LONGEST = 200


@dataclass(frozen=True)
class Hits:
    """What was found of one kind: the first of them, and how many in all."""

    title: str
    records: list[Any]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.records)


class SearchPage:
    """What a text finds for a reader, kind by kind."""

    def __init__(self, text: str, reader: Reader) -> None:
        self.text = " ".join(text.split())[:LONGEST]
        self.reader = reader

    @cached_property
    def groups(self) -> list[Hits]:
        if not self.text:
            return []
        kinds = [
            (_("Municipalities"), Municipality.objects.visible().select_related("part_of").in_name_order()),
            (_("Links"), visible_links().select_related("low", "high")),
            (_("Chains"), Chain.objects.visible()),
            (_("Agreements"), Agreement.objects.visible()),
            (_("Decisions"), Decision.objects.visible()),
            (_("Sources"), readable_sources(Source.objects.visible(), self.reader)),
        ]
        return [self._hits(title, records) for title, records in kinds]

    def _hits(self, title: str, records: Any) -> Hits:
        found = records.search(self.text)
        return Hits(title, list(found[:SHOWN]), found.count())

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)
