"""One folded form of a text, so that ``vanersborg`` finds Vänersborg and ``seydisfjordur`` Seyðisfjörður."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, as Nordic and Baltic readers would type them without the marks.
_LETTERS = str.maketrans({"ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """The text without case, marks and doubled spaces; what searching compares."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def slug(text: str) -> str:
    """The text as an address part: ASCII letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).encode("ascii", "ignore").decode()).strip("-")
