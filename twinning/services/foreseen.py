"""How links will stand once something is told of them: asked before it is written, so that nobody is surprised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from twinning.models import Link
from twinning.services.status import statements_until, terms
from twinning.statements import StatementBook
from twinning.status import Level, Standing, Statement, fold, standing_on


@dataclass(frozen=True)
class Change:
    link: Link
    level: Level
    before: Standing
    after: Standing


def changes_by(told: Statement, links: Iterable[Link], day: date) -> list[Change]:
    """What the statement changes of these links as they stand on the day, in the order of the links."""
    rows = Link.objects.filter(pk__in=[each.pk for each in links]).select_related("low", "high")
    book = StatementBook(rows.prefetch_related("agreements__successors").order_by("slug", "id"))
    found = [_change(told, link, book, level, day) for link in book.links for level in sorted(told.levels)]
    return [each for each in found if each.before is not each.after]


def _change(told: Statement, link: Link, book: StatementBook, level: Level, day: date) -> Change:
    known = statements_until(day, book.statements_of(link))
    setting = terms(book.ceased(link))
    before, after = (standing_on(fold(each, level, setting), day) for each in (known, [*known, told]))
    return Change(link, level, before.standing, after.standing)
