"""The drawings in templates: the picture, and the key that says how to read it."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from twinning.drawing.legend import Swatch
from twinning.drawing.render import svg
from twinning.drawing.shapes import Drawing, Pair

register = template.Library()


@register.simple_tag
def drawing(picture: Drawing | Pair) -> SafeString:
    return svg(picture)


@register.simple_tag
def drawing_key(swatches: Sequence[Swatch], label: str = "") -> SafeString:
    """``label`` says of what this is the key, to those who cannot see it stand beside the drawing."""
    entries = format_html_join("", "<li>{}{}</li>", ((swatch.svg, swatch.word) for swatch in swatches))
    named = format_html(' aria-label="{}"', label) if label else ""
    return format_html('<ul class="legend"{}>{}</ul>', named, entries)
