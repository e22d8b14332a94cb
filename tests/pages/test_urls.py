"""Every address of the project says whom it is for. A new one without a word here fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests import factories as make
from tests.cast import staff

pytestmark = pytest.mark.django_db

# Everybody may read these. Those below a slug are tried on a record of their own.
PUBLIC = {
    "home", "search", "municipality-list", "municipality", "link-list", "link", "link-timeline", "chain-list", "chain",
    "agreement-list", "agreement", "decision", "event", "unsourced", "source-list", "source", "about", "how-status",
    "accessibility", "read-date", "repository-list", "repository",
    "history",
}  # fmt: skip
# Shown only while developing; elsewhere there is no such page.
DEVELOPERS = {"components"}
# Those who may write what stands there, or work on it; others are refused (tests/pages of each).
WRITERS = {"evidence-add", "record-change", "record-hide", "record-add", "work"} | {
    "change-undo", "bring-back", "action", "action-list", "action-undo", "hidden-list",
    "review", "review-receipt", "review-remind", "review-overview",
    "agreement-new", "municipality-merge", "municipality-search", "saved-view-list", "saved-view-new", "saved-view",
    "link-end", "link-resume", "link-new",
}  # fmt: skip
# Files: for whoever may read their source (tests/archive/test_media.py, and the strangers' sweep).
FILES = {"iiif-image", "iiif-information", "iiif-file", "original", "transcription"}
# Where anybody comes to log in, or to choose a password (tests/account).
ENTRANCE = {
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "mfa_authenticate",
    "mfa_login_webauthn", "socialaccount_login_cancelled", "socialaccount_login_error", "openid_connect_login",
    "openid_connect_callback", "invitation",
}  # fmt: skip
# For whoever is logged in, each about themselves or as their role allows (tests/account).
OWN = {
    "account_change_password", "account_set_password", "account_reauthenticate", "mfa_index", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_edit_webauthn", "mfa_remove_webauthn", "who-may", "role-take-away", "invitation-again", "invitation-withdraw",
}  # fmt: skip
# The admin has its own sweep (tests/admin), the API its own (tests/api): here only that nobody else gets in.
STAFF = ("admin:", "keeping:")
API = "api:"


def patterns(found: Any = None, within: str = "") -> Iterator[str]:
    """The name of every address, with its namespace; an unnamed one by what it matches."""
    for each in (found or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each, f"{within}{each.namespace}:" if each.namespace else within)
        elif isinstance(each, URLPattern):
            yield f"{within}{each.name or each.pattern}"


def kind(name: str) -> str:
    if name in PUBLIC | DEVELOPERS | FILES:
        return "public"
    if name.startswith(STAFF):
        return "staff"
    if name in WRITERS:
        return "writers"
    if name in ENTRANCE | OWN:
        return "entrance"
    return "api" if name.startswith((API, "api")) else "undeclared"


@pytest.fixture
def addresses(db: None) -> dict[str, str]:
    """Each public page's address, of a record where it needs one."""
    link = make.LinkFactory()
    make.told(link)
    slugs: dict[str, Any] = {
        "municipality": link.low.slug,
        "link": link.slug,
        "link-timeline": link.slug,
        "chain": make.ChainFactory().slug,
        "agreement": make.AgreementFactory().slug,
        "decision": make.DecisionFactory().slug,
        "source": make.SourceFactory().slug,
        "event": make.EventFactory(links=[link]).pk,
        "repository": make.RepositoryFactory().slug,
    }
    several = {"history": [link._meta.label_lower, link.pk]}
    with override("sv"):
        return {name: reverse(name, args=several.get(name, [slugs[name]] if name in slugs else [])) for name in PUBLIC}


def test_every_address_is_declared() -> None:
    assert {name for name in patterns() if kind(name) == "undeclared"} == set()
    assert {name for name in patterns() if kind(name) == "public"} == PUBLIC | DEVELOPERS | FILES


@pytest.mark.parametrize("who", ["nobody", "stranger", "owner", "administrator"])
def test_public_pages_are_open_to_all(
    client: Client, request: pytest.FixtureRequest, addresses: dict[str, str], who: str
) -> None:
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    assert {name: client.get(path).status_code for name, path in addresses.items()} == dict.fromkeys(PUBLIC, 200)


def test_public_pages_are_only_read(client: Client, addresses: dict[str, str]) -> None:
    answers = {name: client.post(path).status_code for name, path in addresses.items()}
    assert answers == dict.fromkeys(PUBLIC, 405)


def test_what_is_ones_own_is_shown_to_nobody_else(client: Client) -> None:
    arguments = {name: ["1"] for name in ("mfa_edit_webauthn", "mfa_remove_webauthn", "role-take-away")}
    arguments |= {name: [str(uuid4())] for name in ("invitation-again", "invitation-withdraw")}
    tried = {name: reverse(name, args=arguments.get(name, [])) for name in OWN}
    for answers in (client.get, client.post):
        sent = {name: answers(address) for name, address in tried.items()}
        assert {name for name, answer in sent.items() if answer.status_code != 302} == set()
        there = {name for name, answer in sent.items() if not answer["Location"].startswith(reverse("account_login"))}
        assert there == set()


def admin_addresses() -> Iterator[str]:
    for name in patterns():
        if name.startswith(STAFF) and ":" in name and not name.endswith(("login", "logout", "jsi18n")):
            for arguments in ([], ["1"], ["1", "1"], ["auth"]):
                try:
                    yield reverse(name, args=arguments)
                except Exception:  # noqa: BLE001, S112 - takes other arguments
                    continue
                break


def test_nobody_but_staff_comes_into_the_admin(client: Client) -> None:
    reader = User.objects.create_user("reader", password="secret")
    tried = list(admin_addresses())
    assert len(tried) > 100
    for user in (None, reader):
        if user:
            client.force_login(user)
        inside = [path for path in tried if client.get(path).status_code not in {301, 302, 403, 404}]
        assert inside == []


def test_staff_without_a_role_change_nothing(client: Client) -> None:
    client.force_login(staff("newcomer"))
    link = make.LinkFactory()
    response = client.get(reverse("admin:twinning_link_change", args=[link.pk]))
    assert response.status_code in {200, 302, 403}
    assert 'name="_save"' not in response.content.decode()
    assert client.get(reverse("admin:twinning_link_add")).status_code == 403


def test_the_page_of_components_is_not_there_in_production(client: Client) -> None:
    assert client.get("/components/").status_code == 404
