"""Runs ``making`` in a process of its own, within limits, and hands over page by page what it made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Made:
    """One page: its size, or what kept it from being made."""

    page: int
    width: int = 0
    height: int = 0
    fault: str = ""
    told: str = ""


def make(path: str, media_type: str, rotation: int, pages: range, folder: Path) -> Iterator[Made]:
    """The pages as each gets ready. A page on which the process died is one at fault, and ends the rest."""
    with _started(path, media_type, str(rotation), str(pages[0]), str(pages[-1]), str(folder)) as child:
        assert child.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
        last = pages[0] - 1
        try:
            for line in child.stdout:
                made = Made(**json.loads(line))
                last = made.page
                yield made
        finally:
            child.kill()
    if last < pages[-1]:
        yield Made(last + 1, fault="crashed")


def _started(*arguments: str) -> subprocess.Popen[str]:
    """Nothing of our environment goes along but where programs are; secrets least of all."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "archive.imaging.making", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "2"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
