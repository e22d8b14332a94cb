"""Asking for pages as anybody on the net would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.pages.reading import Element, faults, read
from tests.pages.site import Site, walk

Open = Callable[..., Element]


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
    """Every page of the founding data as a stranger sees it, asked for once; nothing stays in the database."""
    from tests import founded

    with django_db_blocker.unblock(), transaction.atomic():
        founded.copy(founding_rows)
        found = walk(Client())
        transaction.set_rollback(True)
    return found
