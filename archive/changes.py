"""How a lower floor tells the floors above that something changed, without knowing who they are.

A service announces a record inside its transaction, as it was and as it is now; whoever subscribed in
``AppConfig.ready`` is told of it at once, or at the end of a ``together()`` block, so that what is derived is
rebuilt in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from archive.models import Record

Subscriber = Callable[[Sequence["Record"]], None]
_subscribers: list[Subscriber] = []
_waiting: ContextVar[list[Record] | None] = ContextVar("waiting", default=None)


def subscribe(subscriber: Subscriber) -> None:
    """Ask to be called with the records that services write, hide or restore."""
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)


def unsubscribe(subscriber: Subscriber) -> None:
    """Be told no more."""
    _subscribers.remove(subscriber)


def announce(record: Record) -> None:
    """Tell every subscriber that this record was written, hidden or restored."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(record)
        return
    for subscriber in _subscribers:
        subscriber([record])


@contextmanager
def together() -> Iterator[None]:
    """Tell of all that is announced inside the block at once, when it ends well; not at all when it fails.

    The block and what its subscribers write are one transaction. A block within a block waits for the outer one; where
    it fails, what was written and announced in it is as if it had not been, and the outer one may go on.
    """
    if (waiting := _waiting.get()) is not None:
        told = len(waiting)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del waiting[told:]
            raise
        return
    records: list[Record] = []
    with transaction.atomic():
        token = _waiting.set(records)
        try:
            yield
        finally:
            _waiting.reset(token)
        if records:
            for subscriber in _subscribers:
                subscriber(records)
