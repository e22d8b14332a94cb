"""Which municipalities have reviewed their links; and reminding those that have not, once a day."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.models import Municipality, Role
from tests import factories as make
from tests.cast import staff
from tests.pages.reading import Element, faults, read
from tests.review.world import MUNICIPAL, YEAR, Answering, single
from twinning.models import ReviewReminder
from twinning.services.reminders import review_remind
from twinning.services.reviews import review_begin, review_finish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def linked(home: Municipality, elsewhere: Municipality) -> None:
    single(home, "Herning")
    single(elsewhere, "Vantaa")


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def shown(desk: Client, *year: int) -> Element:
    html = desk.get(reverse("review-overview", args=year)).content.decode()
    assert faults(html) == []
    return read(html)


def groups(page: Element) -> list[list[str]]:
    """The names in each group, in the order of the page."""
    return [[row[0] for row in body.rows()[1:]] for body in page.one("table", "reviews").all("tbody")]


def remind(desk: Client, municipality: Municipality, year: int = YEAR) -> Any:
    return desk.post(reverse("review-remind", args=[municipality.slug, year]))


def test_those_that_have_not_begun_come_first(desk: Client, home: Municipality, owner: User) -> None:
    third = make.MunicipalityFactory(name="Vännäs", country="SE")
    link = single(third, "Hemnes")
    assert groups(shown(desk)) == [["Huddinge", "Vänersborg", "Vännäs"]]
    review_begin(municipality=home, year=YEAR, by=owner)
    done = Answering(third, owner).says(link, MUNICIPAL, "unsure").known()
    review_finish(review=done.review, by=owner)
    assert groups(shown(desk)) == [["Huddinge"], ["Vänersborg"], ["Vännäs"]]


def test_who_was_merged_or_has_no_link_is_not_awaited(desk: Client, elsewhere: Municipality) -> None:
    make.MunicipalityFactory(name="Ensam", country="SE")
    make.SuccessionFactory(predecessor=elsewhere, successor=make.MunicipalityFactory(name="Storstad", country="SE"))
    assert groups(shown(desk)) == [["Vänersborg"]]


def test_another_year_is_read_only(desk: Client, owner: User) -> None:
    assert shown(desk, YEAR - 2).all("form", "remind") == []
    assert shown(desk).all("form", "remind") != []
    assert [desk.get(reverse("review-overview", args=[year])).status_code for year in (0, YEAR + 1)] == [404, 404]


def test_a_reminder_is_written_to_each_editor_and_kept(
    desk: Client, home: Municipality, owner: User, colleague: User, administrator: User
) -> None:
    staff("second", home, Role.EDITOR)
    assert remind(desk, home).status_code == 302
    assert sorted(to for each in mail.outbox for to in each.to) == [owner.email, "second@example.se"]
    assert f"/{home.slug}/{YEAR}/" in mail.outbox[0].body
    kept = ReviewReminder.objects.get()
    assert (kept.municipality, kept.by, kept.author, kept.recipients) == (home, administrator, "Administrator", 2)
    assert "Administrator" in shown(desk).one("table", "reviews").text


def test_they_are_reminded_once_a_day(desk: Client, home: Municipality, owner: User) -> None:
    for _ in range(2):
        remind(desk, home)
    assert (len(mail.outbox), ReviewReminder.objects.count()) == (1, 1)
    assert shown(desk).all("form", "remind") == []


def test_where_nobody_edits_nobody_is_reminded(home: Municipality, administrator: User, colleague: User) -> None:
    with pytest.raises(ValidationError):
        review_remind(municipality=home, year=YEAR, by=administrator)
    assert (mail.outbox, ReviewReminder.objects.count()) == ([], 0)


def test_who_is_done_is_not_reminded(home: Municipality, owner: User, administrator: User) -> None:
    review_finish(
        review=Answering(home, owner).says(single(home, "Lich"), MUNICIPAL, "unsure").known().review, by=owner
    )
    with pytest.raises(ValidationError):
        review_remind(municipality=home, year=YEAR, by=administrator)


def test_a_mail_that_cannot_be_sent_is_not_kept_as_sent(
    home: Municipality, owner: User, administrator: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    with pytest.raises(ValidationError):
        review_remind(municipality=home, year=YEAR, by=administrator)
    assert ReviewReminder.objects.count() == 0


def test_it_is_for_administrators(client: Client, home: Municipality, owner: User) -> None:
    asked = [client.get(reverse("review-overview")), remind(client, home)]
    assert all(answer["Location"].startswith(reverse("account_login")) for answer in asked)
    client.force_login(owner)
    assert [client.get(reverse("review-overview")).status_code, remind(client, home).status_code] == [403, 403]
    assert client.get(reverse("review-remind", args=[home.slug, YEAR])).status_code == 405


def test_administrators_find_it_from_their_work_page(desk: Client) -> None:
    hrefs = [each.get("href") for each in read(desk.get(reverse("work")).content.decode()).all("a")]
    assert reverse("review-overview") in hrefs


def test_a_review_that_can_no_longer_be_made_is_not_reminded_of(desk: Client, home: Municipality, owner: User) -> None:
    assert remind(desk, home, YEAR - 2).status_code == 404


def test_a_reminder_needs_its_token(administrator: User, home: Municipality, owner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    assert remind(strict, home).status_code == 403
    assert mail.outbox == []


@pytest.mark.once
def test_it_costs_the_same_for_many_municipalities_as_for_two(desk: Client) -> None:
    counts = []
    for others in (0, 20):
        for _ in range(others):
            body = make.MunicipalityFactory(country="SE")
            make.LinkFactory(low=body)
            make.ReviewFactory(municipality=body, year=YEAR)
            make.ReviewReminderFactory(municipality=body, year=YEAR)
        shown(desk)
        with CaptureQueriesContext(connection) as asked:
            shown(desk)
        counts.append(len(asked))
    assert counts[0] == counts[1]
