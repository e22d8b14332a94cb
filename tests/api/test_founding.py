"""What the API says of the five founding documents (issue 2, shows 2 to 5)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Ask

pytestmark = pytest.mark.usefixtures("founding")
CHAIN = {"Herning", "Holmestrand", "Siglufjörður", "Kangasala", "Eiði", "Arsuk"}


def links_of(ask: Ask, municipality: str, day: str) -> dict[str, Any]:
    answer = ask(f"links?municipality={municipality}&as_of={day}")
    return {link["municipalities"][1]["name"]: link for link in answer["links"]}


def on(ask: Ask, link: str, day: str = "") -> tuple[str, str | None, str | None]:
    status = ask(f"links/{link}?as_of={day}" if day else f"links/{link}")["status"]
    return status["standing"], status["certainty"], status["last_known"]


def test_vanersborg_has_eleven_links_in_2014(ask: Ask) -> None:
    links = links_of(ask, "vanersborg", "2014-09-01")
    assert len(links) == 11
    assert CHAIN | {"Utajärvi", "Lich", "Omaruru"} <= links.keys()


def test_the_eight_of_the_chain_are_dormant_at_one_level_and_active_at_the_other(ask: Ask) -> None:
    links = links_of(ask, "vanersborg", "2014-09-01")
    levels = {
        name: {level: told["standing"] for level, told in link["status"]["levels"].items()}
        for name, link in links.items()
        if link["chains"] and name != "Utajärvi"
    }
    assert len(levels) == 8
    assert all(told == {"municipal": "dormant", "civil": "active"} for told in levels.values())
    assert links["Utajärvi"]["status"]["standing"] == "ended"


@pytest.mark.parametrize(
    ("day", "standing", "certainty", "last_known"),
    [
        ("1980", "unknown", None, None),
        ("1988", "active", "possible", None),
        ("1992", "active", "certain", None),
        ("2000", "dormant", "certain", None),
        ("2005-03", "unknown", None, "dormant"),
        ("2006", "active", "certain", None),
        ("", "unknown", None, "active"),
    ],
)
def test_vannas_hemnes_through_the_years(
    ask: Ask, day: str, standing: str, certainty: str | None, last_known: str | None
) -> None:
    assert on(ask, "vannas-hemnes", day) == (standing, certainty, last_known)


def test_huddinge_vantaa_is_not_ended(ask: Ask) -> None:
    assert on(ask, "huddinge-vantaa")[0] == "sporadic"
    entries = ask("links/huddinge-vantaa/timeline")["entries"]
    assert {entry["kind"]: entry["date"]["edtf"] for entry in entries}["ending_proposed"] == "2024-01-17"
    assert [duty["open"] for duty in ask("duties?recipient=vantaa&open=true")["duties"]] == [True]


def test_huddinge_nuuk_is_ended_in_a_year_nobody_gives(ask: Ask) -> None:
    assert on(ask, "huddinge-nuuk")[0] == "ended"
    because = ask("links/huddinge-nuuk")["status"]["levels"]["municipal"]["because"]
    assert because["statement"]["date"] == {
        "edtf": None, "text": "okänt", "earliest": None, "latest": None, "since": False, "words": None,
    }  # fmt: skip


def test_huskvarna_valkeakoski_was_active_in_1964_and_is_unknown_today(ask: Ask) -> None:
    assert on(ask, "huskvarna-valkeakoski", "1964-10-20")[0] == "active"
    assert on(ask, "huskvarna-valkeakoski") == ("unknown", None, "active")


def test_both_years_of_arsuk_are_told_with_their_place_in_the_source(ask: Ask) -> None:
    members = ask("chains/nordiska-kedjan/members")["members"]
    arsuk = next(member for member in members if member["municipality"]["slug"] == "arsuk")
    told = [arsuk["joined"], *arsuk["joined"]["alternatives"]]
    assert [one["date"]["edtf"] for one in told] == ["1987", "1989"]
    assert all(citation["locator"] for one in told for citation in one["citations"])


def test_the_chain_has_nine_members_and_1135_of_whom_one_is_not_known(ask: Ask) -> None:
    answer = ask("chains/nordiska-kedjan/members?as_of=2014")
    assert answer["total"] == {"municipalities": 9, "value": 1135, "not_known": 1}
    former = [member for member in answer["members"] if not member["member"]]
    ended = {m["municipality"]["name"]: (m["joined"]["date"]["edtf"], m["left"]["date"]["edtf"]) for m in former}
    assert ended == {"Utajärvi": ("1948", "1976")}


@pytest.mark.parametrize(
    ("municipality", "partner", "state"),
    [
        ("vanersborg", "Herning", "searched_none_found"),
        ("huddinge", "Vantaa", "searched_none_found"),
        ("linkoping", "Roskilde", "nothing_recorded"),
    ],
)
def test_searched_and_not_found_is_not_the_same_as_nothing_recorded(
    ask: Ask, municipality: str, partner: str, state: str
) -> None:
    link = links_of(ask, municipality, "2024-06")[partner]
    assert link["agreements"]["state"] == state
    found = ask(f"links?municipality={municipality}&agreements={state}&limit=100")["links"]
    assert link["slug"] in {one["slug"] for one in found}


def test_cameri_was_a_cooperation_town_before_it_was_a_twin_town(ask: Ask) -> None:
    assert ask("links/vannas-cameri?as_of=2000")["kind"] == "cooperation_town"
    assert ask("links/vannas-cameri?as_of=2010")["kind"] == "twin_town"
