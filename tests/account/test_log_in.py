"""Logging in by e-mail and password, and the pause after failed attempts."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.account.signing import WRONG, inside, log_in, told, with_password

pytestmark = pytest.mark.django_db


def test_the_page_asks_for_address_and_password_and_offers_no_sign_up(client: Client) -> None:
    page = told(client.get(reverse("account_login")))
    assert [field.get("name") for field in page.all("input") if field.get("type") in {"email", "password"}] == [
        "login",
        "password",
    ]
    assert not page.all("a", href="/signup/")


def test_one_comes_to_where_one_wanted_to_go(client: Client, editor: User) -> None:
    wanted = reverse("who-may")
    answer = client.get(wanted)
    assert answer["Location"] == f"{reverse('account_login')}?next={wanted}"
    assert log_in(client, editor, next=wanted)["Location"] == wanted


def test_else_to_ones_work_and_never_to_another_site(client: Client, editor: User) -> None:
    assert log_in(client, editor, next="https://evil.example/")["Location"] == reverse("work")
    assert inside(client)


def test_whoever_has_no_work_here_comes_to_the_start_page(client: Client) -> None:
    reader = with_password(User.objects.create_user("reader", "reader@example.se"))
    assert log_in(client, reader)["Location"] == reverse("home")


def test_upper_and_lower_case_do_not_matter_in_an_address(client: Client, editor: User) -> None:
    log_in(client, editor.email.upper())
    assert inside(client)


def test_the_name_that_histories_use_is_no_way_in(client: Client, editor: User) -> None:
    log_in(client, editor.username)
    assert not inside(client)


@pytest.mark.parametrize(("login", "password"), [("owner@example.se", WRONG), ("nobody@example.se", WRONG)])
def test_it_is_not_told_whether_address_or_password_was_wrong(
    client: Client, editor: User, login: str, password: str
) -> None:
    with override("en"):
        page = told(log_in(client, login, password))
    assert "The e-mail address or the password is wrong." in page.text
    assert page.one("input", id="id_login").get("value") == login


def test_an_empty_form_is_told_field_by_field(client: Client) -> None:
    page = told(log_in(client, "", ""))
    assert [link.get("href") for link in page.one("div", **{"class": "faults"}).all("a")] == [
        "#id_login",
        "#id_password",
    ]


def test_after_five_wrong_passwords_even_the_right_one_waits(client: Client, editor: User) -> None:
    for _ in range(5):
        log_in(client, editor, WRONG)
    with override("en"):
        assert "Wait ten minutes" in told(log_in(client, editor)).text
    assert not inside(client)


def test_others_may_log_in_meanwhile(client: Client, editor: User, colleague: User) -> None:
    for _ in range(5):
        log_in(client, editor, WRONG)
    colleague.set_password("fem får i fållan")
    colleague.save()
    log_in(client, colleague, "fem får i fållan")
    assert inside(client)


def test_guessing_many_addresses_from_one_place_ends_too(client: Client, editor: User) -> None:
    for number in range(15):
        log_in(client, f"guess{number}@example.se", WRONG)
    log_in(client, editor)
    assert not inside(client)


def test_a_closed_account_does_not_get_in(client: Client, editor: User) -> None:
    editor.is_active = False
    editor.save()
    log_in(client, editor)
    assert not inside(client)


def test_an_account_that_is_closed_is_out_at_once(client: Client, editor: User) -> None:
    log_in(client, editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert client.get(reverse("who-may")).status_code == 302


def test_logging_out_takes_a_button(client: Client, editor: User) -> None:
    client.force_login(editor)
    told(client.get(reverse("account_logout")))
    assert inside(client)
    assert client.post(reverse("account_logout"))["Location"] == "/"
    assert not inside(client)


def test_a_session_ends_with_the_browser(client: Client, editor: User) -> None:
    log_in(client, editor)
    assert client.session.get_expire_at_browser_close()


def test_the_closed_door_has_a_page(client: Client) -> None:
    told(client.get(reverse("account_inactive")))
