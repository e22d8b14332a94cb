"""What a language needs to bring so that dates can be read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, in lower case; openings are matched whole, the longest first."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    weekdays: tuple[str, ...]
    unknown: tuple[str, ...]
    approximately: tuple[str, ...]
    probably: tuple[str, ...]
    since: tuple[str, ...]
    at_least_since: tuple[str, ...]
    onwards: tuple[str, ...]  # after the date: "1964 and later"
    until: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    no_later: tuple[str, ...]
    no_earlier: tuple[str, ...]
    or_later: tuple[str, ...]  # after the date: "1964 or later"
    or_earlier: tuple[str, ...]
    end_unknown: tuple[str, ...]
    start_unknown: tuple[str, ...]
    sometime: tuple[str, ...]
    between: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    and_: str
    or_: str
    fillers: tuple[str, ...]  # "in", "the": may stand before a date and say nothing
    parts: Mapping[str, str]  # "early" -> a key of grammar.PARTS
    part_links: tuple[str, ...]  # between the part and the whole: "of", "av"
    part_suffixes: Mapping[str, str]  # "1980-talets slut"
    some_day: tuple[str, ...]
    some_month: tuple[str, ...]
    some_year: tuple[str, ...]
    notes: Mapping[str, str]  # "(approximate: year + month)": the qualities, and the parts of a date
    periods: Mapping[str, str]  # periods with a name of their own
