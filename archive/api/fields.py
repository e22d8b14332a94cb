"""How values are written in the API: dates, numbers, and references to other records."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from archive.dates import ImpreciseDate
from archive.models import Record
from archive.reading import in_words


def date_object(value: ImpreciseDate) -> dict[str, Any]:
    """A date as people know it; one that is not known is an object too, with null ``edtf``."""
    return {
        "edtf": value.edtf or None,
        "text": in_words(value),
        "earliest": value.earliest,
        "latest": value.latest,
        "since": value.is_since,
        "words": value.words or None,
    }


def number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


class DateObject(serializers.Field[Any, Any, Any, Any]):
    """A date as people know it."""

    def to_representation(self, value: ImpreciseDate) -> dict[str, Any]:
        return date_object(value)


class Number(serializers.DecimalField):
    """A number as JSON has them."""

    def to_representation(self, value: Any) -> Any:
        return number(value)


def plain(value: Any) -> Any:
    """A value of a record as it is written in the API."""
    if isinstance(value, ImpreciseDate):
        return date_object(value)
    return None if value == "" else value


class Reference(serializers.Field[Any, Any, Any, Any]):
    """Another record, by the few of its fields that name it. A hidden record is not referred to."""

    def __init__(self, *names: str, listed: bool = False, **options: Any) -> None:
        super().__init__(read_only=True, **options)
        self.names = names
        self.listed = listed

    def to_representation(self, value: Any) -> Any:
        if self.listed:
            return [self.named(record) for record in value.all() if not record.hidden]
        return None if value.hidden else self.named(value)

    def named(self, record: Record) -> dict[str, Any]:
        return {name: plain(getattr(record, name)) for name in self.names}
