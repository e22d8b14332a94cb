"""What was typed on the page of the review, and where a colleague typed something else meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Typed:
    """One field of one answer: what was typed, and what stood there when the page was read."""

    link: UUID
    level: str
    field: str
    value: str
    was: str


@dataclass(frozen=True)
class Clash:
    """A field that a colleague has answered otherwise since the page was read: theirs stands, mine was typed."""

    typed: Typed
    theirs: str
    who: str
