"""The page of the review: its rows, how far it has come, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from archive.models import Action, ActionKind
from archive.reading import number_words
from archive.typed import Fault
from municipalities.models import Municipality
from twinning.models import Review, ReviewAnswer
from twinning.review.judging import WrongAnswer
from twinning.review.links import LEVELS, Reviewed
from twinning.review.rows import Drafted, Row, rows_of
from twinning.review.typed import Clash
from twinning.words import in_letters, level_name


class ReviewPage:
    """The review of a municipality in a year, as one of its staff sees it."""

    def __init__(
        self,
        municipality: Municipality,
        year: int,
        user: User,
        links: Sequence[Reviewed],
        review: Review | None,
        *,
        faults: Sequence[WrongAnswer] = (),
        clashes: Sequence[Clash] = (),
        refused: Sequence[str] = (),
        apart: Iterable[UUID] = (),
        dates: bool = False,
    ) -> None:
        self.municipality = municipality
        self.year = year
        self.links = links
        self.review = review
        self.faults = faults
        self.clashes = clashes
        self.refused = refused
        self.dates_to_see = dates
        self.writes = user.has_perm("twinning.change_review", review or Review(municipality=municipality, year=year))
        self._apart = apart

    @cached_property
    def answers(self) -> list[ReviewAnswer]:
        return list(self.review.answers.order_by("link", "level")) if self.review else []

    @cached_property
    def rows(self) -> list[Row]:
        by_key = {(answer.link_id, answer.level): answer for answer in self.answers}
        return rows_of(self.links, Drafted(by_key, self.faults, self.clashes), self._apart)

    @property
    def known_was(self) -> str:
        return self.review.known if self.review else ""

    @property
    def known(self) -> str:
        """How it is known: as it was typed, where a colleague typed something else meanwhile."""
        mine = [clash.typed.value for clash in self.clashes if clash.typed.field == "known"]
        return mine[0] if mine else self.known_was

    @property
    def known_faults(self) -> list[str]:
        own = [fault.words for fault in self.faults if fault.field == "known"]
        theirs = [clash.theirs for clash in self.clashes if clash.typed.field == "known"]
        told = _("Meanwhile a colleague wrote “%(theirs)s”, and that stands. Save once more to keep yours.")
        return own + [told % {"theirs": words} for words in theirs]

    # --- How far it has come ---

    @cached_property
    def answered(self) -> int:
        """The links that are answered at both levels."""
        given = {(answer.link_id, answer.level) for answer in self.answers if answer.answer}
        return sum(all((each.link.pk, level.value) in given for level in LEVELS) for each in self.links)

    @property
    def left(self) -> int:
        return len(self.links) - self.answered

    @property
    def count(self) -> str:
        n = len(self.links)
        links = ngettext("%(n)s link", "%(n)s links", n) % {"n": number_words(n)}
        answered = npgettext("links of a review", "%(n)s answered", "%(n)s answered", self.answered)
        return f"{links}, {answered % {'n': number_words(self.answered)}}"

    @property
    def lead(self) -> str:
        if not self.links:
            return _("No link is left to be reviewed.")
        if not self.left:
            return _("All links are answered. Say how you know, and save.")
        told = ngettext(
            "One link remains, and can be answered here.",
            "%(n)s links remain, and can be answered on one page.",
            self.left,
        )
        return str(capfirst(told % {"n": in_letters(self.left)}))

    @property
    def last(self) -> ReviewAnswer | None:
        """Who saved the draft last."""
        return max((each for each in self.answers if each.author), key=lambda each: each.at, default=None)

    @cached_property
    def undone(self) -> Action | None:
        """By what it was undone, when it was saved before."""
        if self.review is None:
            return None
        found = Action.objects.filter(kind=ActionKind.UNDO, undoes__kind=ActionKind.REVIEW, about_id=self.review.pk)
        return found.order_by("-at", "pk").first()

    # --- What is wrong ---

    @property
    def shown_faults(self) -> list[Fault]:
        """All of it, in the order of the page, what is wrong with all rows alike once."""
        found = [Fault("", "", words) for words in self.refused]
        found += [Fault("", "", fault.words) for fault in self.faults if not fault.field]
        for row in self.rows:
            for level in row.levels:
                label = f"{row.title}, {level_name(level.level).lower()}"
                lines = (level.answer, level.standing, level.since)
                found += [Fault(line.id, label, words) for line in lines for words in line.wrong]
            found += [Fault(line.id, row.title, words) for line in row.added for words in line.wrong]
        return found + [Fault("known", _("How do you know?"), words) for words in self.known_faults]
