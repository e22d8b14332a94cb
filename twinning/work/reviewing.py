"""The year's review, as the work page tells of it: whether it has begun, and what remains."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Succession
from twinning.filtersets import visible_links
from twinning.models import Link
from twinning.review.years import open_years
from twinning.status import Standing
from twinning.words import in_letters
from twinning.work.desk import Desk
from twinning.work.items import Mend


def review_act(desk: Desk, label: str, link: Link | None = None) -> Mend | None:
    """To a link's row in the review of the year, for all staff; only that of the year it is can be made."""
    if desk.day.year != desk.today.year:
        return None
    address = reverse("review", args=[desk.municipality.slug, desk.day.year])
    return Mend(label, f"{address}#link-{link.pk}" if link else address)


def review_acts(desk: Desk) -> list[Mend]:
    """To each review that can be made; that of the year before only while it is not done."""
    if desk.day.year != desk.today.year:
        return []
    years = [year for year in open_years(desk.today) if year == desk.today.year or not _done(desk, year)]
    slug = desk.municipality.slug
    return [Mend(_("Annual review %(year)s") % {"year": year}, reverse("review", args=[slug, year])) for year in years]


def _done(desk: Desk, year: int) -> bool:
    return year in desk.reviews and desk.reviews[year].done


def _late(desk: Desk) -> str:
    """That the review of the year before can still be made."""
    before = [year for year in open_years(desk.today) if year != desk.today.year and not _done(desk, year)]
    told = _("The review of %(year)s is not done, and can still be made until the end of March.")
    return " ".join(told % {"year": year} for year in before)


def review_lead(desk: Desk) -> str:
    """Whether the review of the year is done; nothing where there is no link to review, nor of another year."""
    if desk.day.year != desk.today.year:
        return ""
    year = {"year": desk.day.year}
    review = desk.reviews.get(desk.day.year)
    if review is not None:
        said = _("The review of %(year)s is done.") if review.done else _("The review of %(year)s has begun.")
        return f"{_late(desk)} {said % year}".strip()
    n = _links(desk)
    told = ngettext(
        "The review of %(year)s has not begun: one link remains, and can be answered on one page.",
        "The review of %(year)s has not begun: %(n)s links remain, and can be answered on one page.",
        n,
    )
    return f"{_late(desk)} {told % {**year, 'n': in_letters(n)}}".strip() if n else ""


def _links(desk: Desk) -> int:
    """How many links are reviewed: its own and those it took over, if it did not carry them on; none of two become one.

    The same as ``reviewed`` asks for, in one query.
    """
    own = visible_links()
    partners = Q(high__in=own.filter(low=desk.municipality).values("high"))
    partners |= Q(high__in=own.filter(high=desk.municipality).values("low"))
    mirrored = Q(low__in=own.filter(low=desk.municipality).values("high"))
    mirrored |= Q(low__in=own.filter(high=desk.municipality).values("low"))
    before = Succession.objects.visible().filter(successor=desk.municipality).values("predecessor")
    low = Q(low=desk.municipality) | Q(low__in=before)
    high = Q(high=desk.municipality) | Q(high__in=before)
    ended = Link.objects.standing(Standing.ENDED, desk.day).values("pk")
    carried = (Q(low__in=before) & partners) | (Q(high__in=before) & mirrored)
    return visible_links().filter(low | high).exclude(low & high).exclude(carried).exclude(pk__in=ended).count()
