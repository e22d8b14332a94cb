"""Reading which words of a page come from where: from the catalogue of translations, or from the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import django
import rest_framework
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

from tests.pages.reading import Element

SCRIPT = settings.BASE_DIR / ".ci" / "messages.py"
OPEN, CLOSE = "⟦", "⟧"
# What a reader meets besides the text between the tags.
SPOKEN = ("alt", "aria-label", "aria-description", "data-l", "placeholder", "title")
SILENT = {"script", "style", "template", "code"}
WORD = re.compile(r"[^\W\d_]{2,}")

# Common words that the other language does not have.
SWEDISH_ONLY = frozenset(
    """
    och att det som av för på är inte med från den ett eller vid har om ingen inget inga men när där hur vem vilken
    till sedan utan bara finns varje alla hos deras dess detta denna dessa här under över mellan enligt kan ska måste
    kommun kommuner kommunen vänort relation avtal beslut källa källor läge nivå händelse hänvisning kedja okänd okänt
    vilande avslutad pausad föreslagen sökt funnet belägg utbyte samarbete registret
    """.split()
) - {"relation"}
ENGLISH_ONLY = frozenset(
    """
    the and of is not with which that from by are was were this these those has have had been its their who whose when
    where what why how since until between without only every each nothing none never about there here other another
    municipality municipalities link links agreement agreements decision source sources chain event unknown dormant
    searched found recorded evidence
    """.split()
)


@cache
def messages() -> ModuleType:
    """The program that collects what is marked for translation."""
    spec = spec_from_file_location("messages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogues_of_others() -> list[Path]:
    """The Swedish of Django and of what else shows texts of its own."""
    homes = [Path(django.__file__).parent, Path(rest_framework.__file__).parent]
    return [found for home in homes for found in sorted(home.rglob("locale/sv/LC_MESSAGES/django.po"))]


def pseudo(folder: Path) -> Path:
    """A folder of translations in which every text there is stands between brackets."""
    catalog = Catalog(locale="en")
    for path in catalogues_of_others():
        with path.open("rb") as file:
            _bracket(read_po(file), catalog)
    _bracket(messages().collect(), catalog)
    target = folder / "en" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "django.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder


def _bracket(texts: Catalog, into: Catalog) -> None:
    for message in texts:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        # Addresses are made of msgids too, and brackets have no place in them.
        if all(ids) and not re.fullmatch(r"[a-z-]+/", ids[0]):
            strings = tuple(f"{OPEN}{text}{CLOSE}" for text in ids)
            into.add(message.id, strings if len(strings) > 1 else strings[0], context=message.context)


def spoken(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a reader sees or hears, in the order of the page, each with its language."""
    language = element.get("lang") or language
    if element.tag in SILENT:
        return
    yield from ((language, element.get(name)) for name in SPOKEN if element.get(name))
    if element.tag == "meta" and element.get("name") == "description":
        yield language, element.get("content")
    if element.tag == "input" and element.get("type") in {"submit", "button", "reset"}:
        yield language, element.get("value")
    for child in element.children:
        if isinstance(child, str):
            yield language, child
        else:
            yield from spoken(child, language)


def plain(texts: Iterator[str]) -> Iterator[str]:
    """What stands outside brackets; a bracket may close in a later text than it opened in."""
    depth = 0
    for text in texts:
        outside = []
        for sign in text:
            depth += (sign == OPEN) - (sign == CLOSE)
            outside.append(sign if depth == 0 and sign != CLOSE else " ")
        yield "".join(outside)
    assert depth == 0, "a bracket is left open"


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}
