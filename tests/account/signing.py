"""Logging in as a person does, by the form."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.pages.reading import Element, faults, read

PASSWORD = "tre kor i hagen"
WRONG = "fyra kor i hagen"


def log_in(client: Client, user: User | str, password: str = PASSWORD, **further: Any) -> Any:
    login = user if isinstance(user, str) else user.email
    return client.post(reverse("account_login"), {"login": login, "password": password, **further})


def inside(client: Client) -> bool:
    """Whether somebody is logged in."""
    return "_auth_user_id" in client.session


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user: User) -> str:
    """The secret of an app that shows codes for this account."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def told(answer: Any, status: int = 200) -> Element:
    """The page, well formed, with the status that was expected."""
    assert answer.status_code == status
    html = answer.content.decode()
    assert faults(html) == []
    return read(html)
