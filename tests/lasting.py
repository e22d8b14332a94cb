"""Rows that every test of a file finds: made once, and gone with the file. What a test changes is undone after it."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import transaction
from pytest_django import DjangoDbBlocker

T = TypeVar("T")


def lasting(blocker: DjangoDbBlocker, make: Callable[[], T]) -> Iterator[T]:
    """For a fixture with ``scope="module"`` that asks for ``django_db_setup``: ``yield from lasting(...)``."""
    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
        made = make()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
