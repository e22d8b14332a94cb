"""A browser in which the administrator has signed in."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from zeal import zeal_ignore


@pytest.fixture
def desk(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture(autouse=True)
def _single_rows_may_be_fetched() -> Iterator[None]:
    """Signing in fetches a user, as the user's page does; keeping history fetches a row for each many-to-many."""
    with zeal_ignore([{"model": "*", "field": "get()"}]):
        yield
