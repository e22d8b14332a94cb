"""The page of the review: what it asks, what it takes, and what it says of what it cannot take."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import faults
from tests.review.world import BOTH, CIVIL, MUNICIPAL, YEAR, Form, chain_of, observed, single, standings
from twinning.models import Event, Link, Review, ReviewAnswer
from twinning.review.judging import judged
from twinning.review.years import open_years
from twinning.services.reviews import review_begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


@pytest.fixture
def herning(home: Municipality) -> Link:
    return single(home, "Herning")


def address(home: Municipality, name: str = "review", year: int = YEAR) -> str:
    return reverse(name, args=[home.slug, year])


# --- What it asks ---


def test_each_level_of_a_link_is_a_question_with_what_the_registry_says(
    desk: Client, home: Municipality, herning: Link
) -> None:
    html = desk.get(address(home)).content.decode()
    assert faults(html) == []
    page = Form(desk, home, html).page
    first, second = page.one("table").one("tbody").rows()
    assert "Herning" in first[0]
    assert [first[3], second[1]] == ["2020", page.one("span", "st-unknown").text]
    assert len(page.all("fieldset")) == len(page.all("legend")) == 2


def test_links_of_a_chain_that_stand_alike_are_one_row(desk: Client, home: Municipality, herning: Link) -> None:
    links = chain_of(home, 5)
    form = Form(desk, home)
    assert [len(row["links"]) for row in form.rows] == [5, 1]
    assert set(form.rows[0]["links"]) == {str(link.pk) for link in links}


def test_one_that_stands_otherwise_stands_apart(desk: Client, home: Municipality) -> None:
    links = chain_of(home, 4)
    observed(links[0], "paused", date="2022")
    assert sorted(len(row["links"]) for row in Form(desk, home).rows) == [1, 3]


def test_the_same_answer_for_all_opens_apart_and_nothing_typed_is_lost(desk: Client, home: Municipality) -> None:
    links = chain_of(home, 3)
    form = Form(desk, home).answer(links[0], CIVIL, "unchanged").known("Samtal")
    answer = form.send(f"apart-{form.rows[0]['links'][0]}")
    opened = Form(desk, home, answer.content.decode())
    assert [len(row["links"]) for row in opened.rows] == [1, 1, 1]
    assert [opened.data[f"{link.pk}.{CIVIL}.answer"] for link in links] == ["unchanged"] * 3
    assert opened.data["known"] == "Samtal"
    opened.answer(links[1], CIVIL, "unsure").send()
    assert sorted(len(row["links"]) for row in Form(desk, home).rows) == [1, 2]


def test_what_has_ended_is_not_asked_about(desk: Client, home: Municipality) -> None:
    single(home, "Kamisjli", "ended")
    assert Form(desk, home).rows == []


def test_what_a_predecessor_left_is_asked_about_too(desk: Client, home: Municipality) -> None:
    before = make.MunicipalityFactory(name="Huskvarna", country="SE")
    make.SuccessionFactory(predecessor=before, successor=home, date="1971")
    link = single(before, "Valkeakoski")
    form = Form(desk, home)
    assert [row["links"] for row in form.rows] == [[str(link.pk)]]
    assert "Huskvarna" in form.page.one("th", "title", scope="rowgroup").text


@pytest.mark.once
def test_it_costs_the_same_for_many_links_as_for_two(desk: Client, home: Municipality) -> None:
    counts = []
    for others in (2, 48):
        with make.without_history():
            for n in range(others):
                make.LinkFactory(low=home, high=make.MunicipalityFactory(name=f"Ort {others} {n}"))
        make.rebuild()
        form = Form(desk, home)
        form.answer(Link.objects.of(home)[0], MUNICIPAL, "unsure").send()
        desk.get(address(home))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert desk.get(address(home)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- What it takes ---


def test_a_draft_is_kept_and_can_be_gone_on_with(desk: Client, home: Municipality, herning: Link) -> None:
    before = standings(home)
    form = Form(desk, home).answer(herning, MUNICIPAL, "changed", standing="dormant", since="i våras").known("Brev")
    form.answer(herning, BOTH, "", activity="Skolbesök", note="Fler på väg")
    assert form.send().status_code == 302
    again = Form(desk, home)
    key = herning.pk
    assert again.data[f"{key}.{MUNICIPAL}.answer"] == "changed"
    assert again.data[f"{key}.{MUNICIPAL}.standing"] == "dormant"
    assert again.data[f"{key}.{MUNICIPAL}.since"] == "i våras"
    assert (again.data[f"{key}.{BOTH}.activity"], again.data[f"{key}.{BOTH}.note"]) == ("Skolbesök", "Fler på väg")
    assert again.data["known"] == "Brev"
    assert standings(home) == before


def test_it_is_saved_and_leads_to_the_receipt(desk: Client, home: Municipality, herning: Link) -> None:
    answer = Form(desk, home).answer(herning, MUNICIPAL, "unchanged").known().send("finish")
    assert answer["Location"] == address(home, "review-receipt")
    assert Review.objects.get().done
    assert desk.get(address(home))["Location"] == answer["Location"]


def test_sent_twice_it_is_written_once(desk: Client, home: Municipality, herning: Link) -> None:
    form = Form(desk, home).answer(herning, MUNICIPAL, "unchanged").known()
    first, second = form.send("finish"), form.send("finish")
    assert first["Location"] == second["Location"]
    assert Event.objects.filter(title__contains=str(YEAR)).count() == 1


def test_a_date_is_told_as_it_was_understood_before_it_is_saved(
    desk: Client, home: Municipality, herning: Link
) -> None:
    form = Form(desk, home).answer(herning, MUNICIPAL, "changed", standing="dormant", since="autumn 2024").known()
    answer = form.send("finish")
    assert answer.status_code == 200
    assert "hösten 2024" in answer.content.decode()
    assert Form(desk, home, answer.content.decode()).send("finish").status_code == 302


# --- What two do at once ---


def test_two_colleagues_fill_in_each_their_part(
    desk: Client, home: Municipality, herning: Link, administrator: User
) -> None:
    lich = single(home, "Lich")
    other = Client()
    other.force_login(administrator)
    mine, theirs = Form(desk, home), Form(other, home)
    theirs.answer(lich, MUNICIPAL, "unsure").send()
    assert mine.answer(herning, MUNICIPAL, "unchanged").known("Brev").send().status_code == 302
    kept = dict(ReviewAnswer.objects.exclude(answer="").values_list("link", "answer"))
    assert kept == {lich.pk: "unsure", herning.pk: "unchanged"}


def test_of_two_answers_to_one_question_the_second_is_told_of_the_first(
    desk: Client, home: Municipality, herning: Link, administrator: User
) -> None:
    other = Client()
    other.force_login(administrator)
    mine, theirs = Form(desk, home), Form(other, home)
    theirs.answer(herning, MUNICIPAL, "unsure").send()
    answer = mine.answer(herning, MUNICIPAL, "unchanged").known().send("finish")
    assert answer.status_code == 409
    assert "Administrator" in answer.content.decode()
    assert ReviewAnswer.objects.get(level=MUNICIPAL).answer == "unsure"
    again = Form(desk, home, answer.content.decode())
    assert again.data[f"{herning.pk}.{MUNICIPAL}.answer"] == "unchanged"
    again.send()
    assert ReviewAnswer.objects.get(level=MUNICIPAL).answer == "unchanged"


# --- What it refuses ---


def test_what_is_wrong_leads_to_its_field_and_is_kept_as_a_draft(
    desk: Client, home: Municipality, herning: Link
) -> None:
    answer = Form(desk, home).answer(herning, MUNICIPAL, "changed", since="hösten 3024").send("finish")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert faults(html) == []
    page = Form(desk, home, html).page
    led = [each.get("href") for each in page.one("div", "faults").all("a")]
    assert led == [f"#{herning.pk}-{MUNICIPAL}-standing", f"#{herning.pk}-{MUNICIPAL}-since", "#known"]
    assert page.one("input", name=f"{herning.pk}.{MUNICIPAL}.since").get("value") == "hösten 3024"
    assert ReviewAnswer.objects.get().since == "hösten 3024"


def test_another_municipalitys_link_is_not_smuggled_in(
    desk: Client, home: Municipality, elsewhere: Municipality, herning: Link
) -> None:
    theirs = single(elsewhere, "Vantaa")
    form = Form(desk, home)
    form.data["row"] = [each.replace(str(herning.pk), str(theirs.pk)) for each in form.data["row"]]
    form.data |= {f"{theirs.pk}.{MUNICIPAL}.answer": "unsure"}
    assert form.known().send("finish").status_code == 400
    assert not ReviewAnswer.objects.exists()


@pytest.mark.parametrize("row", ["", "{}", "[1]", '{"links": ["x"], "seen": {}, "was": {}}', "[" * 5000])
def test_a_row_that_no_page_of_ours_made_is_left_out(desk: Client, home: Municipality, herning: Link, row: str) -> None:
    form = Form(desk, home)
    form.data["row"] = [row]
    assert form.send().status_code == 400
    assert not ReviewAnswer.objects.exists()


def test_a_choice_that_was_not_offered_is_none(desk: Client, home: Municipality, herning: Link) -> None:
    answer = Form(desk, home).answer(herning, MUNICIPAL, "changed", standing="unknown").known().send("finish")
    assert answer.status_code == 400
    assert ReviewAnswer.objects.get().standing == ""
    Form(desk, home).answer(herning, CIVIL, "perhaps", since="x\x00y").send()
    assert not ReviewAnswer.objects.filter(level=CIVIL, answer="perhaps").exists()


# --- Whose it is ---


def test_nobody_is_asked_to_log_in_and_led_back(client: Client, home: Municipality) -> None:
    for name in ("review", "review-receipt"):
        asked = client.get(address(home, name))
        assert asked["Location"].startswith(reverse("account_login"))
        assert home.slug in asked["Location"]


@pytest.mark.once
def test_others_are_refused(client: Client, home: Municipality, stranger: User) -> None:
    client.force_login(stranger)
    tried = [client.get(address(home)), client.post(address(home)), client.get(address(home, "review-receipt"))]
    assert [answer.status_code for answer in tried] == [403, 403, 403]


def test_an_archivist_reads_the_draft_and_sends_none(
    client: Client, desk: Client, home: Municipality, herning: Link, colleague: User
) -> None:
    Form(desk, home).answer(herning, MUNICIPAL, "changed", standing="dormant").known("Brev").send()
    client.force_login(colleague)
    html = client.get(address(home)).content.decode()
    assert faults(html) == []
    form = Form(client, home, html)
    assert form.page.one("main").all("form", method="post") == []
    assert "Brev" in form.page.text
    assert client.post(address(home), {"do": "draft"}).status_code == 403


def test_a_review_of_long_ago_or_of_a_year_to_come_cannot_be_made(
    desk: Client, home: Municipality, herning: Link
) -> None:
    assert [desk.get(address(home, year=YEAR + step)).status_code for step in (-2, 1, 90000)] == [404] * 3


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2027, 1, 1), (2026, 2027)), (date(2027, 3, 31), (2026, 2027)), (date(2027, 4, 1), (2027,))],
)
def test_that_of_the_year_before_is_open_until_the_end_of_march(day: date, years: tuple[int, ...]) -> None:
    assert open_years(day) == years


def test_in_january_the_review_of_the_year_before_is_judged_like_this_years(home: Municipality, owner: User) -> None:
    old = review_begin(municipality=home, year=2026, by=owner)
    with override("en"):
        told = [[fault.words for fault in judged(old, [], [], day)] for day in (date(2027, 1, 9), date(2027, 4, 9))]
    assert [any("The year is over" in words for words in each) for each in told] == [False, True]


def test_without_a_link_there_is_nothing_to_ask(desk: Client, home: Municipality) -> None:
    html = desk.get(address(home)).content.decode()
    assert faults(html) == []
    assert Form(desk, home, html).rows == []
