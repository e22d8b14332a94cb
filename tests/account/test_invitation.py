"""The page behind the address in an invitation."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse, translate_url
from django.utils import timezone

from municipalities.models import Invitation, Municipality, Role, StaffRole
from municipalities.services import invitation_send, invitation_send_again, invitation_withdraw, role_take_away
from tests.account.signing import PASSWORD, inside, log_in, told

pytestmark = pytest.mark.django_db
GIVEN = {"first_name": "Nina", "last_name": "Ny", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def invited(owner: User, home: Municipality) -> Invitation:
    return invitation_send(municipality=home, role=Role.ARCHIVIST, email="Nina.Ny@example.se", by=owner)[0]


def address() -> str:
    """Where the latest mail leads to, without the name of the site."""
    return re.sub(r"^https?://[^/]+", "", re.findall(r"https?://\S+", str(mail.outbox[-1].body))[0])


def over(client: Client, words: str) -> bool:
    answer: Any = client.get(translate_url(address(), "en"))
    return answer.status_code == 410 and words in told(answer, 410).text


def test_it_says_who_invites_to_what_and_the_address_to_log_in_with(client: Client, invited: Invitation) -> None:
    page = told(client.get(address()))
    assert "Vänersborg" in page.one("h1").text
    assert "Owner" in page.text
    assert "nina.ny@example.se" in page.text


def test_a_new_account_is_made_with_the_role_and_is_logged_in(client: Client, invited: Invitation) -> None:
    assert client.post(address(), GIVEN)["Location"] == reverse("who-may")
    user = User.objects.get(email="nina.ny@example.se")
    assert [(role.municipality.name, role.role) for role in user.staff_roles.all()] == [("Vänersborg", "archivist")]
    assert (user.get_full_name(), user.is_superuser, inside(client)) == ("Nina Ny", False, True)
    assert "Vänersborg" in told(client.get(reverse("who-may"))).text


def test_the_new_account_logs_in_with_its_address(client: Client, invited: Invitation) -> None:
    client.post(address(), GIVEN)
    other = Client()
    log_in(other, "nina.ny@example.se")
    assert inside(other)


@pytest.mark.once
def test_all_faults_are_told_at_once_and_what_was_typed_stays(client: Client, invited: Invitation) -> None:
    page = told(client.post(address(), {**GIVEN, "last_name": "", "password1": "kort", "password2": "annat"}), 400)
    faults = page.one("div", **{"class": "faults"})
    assert {link.get("href") for link in faults.all("a")} == {"#id_last_name", "#id_password1", "#id_password2"}
    assert page.one("input", id="id_first_name").get("value") == "Nina"
    assert not User.objects.filter(email="nina.ny@example.se").exists()


@pytest.mark.parametrize("password", ["nina.ny@example.se", "password1234", "0123456789012345"])
def test_a_password_that_is_easily_guessed_is_refused(client: Client, invited: Invitation, password: str) -> None:
    page = told(client.post(address(), {**GIVEN, "password1": password, "password2": password}), 400)
    assert page.one("p", id="id_password1_error")


def test_it_works_once(client: Client, invited: Invitation) -> None:
    client.post(address(), GIVEN)
    assert over(Client(), "accepted already")
    Client().post(address(), {**GIVEN, "first_name": "Mallory"})
    assert StaffRole.objects.filter(role=Role.ARCHIVIST).count() == 1


@pytest.mark.once
def test_whoever_has_an_account_logs_in_and_comes_back(client: Client, invited: Invitation, stranger: User) -> None:
    User.objects.filter(pk=stranger.pk).update(email="nina.ny@example.se")
    page = told(client.get(address()))
    assert not page.all("input", name="password1")
    assert f"{reverse('account_login')}?next={address()}" in [link.get("href") for link in page.all("a")]
    client.force_login(stranger)
    assert "nina.ny@example.se" in told(client.get(address())).text
    client.post(address())
    assert stranger.staff_roles.filter(role=Role.ARCHIVIST, municipality=invited.municipality).exists()


def test_looking_at_it_accepts_nothing(client: Client, invited: Invitation, stranger: User) -> None:
    client.force_login(stranger)
    client.get(address())
    invited.refresh_from_db()
    assert invited.accepted_at is None


def test_one_that_has_expired_says_so(client: Client, invited: Invitation) -> None:
    day = timezone.now() - timedelta(days=1)
    Invitation.objects.update(sent_at=day - timedelta(days=14), expires_at=day)
    assert over(client, "expired on")
    client.post(address(), GIVEN)
    assert not User.objects.filter(email="nina.ny@example.se").exists()


def test_one_that_was_withdrawn_says_so(client: Client, invited: Invitation, owner: User) -> None:
    invitation_withdraw(invitation=invited, by=owner)
    assert over(client, "withdrawn")


def test_of_one_that_was_sent_again_the_first_address_leads_nowhere(
    client: Client, invited: Invitation, owner: User
) -> None:
    first = address()
    invitation_send_again(invitation=invited, by=owner)
    assert client.get(first).status_code == 404
    told(client.get(address()))


def test_an_address_that_was_guessed_leads_nowhere(client: Client, invited: Invitation) -> None:
    assert client.get(reverse("invitation", args=["x" * 43])).status_code == 404
    assert client.get(reverse("invitation", args=[invited.digest])).status_code == 404


@pytest.mark.once
def test_what_nobody_answers_for_any_more_leads_nowhere(client: Client, invited: Invitation, owner: User) -> None:
    """Whoever invited has no account any more."""
    Invitation.objects.update(invited_by=None)
    assert over(client, "Whoever sent it may no longer invite.")
    assert client.post(address(), GIVEN).status_code == 410
    assert not User.objects.filter(email=invited.email).exists()


def test_nobody_leaves_a_way_in_behind_them(
    client: Client, invited: Invitation, owner: User, administrator: User
) -> None:
    """Such as an invitation to an address of one's own, from before one's role was taken away."""
    role_take_away(role=owner.staff_roles.get(), by=administrator, reason="Har slutat")
    assert over(client, "Whoever sent it may no longer invite.")
    assert client.post(address(), GIVEN).status_code == 410
    assert not User.objects.filter(email=invited.email).exists()
    invitation_send_again(invitation=invited, by=administrator)
    assert client.post(address(), GIVEN)["Location"] == reverse("who-may")
