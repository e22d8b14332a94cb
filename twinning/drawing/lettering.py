"""How wide a text is, near enough to keep labels apart: Helvetica's widths, which the page's sans fonts share."""

from __future__ import annotations

from dataclasses import dataclass

from twinning.drawing.shapes import Text

_WIDTHS = {
    222: "ijl'|íì",
    278: " .,:;!/ftI·-()[]r",
    500: "cksvxyzJ",
    556: "abdeghnopqu0123456789?_åäöéáðúæ–",
    611: "FTZLø",
    667: "ABEKPSVXYÅÄÁÉ&",
    722: "CDHNRUwÐ",
    778: "GOQÖØÓ",
    833: "mM",
    944: "W",
    1000: "…—",
}
_EM = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
SIZES = {"tn": 11.5, "t2": 12.0, "ta": 12.0, "ti": 16.0, "map": 11.5}
_BOLD = {"tb", "tn", "t-life", "t-rest", "hubn", "t-prop"}


def width(text: str, css: str = "") -> float:
    names = css.split()
    size = next((SIZES[name] for name in names if name in SIZES), 12.5)
    bold = 1.07 if _BOLD.intersection(names) else 1.0
    return sum(_EM.get(letter, 0.58) for letter in text) * size * bold


def fitted(text: str, css: str, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than its room; the table beside the drawing has it whole."""
    if width(text, css) <= room:
        return text
    cut = text
    while cut and width(f"{cut}…", css) > room:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"


@dataclass(frozen=True, slots=True)
class Span:
    """What a label covers, along the line and across it."""

    left: float
    right: float
    top: float = 0.0
    bottom: float = 1.0

    def meets(self, other: Span, gap: float = 0.0) -> bool:
        beside = self.left < other.right + gap and other.left < self.right + gap
        return beside and self.top < other.bottom and other.top < self.bottom


def extent(text: Text) -> Span:
    """The box of a text, from its cap height to its descenders."""
    wide = width(text.text, text.css)
    left = {"start": text.x, "middle": text.x - wide / 2, "end": text.x - wide}[text.anchor]
    size = next((SIZES[name] for name in text.css.split() if name in SIZES), 12.5)
    return Span(left, left + wide, text.y - 0.75 * size, text.y + 0.2 * size)
