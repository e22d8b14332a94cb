"""Asking one finder what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.contrib.auth.models import User
from django.utils.translation import override

from municipalities.models import Municipality
from twinning.work.desk import Desk
from twinning.work.items import Item

DAY = date(2026, 11, 23)


def finds(
    finder: Callable[[Desk], Iterator[Item]], municipality: Municipality, user: User, day: date = DAY
) -> list[Item]:
    """In English, as the tests say it."""
    with override("en"):
        return list(finder(Desk(municipality, day, user)))


def told(items: list[Item]) -> list[str]:
    """What each row says on its first line."""
    return [f"{item.name.words}: {item.what}" if item.name else item.what for item in items]
