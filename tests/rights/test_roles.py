"""Who may do what, asked as everything asks it: `user.has_perm(permission, thing)` (DESIGN §8)."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Model

from agreements.models import Agreement, AgreementCitation, Decision, Party
from archive.models import Citation, Record, Repository, Scan, Source, Transcription
from archive.rights import visible_to
from archive.services import action_undo, record_hide, record_save
from municipalities.models import Contact, Municipality, MunicipalityCitation, Organisation, Role, StaffRole
from tests.cast import staff
from twinning.models import Chain, Event, Link, Membership, StatusPeriod, Survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Municipality:
    return Municipality.objects.create(name="Herning", country="DK", national_code="657")


@pytest.fixture
def link(home: Municipality, partner: Municipality) -> Link:
    low, high = sorted((home, partner), key=lambda body: body.pk)
    return Link.objects.create(low=low, high=high)


@pytest.fixture
def restricted() -> Source:
    return Source.objects.create(
        title="Brev om en enskild", owner_code="1487", access="restricted", restriction_reason="Personuppgifter"
    )


def may(user: Any, action: str, record: Model) -> bool:
    return bool(user.has_perm(f"{record._meta.app_label}.{action}_{record._meta.model_name}", record))


def records_of(home: Municipality, link: Link) -> list[Record]:
    """One of each thing that an editor of the municipality keeps."""
    chain = Chain.objects.create(name="Kedjan")
    membership = Membership.objects.create(chain=chain, municipality=home)
    agreement = Agreement.objects.create(title="Avtal", kind="twin_town")
    Party.objects.create(agreement=agreement, municipality=home)
    event = Event.objects.create(kind="activity", title="Besök")
    event.links.add(link)
    about = Event.objects.create(kind="observed", asserts="dormant", about="municipality", municipality=home, title="X")
    decision = Decision.objects.create(title="Beslut", matter="end", municipality=home)
    organisation = Organisation.objects.create(municipality=home)
    contact = Contact.objects.create(municipality=home, name="Kim", checked_on=date(2026, 1, 1))
    return [home, link, chain, membership, agreement, event, about, decision, organisation, contact]


def test_an_editor_changes_what_touches_the_own_municipality(owner: User, home: Municipality, link: Link) -> None:
    assert [record for record in records_of(home, link) if not may(owner, "change", record)] == []


def test_nobody_else_does(stranger: User, colleague: User, home: Municipality, link: Link) -> None:
    records = records_of(home, link)
    assert [record for record in records for user in (stranger, colleague) if may(user, "change", record)] == []


def test_an_editor_of_the_partner_changes_the_link_too(partner: Municipality, link: Link) -> None:
    assert may(staff("partner", partner, Role.EDITOR), "change", link)


def test_an_administrator_may_everything(administrator: User, home: Municipality, link: Link) -> None:
    assert all(may(administrator, "change", record) for record in records_of(home, link))


def test_a_closed_account_may_nothing(owner: User, link: Link) -> None:
    owner.is_active = False
    owner.save()
    assert not may(User.objects.get(pk=owner.pk), "change", link)


def test_nobody_with_a_role_deletes(owner: User, colleague: User, home: Municipality, link: Link) -> None:
    for user in (owner, colleague):
        assert [record for record in records_of(home, link) if may(user, "delete", record)] == []
        assert not user.has_perm("twinning.delete_link")


def test_the_archivist_changes_the_own_sources(colleague: User, owner: User, stranger: User) -> None:
    source = Source.objects.create(title="Protokoll", owner_code="1487")
    scan = Scan(source=source)
    kept = [source, scan, Transcription(source=source, scan=scan)]
    assert [may(colleague, "change", record) for record in kept] == [True, True, True]
    assert [may(user, "change", record) for record in kept for user in (owner, stranger)] == [False] * 6


def test_a_source_that_no_municipality_owns_belongs_to_no_municipality_without_a_code(partner: Municipality) -> None:
    Municipality.objects.filter(pk=partner.pk).update(national_code="")
    archivist = staff("archivist", Municipality.objects.get(pk=partner.pk), Role.ARCHIVIST)
    ownerless = Source.objects.create(title="Okänd ägare", access="restricted", restriction_reason="Prövas")
    assert not may(archivist, "change", ownerless)
    assert not archivist.has_perm("archive.read_restricted", ownerless)
    assert not visible_to(Source.objects.all(), archivist).exists()


def test_archivists_keep_institutions_that_are_common_or_their_own(colleague: User, owner: User) -> None:
    common, own, other = Repository(name="Riksarkivet"), Repository(municipality_code="1487"), Repository()
    other.municipality_code = "0126"
    assert [may(colleague, "change", each) for each in (common, own, other)] == [True, True, False]
    assert not may(owner, "change", common)


def test_editor_and_archivist_cite_what_touches_their_municipality(
    owner: User, colleague: User, stranger: User, home: Municipality
) -> None:
    source = Source.objects.create(title="Protokoll", owner_code="0126")
    citation = MunicipalityCitation.objects.create(source=source, municipality=home)
    assert [may(user, "change", citation) for user in (owner, colleague, stranger)] == [True, True, False]


def test_a_restricted_source_is_for_staff_of_its_owner(
    owner: User, colleague: User, stranger: User, administrator: User, restricted: Source
) -> None:
    readers = [user for user in (owner, colleague, stranger, administrator) if restricted.readable_by(user)]
    assert readers == [owner, colleague, administrator]
    assert not restricted.readable_by(AnonymousUser())


def test_so_is_what_is_scanned_and_cited_from_it(owner: User, stranger: User, elsewhere: Municipality) -> None:
    secret = Source.objects.create(title="S", owner_code="1487", access="restricted", restriction_reason="R")
    open_one = Source.objects.create(title="O")
    rows: list[Citation] = [
        MunicipalityCitation.objects.create(source=secret, municipality=elsewhere),
        MunicipalityCitation.objects.create(source=open_one, via=secret, municipality=elsewhere),
    ]
    for row in [Scan.objects.create(source=secret), Transcription.objects.create(source=secret, language="sv"), *rows]:
        assert [may(user, "view", row) for user in (owner, stranger)] == [True, False]
        seen = type(row)._default_manager.filter(pk=row.pk)
        assert [visible_to(seen, user).exists() for user in (owner, stranger)] == [True, False]
        assert not may(stranger, "change", row)


def test_contacts_are_for_staff_of_their_municipality(
    owner: User, colleague: User, stranger: User, home: Municipality
) -> None:
    contact = Contact.objects.create(municipality=home, name="Kim", checked_on=date(2026, 1, 1))
    everyone = (owner, colleague, stranger, AnonymousUser())
    assert [may(user, "view", contact) for user in everyone] == [True, True, False, False]
    assert [visible_to(Contact.objects.all(), user).exists() for user in everyone] == [True, True, False, False]


def test_what_is_not_restricted_is_open_to_all(stranger: User, link: Link) -> None:
    source = Source.objects.create(title="Protokoll", owner_code="1487")
    assert all(may(user, "view", record) for user in (stranger, AnonymousUser()) for record in (link, source))


def test_what_is_hidden_is_seen_by_those_who_can_restore_it(
    owner: User, colleague: User, stranger: User, link: Link
) -> None:
    record_hide(record=link, reason="Dubblett", by=owner)
    assert [may(user, "view", link) for user in (owner, stranger, AnonymousUser())] == [True, False, False]
    seen = [visible_to(Link.objects.all(), user).exists() for user in (owner, colleague, stranger, AnonymousUser())]
    assert seen == [True, True, False, False]


@pytest.mark.parametrize("model", [Link, Event, Agreement, Decision, Membership, Contact, AgreementCitation])
def test_menus_offer_editors_what_they_can_add(owner: User, model: type[Model]) -> None:
    assert owner.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")


@pytest.mark.parametrize("model", [Municipality, Survey, StaffRole, StatusPeriod, Transcription, User])
def test_menus_do_not_offer_editors_what_they_cannot_add(owner: User, model: type[Model]) -> None:
    assert not owner.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")


def test_menus_offer_archivists_sources_and_citations_alone(colleague: User) -> None:
    assert all(colleague.has_perm(f"archive.add_{name}") for name in ("source", "scan", "transcription", "repository"))
    assert colleague.has_perm("twinning.add_twinningcitation")
    assert not colleague.has_perm("twinning.change_link")


def test_who_has_no_role_is_offered_nothing() -> None:
    visitor = staff("visitor")
    assert not any(visitor.has_module_perms(app) for app in ("archive", "municipalities", "agreements", "twinning"))
    assert not visitor.has_perm("twinning.view_link")


def test_a_permission_of_djangos_own_opens_no_single_record(link: Link) -> None:
    visitor = staff("visitor")
    visitor.user_permissions.set(Permission.objects.filter(codename="change_link"))
    assert visitor.has_perm("twinning.change_link")
    assert not may(visitor, "change", link)


@pytest.mark.parametrize(
    "permission", ["", "twinning", "twinning.", "twinning.change_", "nothing.change_link", "x.y_z"]
)
def test_a_permission_that_does_not_exist_is_not_held(owner: User, permission: str) -> None:
    assert not owner.has_perm(permission)


def test_a_permission_is_not_asked_of_another_kind_of_thing(owner: User, home: Municipality) -> None:
    assert not owner.has_perm("twinning.change_link", home)


def test_roles_are_read_once_for_each_person(owner: User, link: Link, django_assert_num_queries: Any) -> None:
    user = User.objects.get(pk=owner.pk)
    with django_assert_num_queries(2):
        assert [may(user, "change", link) for _ in range(3)] == [True] * 3


def test_an_editor_adds_a_municipality_abroad_and_an_archivist_none(owner: User, colleague: User) -> None:
    abroad, own_country = Municipality(name="Cameri", country="IT"), Municipality(name="Nytorp", country="SE")
    assert [may(owner, "add", each) for each in (abroad, own_country)] == [True, False]
    assert not may(colleague, "add", abroad)
    assert not owner.has_perm("municipalities.add_municipality")
    abroad.save()
    assert not may(owner, "change", abroad)


def test_an_editor_takes_in_a_public_source_of_the_own_municipality_and_no_more(owner: User, stranger: User) -> None:
    source, secret = Source(title="Brev", owner_code="1487"), Source(owner_code="1487", access="restricted")
    assert [may(owner, "add", each) for each in (source, Scan(source=source))] == [True, True]
    assert not any(may(owner, action, each) for action in ("add", "change") for each in (secret, Scan(source=secret)))
    assert not may(owner, "change", source)
    assert not may(stranger, "add", source)


def test_what_one_added_one_may_take_back_until_others_have_built_on_it(owner: User, colleague: User) -> None:
    source = record_save(record=Source(title="Brev", owner_code="1487"), by=owner)
    assert source.history.first().history_action
    action_undo(action=source.history.first().history_action, by=owner, reason="Fel brev")
    source.refresh_from_db()
    assert source.hidden
    other = record_save(record=Source(title="Brev", owner_code="1487"), by=colleague)
    with pytest.raises(PermissionDenied):
        action_undo(action=other.history.first().history_action, by=owner, reason="Fel brev")
