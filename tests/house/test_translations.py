"""Every text a user may see has its Swedish, finished and with the same placeholders."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from babel.messages import Message
from django.conf import settings

SCRIPT = settings.BASE_DIR / ".ci" / "messages.py"


@pytest.fixture
def faults() -> Callable[[Message], list[str]]:
    return lambda message: list(_script().faults(message))


def _script() -> ModuleType:
    spec = spec_from_file_location("messages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def test_a_singular_may_leave_its_number_out(faults: Callable[[Message], list[str]]) -> None:
    assert faults(Message(("one link", "%(n)s links"), ("en relation", "%(n)s relationer"))) == []
