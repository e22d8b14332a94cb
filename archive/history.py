"""Says in each history row, in words that outlive the account, who wrote it, and in which action."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from simple_history.signals import pre_create_historical_record

from archive.actions import author_words, current


@receiver(pre_create_historical_record)
def name_the_author(**told: Any) -> None:
    """Write who made the change in words, and the action that it is a part of."""
    version = told["history_instance"]
    if not hasattr(version, "history_author"):
        return
    version.history_author = author_words(getattr(version, "history_user", None))
    if (doing := current()) is not None:
        version.history_action = doing.written(told["instance"])
