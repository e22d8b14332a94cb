"""The page "who may do what": colleagues, invitations, and taking a role away."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from municipalities.models import Invitation, Municipality, Role, StaffRole
from tests import factories as make
from tests.account.signing import told
from tests.pages.reading import read

pytestmark = pytest.mark.django_db


def opened(client: Client, user: User) -> Any:
    client.force_login(user)
    return told(client.get(reverse("who-may")))


def invite(client: Client, municipality: Municipality, **given: str) -> Any:
    data = {"email": "ny@example.se", "role": "editor", "municipality": str(municipality.pk), **given}
    return client.post(reverse("who-may"), data)


def test_nobody_who_is_not_logged_in_sees_it(client: Client) -> None:
    assert client.get(reverse("who-may"))["Location"].startswith(reverse("account_login"))


def test_one_sees_the_colleagues_of_the_own_municipality(
    client: Client, owner: User, colleague: User, stranger: User
) -> None:
    page = opened(client, owner)
    assert colleague.email in page.text
    assert stranger.email not in page.text


def test_whoever_has_no_role_sees_what_the_roles_are_and_nobody_else(client: Client, owner: User) -> None:
    page = opened(client, User.objects.create_user("reader"))
    assert owner.email not in page.text
    assert not page.all("select")


def test_an_archivist_invites_nobody_and_takes_nothing_away(
    client: Client, colleague: User, owner: User, home: Municipality
) -> None:
    page = opened(client, colleague)
    assert owner.email in page.text
    assert not page.all("select")
    assert invite(client, home).status_code == 403
    role = owner.staff_roles.get()
    assert client.get(reverse("role-take-away", args=[role.pk])).status_code == 403


def test_an_editor_invites_to_the_own_municipality(client: Client, owner: User, home: Municipality) -> None:
    client.force_login(owner)
    assert invite(client, home)["Location"] == reverse("who-may")
    assert mail.outbox[0].to == ["ny@example.se"]
    assert "ny@example.se" in opened(client, owner).text


def test_and_to_no_other(client: Client, owner: User, elsewhere: Municipality) -> None:
    client.force_login(owner)
    page = told(invite(client, elsewhere), 400)
    assert page.one("p", id="id_municipality_error")
    assert page.one("input", id="id_email").get("value") == "ny@example.se"
    assert not Invitation.objects.exists()


def test_an_administrator_invites_anywhere(client: Client, administrator: User, elsewhere: Municipality) -> None:
    client.force_login(administrator)
    invite(client, elsewhere)
    assert Invitation.objects.get().municipality == elsewhere


def test_the_same_address_is_not_invited_twice_to_the_same(
    client: Client, owner: User, colleague: User, home: Municipality
) -> None:
    client.force_login(owner)
    invite(client, home)
    with override("en"):
        assert "invited to this role already" in told(invite(client, home, email="NY@example.se"), 400).text
        page = told(invite(client, home, email=colleague.email, role="archivist"), 400)
    assert "has this role already" in page.one("p", id="id_email_error").text
    assert len(mail.outbox) == 1


def test_one_is_told_when_the_mail_could_not_be_sent(
    client: Client, owner: User, home: Municipality, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.force_login(owner)
    with override("en"):
        invite(client, home)
        assert "could not be sent" in told(client.get(reverse("home"))).text
    assert Invitation.objects.under_way().exists()


def test_an_invitation_is_sent_again_and_withdrawn(client: Client, owner: User, home: Municipality) -> None:
    client.force_login(owner)
    invite(client, home)
    invitation = Invitation.objects.get()
    client.post(reverse("invitation-again", args=[invitation.pk]))
    assert len(mail.outbox) == 2
    client.post(reverse("invitation-withdraw", args=[invitation.pk]))
    assert not Invitation.objects.under_way().exists()
    client.post(reverse("invitation-again", args=[invitation.pk]))
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("name", ["invitation-again", "invitation-withdraw"])
def test_but_not_by_others_nor_by_a_link(
    client: Client, owner: User, stranger: User, home: Municipality, name: str
) -> None:
    invitation = make.InvitationFactory(municipality=home)
    client.force_login(stranger)
    assert client.post(reverse(name, args=[invitation.pk])).status_code == 403
    client.force_login(owner)
    assert client.get(reverse(name, args=[invitation.pk])).status_code == 405
    assert Client().post(reverse(name, args=[invitation.pk]))["Location"].startswith(reverse("account_login"))


def test_a_role_is_taken_away_with_a_reason_that_is_kept(client: Client, owner: User, colleague: User) -> None:
    role = colleague.staff_roles.get()
    address = reverse("role-take-away", args=[role.pk])
    assert address in [link.get("href") for link in opened(client, owner).all("a")]
    told(client.get(address))
    assert told(client.post(address, {"reason": " "}), 400).one("p", id="id_reason_error")
    assert client.post(address, {"reason": "Har slutat"})["Location"] == reverse("who-may")
    kept = StaffRole.history.filter(id=role.pk).first()
    assert (kept.history_type, kept.history_user, kept.history_change_reason) == ("-", owner, "Har slutat")


def test_not_by_an_editor_of_another_municipality(client: Client, owner: User, stranger: User) -> None:
    client.force_login(stranger)
    address = reverse("role-take-away", args=[owner.staff_roles.get().pk])
    assert client.post(address, {"reason": "x"}).status_code == 403


def test_nobody_locks_themselves_out(client: Client, owner: User) -> None:
    address = reverse("role-take-away", args=[owner.staff_roles.get().pk])
    assert address not in [link.get("href") for link in opened(client, owner).all("a")]
    with override("en"):
        address = reverse("role-take-away", args=[owner.staff_roles.get().pk])
        assert "your own last role" in told(client.post(address, {"reason": "x"}), 400).text
    assert owner.staff_roles.exists()


def test_one_role_of_two_may_go(client: Client, owner: User, home: Municipality) -> None:
    second = make.StaffRoleFactory(user=owner, municipality=home, role=Role.ARCHIVIST)
    client.force_login(owner)
    client.post(reverse("role-take-away", args=[second.pk]), {"reason": "Behövs inte"})
    assert [role.role for role in owner.staff_roles.all()] == ["editor"]


@pytest.mark.once
def test_as_many_queries_for_many_as_for_two(
    client: Client, owner: User, home: Municipality, django_assert_max_num_queries: Any
) -> None:
    client.force_login(owner)
    client.get(reverse("who-may"))
    for _ in range(2):
        make.StaffRoleFactory(municipality=home)
        make.InvitationFactory(municipality=home, invited_by=owner)
    with django_assert_max_num_queries(20) as two:
        client.get(reverse("who-may"))
    with make.without_history():
        for _ in range(48):
            make.StaffRoleFactory(municipality=home)
            make.InvitationFactory(municipality=home, invited_by=owner)
    with django_assert_max_num_queries(len(two)):
        client.get(reverse("who-may"))


def test_an_administrator_seeks_the_municipality_and_keeps_what_was_typed(
    client: Client, administrator: User, home: Municipality
) -> None:
    make.MunicipalityFactory(name="Vänge")
    page = opened(client, administrator)
    assert not page.all("input", value=str(home.pk))
    sought = {"email": "ny@example.se", "role": "archivist", "municipality-q": "väner", "do": "search"}
    page = told(client.post(reverse("who-may"), sought))
    assert [each.get("value") for each in page.all("input", name="municipality")] == [str(home.pk)]
    assert page.one("input", name="email").get("value") == "ny@example.se"
    assert mail.outbox == []
    assert invite(client, home, **{"municipality-q": "väner", "municipality-sought": "väner"}).status_code == 302
    assert [each.to for each in mail.outbox] == [["ny@example.se"]]


def test_an_administrator_who_chooses_none_is_told_at_the_field(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    answer = client.post(reverse("who-may"), {"email": "ny@example.se", "role": "editor"})
    assert answer.status_code == 400
    page = read(answer.content.decode())
    assert page.one("fieldset", id="id_municipality").all("p", "error")
