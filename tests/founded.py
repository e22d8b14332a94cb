"""The founding data for tests: loaded once a session by its own command's code, then copied into a test row by row."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from archive.models import Record
from twinning.founding import load_directory
from twinning.founding.schema import MODEL_OF
from twinning.founding.writer import record_id

FOUNDING = settings.BASE_DIR / "fixtures" / "founding"
PARAMETERS = 30_000  # as many as SQLite takes in one statement, and some less
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def load() -> Rows:
    """Every row that loading the founding data makes; nothing of it stays in the database."""
    with transaction.atomic():
        load_directory(FOUNDING)
        rows = {table: _read(table) for table in _tables()}
        transaction.set_rollback(True)
    return rows


def copy(rows: Rows) -> None:
    """Write the rows into the database of the test, many at a time."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            step = PARAMETERS // len(columns)
            for begin in range(0, len(values), step):
                some = values[begin : begin + step]
                cursor.execute(_insert(table, columns, len(some)), [value for row in some for value in row])


def _insert(table: str, columns: list[str], count: int) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * count)
    return f"INSERT INTO {quote(table)} ({names}) VALUES {places}"  # noqa: S608


def record(table: str, key: str) -> Any:
    """The record that has this key in the founding files."""
    model = MODEL_OF[table]
    wanted = {"pk": record_id(table, key)} if issubclass(model, Record) else {"code": key}
    return model._default_manager.get(**wanted)


def _tables() -> list[str]:
    floors = ("archive", "municipalities", "agreements", "twinning")
    found: list[type[models.Model]] = [
        model for app in floors for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return [model._meta.db_table for model in found]


def _read(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return [column[0] for column in cursor.description], cursor.fetchall()
