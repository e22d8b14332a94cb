"""Ending a link: where it stands, and one form for the step that is next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from agreements.models import Decision, Duty, Outcome
from archive.dates import parse
from archive.models import Source
from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element, faults, read
from twinning.models import Event, EventKind, Link, TwinningCitation
from twinning.services.endings import duty_add, ending_decide, ending_propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Vantaa", country="FI"))
    make.told(found, date="1949")
    return found


def address(link: Link) -> str:
    with override("en"):
        return reverse("link-end", args=[link.slug])


def proposed(link: Link) -> None:
    ending_propose(link=link, municipality=link.parties[0], title="Avsluta Vantaa", day=parse("17 January 2024"))


def adopted(link: Link) -> None:
    proposed(link)
    ending_decide(link=link, outcome=Outcome.ADOPTED, day=parse("12 March 2024"))


def hidden(page: Element) -> dict[str, str]:
    """What the form sends along."""
    form = page.one("form", id="step")
    return {each.get("name"): each.get("value") for each in form.all("input", type="hidden")}


def sent(client: Client, link: Link, status: int = 302, read_before: Element | None = None, **typed: Any) -> Element:
    """The form as it stands, filled in and sent; where it comes back, the page."""
    page = read_before or read(client.get(address(link)).content.decode())
    with zeal_ignore():  # each record that a step writes is read and told of by itself
        answer = client.post(address(link), {**hidden(page), "do": "save", **typed})
    assert answer.status_code == status
    html = answer.content.decode()
    assert not html or faults(html) == []
    return read(html)


def states(page: Element) -> list[str]:
    return [page.one(id=step).one("span", "count").text for step in ("proposal", "decision", "duties", "end")]


# --- Who may ---


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_editors_of_either_party_and_administrators_may(opened: Open, request: Any, link: Link, who: str) -> None:
    assert states(opened(address(link), user=request.getfixturevalue(who)))[0] == "next"


@pytest.mark.once
@pytest.mark.parametrize("who", ["stranger", "colleague"])
def test_others_are_told_who_may(client: Client, request: Any, link: Link, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    answers = [client.get(address(link)), client.post(address(link), {"take": "propose", "title": "x", "day": "2024"})]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "recorded by the editors of the two municipalities" in answers[0].content.decode()
    assert not Decision.objects.exists()


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client, link: Link) -> None:
    answer: Any = client.get(address(link))
    assert (answer.status_code, answer["Location"].partition("?")[2]) == (302, f"next={address(link)}")


def test_editors_of_the_other_party_do_not_record_what_becomes_of_a_decision(client: Client, link: Link) -> None:
    make.StaffRoleFactory(user=(other := make.UserFactory()), municipality=link.parties[1], role=Role.EDITOR)
    proposed(link)
    client.force_login(other)
    page = read(client.get(address(link)).content.decode())
    assert "The decision is recorded for Vänersborg" in page.text
    assert not page.all("form", id="step")
    client.post(address(link), {"take": "decide", "mark": "", "outcome": "adopted", "day": "2024"})
    assert Decision.objects.get().outcome == "proposed"


def test_who_records_for_both_says_whose_decision_it_is_where_only_an_event_tells_of_the_proposal(
    client: Client, link: Link, administrator: User
) -> None:
    make.EventFactory(links=[link], kind=EventKind.ENDING_PROPOSED, title="Avslut föreslås", date="2024")
    client.force_login(administrator)
    back = sent(client, link, 400, outcome="adopted", day="12 March 2024")
    assert "Whose decision it is" in back.one("div", "faults").text
    sent(client, link, 302, back, outcome="adopted", day="12 March 2024", municipality=str(link.parties[1].pk))
    assert Decision.objects.get().municipality == link.parties[1]


def test_the_proposal_names_the_partner_of_whoever_makes_it(opened: Open, link: Link) -> None:
    make.StaffRoleFactory(user=(other := make.UserFactory()), municipality=link.parties[1], role=Role.EDITOR)
    assert "Vänersborg" in str(opened(address(link), user=other).one(id="id_title").get("value"))


# --- Step by step ---


def test_huddinge_stands_before_the_decision_with_what_the_source_says(
    opened: Open, administrator: User, founding: Callable[[str, str], Any]
) -> None:
    page = opened("/en/links/huddinge-vantaa/end/", user=administrator)
    assert states(page) == ["recorded", "next", "later", "later"]
    told = page.one(id="proposal").text
    assert "17 January 2024" in told
    assert "Camilla Broo" in told
    assert "Underrätta Vanda genom en formell skrivelse" in page.one(id="duties").text
    assert page.one(id="id_body").get("value") == "kommunstyrelsen"
    assert not page.one(id="proposal").all("span", "unsourced")


def test_a_link_with_nothing_recorded_begins_with_the_proposal(client: Client, link: Link, owner: User) -> None:
    client.force_login(owner)
    sent(client, link, title="Avsluta Vantaa", day="17 January 2024", proposer="Camilla Broo")
    paper = link.decisions.get()
    assert (paper.outcome, paper.day.edtf, paper.municipality) == ("proposed", "2024-01-17", link.parties[0])
    page = read(client.get(address(link)).content.decode())
    assert states(page) == ["recorded", "next", "later", "later"]
    assert "The proposal is recorded" in page.one("div", "told").text
    assert page.one(id="proposal").all("span", "unsourced")


def test_from_the_decision_to_the_letter_and_the_end(client: Client, link: Link, owner: User) -> None:
    letter = make.SourceFactory(title="Brev till Vantaa")
    proposed(link)
    client.force_login(owner)
    sent(client, link, outcome="adopted", day="12 March 2024", effective="1 January 2025")
    sent(client, link, what="Skriv till Vantaa", due="May 2024", recipient=str(link.parties[1].pk))
    assert Duty.objects.get().recipient == link.parties[1]
    sent(client, link, done="2 April 2024", source=str(letter.pk))
    assert Duty.objects.get().letter == letter
    page = read(client.get(address(link)).content.decode())
    assert page.one(id="id_day").get("value") == "1 January 2025"
    sent(client, link, day="1 January 2025", level="municipal")
    page = read(client.get(address(link)).content.decode())
    assert states(page) == ["recorded"] * 4
    assert not page.all("form", id="step")
    assert "It was taken up again" in page.text


def test_a_rejected_proposal_leads_back_to_a_new_one(client: Client, link: Link, owner: User) -> None:
    proposed(link)
    client.force_login(owner)
    sent(client, link, outcome="rejected", day="12 March 2024")
    page = read(client.get(address(link)).content.decode())
    assert "Proposed 17 January 2024, rejected 12 March 2024: the link went on." in page.text
    assert states(page) == ["next", "later", "later", "later"]


def test_the_end_can_be_recorded_before_the_letter_is_sent(client: Client, link: Link, owner: User) -> None:
    adopted(link)
    duty_add(link=link, what="Skriv till Vantaa")
    client.force_login(owner)
    page = read(client.get(f"{address(link)}?take=end").content.decode())
    back = sent(client, link, 400, page, day="1 January 2025", level="both")
    assert "Something is not done yet" in back.one("div", "faults").text
    sent(client, link, 302, back, day="1 January 2025", level="both", although_open="on")
    page = read(client.get(address(link)).content.decode())
    assert states(page) == ["recorded", "recorded", "next", "recorded"]


def test_a_new_source_is_recorded_with_the_step(client: Client, link: Link, colleague: User) -> None:
    StaffRole.objects.create(user=colleague, municipality=link.parties[0], role=Role.EDITOR)
    client.force_login(colleague)
    new: dict[str, Any] = {"new-title": "Tjänsteutlåtande", "new-kind": "letter", "new-owner_code": "1487"}
    sent(client, link, title="Avsluta", day="17 January 2024", source="new", locator="s. 1", **new)
    source = Source.objects.get(title="Tjänsteutlåtande")
    assert TwinningCitation.objects.get(source=source).locator == "s. 1"


# --- What is told back ---


BAD: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "nothing": ("proposed", {}, ["Outcome", "When it was decided"]),
    "no such outcome": ("proposed", {"outcome": "perhaps", "day": "2025"}, ["Outcome"]),
    "a day in no words": ("proposed", {"outcome": "adopted", "day": "när det passar"}, ["When it was decided"]),
    "before the proposal": ("proposed", {"outcome": "adopted", "day": "2023"}, ["When it was decided"]),
    "both in the wrong order": (
        "proposed",
        {"outcome": "adopted", "day": "2023", "effective": "2022"},
        ["When it was decided", "When it takes effect"],
    ),
    "too long": ("proposed", {"outcome": "adopted", "day": "2025", "body": "x" * 300}, ["Who decided"]),
    "a place without a source": ("proposed", {"outcome": "adopted", "day": "2025", "locator": "§ 1"}, ["Source"]),
    "no such source": ("proposed", {"outcome": "adopted", "day": "2025", "source": "Protokollet"}, ["Source"]),
    "no title, too long a number": (
        "nothing",
        {"day": "2024", "title": "", "registry_number": "9" * 200},
        ["What is proposed", "Registry number"],
    ),
    "nothing that must follow": ("adopted", {"what": "", "due": "snart"}, ["What must follow", "Due"]),
    "somebody else is to be told": (
        "adopted",
        {"what": "Skriv", "recipient": "00000000-0000-0000-0000-000000000000"},
        ["Who is to be told"],
    ),
}


@pytest.mark.once
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_at_its_field_all_at_once_and_nothing_is_lost(
    client: Client, link: Link, owner: User, name: str
) -> None:
    stage, typed, labels = BAD[name]
    {"nothing": lambda _: None, "proposed": proposed, "adopted": adopted}[stage](link)
    before = Event.objects.count()
    client.force_login(owner)
    page = sent(client, link, 400, **typed)
    assert [item.text.partition(":")[0].strip() for item in page.one("div", "faults").all("li")] == labels
    assert Event.objects.count() == before
    kept = {key: value for key, value in typed.items() if key in {"day", "body", "what", "locator", "title"}}
    assert {key: page.one(id=f"id_{key}").get("value") or "" for key in kept} == kept


def test_a_date_that_says_more_than_its_words_is_shown_before_it_is_saved(
    client: Client, link: Link, owner: User
) -> None:
    proposed(link)
    client.force_login(owner)
    page = sent(client, link, 200, outcome="adopted", day="våren 2024")
    assert "understood as" in page.one("div", "faults").text
    assert not Event.objects.filter(kind=EventKind.DECISION).exists()
    sent(client, link, 302, page, outcome="adopted", day="våren 2024")
    assert Event.objects.get(kind=EventKind.DECISION).date.edtf == "2024-21"


def test_sent_twice_it_is_recorded_once(client: Client, link: Link, owner: User) -> None:
    proposed(link)
    client.force_login(owner)
    page = read(client.get(address(link)).content.decode())
    for _ in range(2):
        sent(client, link, 302, page, outcome="adopted", day="12 March 2024")
    assert Event.objects.filter(kind=EventKind.DECISION).count() == 1
    assert "not recorded twice" in client.get(address(link)).content.decode()


def test_a_letter_recorded_twice_is_recorded_once(client: Client, link: Link, owner: User) -> None:
    adopted(link)
    duty_add(link=link, what="Skriv till Vantaa")
    client.force_login(owner)
    page = read(client.get(address(link)).content.decode())
    for _ in range(2):
        sent(client, link, 302, page, done="2 April 2024")
    assert Duty.history.filter(history_type="~").count() == 1


def test_a_step_that_somebody_else_has_taken_is_told_with_what_was_typed(
    client: Client, link: Link, owner: User
) -> None:
    proposed(link)
    client.force_login(owner)
    page = read(client.get(address(link)).content.decode())
    ending_decide(link=link, outcome=Outcome.REJECTED, day=parse("1 March 2024"))
    back = sent(client, link, 409, page, outcome="adopted", day="12 March 2024", body="nämnden")
    told = back.one("div", "faults").text
    assert "Somebody else has recorded a step" in told
    assert "nämnden" in told
    assert Decision.objects.get().outcome == "rejected"
    assert hidden(back)["take"] == "propose"


def test_a_search_for_a_source_keeps_all_that_was_typed(client: Client, link: Link, owner: User) -> None:
    make.SourceFactory(title="Protokoll, mars 2024")
    proposed(link)
    client.force_login(owner)
    sought: dict[str, Any] = {"do": "search", "source-q": "protokoll"}
    page = sent(client, link, 200, outcome="adopted", day="12 March 2024", **sought)
    assert "Protokoll, mars 2024" in page.one(id="source-offered").text
    assert page.one(id="id_day").get("value") == "12 March 2024"
    assert "checked" in page.one("input", name="outcome", value="adopted").attributes
    assert not page.all("p", "error")


def test_a_restricted_letter_is_named_to_those_who_may_read_it_only(client: Client, link: Link) -> None:
    make.StaffRoleFactory(user=(other := make.UserFactory()), municipality=link.parties[1], role=Role.EDITOR)
    adopted(link)
    secret = make.SourceFactory(secret=True, owner_code="1487")
    make.DutyFactory(decision=link.decisions.get(), done="2024-04-02", letter=secret)
    client.force_login(other)
    page = read(client.get(address(link)).content.decode())
    assert "a restricted source" in page.one(id="duties").text
    assert "Hemlig" not in page.text


@pytest.mark.once
def test_it_costs_as_many_queries_with_many_duties_as_with_two(client: Client, link: Link, owner: User) -> None:
    adopted(link)
    client.force_login(owner)

    def cost(duties: int) -> int:
        for _ in range(duties):
            duty = make.DutyFactory(decision=link.decisions.get(), recipient=make.MunicipalityFactory())
            make.AgreementCitationFactory(duty=duty)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(link)).status_code == 200
        return len(queries)

    cost(2)
    assert cost(0) == cost(20)


# --- On the page of the link ---


def test_the_page_of_the_link_says_that_it_is_under_way_and_leads_those_who_may(
    opened: Open, link: Link, owner: User
) -> None:
    adopted(link)
    duty_add(link=link, what="Skriv till Vantaa", due=parse("maj 2024"))
    public = opened(f"/en/links/{link.slug}/").one("p", id="ending")
    assert "The link is being ended: decided 12 March 2024; Skriv till Vantaa, due May 2024." in public.text
    assert not public.all("a", href=address(link))
    assert opened(f"/en/links/{link.slug}/", user=owner).all("a", href=address(link))


def test_a_proposal_is_told_until_it_is_decided(opened: Open, link: Link) -> None:
    proposed(link)
    assert "A proposal is no decision" in opened(f"/en/links/{link.slug}/").text
    ending_decide(link=link, outcome=Outcome.REJECTED, day=parse("12 March 2024"))
    now = opened(f"/en/links/{link.slug}/")
    assert "A proposal is no decision" not in now.text
    assert not now.all("p", id="ending")
    assert "A proposal is no decision" in opened(f"/en/links/{link.slug}/?as_of=2024-02-01").text
