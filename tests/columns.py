"""For each question with an order Django asks `inspect` how every column was made: a tenth of what a page costs.

Here the answer is written out, for the tests alone; tests/house/test_columns.py holds that it is Django's.
"""

from typing import Any

from django.db.models.expressions import Col, Expression
from django.utils.functional import cached_property


def identity(column: Col) -> tuple[Any, ...]:
    made: Any = column
    given, named = made._constructor_args
    if named or len(given) not in {2, 3}:
        return slowly(column)
    alias, *fields = given
    target, output = (made._identity(field) if field is not None else None for field in (*fields, None)[:2])
    return (column.__class__, ("alias", alias), ("target", target), ("output_field", output))


def slowly(column: Col) -> tuple[Any, ...]:
    found: tuple[Any, ...] = Expression.__dict__["identity"].func(column)
    return found


def install() -> None:
    known = cached_property(identity)
    known.__set_name__(Col, "identity")
    Col.identity = known  # type: ignore[assignment]
