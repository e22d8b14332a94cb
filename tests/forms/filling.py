"""The form of a page as its reader has it: what can be filled in, what must be, and what a refusal says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core import validators
from django.db import models
from django.utils.translation import override

from tests.pages.reading import Element, faults, read

Sent = dict[str, list[str]]
PASSING: Final = {"csrfmiddlewaretoken", "do"}
HOLDING: Final = {"field", "choose"}
HEADS: Final = {"label", "legend"}
CONTROLS: Final = {"input", "select", "textarea"}


class Page:
    """A page with one form that is filled in, beside those of single buttons."""

    def __init__(self, answer: Any) -> None:
        self.status: int = answer.status_code
        self.html: str = answer.content.decode()
        self.page = read(self.html)

    @cached_property
    def form(self) -> Element:
        found = [each for each in self.page.all("form", method="post") if each.all("button", "main")]
        assert len(found) == 1, self.page.text[:500]
        return found[0]

    @cached_property
    def sent(self) -> Sent:
        """Everything that the form would send back, by the button that saves."""
        found: Sent = {}
        for each in self._named():
            for value in values(each):
                found.setdefault(each.get("name"), []).append(value)
        return found

    def _named(self) -> Iterator[Element]:
        return (each for each in self.form if each.tag in CONTROLS and each.get("name") not in {"", *PASSING})

    @cached_property
    def asked(self) -> dict[str, list[Element]]:
        """What is asked of the reader, by name; not what is only sought, nor what belongs to a choice not made."""
        found: dict[str, list[Element]] = {}
        for each in self._named():
            name = each.get("name")
            if each.get("type") not in {"hidden", "search", "file"} and "new-" not in name and name != "why":
                found.setdefault(name, []).append(each)
        return found

    @cached_property
    def required(self) -> set[str]:
        return {name for name, each in self.asked.items() if self._must(name, each[0])}

    def _must(self, name: str, control: Element) -> bool:
        heads = [each for each in self.around(name).children if isinstance(each, Element) and each.tag in HEADS]
        return "required" in control.attributes or any(each.all("span", "must") for each in heads)

    @cached_property
    def above(self) -> dict[int, Element]:
        """The element around each element."""
        return {id(child): each for each in self.page for child in each.children if isinstance(child, Element)}

    def up(self, element: Element) -> Iterator[Element]:
        """The element and all around it."""
        yield element
        while id(element) in self.above:
            element = self.above[id(element)]
            yield element

    @cached_property
    def by_name(self) -> dict[str, list[Element]]:
        """The controls of each field, and of a choice its search: what is chosen may not be shown."""
        found: dict[str, list[Element]] = {}
        for each in self._named():
            names = {each.get("name"), each.get("name").removesuffix("-q")}
            for name in names:
                found.setdefault(name, []).append(each)
        return found

    def around(self, name: str) -> Element:
        """The innermost part of the page that holds a field, with its label and what is wrong with it."""
        outer = self.up(self.by_name[name][0])
        return next(e for e in outer if {*e.get("class").split()} & HOLDING or e.tag == "fieldset" or e is self.form)

    # --- What is told ---

    @cached_property
    def summary(self) -> Element:
        (found,) = self.page.all("div", "faults")
        return found

    @cached_property
    def told(self) -> list[Element]:
        return self.summary.all("li")

    @cached_property
    def led(self) -> list[tuple[Element, Element]]:
        """Each line at the top, with what it leads to."""
        ids = {each.get("id"): each for each in self.page}
        return [(line, ids[link.get("href")[1:]]) for line in self.told for link in line.all("a")]

    def leads_to(self, name: str) -> list[Element]:
        """The lines at the top that lead to a field."""
        inside = {id(each) for control in self.by_name[name] for each in self.up(control)}
        return [line for line, target in self.led if id(target) in inside]

    def wrong_with(self, name: str) -> list[str]:
        """What is told at the field itself."""
        return [each.text for each in self.around(name).all("p", "error")]


def values(control: Element) -> list[str]:
    """What a control sends."""
    if control.tag == "textarea":
        words = [each for each in control.children if isinstance(each, str)]
        return ["".join(words).removeprefix("\n")]
    if control.tag == "select":
        options = control.all("option")
        chosen = [each.get("value") for each in options if "selected" in each.attributes]
        return chosen or ([] if "multiple" in control.attributes else [each.get("value") for each in options[:1]])
    if control.get("type") in {"radio", "checkbox"}:
        return [control.attributes.get("value", "on")] if "checked" in control.attributes else []
    return [] if control.get("type") == "file" else [control.get("value")]


# --- What Django would say ---


def _sentences() -> Iterator[str]:
    """Its own sentences, in the language of now."""
    for kind in (*_kinds(forms.Field), *_kinds(models.Field)):
        yield from (str(words) for words in getattr(kind, "default_error_messages", {}).values())
    for found in vars(validators).values():
        words = getattr(found, "message", None)
        if isinstance(found, type) and words is not None:
            yield str(words)


def _kinds(base: Any) -> Iterator[Any]:
    if base.__module__.startswith("django."):
        yield base
    for each in base.__subclasses__():
        yield from _kinds(each)


def _pattern(sentence: str) -> str:
    parts = re.split(r"%\(\w+\)[sdr]", sentence)
    return ".{1,60}?".join(map(re.escape, parts))


def django_says() -> re.Pattern[str]:
    """Whatever Django says by itself of a field, in Swedish or English."""
    sentences: set[str] = set()
    for language in ("sv", "en"):
        with override(language):
            sentences |= {each for each in _sentences() if len(each) > 8}
    return re.compile("|".join(map(_pattern, sorted(sentences))))


DJANGO: Final = django_says()


def refused(answer: Any, typed: Mapping[str, Any], wrong: set[str], status: int = 400) -> Page:
    """A refusal that helps: all that is wrong at once, at the top and at each field, and nothing typed is lost."""
    page = Page(answer)
    assert page.status == status, page.page.text[:1500]
    assert faults(page.html) == []
    summary = page.summary.text
    assert DJANGO.search(summary) is None, summary
    untold = {name for name in wrong if not page.leads_to(name)}
    assert untold == set(), (untold, summary)
    for name in wrong:
        here = page.wrong_with(name)
        assert here, (name, "nothing is told at the field", summary)
        assert any(each in line.text for each in here for line in page.leads_to(name)), (name, here, summary)
    lost = {name: value for name, value in typed.items() if not _kept(page, name, value)}
    assert lost == {}, page.sent
    return page


def _kept(page: Page, name: str, value: Any) -> bool:
    values = [value] if isinstance(value, str) else list(value)
    return name in PASSING or [each for each in page.sent.get(name, []) if each] == [each for each in values if each]
