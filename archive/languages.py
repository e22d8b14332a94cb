"""Languages by their code, named in the reader's language (Unicode CLDR, through Babel)."""

from __future__ import annotations

from functools import cache

from babel import Locale
from django.utils.html import format_html

# What the records' own titles and texts are written in; a page in another language marks them so.
RECORD_LANGUAGE = "sv"


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).languages)


def language_name(code: str, language: str) -> str:
    """The name a reader of the language expects; the code itself where there is no name."""
    return _names(language).get(code, code)


def in_language(words: object, code: str) -> str:
    """The words, marked as being in that language where it is named."""
    return format_html('<span lang="{}">{}</span>', code, words) if code else str(words)
