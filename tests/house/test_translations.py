"""Every text a user may see has its Swedish, finished and with the same placeholders."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

from tests.house.wording import ENGLISH_ONLY, SCRIPT, SWEDISH_ONLY, messages, words

SWEDISH = settings.BASE_DIR / "locale" / "sv" / "LC_MESSAGES" / "django.po"
# Names that stand in English texts too.
NAMES = words("Vänersborg Jönköping Linköping Vännäs Bodö vänort")


@pytest.fixture
def faults() -> Callable[[Message], list[str]]:
    return lambda message: list(messages().faults(message))


def test_no_text_lacks_its_translation() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Links", ""), "is not translated"),
        (Message(("%(n)s link", "%(n)s links"), ("%(n)s relation", "")), "is not translated"),
        (Message("Links", "Relationer", flags={"fuzzy"}), "is marked fuzzy"),
        (Message("%(n)s links", "relationer"), "lacks a placeholder of the text"),
        (Message("links", "%(n)s relationer"), "has a placeholder that the text lacks"),
    ],
)
def test_every_fault_is_noticed(faults: Callable[[Message], list[str]], message: Message, fault: str) -> None:
    assert faults(message) == [fault]


def test_a_text_that_nothing_uses_is_noticed() -> None:
    template, kept = Catalog(locale="sv"), Catalog(locale="sv")
    kept.add("Links", "Relationer")
    assert messages().wrong(kept, template) == ["'Links' is no longer in use"]


def test_what_stands_in_the_code_is_english() -> None:
    swedish = SWEDISH_ONLY | words("å ä ö")
    found = {text: words(text) for message in messages().collect() for text in messages().texts(message.id)}
    assert {t: w for t, w in found.items() if w & swedish or any(set(each) & set("åäö") for each in w - NAMES)} == {}


def test_every_swedish_text_is_swedish() -> None:
    with SWEDISH.open("rb") as file:
        catalog = read_po(file)
    told = [text for message in catalog if message.id for text in messages().texts(message.string)]
    found = {text: words(messages().PLACEHOLDER.sub("", text)) & ENGLISH_ONLY for text in told}
    assert {text: strays for text, strays in found.items() if strays} == {}


def test_a_singular_may_leave_its_number_out(faults: Callable[[Message], list[str]]) -> None:
    assert faults(Message(("one link", "%(n)s links"), ("en relation", "%(n)s relationer"))) == []
