"""Swedish and English words, joined into patterns: a date may be typed in either language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from archive.dates.english import ENGLISH
from archive.dates.swedish import SWEDISH

MONTHS = {**SWEDISH.months, **ENGLISH.months}
SEASONS = {**SWEDISH.seasons, **ENGLISH.seasons}
PARTS = {**SWEDISH.parts, **ENGLISH.parts}
PART_SUFFIXES = {**SWEDISH.part_suffixes, **ENGLISH.part_suffixes}
NOTES = {**SWEDISH.notes, **ENGLISH.notes}
PERIODS = {**SWEDISH.periods, **ENGLISH.periods}
UNKNOWN = frozenset(SWEDISH.unknown + ENGLISH.unknown)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest tried first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


class Opening:
    """Words that stand before a date: ``Opening(...).rest("since 1946")`` is ``"1946"``."""

    def __init__(self, *groups: Iterable[str]) -> None:
        words = [word for group in groups for word in group]
        after = r"(?:\.\s*|\s+|(?<=\bc)(?=[0-9])|(?<=\bca)(?=[0-9]))"
        self._pattern = re.compile(rf"{one_of(words)}{after}(?P<rest>.+)")

    def rest(self, text: str) -> str | None:
        found = self._pattern.fullmatch(text)
        return found["rest"] if found else None


class Closing:
    """Words that stand after a date: ``Closing(...).rest("1946 or later")`` is ``"1946"``."""

    def __init__(self, *groups: Iterable[str]) -> None:
        words = [word for group in groups for word in group]
        self._pattern = re.compile(rf"(?P<rest>.+?)(?:\s*,)?\s*(?<![^\s,0-9s?)–-]){one_of(words)}")

    def rest(self, text: str) -> str | None:
        found = self._pattern.fullmatch(text)
        return found["rest"].strip() if found else None


_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2012": "–", "\u2014": "–", "\u2015": "–"})
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{one_of(MONTHS)})\.? (?P<days>{_NTH}(?: ?[–-] ?{_NTH})?),? (?P<year>[0-9]{{4}})\b"
)


def tidied(text: str) -> str:
    """Lower case, single spaces, two kinds of dash, no closing full stop; "October 19, 1964" with its day first."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_HYPHENS)
    text = " ".join(text.split()).rstrip(",;:!")
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    return _MONTH_FIRST.sub(r"\g<days> \g<month> \g<year>", text)
