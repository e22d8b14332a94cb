"""The house rules that a machine can hold."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

BASE: Path = settings.BASE_DIR
NOT_OURS = {".git", ".venv", "var", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
TEXT = {".py", ".html", ".css", ".js", ".svg", ".md", ".txt", ".toml", ".json", ".po", ".csv", ".yaml", ".xml", ""}


def files(*suffixes: str) -> Iterator[Path]:
    found = []
    for folder, below, names in os.walk(BASE):
        below[:] = [name for name in below if name not in NOT_OURS]
        found += [Path(folder, name) for name in names if name not in NOT_OURS]
    yield from (path for path in sorted(found) if path.suffix in suffixes and path.is_file())


def named(path: Path) -> str:
    return str(path.relative_to(BASE))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


PYTHON = [path for path in files(".py") if "migrations" not in path.parts]
TEMPLATES = list(files(".html"))


def test_no_file_is_longer_than_400_lines() -> None:
    assert {named(path): n for path in PYTHON + TEMPLATES if (n := len(read(path).splitlines())) > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    functions = (
        (f"{named(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in PYTHON
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert {name: length for name, length in functions if length > 50} == {}


def test_no_room_is_a_lumber_room() -> None:
    lumber = {"utils.py", "helpers.py", "mixins.py", "signals.py", "common.py", "misc.py"}
    assert [named(path) for path in PYTHON if path.name in lumber] == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a note to finish it later", r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
        ("a path of somebody's machine", r"(?<![\w.{}])/(wor" + r"k|ho" + r"me|ro" + r"ot|tm" + r"p|Users)/"),
        ("a package registry", r"(py" + r"pi\.org|python" + r"hosted|npm" + r"js\.com|cra" + r"tes\.io)"),
    ],
)
def test_no_file_holds(what: str, pattern: str) -> None:
    kept = re.compile(pattern)
    assert [named(path) for path in files(*TEXT) if kept.search(read(path))] == [], what


def test_lock_files_hold_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lock = read(BASE / name)
        assert "://" not in lock
        assert "file:" not in lock
        packages = re.findall(r"^[\w.-]+==.*?(?=^\S|\Z)", lock, flags=re.MULTILINE | re.DOTALL)
        assert packages
        assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_templates_keep_to_the_content_security_policy(path: Path) -> None:
    html = read(path)
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html) == []
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=\"|javascript:", html) == []
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//[^\"]+\.(?:js|css|woff2?)\"", html) == []
