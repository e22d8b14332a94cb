"""A page speaks the language of its address; what it quotes in the other is marked so."""

import re

import pytest

from tests.house.wording import ENGLISH_ONLY, SWEDISH_ONLY, spoken, words
from tests.pages.reading import Element
from tests.pages.site import Site

# An address, or a name that the other language lends.
NAME = re.compile(r"://|Isle of Man")
pytestmark = pytest.mark.django_db


def _strays(page: Element, language: str, foreign: frozenset[str]) -> dict[str, str]:
    told = [text for spoken_in, text in spoken(page) if spoken_in == language and not NAME.search(text)]
    return {word: text.strip() for text in told for word in words(text) & foreign}


def _found(site: Site, language: str, foreign: frozenset[str]) -> dict[str, dict[str, str]]:
    strays = {path: _strays(page, language, foreign) for path, page in site}
    return {path: found for path, found in strays.items() if found}


def test_no_english_stands_in_swedish_pages_unmarked(site: Site) -> None:
    assert _found(site, "sv", ENGLISH_ONLY) == {}


def test_no_swedish_stands_in_english_pages_unmarked(site: Site) -> None:
    assert _found(site, "en", SWEDISH_ONLY) == {}
