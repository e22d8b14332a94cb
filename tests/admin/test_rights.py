"""The admin as editors and archivists meet it."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from agreements.models import Agreement
from archive.models import Source
from municipalities.models import Contact, Municipality, MunicipalityCitation, StaffRole
from tests.admin.specimens import specimen
from tests.admin.test_sweep import address, opens
from tests.admin.typing_in import complaints, send
from twinning.models import Chain, Event, Link, Membership

pytestmark = pytest.mark.django_db


def at_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def link(home: Municipality) -> Link:
    low, high = sorted((home, specimen(Municipality)), key=lambda body: body.pk)
    return Link.objects.create(low=low, high=high)


@pytest.fixture
def secret() -> Source:
    return Source.objects.create(
        title="Brev om en enskild", owner_code="1487", access="restricted", restriction_reason="Personuppgifter"
    )


def test_an_editor_changes_the_own_link_and_only_reads_others(owner: User, stranger: User, link: Link) -> None:
    url = address(Link, "change", link.pk)
    assert complaints(send(at_desk(owner), url, purpose="Vänskap")) == ""
    assert 'name="purpose"' not in opens(at_desk(stranger), url)
    assert at_desk(stranger).post(url, {"purpose": "Annat"}).status_code == 403
    link.refresh_from_db()
    assert link.purpose == "Vänskap"


@pytest.mark.parametrize("page", ["hide", "restore"])
def test_only_who_may_change_hides_and_restores(stranger: User, link: Link, page: str) -> None:
    desk = at_desk(stranger)
    url = address(Link, page, link.pk)
    assert (desk.get(url).status_code, desk.post(url, {"reason": "Bort"}).status_code) == (403, 403)


def test_the_action_of_the_list_asks_for_each(stranger: User, link: Link) -> None:
    chosen = {"action": "hide_selected", "_selected_action": [str(link.pk)], "reason": "Bort"}
    assert at_desk(stranger).post(address(Link, "changelist"), chosen).status_code == 403
    link.refresh_from_db()
    assert not link.hidden


def test_a_link_of_others_is_not_added(owner: User) -> None:
    one, other = specimen(Municipality), specimen(Municipality)
    answer = send(at_desk(owner), address(Link, "add"), low=str(one.pk), high=str(other.pk))
    assert complaints(answer)
    assert not Link.objects.exists()


def test_an_event_about_others_links_is_refused_with_all_that_was_typed(owner: User) -> None:
    foreign = specimen(Link)
    answer = send(at_desk(owner), address(Event, "add"), title="Besök", kind="activity", links=[str(foreign.pk)])
    assert complaints(answer)
    assert "Besök" in answer.text
    assert not Event.objects.exists()


def test_an_event_cannot_be_handed_over_to_others(owner: User, link: Link) -> None:
    told = Event.objects.create(title="Besök", kind="activity")
    told.links.add(link)
    url = address(Event, "change", told.pk)
    assert complaints(send(at_desk(owner), url, links=[str(specimen(Link).pk)]))
    assert list(told.links.all()) == [link]


def test_an_agreement_is_added_with_the_own_municipality_as_party(owner: User, home: Municipality) -> None:
    party = {"parties-TOTAL_FORMS": 1, "parties-0-municipality": str(home.pk)}
    desk = at_desk(owner)
    assert complaints(send(desk, address(Agreement, "add"), title="Avtal", kind="oath"))
    with zeal_ignore():  # the new agreement and its new party are each asked whom they touch
        assert complaints(send(desk, address(Agreement, "add"), title="Avtal", kind="oath", **party)) == ""
    assert Agreement.objects.get().parties.get().municipality == home


def test_an_archivist_adds_sources_of_the_own_municipality_only(colleague: User) -> None:
    desk = at_desk(colleague)
    assert complaints(send(desk, address(Source, "add"), title="Brev", owner_code="0126"))
    assert complaints(send(desk, address(Source, "add"), title="Brev", owner_code="1487")) == ""
    assert Source.objects.get().owner_code == "1487"


def test_lists_hold_only_what_one_may_read(owner: User, stranger: User, home: Municipality, secret: Source) -> None:
    Contact.objects.create(municipality=home, name="Kim Kontakt", checked_on=date(2026, 1, 1))
    for model, words in ((Source, secret.title), (Contact, "Kim Kontakt")):
        pages = [opens(at_desk(user), address(model, "changelist")) for user in (owner, stranger)]
        assert [words in page for page in pages] == [True, False]


def test_a_restricted_title_shows_nowhere_else_either(stranger: User, elsewhere: Municipality, secret: Source) -> None:
    citation = MunicipalityCitation.objects.create(source=secret, municipality=elsewhere)
    desk = at_desk(stranger)
    query = {"app_label": "twinning", "model_name": "twinningcitation", "field_name": "source", "term": "brev"}
    assert desk.get(reverse("admin:autocomplete"), query).json()["results"] == []
    assert secret.title not in opens(desk, address(Municipality, "change", elsewhere.pk))
    for page in ("change", "history", "hide"):
        answer = desk.get(address(MunicipalityCitation, page, citation.pk), follow=True)
        assert secret.title not in answer.text
    for page in ("change", "history"):
        assert secret.title not in desk.get(address(Source, page, secret.pk), follow=True).text


def test_a_restricted_source_cannot_be_cited_by_guessing_its_id(
    stranger: User, elsewhere: Municipality, secret: Source
) -> None:
    desk = at_desk(stranger)
    row = {"citations-TOTAL_FORMS": 1, "citations-0-source": str(secret.pk), "citations-0-stance": "supports"}
    for answer in (
        send(desk, address(MunicipalityCitation, "add"), source=str(secret.pk), municipality=str(elsewhere.pk)),
        send(desk, address(Municipality, "change", elsewhere.pk), **row),
    ):
        assert complaints(answer)
        assert secret.title not in answer.text
    assert not MunicipalityCitation.objects.exists()


def test_earlier_versions_are_for_those_who_may_change_the_record(owner: User, stranger: User) -> None:
    told = Event.objects.create(title="Öppet", kind="activity")
    told.links.add(specimen(Link))
    version = told.history.first()
    for user in (owner, stranger):
        for page in (address(Event, "history", told.pk), address(Event, "simple_history", told.pk, version.pk)):
            assert at_desk(user).get(page).status_code == 403
            assert at_desk(user).post(page, {"title": "Annat"}).status_code == 403


def test_a_source_once_public_is_not_read_in_its_history(stranger: User, colleague: User) -> None:
    source = Source.objects.create(title="Brev om en enskild", owner_code="1487")
    was_public = address(Source, "simple_history", source.pk, source.history.get().pk)
    source.access, source.restriction_reason = "restricted", "Personuppgifter"
    source.save()
    assert at_desk(stranger).get(was_public).status_code == 403
    assert at_desk(stranger).get(address(Source, "history", source.pk)).status_code == 403
    assert at_desk(colleague).get(was_public).status_code == 200


def test_what_was_once_ones_own_is_not_taken_back_through_its_history(stranger: User) -> None:
    source = Source.objects.create(title="Brev", owner_code="0126")
    was_theirs = address(Source, "simple_history", source.pk, source.history.get().pk)
    source.owner_code = "1487"
    source.save()
    desk = at_desk(stranger)
    data = {"title": "Brev", "kind": "letter", "owner_code": "0126", "access": "public"}
    assert (desk.get(was_theirs).status_code, desk.post(was_theirs, data).status_code) == (403, 403)


def test_a_version_that_belongs_to_others_is_not_brought_back(colleague: User) -> None:
    source = Source.objects.create(title="Brev", owner_code="0126")
    theirs = source.history.get()
    source.owner_code = "1487"
    source.save()
    data = {"title": "Brev", "kind": "letter", "owner_code": "0126", "access": "public"}
    answer = at_desk(colleague).post(address(Source, "simple_history", source.pk, theirs.pk), data)
    assert answer.status_code == 403
    source.refresh_from_db()
    assert source.owner_code == "1487"


def test_a_member_of_a_chain_records_the_others(owner: User, home: Municipality) -> None:
    members = {"memberships-0-municipality": str(home.pk), "memberships-1-municipality": str(specimen(Municipality).pk)}
    stints = {"memberships-0-stint": 1, "memberships-1-stint": 1, "memberships-TOTAL_FORMS": 2}
    with zeal_ignore():  # each member is asked whom it touches
        assert complaints(send(at_desk(owner), address(Chain, "add"), name="Kedjan", **members, **stints)) == ""
    assert Membership.objects.count() == 2


def test_people_and_roles_are_for_administrators(owner: User, stranger: User) -> None:
    for user in (owner, stranger):
        desk = at_desk(user)
        assert desk.get(address(User, "changelist")).status_code == 403
        assert desk.get(address(StaffRole, "add")).status_code == 403
        assert "staffrole" not in opens(desk, reverse("admin:index"))


@pytest.mark.parametrize("name", ["owner", "colleague"])
def test_every_list_opens_for_staff(name: str, request: pytest.FixtureRequest) -> None:
    desk = at_desk(request.getfixturevalue(name))
    index = desk.get(reverse("admin:index"))
    lists = [model["admin_url"] for app in index.context["app_list"] for model in app["models"]]
    assert len(lists) > 20
    for url in lists:
        opens(desk, url)


def test_the_public_does_not_enter(link: Link) -> None:
    answer = Client().get(address(Link, "change", link.pk))
    assert answer.headers["Location"].startswith(reverse("admin:login"))
