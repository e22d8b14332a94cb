"""A list as CSV, for a spreadsheet: all its rows, the same as the page shows, sent as they are read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, Final, TypeVar

from django.http import StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from archive.dates import ImpreciseDate
from archive.reading import in_words, language

Row = TypeVar("Row")
Value = str | int | Decimal | date | bool | Promise | None
AT_ONCE: Final = 200  # rows read and written together
BOM: Final = "\ufeff"  # by which Excel knows UTF-8
# What a spreadsheet takes for a formula, in its wide forms too. A sign before it makes it the text that it is.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True)
class Column:
    """One column: what it is called, and what of a row stands in it. An address is made whole."""

    name: Any
    value: Callable[[Any], Value]
    address: bool = False


def dated(name: Any, value: Callable[[Any], ImpreciseDate]) -> list[Column]:
    """A date as people know it: in words, as EDTF, and between which days it lies; nothing where it is not known."""

    def words(row: Any) -> str:
        return in_words(value(row)) if value(row).known else ""

    return [
        Column(name, words),
        Column(format_lazy("{}, EDTF", name), lambda row: value(row).edtf),
        Column(format_lazy("{}, {}", name, _("earliest")), lambda row: value(row).earliest),
        Column(format_lazy("{}, {}", name, _("latest")), lambda row: value(row).latest),
    ]


def spreadsheet(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, name: str, absolute: Callable[[str], str]
) -> StreamingHttpResponse:
    """The rows, group by group, in the language of the page."""
    answer = StreamingHttpResponse(_lines(columns, rows, absolute, language()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


class _Line:
    """Where the writer puts a line, to be sent at once."""

    def write(self, text: str) -> str:
        return text


def _lines(
    columns: Sequence[Column], groups: Iterable[Sequence[Any]], absolute: Callable[[str], str], spoken: str
) -> Iterator[str]:
    """A group is written whole before it is sent: the language of the thread is another's in between."""
    writer: Any = csv.writer(_Line())
    waiting = iter(groups)
    with override(spoken):
        head = writer.writerow([_cell(column.name) for column in columns])
    yield BOM + head
    while True:
        with override(spoken):
            group = next(waiting, None)
            if group is None:
                return
            told = "".join(writer.writerow([_of(column, row, absolute) for column in columns]) for row in group)
        yield told


def _of(column: Column, row: Any, absolute: Callable[[str], str]) -> str:
    value = column.value(row)
    return absolute(str(value)) if column.address and value else _cell(value)


def _cell(value: Value) -> str:
    """As a spreadsheet reads it: days and numbers as they are, text never as a formula."""
    if value is None:
        return ""
    if isinstance(value, str | Promise):
        text = str(value)
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return value.isoformat() if isinstance(value, date) else str(value)


def grouped(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """So many rows at once that what belongs with them is read together."""
    waiting = iter(rows)
    while group := list(islice(waiting, AT_ONCE)):
        yield group
