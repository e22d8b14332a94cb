"""The program as it starts: with production's settings, or not at all."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "register.example.se"}
OURS = {
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "DEBUG",
    "HTTPS",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "PORT",
    "MEDIA_ROOT",
    "MEDIA_STORAGE",
    "TWINNING_DEMO",
}


def start(*command: str, **values: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if name not in {*OURS, "DJANGO_SETTINGS_MODULE"}}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={**clean, **values},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_djangos_own_deployment_checks_have_nothing_to_say() -> None:
    done = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize(
    "command",
    [("manage.py", "check"), ("-m", "gunicorn", "--check-config", "twinning.wsgi")],
    ids=["manage.py", "gunicorn"],
)
def test_a_wrong_environment_stops_the_start_with_a_sentence(command: tuple[str, ...]) -> None:
    done = start(*command, ALLOWED_HOSTS="*")
    assert done.returncode != 0
    assert done.stderr.startswith("Twinning cannot start. Set ALLOWED_HOSTS")
    assert "Set SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_sqlite_holds_its_foreign_keys() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own setting")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_pages_carry_a_strict_content_security_policy() -> None:
    policy = Client().get("/admin/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
