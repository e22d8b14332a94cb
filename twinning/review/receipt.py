"""The receipt of a review that is done: what was changed, what confirmed, what left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from archive.models import Action
from municipalities.models import Municipality
from twinning.models import AnswerChoice, EventLevel, Review, ReviewAnswer
from twinning.words import level_word


@dataclass(frozen=True)
class Told:
    """One answer as the receipt tells it."""

    answer: ReviewAnswer
    home: Municipality

    @property
    def partner(self) -> str:
        """The other party; of an inherited link both."""
        link = self.answer.link
        own = self.home.pk in {link.low_id, link.high_id}
        return link.partner_of(self.home).name if own else str(link)

    @property
    def level(self) -> str:
        return level_word(self.answer.level)


class Receipt:
    """A review that is done, read in a fixed number of queries."""

    def __init__(self, review: Review) -> None:
        self.review = review

    @property
    def action(self) -> Action | None:
        return self.review.action

    @cached_property
    def _told(self) -> list[Told]:
        rows = self.review.answers.select_related("link__low", "link__high").order_by("link", "level")
        order = [EventLevel.MUNICIPAL, EventLevel.CIVIL, EventLevel.BOTH]
        told = [Told(row, self.review.municipality) for row in rows]
        return sorted(
            told, key=lambda each: (each.partner, each.answer.link_id, order.index(EventLevel(each.answer.level)))
        )

    def _those(self, wanted: Callable[[ReviewAnswer], bool]) -> list[Told]:
        return [each for each in self._told if wanted(each.answer)]

    @property
    def changed(self) -> list[Told]:
        return self._those(lambda answer: answer.answer == AnswerChoice.CHANGED)

    @property
    def confirmed(self) -> list[Told]:
        return self._those(lambda answer: answer.answer == AnswerChoice.UNCHANGED and bool(answer.says))

    @property
    def left(self) -> list[Told]:
        """Not answered, not known, or unknown and so still: the registry says of these what it said before."""
        return self._those(lambda answer: answer.level != EventLevel.BOTH and not answer.says)

    @property
    def added(self) -> list[Told]:
        return self._those(lambda answer: bool(answer.activity or answer.note))

    @property
    def links(self) -> int:
        return len({each.answer.link_id for each in self._told})
