"""The browser in which a form is filled in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def desk(client: Client, owner: User) -> Client:
    """Of an editor of the home municipality."""
    client.force_login(owner)
    return client
