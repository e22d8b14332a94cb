"""Which municipalities have made the review of a year, which are at it, and which have not begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from municipalities.models import Municipality, Role, StaffRole, Succession
from twinning.filtersets import visible_links
from twinning.models import HOME_COUNTRY, Review, ReviewReminder
from twinning.models.reviews import FIRST_YEAR
from twinning.review.years import open_years

DONE, UNDER_WAY, NOT_BEGUN = "done", "under_way", "not_begun"
ORDER: Final = (NOT_BEGUN, UNDER_WAY, DONE)


@dataclass(frozen=True)
class Place:
    """One municipality in the overview."""

    municipality: Municipality
    review: Review | None
    reminder: ReviewReminder | None
    edited: bool
    today: date

    @property
    def state(self) -> str:
        if self.review is None:
            return NOT_BEGUN
        return DONE if self.review.done else UNDER_WAY

    @property
    def remindable(self) -> bool:
        reminded_today = self.reminder is not None and self.reminder.sent_on == self.today
        return self.edited and self.state != DONE and not reminded_today


@dataclass(frozen=True)
class Group:
    title: str
    places: list[Place]


class Overview:
    """The reviews of one year; reminders are sent while it can be made."""

    def __init__(self, year: int, today: date) -> None:
        self.year = year
        self.today = today
        self.current = year in open_years(today)
        self.before = year - 1 if year > FIRST_YEAR else None
        self.after = year + 1 if year < today.year else None

    @cached_property
    def places(self) -> list[Place]:
        bodies = list(self._bodies())
        reviews = {each.municipality_id: each for each in Review.objects.visible().filter(year=self.year)}
        sent = ReviewReminder.objects.filter(year=self.year).order_by("sent_on", "pk")
        reminders = {each.municipality_id: each for each in sent}
        editors = StaffRole.objects.filter(role=Role.EDITOR, user__is_active=True).exclude(user__email="")
        edited = set(editors.order_by().values_list("municipality_id", flat=True))
        return [
            Place(body, _of(body, reviews.get(body.pk)), reminders.get(body.pk), body.pk in edited, self.today)
            for body in bodies
        ]

    @staticmethod
    def _bodies() -> list[Municipality]:
        """Those of the home country that have links, and are still there."""
        links = visible_links().filter(Q(low=OuterRef("pk")) | Q(high=OuterRef("pk")))
        gone = Succession.objects.visible().filter(predecessor=OuterRef("pk"))
        found = Municipality.objects.visible().bodies().filter(Exists(links), ~Exists(gone), country=HOME_COUNTRY)
        return list(found.filter(existed_to_latest__isnull=True).in_name_order())

    @property
    def groups(self) -> list[Group]:
        titles = {NOT_BEGUN: _("Not begun"), UNDER_WAY: _("Begun"), DONE: _("Reviewed")}
        found = {state: [place for place in self.places if place.state == state] for state in ORDER}
        return [Group(titles[state], places) for state, places in found.items() if places]

    @property
    def done(self) -> int:
        return sum(place.state == DONE for place in self.places)


def _of(body: Municipality, review: Review | None) -> Review | None:
    """The review knows its municipality without asking for it."""
    if review is not None:
        review.municipality = body
    return review
