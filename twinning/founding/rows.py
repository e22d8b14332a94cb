"""What the founding files hold, as plain values: no models, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from archive.dates import ImpreciseDate


class FoundingDataError(Exception):
    """What is wrong in the files, all of it at once."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)


class Kind(Enum):
    PLAIN = auto()
    DATE = auto()
    ONE = auto()  # the key of another record
    MANY = auto()  # keys of other records


@dataclass(frozen=True, slots=True)
class Column:
    """What may stand under a name in a record of the files."""

    kind: Kind
    target: str = ""
    choices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record that the files may hold, in the order in which the kinds are written."""

    columns: Mapping[str, Column]
    cited_in: str = ""  # the table of its citations; empty: it has none


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, by its table and key."""

    table: str
    key: str


Value = str | int | bool | Decimal | date | ImpreciseDate | Ref | tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the files."""

    table: str
    key: str
    ledger: tuple[str, ...]
    values: Mapping[str, Value] = field(hash=False)
    place: str

    @property
    def ref(self) -> Ref:
        return Ref(self.table, self.key)

    def refs(self) -> list[Ref]:
        """The records that this one refers to."""
        found: list[Ref] = []
        for value in self.values.values():
            if isinstance(value, Ref):
                found.append(value)
            elif isinstance(value, tuple):
                found.extend(value)
        return found
