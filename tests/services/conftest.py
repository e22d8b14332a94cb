"""Somebody who listens to changes."""

from collections.abc import Iterator, Sequence

import pytest

from archive import changes
from archive.models import Record


class RefusalError(Exception):
    """What a subscriber fails with."""


class Listener:
    """A subscriber that remembers what it was told, and fails when asked to."""

    def __init__(self) -> None:
        self.told: list[list[str]] = []
        self.fails = False

    def __call__(self, records: Sequence[Record]) -> None:
        self.told.append([str(record) for record in records])
        if self.fails:
            raise RefusalError


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    changes.subscribe(listening)
    yield listening
    changes.unsubscribe(listening)
