"""The year's review, as the work page tells of it: whether it has begun, and what remains."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Succession
from twinning.filtersets import visible_links
from twinning.models import Link, Review
from twinning.status import Standing
from twinning.work.desk import Desk
from twinning.work.items import Mend
from twinning.work.words import in_letters


def review_act(desk: Desk, label: str) -> Mend | None:
    """To the review of the year, for all staff; only that of the year it is can be made."""
    if desk.day.year != desk.today.year:
        return None
    return Mend(label, reverse("review", args=[desk.municipality.slug, desk.day.year]))


def review_lead(desk: Desk) -> str:
    """Whether the review of the year is done; nothing where there is no link to review, nor of another year."""
    if desk.day.year != desk.today.year:
        return ""
    year = {"year": desk.day.year}
    review = Review.objects.visible().of(desk.municipality, desk.day.year).first()
    if review is not None:
        return (_("The review of %(year)s is done.") if review.done else _("The review of %(year)s has begun.")) % year
    n = _links(desk)
    told = ngettext(
        "The review of %(year)s has not begun: one link remains, and can be answered on one page.",
        "The review of %(year)s has not begun: %(n)s links remain, and can be answered on one page.",
        n,
    )
    return told % {**year, "n": in_letters(n)} if n else ""


def _links(desk: Desk) -> int:
    """How many links are reviewed: its own and those it took over, but not what is between two that became one."""
    before = Succession.objects.visible().filter(successor=desk.municipality).values("predecessor")
    low = Q(low=desk.municipality) | Q(low__in=before)
    high = Q(high=desk.municipality) | Q(high__in=before)
    ended = Link.objects.standing(Standing.ENDED, desk.day).values("pk")
    return visible_links().filter(low | high).exclude(low & high).exclude(pk__in=ended).count()
