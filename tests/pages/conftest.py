"""Asking for pages as anybody on the net would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.pages.reading import Element, faults, read
from tests.pages.site import Site, walk

Open = Callable[..., Element]
# What decides what the pages are, besides our code and the founding data.
SHOWN = ("templates", "locale", "static")
WALKING = (Path(__file__), Path(__file__).with_name("site.py"), Path(__file__).with_name("reading.py"))


@pytest.fixture
def opened(client: Client, db: None) -> Open:
    """``opened("/kommuner/")`` is the page, well formed, with the status that was expected."""

    def get(path: str, status: int = 200, user: User | None = None) -> Element:
        if user is not None:
            client.force_login(user)
        response = client.get(path)
        assert response.status_code == status, path
        html = response.content.decode()
        assert faults(html) == []
        return read(html)

    return get


@pytest.fixture(scope="session")
def site(founding_rows: Any, django_db_blocker: DjangoDbBlocker) -> Site:
    """Every page of the founding data as a stranger sees it, asked for once on each kind of database, and kept."""
    from tests import founded

    besides = [path for folder in SHOWN for path in (settings.BASE_DIR / folder).rglob("*.*")]
    name = f"{founded.fingerprint(*besides, *WALKING)}.{connection.vendor}-pages"

    def walked() -> dict[str, str]:
        """Nothing stays in the database."""
        with django_db_blocker.unblock(), transaction.atomic():
            founded.copy(founding_rows)
            found = walk(Client())
            transaction.set_rollback(True)
        return found.html

    return Site(founded.kept(name, walked))
