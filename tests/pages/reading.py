"""Reading a page as a reader's program does: its elements, and what is wrong with how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(eq=False)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """This element and all within it, in the order of the page."""
        left: list[Element | str] = [self]
        while left:
            if isinstance(each := left.pop(), Element):
                yield each
                left += reversed(each.children)

    @property
    def text(self) -> str:
        """All words within it, with single spaces."""
        return " ".join(" ".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._words()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def all(self, tag: str = "", of_class: str = "", **attributes: str) -> list[Element]:
        wanted = attributes.items()
        return [
            each
            for each in self
            if (not tag or tag == each.tag)
            and (not of_class or of_class in each.get("class").split())
            and all(each.get(name) == value for name, value in wanted)
        ]

    def one(self, tag: str = "", of_class: str = "", **attributes: str) -> Element:
        (found,) = self.all(tag, of_class, **attributes)
        return found

    def rows(self) -> list[list[str]]:
        """The texts of a table's rows, cell by cell."""
        return [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in self.all("tr")]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document")
        self.open = [self.root]
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _value in attrs)
        self.wrong += [f"<{tag}> has {name} twice" for name, count in names.items() if count > 1]
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            self.wrong.append(f"</{tag}> closes <{self.open[-1].tag}>")
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """The document; see ``faults`` for what is wrong with it."""
    builder = _Builder()
    builder.feed(html)
    return builder.root


def drawings(html: str) -> list[str]:
    """The markup of each drawing that stands for itself, what is nested in it included."""
    found, depth, begin = [], 0, 0
    for tag in re.finditer(r"<svg\b|</svg>", html):
        begin = tag.start() if depth == 0 else begin
        depth += 1 if tag.group() == "<svg" else -1
        if depth == 0:
            found.append(html[begin : tag.end()])
    return found


def faults(html: str) -> list[str]:
    """Everything by which a page would fail a reader, a browser or a screen reader; nothing where it is well."""
    builder = _Builder()
    builder.feed(html)
    page = builder.root
    left = [element.tag for element in builder.open[1:]]
    checks = (_ids, _targets, _headings, _cells, _languages, _names)
    return (
        builder.wrong + [f"<{tag}> is not closed" for tag in left] + [each for check in checks for each in check(page)]
    )


def _ids(page: Element) -> list[str]:
    ids = Counter(each.get("id") for each in page if each.get("id"))
    return [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]


def _targets(page: Element) -> list[str]:
    """What points inside the page points at something."""
    ids = {each.get("id") for each in page}
    wanted = [each.get("href")[1:] for each in page if each.get("href").startswith("#")]
    for name in ("aria-describedby", "aria-labelledby", "for"):
        wanted += [target for each in page for target in each.get(name).split()]
    return [f"nothing has the id {target!r}" for target in wanted if target not in ids]


def _headings(page: Element) -> list[str]:
    levels = [HEADINGS.index(each.tag) + 1 for each in page if each.tag in HEADINGS]
    found = [f"a heading is empty: {each.tag}" for each in page if each.tag in HEADINGS and not each.text]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"headings: {levels}")
    return found + [f"h{b} follows h{a}" for a, b in pairwise(levels) if b > a + 1]


def _cells(page: Element) -> list[str]:
    """Every cell says something, be it that nothing is known; every row is as wide as the table's head."""
    found = []
    for table in page.all("table"):
        head = (table.rows() or [[]])[0]
        found += [f"an empty cell under {head}: {row}" for row in table.rows() if not all(row)]
        widths = set(_widths(table))
        if len(widths) > 1:
            found.append(f"rows of {sorted(widths)} cells under {head}")
    return found


def _widths(table: Element) -> Iterator[int]:
    """How many columns each row fills, with what reaches down into it from rows above."""
    reaching: list[int] = []
    for row in table.all("tr"):
        cells = [cell for cell in row if cell.tag in {"th", "td"}]
        yield len(reaching) + sum(int(cell.get("colspan") or 1) for cell in cells)
        reaching = [rows - 1 for rows in (*reaching, *(int(cell.get("rowspan") or 1) for cell in cells)) if rows > 1]


def _languages(page: Element) -> list[str]:
    found = [f"lang={each.get('lang')!r}" for each in page if "lang" in each.attributes and not each.get("lang")]
    return found if page.one("html").get("lang") in {"sv", "en"} else [*found, "the page has no language"]


def _names(page: Element) -> list[str]:
    """Links, buttons and fields have names; the page has a title; every picture has words or is left out."""
    labelled = {each.get("for") for each in page.all("label")}
    found = [f"no words: {e.tag} {e.attributes}" for e in page if e.tag in {"a", "button"} and not _named(e)]
    fields = [e for e in page if e.tag in {"input", "select", "textarea"} and e.get("type") != "hidden"]
    found += [f"no label: {e.attributes}" for e in fields if e.get("id") not in labelled and not e.get("aria-label")]
    within = {id(part) for drawing in page.all("svg") for part in drawing if part is not drawing}
    drawings = [e for e in page.all("svg") if not e.get("aria-hidden") and id(e) not in within]
    found += [f"a drawing without words: {e.attributes}" for e in drawings if not e.all("title") or not e.all("desc")]
    return found + ([] if page.all("head")[0].all("title")[0].text else ["no title"])


def _named(element: Element) -> bool:
    return bool(element.text or element.get("aria-label"))
