"""WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens themselves."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
SCHEMES = {"light": dict(COLOUR.findall(LIGHT)), "dark": dict(COLOUR.findall(LIGHT)) | dict(COLOUR.findall(DARK))}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("name", ["ink", "ink-2", "accent", "life", "rest"])
def test_text_has_the_contrast_that_reading_needs(scheme: str, ground: str, name: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens[name], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "edge", "void"])  # the ring of the focus is ink
def test_edges_and_hatching_can_be_seen(scheme: str, name: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens[name], tokens["paper"]) >= 3
