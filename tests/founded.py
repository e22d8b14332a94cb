"""The founding data for tests: loaded by its own command's code, then copied into a test row by row.

What was loaded is kept in ``var/`` for the other processes and runs of the same day, as long as neither the code nor
the data changed, and so are the pages made of it. A test of the loading itself loads it anew.
"""

import fcntl
import hashlib
import os
import pickle
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction

from archive.models import Record
from twinning.founding import load_directory
from twinning.founding.schema import MODEL_OF
from twinning.founding.writer import record_id

FOUNDING = settings.BASE_DIR / "fixtures" / "founding"
KEPT = settings.BASE_DIR / "var" / "test-founding"
FLOORS = ("archive", "municipalities", "agreements", "twinning")
PARAMETERS = 30_000  # as many as SQLite takes in one statement, and some less
Rows = dict[str, list[tuple[Any, ...]]]  # by the model's label
Statements = list[tuple[str, list[Any]]]


def statements() -> Statements:
    """What writes every row of the founding data into the database at hand, many rows at a time."""
    made: Statements = []
    for label, values in rows().items():
        model: Any = apps.get_model(label)
        fields = _fields(model)
        step = PARAMETERS // len(fields)
        for some in (values[begin : begin + step] for begin in range(0, len(values), step)):
            pairs = (pair for row in some for pair in zip(fields, row, strict=True))
            made.append((_insert(model, len(some)), [field.get_db_prep_save(one, connection) for field, one in pairs]))
    return made


def rows() -> Rows:
    """Every row that loading the founding data makes, as any database would give it."""
    found: Rows = kept(f"{fingerprint()}.rows", load)
    return found


def kept(name: str, make: Callable[[], Any]) -> Any:
    """What is kept under this name. The first process that asks makes it, while the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / name
    with (KEPT / f"{path.suffix[1:]}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not path.exists():
            _keep(path, make())
        return pickle.loads(path.read_bytes())  # noqa: S301 - written by ourselves


def load() -> Rows:
    """Load into the database, read, and leave nothing there."""
    with transaction.atomic():
        load_directory(FOUNDING)
        found = read()
        transaction.set_rollback(True)
    return found


def read() -> Rows:
    names = {model: [field.attname for field in _fields(model)] for model in _models()}
    ordered = {model._meta.label: (model._base_manager.order_by("pk"), names[model]) for model in names}
    return {label: list(found.values_list(*columns)) for label, (found, columns) in ordered.items()}


def copy(found: Statements) -> None:
    """Write the rows into the database of the test."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, values in found:
            cursor.execute(statement, values)
    _count_on_from_here()


def record(table: str, key: str) -> Any:
    """The record that has this key in the founding files."""
    model = MODEL_OF[table]
    wanted = {"pk": record_id(table, key)} if issubclass(model, Record) else {"code": key}
    return model._default_manager.get(**wanted)


@cache
def _count_on_from_here() -> None:
    """Later rows get numbers that these do not have. A sequence is never turned back, so once is enough."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _insert(model: type[models.Model], count: int) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in _fields(model))
    places = ", ".join([f"({', '.join(['%s'] * len(_fields(model)))})"] * count)
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {places}"  # noqa: S608


@cache
def _models() -> list[type[models.Model]]:
    return [model for app in FLOORS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


@cache
def _fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def fingerprint(*besides: Path) -> str:
    """Of all that decides what the rows are: our code, the data, and the day, on which each status depends."""
    paths = [path for app in FLOORS for path in (settings.BASE_DIR / app).rglob("*.py")]
    paths += [Path(__file__), settings.BASE_DIR / "requirements.txt", *FOUNDING.rglob("*.*")]
    paths += [path for path in besides if path.is_file()]
    found = hashlib.sha256(f"{date.today()}".encode())  # noqa: DTZ011 - the machine's own day will do
    for path in sorted(paths):
        found.update(str(path).encode() + path.read_bytes())
    return found.hexdigest()[:20]


def _keep(path: Path, found: Any) -> None:
    """Whole or not at all; what was kept of its kind before is of no use any more."""
    for old in KEPT.glob(f"*{path.suffix}"):
        old.unlink(missing_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(found))
    unfinished.replace(path)
