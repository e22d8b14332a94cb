"""The municipality's own login: only a setting, and it lets in only those who were invited. No network is reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.core.context import request_context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.account.signing import told, with_app
from tests.house.test_environment import read
from twinning.account.settings import account_settings

pytestmark = pytest.mark.django_db
SERVER = {
    "OIDC_SERVER": "https://login.example.se",
    "OIDC_CLIENT_ID": "twinning",
    "OIDC_SECRET": "s3cret",
    "OIDC_NAME": "Vänersborgs inloggning",
    "OIDC_EMAIL_DOMAINS": "example.se",
}


@pytest.fixture
def own_login(settings: Settings) -> Callable[..., None]:
    def configured(**further: str) -> None:
        environment = read(**{**SERVER, **further})
        settings.SOCIALACCOUNT_PROVIDERS = account_settings(environment)["SOCIALACCOUNT_PROVIDERS"]

    return configured


def came_back(**claims: Any) -> tuple[Any, Any]:
    """The answer to whoever comes back from the server, and the session."""
    request: Any = RequestFactory().get("/oidc/oidc/callback/")
    request.session, request.user = SessionStore(), AnonymousUser()
    request.allauth, request._messages = object(), SessionStorage(request)
    with request_context(request):
        provider = get_adapter(request).get_provider(request, provider="oidc")
        login = provider.sociallogin_from_response(request, {"userinfo": {"sub": "4711", **claims}})
        login.state = {"process": "login"}
        return complete_social_login(request, login), request.session


def test_without_the_setting_there_is_none(client: Client) -> None:
    assert "oidc" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("openid_connect_login", args=["oidc"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["oidc"])).status_code == 404


def test_with_it_the_page_offers_it_by_its_name(client: Client, own_login: Callable[..., None]) -> None:
    own_login()
    page = told(client.get(f"{reverse('account_login')}?next=/en/"))
    button = next(form for form in page.all("form") if "/oidc/" in (form.get("action") or ""))
    assert "Vänersborgs inloggning" in button.text
    told(client.get(button.get("action")))  # nobody is sent on before they have pressed a button


def test_a_proved_address_lets_in_whoever_has_an_account(own_login: Callable[..., None], editor: User) -> None:
    own_login()
    answer, session = came_back(email=editor.email, email_verified=True)
    assert answer.status_code == 302
    assert session["_auth_user_id"] == str(editor.pk)


def test_the_password_stays_what_it_was(own_login: Callable[..., None], editor: User) -> None:
    own_login()
    came_back(email=editor.email, email_verified=True)
    assert User.objects.get(pk=editor.pk).has_usable_password()


def test_it_does_not_speak_for_those_of_another_domain(own_login: Callable[..., None], editor: User) -> None:
    own_login(OIDC_EMAIL_DOMAINS="huddinge.example")
    for vouching in ("0", "1"):
        own_login(OIDC_EMAIL_DOMAINS="huddinge.example", OIDC_VOUCHES_FOR_EMAIL=vouching)
        assert "_auth_user_id" not in came_back(email=editor.email, email_verified=True)[1]


def test_nor_for_administrators(own_login: Callable[..., None], administrator: User) -> None:
    own_login()
    assert "_auth_user_id" not in came_back(email=administrator.email, email_verified=True)[1]


@pytest.mark.parametrize("said", [False, "false", None])
def test_an_address_that_nobody_has_proved_does_not(own_login: Callable[..., None], editor: User, said: object) -> None:
    own_login()
    answer, session = came_back(email=editor.email, email_verified=said)
    assert "_auth_user_id" not in session
    told(answer)


def test_unless_the_operator_says_that_the_server_vouches(own_login: Callable[..., None], editor: User) -> None:
    own_login(OIDC_VOUCHES_FOR_EMAIL="1")
    _answer, session = came_back(email=editor.email)
    assert session["_auth_user_id"] == str(editor.pk)


def test_nobody_signs_up_through_it(own_login: Callable[..., None]) -> None:
    own_login()
    before = User.objects.count()
    told(came_back(email="new@example.se", email_verified=True)[0])
    assert User.objects.count() == before


def test_a_closed_account_stays_closed(own_login: Callable[..., None], editor: User) -> None:
    own_login()
    User.objects.filter(pk=editor.pk).update(is_active=False)
    _answer, session = came_back(email=editor.email, email_verified=True)
    assert "_auth_user_id" not in session


def test_a_second_proof_is_asked_for_all_the_same(own_login: Callable[..., None], editor: User) -> None:
    own_login()
    with_app(editor)
    answer, session = came_back(email=editor.email, email_verified=True)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in session


def test_a_login_that_fails_is_told(client: Client) -> None:
    told(client.get(reverse("socialaccount_login_cancelled")))
    assert client.get(reverse("socialaccount_login_error")).status_code in {200, 401}
