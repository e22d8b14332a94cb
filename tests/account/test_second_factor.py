"""Codes from an app, recovery codes, and keys."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.account.signing import PASSWORD, code_of, inside, log_in, told, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def trusted(client: Client, editor: User) -> Client:
    """Logged in, and has just shown once more who they are."""
    log_in(client, editor)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_the_password_alone_does_not_get_in(client: Client, editor: User) -> None:
    with_app(editor)
    assert log_in(client, editor)["Location"].startswith(reverse("mfa_authenticate"))
    assert not inside(client)


def test_with_the_code_of_the_app_one_comes_to_where_one_wanted_to_go(client: Client, editor: User) -> None:
    secret = with_app(editor)
    log_in(client, editor, next=reverse("who-may"))
    told(client.get(reverse("mfa_authenticate")))
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"] == reverse("who-may")
    assert inside(client)


def test_a_code_works_once(client: Client, editor: User) -> None:
    code = code_of(with_app(editor))
    for place in (client, Client()):
        log_in(place, editor)
        place.post(reverse("mfa_authenticate"), {"code": code})
    assert inside(client)
    assert not inside(place)


def test_guessing_codes_comes_to_an_end(client: Client, editor: User) -> None:
    secret = with_app(editor)
    log_in(client, editor)
    right = code_of(secret)
    wrong = next(f"{guess:06}" for guess in range(5) if f"{guess:06}" != right)
    for _ in range(5):
        told(client.post(reverse("mfa_authenticate"), {"code": wrong}))
    told(client.post(reverse("mfa_authenticate"), {"code": right}))
    assert not inside(client)


def test_an_app_is_connected_with_its_first_code_and_recovery_codes_follow(trusted: Client, editor: User) -> None:
    page = told(trusted.get(reverse("mfa_activate_totp")))
    assert page.one("img").get("src").startswith("data:image/svg+xml")
    secret = page.one("code").text.strip()
    answer = trusted.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = [each.text for each in told(trusted.get(answer["Location"])).all("code")]
    assert len(codes) == 10
    assert trusted.get(reverse("mfa_download_recovery_codes")).content.decode().split() == codes
    told(trusted.get(reverse("mfa_index")))


def test_a_recovery_code_gets_in_once(trusted: Client, editor: User) -> None:
    with_app(editor)
    trusted.post(reverse("mfa_generate_recovery_codes"))
    code = told(trusted.get(reverse("mfa_view_recovery_codes"))).all("code")[0].text
    other, third = Client(), Client()
    for place in (other, third):
        log_in(place, editor)
        place.post(reverse("mfa_authenticate"), {"code": code})
    assert (inside(other), inside(third)) == (True, False)


def test_a_second_proof_is_not_changed_by_whoever_finds_the_screen_open(client: Client, editor: User) -> None:
    with_app(editor)
    client.force_login(editor)
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_add_webauthn"):
        answer = client.post(reverse(name))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_reauthenticate")), name
    told(client.get(reverse("account_reauthenticate")))
    told(client.get(reverse("mfa_reauthenticate")))


def test_the_app_is_removed(trusted: Client, editor: User) -> None:
    with_app(editor)
    told(trusted.get(reverse("mfa_deactivate_totp")))
    trusted.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


def test_a_key_is_added_by_the_browser_under_our_policy(trusted: Client) -> None:
    page = told(trusted.get(reverse("mfa_add_webauthn")))
    assert page.one("form", **{"data-key": "create"})
    told(trusted.get(reverse("mfa_list_webauthn")))
    sent = trusted.post(reverse("mfa_add_webauthn"), {"name": "Telefonen", "credential": "{}"})
    told(sent)
    assert not Authenticator.objects.exists()


def test_a_key_is_named_and_removed_by_its_owner_only(trusted: Client, editor: User, stranger: User) -> None:
    own, theirs = (
        Authenticator.objects.create(user=user, type="webauthn", data={"name": "Nyckel", "credential": {}})
        for user in (editor, stranger)
    )
    told(trusted.get(reverse("mfa_edit_webauthn", args=[own.pk])))
    trusted.post(reverse("mfa_edit_webauthn", args=[own.pk]), {"name": "Telefonen"})
    told(trusted.get(reverse("mfa_remove_webauthn", args=[own.pk])))
    assert trusted.get(reverse("mfa_remove_webauthn", args=[theirs.pk])).status_code == 404
    assert "Telefonen" in told(trusted.get(reverse("mfa_list_webauthn"))).text
    trusted.post(reverse("mfa_remove_webauthn", args=[own.pk]))
    assert [*Authenticator.objects.all()] == [theirs]


def test_a_passkey_is_asked_for_without_telling_who_has_one(client: Client) -> None:
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    assert asked["request_options"]["publicKey"].get("allowCredentials", []) == []
    assert client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})["Location"] == reverse("account_login")
