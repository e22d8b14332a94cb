"""Every test on SQLite, then on PostgreSQL; the last line says how many ran on each."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from debian import install, missing, required

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "var" / "test-results"
UNAVAILABLE = 75


@dataclass(frozen=True)
class Outcome:
    database: str
    code: int
    counts: str

    def __str__(self) -> str:
        return f"{self.database}: {self.counts}"


def counts(report: Path) -> str:
    """What pytest's own report says, not what its output looks like."""
    if not report.exists():
        return "nothing ran"
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - written by our own pytest
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        total = {name: number + int(suite.get(name, "0")) for name, number in total.items()}
    passed = total["tests"] - total["failures"] - total["errors"] - total["skipped"]
    wrong = [f"{total[name]} {name}" for name in ("failures", "errors", "skipped") if total[name]]
    return ", ".join([f"{passed} passed", *wrong])


def run(database: str, before: list[str], arguments: list[str]) -> Outcome:
    report = RESULTS / f"{database}.xml"
    report.unlink(missing_ok=True)
    print(f"\n== Tests on {database} ==", flush=True)
    workers = str(min(os.cpu_count() or 1, 4))
    pytest = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        workers,
        "--dist=loadfile",
        "--no-loadscope-reorder",
        f"--junitxml={report}",
        *arguments,
    ]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    code = subprocess.run([*before, *pytest], env=environment, stdin=subprocess.DEVNULL, check=False).returncode
    return Outcome(database, code, "SKIPPED, no server" if code == UNAVAILABLE else counts(report))


def browser_is_here() -> bool:
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))) or install("chromium"):
        return True
    missing("Chromium", "the browser tests are SKIPPED. Install Debian's package chromium to run them.")
    return False


def main(arguments: list[str]) -> int:
    if not browser_is_here() and required():
        return 1
    outcomes = [
        run("sqlite", [], arguments),
        # Its server goes as a whole, so no database need be dropped, which a browser's last connection could refuse.
        run("postgresql", [sys.executable, str(HERE / "postgres.py")], ["--reuse-db", "-m", "not once", *arguments]),
    ]
    print("\nWhat says nothing about a database (pytest's marker `once`) ran on SQLite only.")
    print(", ".join(map(str, outcomes)), flush=True)
    return max(outcome.code not in {0, UNAVAILABLE} for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
