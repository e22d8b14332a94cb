"""Three ways to use a page: with a mouse, by keyboard alone, and with a browser that runs no scripts.

A story is told once, in the words that stand on the pages, and played by each of the three. They count what they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

FURTHEST: Final = 150  # as many times as anybody would press Tab on one page

# How the focus stands to what is looked for, and whether it can be seen where it is. The radio buttons of one question
# are one place for Tab.
FOCUS: Final = """target => {
  const here = document.activeElement;
  const one = here === target || (here.type === "radio" && target.type === "radio" && here.name === target.name);
  const passed = here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING && here !== document.body;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const nowhere = here === document.body || here.id === "content" || here.matches("[role=alert]");
  return {where: one ? "here" : passed ? "back" : "ahead", seen: nowhere || (ringed && inside),
          place: [...document.querySelectorAll("*")].indexOf(here), at: here.outerHTML.slice(0, 300)};
}"""


class Mouse:
    """Points and clicks, and types into what was clicked."""

    scripts = True

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0
        page.on("filechooser", lambda _asked: None)  # listened for early: a key opens the dialog faster than a mouse

    # --- What a story says ---

    def press(self, name: str, within: Locator | None = None) -> None:
        """A link or a button that leads on; the first of that name."""
        place = within or self.page.locator("body")
        link, button = (place.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
        target = link.or_(button)
        self._reach(target.first)
        with self._led_on():
            self._push(target.first)

    def open(self, name: str) -> None:
        """What is folded."""
        summary = self.page.locator("summary").filter(has_text=name)
        self._reach(summary)
        self._push(summary)

    def fill(self, label: str, words: str) -> Locator:
        field = self._field(label)
        self._write(field, words)
        return field

    def date(self, label: str, words: str, meaning: str) -> None:
        """In words. How it was understood is told while it is typed."""
        field = self.fill(label, words)
        expect(field.locator("xpath=..").locator(".date-understood")).to_contain_text(meaning)

    def choose(self, question: str, answer: str) -> None:
        """One of several, as radio buttons or in a list that opens."""
        group = self.page.get_by_role("group", name=question)
        if group.count():
            self._tick(group.get_by_label(beginning(answer)))
        else:
            self._pick(self._field(question), answer)

    def tick(self, label: str, within: Locator | None = None) -> None:
        self._tick((within or self.page).get_by_label(beginning(label)))

    def find(self, label: str, words: str, found: str) -> None:
        """Search, and choose among what is found."""
        field = self.page.get_by_label(label)
        place = self.page.locator("[data-choice]").filter(has=field)
        self._write(field, words)
        self._sought(place, words)
        self._tick(place.get_by_label(beginning(found)))

    def attach(self, label: str, file: FilePayload) -> None:
        field = self.page.get_by_label(label)
        self._reach(field)
        with self.page.expect_file_chooser() as asked:
            self._push(field)
        asked.value.set_files(file)

    # --- How it is done with a mouse ---

    def _field(self, label: str) -> Locator:
        """By the words with which its label begins."""
        return self.page.get_by_label(beginning(label)).filter(visible=True)

    def _reach(self, target: Locator) -> None:
        """Each act begins here, and is counted."""
        self.done += 1

    def _push(self, target: Locator) -> None:
        target.click()

    def _write(self, field: Locator, words: str) -> None:
        self._reach(field)
        field.fill(words)

    def _tick(self, box: Locator) -> None:
        self._reach(box)
        box.check()

    def _pick(self, field: Locator, option: str) -> None:
        self._reach(field)
        field.select_option(label=option)

    def _sought(self, place: Locator, words: str) -> None:
        expect(place.locator("input[name$=-sought]")).to_have_value(words)

    @contextmanager
    def _led_on(self) -> Iterator[None]:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            yield


class Keyboard(Mouse):
    """Tab and Shift+Tab, arrows, Enter, Space and letters: nothing is focused or clicked from outside."""

    def _push(self, target: Locator) -> None:
        self.page.keyboard.press("Enter")

    def _write(self, field: Locator, words: str) -> None:
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def _tick(self, box: Locator) -> None:
        self._reach(box)
        for _ in range(FURTHEST):
            if box.evaluate("box => box === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def _pick(self, field: Locator, option: str) -> None:
        self._reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(option)

    def _reach(self, target: Locator) -> None:
        """By Tab to what lies ahead, by Shift+Tab to what was passed; over the masthead by the link that skips it."""
        super()._reach(target)
        sought = target.element_handle()
        if self._skips(sought):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
            self.page.wait_for_url("**#content")
        before: dict[str, Any] = {}
        for _ in range(FURTHEST):
            focus = sought.evaluate(FOCUS)
            assert focus["seen"], f"The focus cannot be seen: {focus['at']}"
            if focus["where"] == "here":
                return
            assert focus["place"] != before.get("place"), f"The focus does not move on: {focus['at']}"
            before = focus
            self.page.keyboard.press("Tab" if focus["where"] == "ahead" else "Shift+Tab")
        raise AssertionError(f"No key leads to {target}; the focus is at {before['at']}")

    def _skips(self, sought: Any) -> bool:
        """Whether the page was just opened, and what is sought stands in its content."""
        asked = "target => document.activeElement === document.body && Boolean(target.closest('#content'))"
        return bool(sought.evaluate(asked))


class WithoutScripts(Mouse):
    """Buttons do what scripts would: a search is sent, and dates are looked at before they are saved."""

    scripts = False

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.meant: list[str] = []

    def press(self, name: str, within: Locator | None = None) -> None:
        super().press(name, within)
        asked = self.page.get_by_role("alert").filter(has_text="this is how the dates were understood")
        if asked.count():
            for meaning in self.meant:
                expect(asked).to_contain_text(meaning)
            super().press(name, within)
        self.meant = []

    def date(self, label: str, words: str, meaning: str) -> None:
        self.fill(label, words)
        self.meant.append(meaning)

    def _sought(self, place: Locator, words: str) -> None:
        with self._led_on():
            self._push(place.get_by_role("button", name="Search"))


def beginning(words: str) -> re.Pattern[str]:
    """A label that begins with the words: what must be filled in says so at its end."""
    return re.compile(rf"^\s*{re.escape(words)}")


HANDS: Final = {"mouse": Mouse, "keyboard": Keyboard, "no scripts": WithoutScripts}


@contextmanager
def hands(browser: Browser, name: str) -> Iterator[Mouse]:
    """Hands at a window of their own."""
    kind = HANDS[name]
    context = browser.new_context(java_script_enabled=kind.scripts, locale="en-GB", reduced_motion="reduce")
    yield kind(context.new_page())
    context.close()
