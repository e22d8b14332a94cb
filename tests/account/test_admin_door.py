"""The admin has no door of its own."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.account.signing import PASSWORD, code_of, inside, log_in, with_app

pytestmark = pytest.mark.django_db
DOOR = "/admin/login/"


def test_it_leads_to_the_one_door_and_back(client: Client, editor: User) -> None:
    answer = client.get(f"{DOOR}?next=/admin/twinning/link/")
    assert answer["Location"].startswith(reverse("account_login"))
    assert log_in(client, editor, next="/admin/twinning/link/")["Location"] == "/admin/twinning/link/"


def test_a_password_sent_to_it_opens_nothing(client: Client, editor: User) -> None:
    client.post(DOOR, {"username": editor.username, "password": PASSWORD})
    assert not inside(client)


def test_the_second_proof_is_asked_for_here_too(client: Client, editor: User) -> None:
    secret = with_app(editor)
    log_in(client, editor, next="/admin/")
    assert client.get("/admin/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_whoever_is_logged_in_and_not_let_in_is_told_so(client: Client) -> None:
    client.force_login(User.objects.create_user("reader", email="reader@example.se"))
    assert client.get(DOOR).status_code == 403
