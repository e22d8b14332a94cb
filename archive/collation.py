"""Swedish alphabetical order on SQLite, under the name PostgreSQL's ICU gives it."""

import unicodedata
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SWEDISH = "sv-x-icu"

# After z come å, ä and ö; the neighbours' letters sort with them, as ICU's Swedish rules have it.
_LETTERS = {
    "å": "z\ue001",
    "ä": "z\ue002",
    "æ": "z\ue002",
    "ę": "z\ue002",
    "ö": "z\ue003",
    "ø": "z\ue003",
    "ő": "z\ue003",
    "œ": "z\ue003",
    "ü": "y",
    "ű": "y",
    "ð": "d",
    "đ": "d",
    "ł": "l",
    "þ": "th",
    "ß": "ss",
}


def swedish_key(text: str) -> tuple[str, str]:
    """Letters first, with case and accents only as the tie-break."""
    folded = unicodedata.normalize("NFC", text).casefold()
    swedish = "".join(_LETTERS.get(letter, letter) for letter in folded)
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", swedish) if not unicodedata.combining(mark))
    return plain, folded


def compare(left: str, right: str) -> int:
    """Negative, zero or positive, as SQLite asks of a collation; zero only for equal texts."""
    a, b = (*swedish_key(left), left), (*swedish_key(right), right)
    return (a > b) - (a < b)


def register_swedish_collation(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_collation(SWEDISH, compare)
