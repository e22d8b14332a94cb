"""Changing the password, and choosing a new one by mail."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.account.signing import PASSWORD, inside, log_in, told

pytestmark = pytest.mark.django_db
NEW = "sju svanor i sjön"


def ask(client: Client, email: str) -> list[str]:
    """The addresses in the mail that is sent."""
    answer = client.post(reverse("account_reset_password"), {"email": email})
    assert answer["Location"] == reverse("account_reset_password_done")
    return [found for message in mail.outbox for found in re.findall(r"https?://\S+", str(message.body))]


def choose(client: Client, address: str, password: str) -> str:
    """Where one comes to after the form behind the address."""
    form = client.get(address)
    return str(client.post(form["Location"], {"password1": password, "password2": password})["Location"])


def test_a_new_password_is_chosen_by_mail(client: Client, editor: User) -> None:
    (address,) = ask(client, editor.email)
    told(client.get(reverse("account_reset_password_done")))
    done = choose(client, address, NEW)
    told(client.get(done))
    log_in(client, editor, NEW)
    assert inside(client)


def test_the_address_works_once(client: Client, editor: User) -> None:
    (address,) = ask(client, editor.email)
    choose(client, address, NEW)
    page = told(Client().get(address))
    assert not page.all("input", name="password1")


def test_strangers_are_told_the_same_and_sent_nothing(client: Client, editor: User) -> None:
    assert ask(client, "nobody@example.se") == []
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert ask(client, editor.email) == []


@pytest.mark.parametrize(
    ("password", "fault"),
    [("kort", "12"), ("123456789012345", "num"), ("owner@example.se", "e"), ("password1234", "")],
)
def test_a_password_that_is_easily_guessed_is_refused(client: Client, editor: User, password: str, fault: str) -> None:
    client.force_login(editor)
    given = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    page = told(client.post(reverse("account_change_password"), given))
    assert fault in page.one("p", id="id_password1_error").text


@pytest.mark.once
def test_all_faults_are_told_at_once_in_the_words_of_the_fields(client: Client, editor: User) -> None:
    client.force_login(editor)
    given = {"oldpassword": "x", "password1": NEW, "password2": f"{NEW}!"}
    with override("en"):
        page = told(client.post(reverse("account_change_password"), given))
    faults = page.one("div", **{"class": "faults"}).text
    assert "This is not your present password." in faults
    assert "The two passwords differ." in faults


def test_one_stays_logged_in_after_the_change(client: Client, editor: User) -> None:
    client.force_login(editor)
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post(reverse("account_change_password"), given)["Location"] == reverse("mfa_index")
    assert inside(client)
    editor.refresh_from_db()
    assert editor.check_password(NEW)


def test_who_has_none_chooses_a_first_one(client: Client, editor: User) -> None:
    editor.set_unusable_password()
    editor.save()
    client.force_login(editor)
    told(client.get(reverse("mfa_index")))
    assert client.get(reverse("account_change_password"))["Location"] == reverse("account_set_password")
    client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    editor.refresh_from_db()
    assert editor.check_password(NEW)
