"""Swedish alphabetical order on SQLite, under the name PostgreSQL's ICU gives it."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SWEDISH = "sv-x-icu"
_NUMBER = re.compile(r"(\d+)")

# After z come å, ä and ö; the neighbours' letters sort with them, as ICU's Swedish rules have it.
_LETTERS = {
    "å": "z\ue001",
    "ä": "z\ue002",
    "æ": "z\ue002",
    "ę": "z\ue002",
    "ö": "z\ue003",
    "ø": "z\ue003",
    "ő": "z\ue003",
    "ô": "z\ue003",
    "œ": "z\ue003",
    "ü": "y",
    "ű": "y",
    "ð": "d",
    "đ": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ß": "ss",
}
# ICU's order of what stands between letters, all of it before the digits.
_MARKS = {mark: chr(place) for place, mark in enumerate(" _-–—,;:!?.'‘’\"“”()[]{}@*/\\&#%`^+<=>|~$", start=1)}
_WEIGHTS = str.maketrans(_LETTERS | _MARKS)


@lru_cache(maxsize=8192)
def swedish_key(text: str) -> tuple[str, str, str]:
    """Letters first; accents only break ties, and case only theirs (small before great, as ICU has it)."""
    composed = unicodedata.normalize("NFC", text)
    folded = composed.casefold()
    letters = unicodedata.normalize("NFKD", folded.translate(_WEIGHTS))
    return "".join(filter(_is_letter, letters)), folded, composed.swapcase()


def _is_letter(character: str) -> bool:
    return not unicodedata.combining(character)


def natural_key(name: str) -> list[tuple[bool, int, str]]:
    """As people count: F2 before F14. A raised figure, as in 1², is a sign like any other."""
    parts = [part for part in _NUMBER.split(name) if part]
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part.casefold()) for part in parts]


def compare(left: str, right: str) -> int:
    """Negative, zero or positive, as SQLite asks of a collation; zero only for equal texts."""
    a, b = (*swedish_key(left), left), (*swedish_key(right), right)
    return (a > b) - (a < b)


def register_swedish_collation(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_collation(SWEDISH, compare)
