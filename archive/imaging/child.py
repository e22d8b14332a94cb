"""Runs ``making`` in a process of its own, within limits, and hands over page by page what it made."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Final

from archive.apart import ROOT, command, surroundings

SECONDS: Final = 1200  # by the clock, for the pages of one process: it may wait where it does not work
LONGEST_SIDE: Final = 1_000_000
CRASHED: Final = "crashed"


@dataclass(frozen=True)
class Made:
    """One page: its size, or what kept it from being made."""

    page: int
    width: int = 0
    height: int = 0
    fault: str = ""
    told: str = ""


def make(path: str, media_type: str, rotation: int, pages: range, folder: Path) -> Iterator[Made]:
    """The pages as each gets ready. The page on which the process died or hung is at fault, and ends the rest."""
    last = pages[0] - 1
    with _started(path, media_type, str(rotation), str(pages[0]), str(pages[-1]), str(folder)) as child:
        patience = Timer(SECONDS, child.kill)
        patience.start()
        try:
            for page, line in zip(pages, child.stdout or (), strict=False):
                made = read_answer(line, page)
                last = page
                yield made
        finally:
            patience.cancel()
            child.kill()
    if last < pages[-1]:
        yield Made(last + 1, fault=CRASHED)


def read_answer(line: str, page: int) -> Made:
    """What the process says of the page that it is at; it is believed no more than the file that it has read."""
    try:
        answer = json.loads(line)
        if answer.get("fault"):
            return Made(page, fault=str(answer["fault"]), told=str(answer.get("told", "")))
        width, height = (int(answer[name]) for name in ("width", "height"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Made(page, fault="unreadable")
    return (
        Made(page, width, height)
        if 0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE
        else Made(page, fault="size")
    )


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program
        command("archive.imaging.making", *arguments),
        cwd=ROOT,
        env=surroundings(threads=2),
        stdin=subprocess.PIPE,  # open for as long as we live
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
