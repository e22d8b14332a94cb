"""The process that opens files: whatever becomes of it, this one gets an answer; and it can do little itself."""

import sys
from pathlib import Path

import pytest

from archive.scanning.opened import answer_of
from tests.scanning import files

CONFINED = (
    "from archive.confinement import confine; from archive.opening import __main__ as o;"
    " confine(memory=o.MEMORY, cpu_seconds=o.CPU_SECONDS, output=o.OUTPUT, files=o.FILES); "
)


def answer(program: str, seconds: float = 30) -> object:
    return answer_of([sys.executable, "-c", program], seconds)


@pytest.mark.parametrize(
    ("end", "program", "fault"),
    [
        ("too much work", CONFINED + "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "slow"),
        ("a crash", "import os; os.abort()", "unreadable"),
        ("an exception", "raise ValueError", "unreadable"),
        ("silence", "", "unreadable"),
        ("babble", "print('x' * 10_000_000)", "unreadable"),
        ("another answer", "print('[1, 2]')", "unreadable"),
    ],
)
def test_every_end_of_the_process_is_an_answer(end: str, program: str, fault: str) -> None:
    assert answer(program) == {"fault": fault}


def test_a_process_that_hangs_is_ended() -> None:
    assert answer("import time; time.sleep(600)", 1) == {"fault": "slow"}


def test_it_gets_no_more_memory_than_it_needs() -> None:
    assert answer(CONFINED + "bytearray(3 * 1024**3)") == {"fault": "unreadable"}


def test_it_writes_no_files(tmp_path: Path) -> None:
    program = f"{CONFINED} open({str(tmp_path / 'x')!r}, 'wb').write(bytes(10**6))"
    assert answer(program) == {"fault": "unreadable"}
    assert (tmp_path / "x").stat().st_size <= 64 * 1024


def test_it_knows_nothing_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    assert answer("import json, os; print(json.dumps({'keys': 'SECRET_KEY' in os.environ}))") == {"keys": False}


@pytest.mark.parametrize(("make", "media_type"), [(files.tiff, "image/tiff"), (files.pdf, "application/pdf")])
def test_it_loads_nothing_of_django(make: object, media_type: str, tmp_path: Path) -> None:
    assert callable(make)
    (tmp_path / "page").write_bytes(make())
    program = (
        "import json, sys; from archive.opening.__main__ import opened;"
        f"opened({str(tmp_path / 'page')!r}, {media_type!r}, 1, 10**6);"
        "print(json.dumps({'django': [name for name in sys.modules if 'django' in name]}))"
    )
    assert answer(program) == {"django": []}
