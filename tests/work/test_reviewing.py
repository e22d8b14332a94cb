"""What the work page says of the year's review."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import override

from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import DAY
from twinning.models import EventKind, Review
from twinning.review.links import reviewed
from twinning.services.reviews import review_begin
from twinning.work.desk import Desk
from twinning.work.reviewing import review_act, review_acts, review_lead

pytestmark = pytest.mark.django_db


def lead(home: Municipality, owner: User) -> str:
    with override("en"):
        return review_lead(Desk(home, DAY, owner))


def test_without_links_there_is_nothing_to_review(home: Municipality, owner: User) -> None:
    assert lead(home, owner) == ""


def test_what_remains_is_what_the_review_itself_asks_for(home: Municipality, owner: User) -> None:
    """Those taken over too; not those that have ended, nor between two that became one."""
    before = make.MunicipalityFactory()
    make.SuccessionFactory(predecessor=before, successor=home)
    make.told(make.LinkFactory(low=before), date="1964")
    make.told(make.LinkFactory(low=home, high=before), date="1964")
    make.told(make.LinkFactory(low=home), date="1964")
    make.told(make.LinkFactory(low=home), date="1964", kind=EventKind.ENDED)
    assert len(reviewed(home, DAY)) == 2
    told = "The review of 2026 has not begun: two links remain, and can be answered on one page."
    assert lead(home, owner) == told


def test_what_was_carried_on_is_reviewed_once(home: Municipality, owner: User) -> None:
    before = make.MunicipalityFactory(existed_to="1970")
    make.SuccessionFactory(predecessor=before, successor=home)
    carried = make.LinkFactory(low=before)
    make.told(carried, date="1964")
    make.told(make.LinkFactory(low=home, high=carried.partner_of(before)), date="1970")
    assert [each.heir_of for each in reviewed(home, DAY)] == [None]
    assert "one link remains" in lead(home, owner)


def test_a_review_that_is_begun_is_not_said_to_wait(home: Municipality, owner: User) -> None:
    make.told(make.LinkFactory(low=home), date="1964")
    review_begin(municipality=home, year=2026, by=owner)
    assert lead(home, owner) == "The review of 2026 has begun."
    assert Review.objects.count() == 1


def test_of_another_year_nothing_is_said_for_only_this_years_can_be_made(home: Municipality, owner: User) -> None:
    make.told(make.LinkFactory(low=home), date="1964")
    desk = Desk(home, DAY, owner, today=date(2027, 1, 1))
    assert (review_lead(desk), review_act(desk, "Annual review")) == ("", None)


def test_in_january_both_reviews_are_offered_until_the_old_one_is_done(home: Municipality, owner: User) -> None:
    make.told(make.LinkFactory(low=home), date="2026")
    january = date(2027, 1, 12)

    def offered() -> tuple[list[str], str]:
        with override("en"):
            desk = Desk(home, january, owner)
            return [act.label for act in review_acts(desk)], review_lead(desk)

    labels, lead = offered()
    assert labels == ["Annual review 2026", "Annual review 2027"]
    assert lead.startswith(
        "The review of 2026 is not done, and can still be made until the end of March. The review of"
    )
    done = {"done_at": timezone.now(), "source": make.SourceFactory(), "action": make.ActionFactory()}
    make.ReviewFactory(municipality=home, year=2026, known="Samtal", **done)
    labels, lead = offered()
    assert (labels, lead.startswith("The review of 2027 has not begun")) == (["Annual review 2027"], True)
