"""Brings every text that users see into the catalogue of each language, and lists what lacks a translation.

Django's own makemessages needs a program of the system; Babel reads the same marks. With --check nothing is
written, and a missing or unfinished translation is a failure.
"""

import io
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import django
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

BASE = Path(__file__).resolve().parent.parent
CODE = ("archive", "municipalities", "agreements", "twinning")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?:\b(?:n|p|np)?gettext|(?<!\w)_)\({TEXT}(?:, *{TEXT})*(?:, *\w+)?\)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def sources() -> Iterator[tuple[str, str]]:
    """Path and Python text of all that may hold a marked text; templates as Django itself reads them."""
    for folder in CODE:
        for path in sorted((BASE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(BASE).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted((BASE / "templates").rglob("*")):
        if path.suffix in {".html", ".txt", ".xml", ".svg"}:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What is left of the markup is not Python; the calls in it are.
            calls = (" ; ".join(found.group() for found in CALL.finditer(line)) for line in text.splitlines())
            yield path.relative_to(BASE).as_posix(), "\n".join(calls)


def collect() -> Catalog:
    found = Catalog(project="Twinning", charset="utf-8")
    for name, text in sources():
        for line, message, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators"]):
            found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def texts(forms: str | Sequence[str] | None) -> list[str]:
    """Singular and plural, or the one form there is."""
    return [forms] if isinstance(forms, str) else list(forms or [""])


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    strings, ids = texts(message.string), texts(message.id)
    if not all(strings):
        yield "is not translated"
    elif message.fuzzy:
        yield "is marked fuzzy"
    elif any(set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall("".join(ids))) for text in strings):
        yield "has a placeholder that the text lacks"
    elif set(PLACEHOLDER.findall(ids[-1])) - set(PLACEHOLDER.findall(strings[-1])):
        yield "lacks a placeholder of the text"


def catalogue(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, project="Twinning", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # No line numbers: they change with every edit and say nothing to a translator.
        write_po(file, catalog, width=110, no_location=False, include_lineno=False, sort_by_file=True)


def wrong(catalog: Catalog, template: Catalog) -> list[str]:
    """Every fault of a catalogue beside the texts in use."""
    problems = []
    for message in template:
        if message.id:
            own = catalog.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            told = ["is not in the catalogue"] if own is None else list(faults(own))
            problems += [f"{message.id!r} {what}" for what in told]
    kept = [*catalog, *catalog.obsolete.values()]
    used = {_key(message) for message in template}
    return problems + [f"{message.id!r} is no longer in use" for message in kept if _key(message) not in used]


def _key(message: Message) -> tuple[str, str | None]:
    return texts(message.id)[0], message.context


def main(check: bool) -> int:
    template, failed = collect(), False
    for language, _name in settings.LANGUAGES:
        if language == "en":
            continue
        path = BASE / "locale" / language / "LC_MESSAGES" / "django.po"
        catalog = catalogue(path, language)
        if not check:
            # The day of extraction is kept, so that nothing changes where no text did.
            template.creation_date = catalog.creation_date
            catalog.update(template, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            write(path, catalog)
        problems = wrong(catalog, template)
        failed = failed or bool(problems)
        print(*problems, f"{language}: {len(template)} texts, {len(problems)} to be done", sep="\n")
    return int(check and failed)


if __name__ == "__main__":
    warnings.simplefilter("error")
    sys.path.insert(0, str(BASE))
    settings.configure(LANGUAGES=[("sv", "Svenska"), ("en", "English")], USE_I18N=True)
    django.setup()
    sys.exit(main("--check" in sys.argv))
