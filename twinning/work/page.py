"""The work page, put together: every finder asked, and what they found in the order of urgency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement
from archive.models import Source
from twinning.models import Link
from twinning.work import endings, keeping, links, papers, statements
from twinning.work.desk import Desk
from twinning.work.items import Item, Mend, Urgency, ordered
from twinning.work.mending import add_address
from twinning.work.reviewing import review_acts, review_lead
from twinning.work.words import GROUPS, lead

# A new reason why something needs doing is a finder, a ``Kind`` in its place, and a line here.
FINDERS: Final[tuple[Callable[[Desk], Iterator[Item]], ...]] = (
    links.unknown,
    links.for_review,
    links.unbegun,
    links.unpapered,
    papers.duties,
    endings.pending,
    papers.expiring,
    papers.undecided,
    statements.disputed,
    statements.unsourced,
    keeping.unscanned,
    keeping.unknown_figures,
    keeping.unchecked,
)


@dataclass(frozen=True)
class Group:
    """The things of one urgency."""

    title: str
    items: list[Item]


class WorkPage:
    """What needs doing, as one of the staff sees it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.municipality = desk.municipality

    @cached_property
    def _found(self) -> dict[Urgency, list[Item]]:
        return ordered((item for find in FINDERS for item in find(self.desk)), self.desk.day)

    @property
    def groups(self) -> list[Group]:
        return [Group(str(GROUPS[level]), items) for level, items in self._found.items()]

    @property
    def count(self) -> int:
        return sum(len(items) for items in self._found.values())

    @property
    def acts(self) -> list[Mend]:
        """What is often begun from here, as far as the user may."""
        user, code = self.desk.user, self.municipality.national_code
        acts = review_acts(self.desk)
        if self.desk.edits:
            acts.append(Mend(_("New link"), add_address(Link)))
            acts.append(Mend(_("New agreement"), add_address(Agreement)))
        if user.has_perm("archive.add_source", Source(owner_code=code)):
            acts.append(Mend(_("New source"), add_address(Source)))
        acts.append(Mend(_("Saved views"), reverse("saved-view-list")))
        acts.append(Mend(_("What was done"), reverse("action-list")))
        acts.append(Mend(_("What is hidden"), reverse("hidden-list")))
        if user.is_superuser:
            acts.append(Mend(_("All records in the admin"), reverse("admin:index")))
        return acts

    @property
    def lead(self) -> str:
        urgent = len(self._found.get(Urgency.NOW, ()))
        return f"{lead(self.count, urgent)} {review_lead(self.desk)}".strip()
