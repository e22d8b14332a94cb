"""Where words stand in a text, found as searching finds them: whatever the case, the marks and the spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive.folding import fold

# Characters shown before and after what was found.
AROUND: Final = 90
Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A part of a snippet, and whether it is what was sought."""

    text: str
    found: bool = False


def snippet(text: str, sought: str) -> list[Piece]:
    """The part of the text that has most of the words sought, in pieces. Its beginning where it has none."""
    folded, places = folded_places(text)
    words = sorted(set(fold(sought).split()), key=len, reverse=True)
    hits = sorted((start, start + len(word), word) for word in words for start in _starts(folded, word))
    if not hits:
        return _pieces(text, 0, min(len(text), 2 * AROUND), [])
    best = max(range(len(hits)), key=lambda at: (_gathered(hits, at), -at))
    spans = [_span(text, places, start, end) for start, end, _word in hits]
    return _pieces(text, spans[best][0] - AROUND, spans[best][0] + AROUND, spans)


def folded_places(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each character of that where in the text it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for each in _folded(letter):
            if each == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(each)
            places.append(at)
    return "".join(folded).rstrip(), places


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """One character as searching compares it; a space for any space, nothing for a mark that stands alone."""
    spaced = fold(f"a{letter}a")[1:-1]
    return " " if spaced.isspace() else spaced


def _starts(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at != -1:
        yield at
        at = folded.find(word, at + len(word))


def _gathered(hits: Sequence[tuple[int, int, str]], at: int) -> int:
    """How many different words begin near this one."""
    near = {word for start, _end, word in hits[at : at + 20] if start - hits[at][0] < AROUND}
    return len(near)


def _span(text: str, places: Sequence[int], start: int, end: int) -> Span:
    """The same in the text itself, with the marks that belong to its last letter."""
    first, last = places[start], places[end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    return first, last


def _pieces(text: str, first: int, last: int, spans: Sequence[Span]) -> list[Piece]:
    """The text between two places, moved to where words begin and end, with what was found set apart."""
    first, last = _word_start(text, first), _word_end(text, last)
    pieces = [Piece("… ")] if first > 0 else []
    at = first
    for start, end in spans:
        if start >= at and end <= last:
            pieces += [Piece(_flat(text[at:start])), Piece(_flat(text[start:end]), found=True)]
            at = end
    pieces += [Piece(_flat(text[at:last])), *([Piece(" …")] if last < len(text) else [])]
    return [piece for piece in pieces if piece.text]


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = next((place for place in range(at, min(at + 30, len(text))) if text[place].isspace()), None)
    return at if space is None else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return next((place for place in range(at, max(at - 30, 0), -1) if text[place].isspace()), at)


def _flat(text: str) -> str:
    """In one line; ends of lines are shown as strokes, as when verse is cited."""
    return re.sub(r"[^\S\n]*\n\s*", " / ", text)
