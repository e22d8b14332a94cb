"""Every address of the project says whom it is for. A new one without a word here fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
}  # fmt: skip
# Files: for whoever may read their source (tests/archive/test_media.py, and the strangers' sweep).
FILES = {"iiif-image", "iiif-information", "iiif-file", "original", "transcription"}
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
