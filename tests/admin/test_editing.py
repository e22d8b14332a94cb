"""What is written in the admin is checked, kept in the history, and carried on to what rests on it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from archive.models import Source
from municipalities.models import Municipality
from tests.admin.specimens import specimen
from tests.admin.test_sweep import address, opens
from tests.admin.typing_in import complaints, send
from twinning.models import Chain, Event, Link, Membership, StatusPeriod

pytestmark = pytest.mark.django_db


def standings(link: Link) -> list[str]:
    return [period.standing for period in link.periods.filter(level="municipal").order_by("start")]


@pytest.fixture
def pair() -> tuple[Municipality, Municipality]:
    low, high = sorted((specimen(Municipality), specimen(Municipality)), key=lambda body: body.pk)
    return low, high


@pytest.fixture
def link(pair: tuple[Municipality, Municipality]) -> Link:
    return Link.objects.create(low=pair[0], high=pair[1])


def test_the_history_says_who_and_why(desk: Client, administrator: User) -> None:
    source = specimen(Source)
    send(desk, address(Source, "change", source.pk), title="Protokoll", change_reason="Rätt titel enligt omslaget")
    last = source.history.first()
    assert (last.title, last.history_user, last.history_author) == ("Protokoll", administrator, "Administrator")
    assert last.history_change_reason == "Rätt titel enligt omslaget"
    assert "Rätt titel enligt omslaget" in opens(desk, address(Source, "history", source.pk))


def test_an_event_added_gives_its_links_a_status(desk: Client, link: Link) -> None:
    answer = send(desk, address(Event, "add"), title="Avtal", kind="established", date="1964", links=[str(link.pk)])
    assert complaints(answer) == ""
    assert "active" in standings(link)
    link.refresh_from_db()
    assert link.since.edtf == "1964"


def test_the_links_page_shows_its_status_and_its_events(desk: Client, link: Link) -> None:
    send(desk, address(Event, "add"), title="Avtal i Herning", kind="established", date="1964", links=[str(link.pk)])
    page = opens(desk, address(Link, "change", link.pk))
    assert "1964-01-01" in page
    assert address(Event, "change", Event.objects.get().pk) in page


def test_an_event_changed_hidden_and_restored_changes_the_status(desk: Client, link: Link) -> None:
    send(desk, address(Event, "add"), title="Avtal", kind="established", date="1964", links=[str(link.pk)])
    told = Event.objects.get()
    send(desk, address(Event, "change", told.pk), kind="ended")
    assert standings(link)[-1] == "ended"
    desk.post(address(Event, "hide", told.pk), {"reason": "Fel vänort"})
    assert "ended" not in standings(link)
    desk.post(address(Event, "restore", told.pk), {"reason": ""})
    assert standings(link)[-1] == "ended"


def test_a_link_that_an_event_no_longer_names_loses_its_status(desk: Client, link: Link) -> None:
    other = specimen(Link)
    send(desk, address(Event, "add"), title="Avtal", kind="established", date="1964", links=[str(link.pk)])
    send(desk, address(Event, "change", Event.objects.get().pk), links=[str(other.pk)])
    assert "active" not in standings(link)
    assert "active" in standings(other)


def test_a_citation_in_an_inline_moves_the_day_from_which_an_undated_end_is_certain(desk: Client, link: Link) -> None:
    send(desk, address(Event, "add"), title="Slut", kind="ended", links=[str(link.pk)])
    told, source = Event.objects.get(), specimen(Source)
    row = {"citations-TOTAL_FORMS": 1, "citations-0-source": str(source.pk), "citations-0-stance": "supports"}
    assert complaints(send(desk, address(Event, "change", told.pk), **row)) == ""
    ended = StatusPeriod.objects.filter(link=link, level="municipal", standing="ended", certainty="certain").get()
    assert ended.start == source.date.latest


def test_members_of_a_chain_become_linked(desk: Client, pair: tuple[Municipality, Municipality]) -> None:
    members = {f"memberships-{n}-municipality": str(body.pk) for n, body in enumerate(pair)}
    stints = {"memberships-0-stint": 1, "memberships-1-stint": 1, "memberships-TOTAL_FORMS": 2}
    answer = send(desk, address(Chain, "add"), name="Nordiska kedjan", **members, **stints)
    assert complaints(answer) == ""
    assert Membership.objects.count() == 2
    assert Link.objects.filter(low=pair[0], high=pair[1]).exists()


def test_a_link_takes_its_two_in_any_order(desk: Client, pair: tuple[Municipality, Municipality]) -> None:
    low, high = pair
    assert complaints(send(desk, address(Link, "add"), low=str(high.pk), high=str(low.pk))) == ""
    assert Link.objects.get().low == low


@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_already_linked_is_shown_where(desk: Client, link: Link, turned: bool) -> None:
    one, other = (link.high, link.low) if turned else (link.low, link.high)
    answer = send(desk, address(Link, "add"), low=str(one.pk), high=str(other.pk))
    assert address(Link, "change", link.pk) in complaints(answer)
    assert Link.objects.count() == 1


def test_a_municipality_is_not_linked_to_itself(desk: Client, pair: tuple[Municipality, Municipality]) -> None:
    assert complaints(send(desk, address(Link, "add"), low=str(pair[0].pk), high=str(pair[0].pk)))
    assert not Link.objects.exists()


def test_a_rule_about_alike_rows_is_told_at_the_row(desk: Client) -> None:
    body = specimen(Municipality)
    body.names.create(name="Vanda", language="sv")
    rows = {"names-TOTAL_FORMS": 2, "names-1-name": "Vanda", "names-1-language": "sv"}
    answer = send(desk, address(Municipality, "change", body.pk), **rows)
    faults = {inline.formset.prefix: inline.formset.errors for inline in answer.context["inline_admin_formsets"]}
    assert [bool(row) for row in faults["names"]] == [False, True]
    assert body.names.count() == 1


def test_two_alike_rows_at_once_are_told_and_nothing_is_written(desk: Client) -> None:
    body = specimen(Municipality)
    rows = {f"names-{n}-{field}": value for n in (0, 1) for field, value in (("name", "Vanda"), ("language", "sv"))}
    assert complaints(send(desk, address(Municipality, "change", body.pk), **{"names-TOTAL_FORMS": 2, **rows}))
    assert not body.names.exists()


def test_choosing_finds_any_name_and_nothing_hidden(desk: Client) -> None:
    seen = Municipality.objects.create(name="Seyðisfjörður", country="IS")
    gone = Municipality.objects.create(name="Seydisfjordur gamla", country="IS")
    desk.post(address(Municipality, "hide", gone.pk), {"reason": "Dubblett"})
    query = {"app_label": "twinning", "model_name": "link", "field_name": "low", "term": "Seydisfjördur"}
    found = desk.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["id"] for row in found] == [str(seen.pk)]


def test_hidden_records_leave_the_list_until_they_are_asked_for(desk: Client) -> None:
    seen, gone = specimen(Source), specimen(Source)
    chosen = {"action": "hide_selected", "_selected_action": [str(gone.pk)]}
    assert "reason" in desk.post(address(Source, "changelist"), chosen).text
    desk.post(address(Source, "changelist"), {**chosen, "reason": "Dubblett"})
    shown, hidden = (opens(desk, address(Source, "changelist") + query) for query in ("", "?shown=hidden"))
    assert (seen.title in shown, gone.title in shown) == (True, False)
    assert (seen.title in hidden, gone.title in hidden) == (False, True)


def test_hiding_without_a_reason_hides_nothing(desk: Client) -> None:
    source = specimen(Source)
    assert "errorlist" in desk.post(address(Source, "hide", source.pk), {"reason": "  "}).text
    source.refresh_from_db()
    assert not source.hidden


def test_an_old_version_can_be_brought_back(desk: Client, link: Link) -> None:
    send(desk, address(Event, "add"), title="Avtal", kind="established", date="1964", links=[str(link.pk)])
    told = Event.objects.get()
    send(desk, address(Event, "change", told.pk), kind="ended")
    version = told.history.filter(kind="established").first()
    old = address(Event, "simple_history", told.pk, version.pk)
    form = desk.get(old).context["adminform"].form
    data = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    with zeal_ignore():  # django-simple-history reads each relation twice when it reverts
        assert desk.post(old, data).status_code == 302
    assert "active" in standings(link)
