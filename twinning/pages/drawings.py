"""The style sheet that a drawing takes along when it leaves the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

SHEETS = ("css/tokens.css", "css/drawing.css")


@cache
def drawing_css() -> str:
    """The tokens and the rules of the drawings, as one sheet."""
    found = [finders.find(sheet) for sheet in SHEETS]
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in found if isinstance(path, str))
