"""From the founding files to rows: everything that is wrong in them is told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from archive.dates import ImpreciseDate, UnreadableDate, parse
from twinning.founding.rows import Column, FoundingDataError, Kind, Ref, Row, Table, Value

FACT = re.compile(r"[A-F]\d{1,2}")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MARKS = {"key", "ledger", "cite"}


def read_directory(directory: Path, tables: Mapping[str, Table]) -> list[Row]:
    """The records of every file in a directory, in the order of writing. Raises ``FoundingDataError``."""
    return read({path.name: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.toml"))}, tables)


def read(files: Mapping[str, str], tables: Mapping[str, Table]) -> list[Row]:
    """The records of files given as name and text."""
    reading = _Reading(tables)
    for name, text in files.items():
        reading.file(name, text)
    reading.compare()
    if reading.faults:
        raise FoundingDataError(reading.faults)
    return in_writing_order(reading.rows, tables)


def in_writing_order(rows: Iterable[Row], tables: Mapping[str, Table]) -> list[Row]:
    """Table by table; within one, a record after those of its own kind that it refers to."""
    by_table: dict[str, dict[Ref, Row]] = {name: {} for name in tables}
    for row in rows:
        by_table[row.table][row.ref] = row
    ordered: dict[Ref, Row] = {}
    for waiting in by_table.values():
        while waiting:
            ready = [row for row in waiting.values() if not any(ref in waiting for ref in row.refs())]
            if not ready:
                raise FoundingDataError([f"{row.place}: refers to itself in a circle" for row in waiting.values()])
            for row in ready:
                ordered[row.ref] = waiting.pop(row.ref)
    return list(ordered.values())


class _Reading:
    """The rows and faults found so far."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self.rows: list[Row] = []
        self.faults: list[str] = []

    def fault(self, place: str, what: str) -> None:
        self.faults.append(f"{place}: {what}")

    def file(self, name: str, text: str) -> None:
        try:
            content = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            return self.fault(name, str(error))
        for table, records in content.items():
            if table not in self.tables or not isinstance(records, list):
                self.fault(name, f"[[{table}]] is no kind of record")
                continue
            for record in records:
                self.record(name, table, record)
        return None

    def record(self, file: str, table: str, record: dict[str, Any]) -> None:
        key = str(record.get("key", ""))
        place = f"{file}: [[{table}]] {key}"
        if not KEY.fullmatch(key):
            self.fault(place, "needs a key of small letters, digits and hyphens")
        ledger = tuple(record.get("ledger", ()))
        if not ledger or not all(FACT.fullmatch(str(fact)) for fact in ledger):
            self.fault(place, 'needs the facts it rests on: ledger = ["E7"]')
        fields = {name: value for name, value in record.items() if name not in MARKS}
        row = Row(table, key, ledger, self.values(place, table, fields), place)
        self.rows.append(row)
        for number, cite in enumerate(record.get("cite", ()), start=1):
            self.citation(row, f"{place}, citation {number}", cite)

    def citation(self, row: Row, place: str, cite: dict[str, Any]) -> None:
        table = self.tables[row.table].cited_in
        if not table:
            return self.fault(place, f"a {row.table} has no citations")
        if "source" not in cite:
            return self.fault(place, "names no source")
        # What it vouches for, by what and where: the citation stays the same when only its wording is mended.
        parts = (cite.get(name, "") for name in ("source", "field", "locator"))
        key = ":".join([row.table, row.key, *map(str, parts)])
        values = {**self.values(place, table, cite), row.table: row.ref}
        self.rows.append(Row(table, key, row.ledger, values, place))
        return None

    def values(self, place: str, table: str, fields: Mapping[str, Any]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name, value in fields.items():
            column = self.tables[table].columns.get(name)
            if column is None:
                self.fault(place, f"a {table} has no field {name}")
                continue
            try:
                found[name] = _value(column, value)
            except (ValueError, TypeError) as error:
                self.fault(place, f"{name}: {error}")
        return found

    def compare(self) -> None:
        """Each key stands once, and every key that is referred to exists."""
        seen: dict[Ref, str] = {}
        for row in self.rows:
            if row.ref in seen:
                self.fault(row.place, f"is told twice, also in {seen[row.ref]}")
            seen[row.ref] = row.place
        for row in self.rows:
            for ref in row.refs():
                if ref not in seen:
                    self.fault(row.place, f"there is no {ref.table} {ref.key}")


def _value(column: Column, value: Any) -> Value:
    match column.kind:
        case Kind.DATE:
            return _date(value)
        case Kind.ONE:
            return Ref(column.target, _key(value))
        case Kind.MANY:
            return tuple(_refs(column.target, value))
    if not isinstance(value, str | int | Decimal | date):
        raise TypeError(f"{value!r} is no plain value")
    if column.choices and value not in column.choices:
        raise ValueError(f"{value!r} is none of {', '.join(sorted(column.choices))}")
    return value


def _refs(target: str, value: Any) -> Iterator[Ref]:
    if not isinstance(value, list):
        raise TypeError("write a list of keys")
    for key in value:
        yield Ref(target, _key(key))


def _key(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no key")
    return value


def _date(value: Any) -> ImpreciseDate:
    """A date in words or EDTF, or as a table that gives the words as told and the EDTF they mean."""
    try:
        if isinstance(value, dict):
            return ImpreciseDate.from_edtf(value["edtf"], value.get("since", False), value.get("words", ""))
        return parse(str(value))
    except KeyError:
        raise ValueError("words need their edtf beside them") from None
    except UnreadableDate as refusal:
        raise ValueError(str(refusal)) from refusal
