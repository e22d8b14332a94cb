"""Keeps the author's name as text in each history row, so that it outlives the account."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from simple_history.signals import pre_create_historical_record


@receiver(pre_create_historical_record)
def name_the_author(**told: Any) -> None:
    """Write who made the change in words."""
    history_instance = told["history_instance"]
    user = getattr(history_instance, "history_user", None)
    if user is not None and hasattr(history_instance, "history_author"):
        history_instance.history_author = user.get_full_name() or user.get_username()
