"""Runs a command beside a PostgreSQL of its own: `python .ci/postgres.py make-something --with=arguments`.

The server lives in a temporary folder, listens on a socket there only, and is gone afterwards, whatever happens.
The command finds it in DATABASE_URL. Where no server can be had the exit code is 75, or 1 in CI.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import psycopg
from debian import install, missing, required

UNAVAILABLE = 75
START_SECONDS = 60
DATABASE = "twinning"
# Nothing here outlives the tests, so nothing needs to reach the disk; nor does compiling a question asked once pay.
SPEED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "listen_addresses": "",
}


def binaries() -> Path | None:
    """The directory with initdb and postgres: the newest of Debian's, or where PATH leads."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    named = [Path(found).resolve().parent for name in ("postgres", "pg_ctl") if (found := shutil.which(name))]
    for directory in [*debian, *named]:
        if (directory / "initdb").exists() and (directory / "postgres").exists():
            return directory
    return None


def account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise SystemExit("PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.")


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server; gives its DATABASE_URL."""
    who = account()
    home = Path(tempfile.mkdtemp(prefix="twinning-pg-"))
    process: subprocess.Popen[bytes] | None = None
    try:
        if who:
            os.chown(home, who["user"], who["group"])
        initialise(programs, home, who)
        process = launch(programs, home, who)
        create_database(home, process)
        yield f"postgresql://twinning@/{DATABASE}?host={quote(str(home), safe='/')}"
    finally:
        if process is not None:
            stop(process)
        shutil.rmtree(home, ignore_errors=True)


def initialise(programs: Path, home: Path, who: dict[str, Any]) -> None:
    command = [str(programs / "initdb"), "-D", str(home / "data"), "-U", "twinning", "-A", "trust", "--no-sync"]
    command += ["--encoding=UTF8", "--locale=C"]
    subprocess.run(command, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True, **who)


def launch(programs: Path, home: Path, who: dict[str, Any]) -> "subprocess.Popen[bytes]":
    command = [str(programs / "postgres"), "-D", str(home / "data"), "-k", str(home)]
    for name, value in SPEED.items():
        command += ["-c", f"{name}={value}"]
    with (home / "log").open("wb") as log:
        # A session of its own: Ctrl-C must reach the tests first, not the server under them.
        return subprocess.Popen(command, cwd=home, stdout=log, stderr=log, start_new_session=True, **who)


def create_database(home: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(host=str(home), user="twinning", dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
                return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                log = (home / "log").read_text(errors="replace")
                raise SystemExit(f"PostgreSQL did not start.\n{log}") from error
            time.sleep(0.05)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Fast shutdown (clients are disconnected), and no patience with a server that will not."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run_beside(url: str, command: list[str]) -> int:
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(command: list[str]) -> int:
    programs = binaries() or (binaries() if install("postgresql") else None)
    if programs is None:
        missing("PostgreSQL", "its tests are SKIPPED. Install Debian's package postgresql to run them.")
        return 1 if required() else UNAVAILABLE
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    with server(programs) as url:
        return run_beside(url, command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
