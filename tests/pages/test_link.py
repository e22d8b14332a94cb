"""The page of a link: how it stands on the day, since when, and how we know."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from tests.pages.site import Site
from twinning.models import EventKind

pytestmark = pytest.mark.django_db
VANNAS, VANTAA = "/en/links/vannas-hemnes/", "/en/links/huddinge-vantaa/"


def verdict(page: Element, row: int = 0) -> str:
    """How a level stands, with how sure that is: of the municipal one, if not told otherwise."""
    states = page.one("table", "verdict").all("td", "state")
    return states[row].text.replace(" ,", ",").lower()


def reason(page: Element) -> str:
    return page.one("table", "verdict").rows()[1][2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("?as_of=1980", "unknown"),
        ("?as_of=1988", "active, possible"),
        ("?as_of=1992", "active"),
        ("?as_of=2000", "dormant"),
        ("?as_of=2005-03", "unknown"),
        ("?as_of=2006", "active"),
        ("", "unknown"),
    ],
)
def test_vannas_hemnes_through_the_years(site: Site, day: str, told: str) -> None:
    assert verdict(site.page(VANNAS + day)) == told


@pytest.mark.slow
def test_vannas_hemnes_was_last_known_active(site: Site) -> None:
    assert "Last known standing: active." in reason(site.page(VANNAS))
    assert "dormant" in reason(site.page(f"{VANNAS}?as_of=2005-03"))


@pytest.mark.slow
def test_the_answer_is_given_in_swedish_too(site: Site) -> None:
    assert verdict(site.page("/relationer/vannas-hemnes/")) == "okänd"
    assert "aktiv" in reason(site.page("/relationer/vannas-hemnes/"))


@pytest.mark.slow
def test_huddinge_vantaa_has_not_ended_but_an_ending_is_proposed_and_a_duty_is_open(site: Site) -> None:
    page = site.page(VANTAA)
    assert [verdict(page, 0), verdict(page, 1)] == ["sporadic", "unknown"]
    proposal = next(note for note in page.all("p", "note") if "17 January 2024" in note.text)
    assert "the link has not ended" in proposal.text
    assert "open" in page.one(id="agreements").one("small", "flag").text
    assert not page.all("tr", "st-ended")


@pytest.mark.slow
def test_huddinge_nuuk_has_ended_in_no_known_year(site: Site) -> None:
    page = site.page("/en/links/huddinge-nuuk/")
    assert verdict(page) == "ended"
    assert "no year" not in reason(page)
    left = page.one("table", "events").rows()[-1]
    assert (left[1], left[-1]) == ("unknown", "ended")
    periods = page.one("table", "periods").rows()
    assert [row[0] for row in periods if "ended" in row[2:3]] == ["not known"]


@pytest.mark.slow
def test_huskvarna_valkeakoski_was_active_in_1964_and_is_unknown_today(site: Site) -> None:
    page = "/en/links/huskvarna-valkeakoski/"
    assert verdict(site.page(f"{page}?as_of=1964")) == "active"
    assert verdict(site.page(page)) == "unknown"


@pytest.mark.slow
def test_both_years_of_arsuk_stand_beside_each_other_with_the_place_in_the_source(site: Site) -> None:
    page = site.page("/en/links/vanersborg-arsuk/")
    (first, second) = [side.text for side in page.one(id="disagreements").one("div", "sides").all("div")[1:]]
    assert (first.split()[0], first.split()[-1]) == ("1987", "tabellen")
    assert (second.split()[0], second.split()[-1]) == ("1989", "löptexten")
    (counted,) = [cell.text for cell in page.one(id="disagreements").all("td")[1:]]
    assert counted.startswith("1987")


@pytest.mark.slow
def test_a_search_that_found_none_is_told_apart_from_nothing_recorded(site: Site) -> None:
    searched = site.page("/en/links/vanersborg-herning/").one(id="agreements")
    assert "Searched, none found" in searched.text
    assert searched.all("a", "ref")
    nothing = site.page("/en/links/huskvarna-valkeakoski/").one(id="agreements")
    assert "Nothing recorded" in nothing.text
    assert not nothing.all("a", "ref")


@pytest.mark.slow
def test_every_event_of_the_drawing_stands_in_the_table(site: Site) -> None:
    page = site.page(VANNAS)
    rows = [row.get("id") for row in page.one("table", "events").all("tr") if row.get("id")]
    assert rows == [f"event-{number}" for number in range(1, len(rows) + 1)]


@pytest.mark.once
def test_a_day_that_cannot_be_read_is_said_with_examples_and_stays_in_its_field(opened: Open) -> None:
    link = make.LinkFactory()
    make.told(link)
    page = opened(f"/relationer/{link.slug}/?as_of=igår+kanske", status=400)
    field = page.one("input", id="as-of")
    assert (field.get("value"), field.get("aria-invalid")) == ("igår kanske", "true")
    assert "2014-09" in page.one(id=field.get("aria-describedby")).text


@pytest.mark.parametrize("day", ["2012", "2012-05", "2012-05-03", "3+maj+2012", "maj+2012"])
def test_a_day_may_be_given_as_a_year_a_month_a_day_or_in_words(opened: Open, day: str) -> None:
    link = make.LinkFactory()
    make.told(link, date="2010", kind=EventKind.ESTABLISHED)
    page = opened(f"/relationer/{link.slug}/?as_of={day}")
    assert verdict(page) == "aktiv"
    assert "2012" in page.one("input", id="as-of").get("value")


def test_what_happened_after_the_day_is_left_out(opened: Open) -> None:
    link = make.LinkFactory()
    make.told(link, date="2010", kind=EventKind.ESTABLISHED)
    make.told(link, date="2015", kind=EventKind.ENDED)
    assert len(opened(f"/relationer/{link.slug}/?as_of=2012").one("table", "events").all("tr")) == 2
    assert verdict(opened(f"/relationer/{link.slug}/")) == "avslutad"


def test_a_link_of_which_nothing_is_known_says_so(opened: Open) -> None:
    link = make.LinkFactory()
    make.rebuild(link)
    page = opened(f"/en/links/{link.slug}/")
    assert verdict(page) == "unknown"
    assert "Nothing on this page rests on a source yet." in page.one(id="sources").text


def test_without_a_source_nothing_is_called_evidence(opened: Open) -> None:
    link = make.LinkFactory()
    make.EventFactory(links=[link], kind="established", date="2020")
    make.rebuild(link)
    words = opened(link.get_absolute_url()).one("p", "lead").text
    assert "2020" in words
    assert ("Last evidence" in words, "Sista belägg" in words) == (False, False)
