"""Shapes to SVG markup: the one place where a drawing becomes text, and where that text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString, mark_safe

from twinning.drawing.shapes import Circle, Drawing, Glyph, Group, Pair, Path, Rect, Shape, Text, number

HATCH = "M-1 6 6 -1M-1 1 1 -1M4 6 6 4"


def svg(drawing: Drawing | Pair) -> SafeString:
    """For templates: everything from outside was escaped by ``markup``."""
    drawings = drawing.drawings if isinstance(drawing, Pair) else (drawing,)
    return mark_safe("".join(markup(one) for one in drawings))


def swatch(shapes: Iterable[Shape], width: float, height: float) -> SafeString:
    """A sample in a legend; the word beside it says the same, so it is hidden from those who listen."""
    frame = _tag("svg", css="" if width > height else "short", viewBox=f"0 0 {number(width)} {number(height)}")
    inside = "".join(_shape(shape, "") for shape in shapes)
    return mark_safe(f'{frame[:-1]} aria-hidden="true">{inside}</svg>')


def document(drawing: Drawing, css: str) -> str:
    """The drawing as a file of its own, its style sheet inside it."""
    style = f"<style>{escape(css)}</style>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_open(drawing, xmlns=True)}{style}{_inside(drawing)}</svg>\n'


def markup(drawing: Drawing) -> str:
    return f"{_open(drawing)}{_inside(drawing)}</svg>"


def _open(drawing: Drawing, xmlns: bool = False) -> str:
    uid = drawing.uid
    return _tag(
        "svg",
        xmlns="http://www.w3.org/2000/svg" if xmlns else "",
        css=drawing.css,
        viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
        role="img",
        aria_labelledby=f"{uid}-t {uid}-d",
    )


def _inside(drawing: Drawing) -> str:
    uid = drawing.uid
    parts = [
        f"{_tag('title', id=f'{uid}-t')}{escape(drawing.title)}</title>",
        f"{_tag('desc', id=f'{uid}-d')}{escape(drawing.desc)}</desc>",
    ]
    if any(isinstance(shape, Rect) and shape.hatched for shape in drawing.walk()):
        pattern = _tag("pattern", id=f"{uid}-h", width="5", height="5", patternUnits="userSpaceOnUse")
        parts.append(f'<defs>{pattern}<path class="hatch-l" d="{HATCH}"/></pattern></defs>')
    parts += [_shape(shape, uid) for shape in drawing.shapes]
    return "\n".join(parts)


def _shape(shape: Shape, uid: str) -> str:
    match shape:
        case Rect():
            return _rect(shape, uid)
        case Path():
            return _path(shape)
        case Circle():
            return _tag("circle", css=shape.css, cx=shape.x, cy=shape.y, r=shape.r, close=True)
        case Text():
            anchor = "" if shape.anchor == "start" else shape.anchor
            begun = _tag("text", x=shape.x, y=shape.y, css=shape.css, text_anchor=anchor, lang=shape.lang)
            return f"{begun}{escape(shape.text)}</text>"
        case Glyph():
            return _glyph(shape)
        case Group():
            inside = "".join(_shape(one, uid) for one in shape.shapes)
            return f"{_tag('g', css=shape.css)}{inside}</g>"


def _rect(rect: Rect, uid: str) -> str:
    fill = f"url(#{uid}-h)" if rect.hatched else ""
    return _tag("rect", css=rect.css, fill=fill, x=rect.x, y=rect.y, width=rect.width, height=rect.height, close=True)


def _path(path: Path) -> str:
    if not path.title:
        return _tag("path", css=path.css, d=path.d, close=True)
    return f"{_tag('path', css=path.css, d=path.d)}<title>{escape(path.title)}</title></path>"


def _glyph(glyph: Glyph) -> str:
    size = glyph.size
    use = _tag("use", href=f"#g-{glyph.name}", close=True)
    frame = _tag("svg", css="g", viewBox="0 0 12 12", x=glyph.x, y=glyph.y, width=size, height=size)
    return f"{_tag('g', css=f'st-{glyph.name}')}{frame}{use}</svg></g>"


def _tag(name: str, *, css: str = "", close: bool = False, **attributes: str | float) -> str:
    """An element's opening; attributes that are empty are left out."""
    pairs: dict[str, str | float] = {"class": css, **attributes}
    written = [
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in pairs.items()
        if value != ""
    ]
    return f"<{name}{''.join(written)}{'/' if close else ''}>"
