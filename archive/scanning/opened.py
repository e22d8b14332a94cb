"""Opening a file in a process of its own, so that neither a crash, a hang nor its memory reaches this one."""

from __future__ import annotations

import json
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from typing import Any

from django.core.files import File

from archive.apart import ROOT, command, on_disk, surroundings
from archive.scanning.facts import Limits
from archive.scanning.kinds import PDF, FileKind
from archive.scanning.refusals import OPENED, Refused
from archive.scanning.window import Shape

SECONDS = 90
LONGEST_ANSWER = 10_000
# What the process may say; it is believed no more than the file that it has read.
FAULTS = OPENED.keys() | {"pages", "no_pages", "complex"}


def opened(file: File[bytes], kind: FileKind, shape: Shape, limits: Limits) -> Shape:
    """What the decoder finds; raises ``Refused`` where it fails or contradicts the header."""
    pages = limits.pages if kind.media_type == PDF else shape.pages
    with on_disk(file) as path:
        answer = answer_of(command("archive.opening", path, kind.media_type, str(pages), str(limits.pixels)), SECONDS)
    if fault := str(answer.get("fault", "")):
        raise Refused(fault if fault in FAULTS else "unreadable", limit=limits.pages)
    count = answer.get("pages")
    if not isinstance(count, int) or not 0 < count <= pages:
        raise Refused("damaged")
    found = Shape(count, answer.get("width"), answer.get("height"))
    if found != (Shape(count) if kind.media_type == PDF else shape):
        raise Refused("damaged")
    return found


def answer_of(program: Sequence[str], seconds: float) -> dict[str, Any]:
    """One line of JSON, however the process ends."""
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(  # noqa: S603 -- our own program; the path is one of ours
                program,
                cwd=ROOT,
                env=surroundings(threads=1),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"fault": "slow"}
        if done.returncode:
            return {"fault": "slow" if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL} else "unreadable"}
        out.seek(0)
        return _parsed(out.read(LONGEST_ANSWER))


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except ValueError:
        return {"fault": "unreadable"}
    return answer if isinstance(answer, dict) else {"fault": "unreadable"}
