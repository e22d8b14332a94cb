"""An administrator gives somebody another address: it takes the place of the one before."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from tests.account.signing import inside, log_in

pytestmark = pytest.mark.django_db


def test_the_old_address_no_longer_logs_in(client: Client, editor: User, administrator: User) -> None:
    log_in(Client(), editor)  # allauth notes the address that was used
    SocialAccount.objects.create(user=editor, provider="oidc", uid="4711")
    client.force_login(administrator)
    with zeal_ignore():  # the admin reads whom it changes more than once
        page = client.get(reverse("admin:auth_user_change", args=[editor.pk]))
    form = page.context["adminform"].form
    given = {name: form.initial.get(name) or "" for name in form.fields if name not in {"password", "date_joined"}}
    given |= {"email": "new@example.se", "date_joined_0": "2026-01-01", "date_joined_1": "12:00", "is_active": "on"}
    given |= {f"staff_roles-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    given |= {"last_login_0": "", "last_login_1": ""}
    with zeal_ignore():
        client.post(reverse("admin:auth_user_change", args=[editor.pk]), given)
    editor.refresh_from_db()
    assert editor.email == "new@example.se"
    old, new = Client(), Client()
    log_in(old, "owner@example.se")
    log_in(new, editor)
    assert (inside(old), inside(new)) == (False, True)
    assert not SocialAccount.objects.exists()  # the login of whoever had the account before
