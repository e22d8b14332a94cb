"""The words of a drawing, handed in translated: what is drawn knows no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twinning.status.types import Level, Standing


@dataclass(frozen=True, slots=True)
class Words:
    """``today`` is "today", or the day itself when the drawing shows a past one."""

    today: str
    standings: Mapping[Standing, str]
    levels: Mapping[Level, str]
    stroke_a_year: str = ""
    no_statement: str = ""
    meetings: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a drawing is called, and what it shows, for those who cannot see it."""

    title: str
    desc: str


STANDING_CSS: Mapping[Standing, str] = {
    Standing.ACTIVE: "t-life",
    Standing.SPORADIC: "t-life",
    Standing.DORMANT: "t-rest",
    Standing.PAUSED: "t-rest",
    Standing.PROPOSED: "t-prop",
    Standing.ENDED: "tb",
    Standing.UNKNOWN: "t-void tb",
}
