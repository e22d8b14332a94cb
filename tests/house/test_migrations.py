"""The tests' tables are made from the models, in a second; production's by the migrations: they are the same."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.house.tables import tables
from tests.house.test_settings import start

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def empty_database(tmp_path: Path, worker_id: str) -> Iterator[str]:
    """The address of a database that holds nothing."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    name = f"empty_{worker_id}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


@pytest.mark.slow
def test_the_migrations_make_the_tables_that_the_models_describe(empty_database: str) -> None:
    done = start(
        "-m", "tests.house.tables", DJANGO_SETTINGS_MODULE="tests.settings", DATABASE_URL=empty_database, PYTHONPATH="."
    )
    assert done.returncode == 0, done.stderr
    made, described = json.loads(done.stdout), tables()
    assert made.keys() == described.keys()
    assert {table: {*made[table]} ^ {*described[table]} for table in made if made[table] != described[table]} == {}
