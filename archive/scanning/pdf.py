"""PDF from the outside: what stands before, in and after it where readers of other kinds would look."""

import re

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused
from archive.scanning.window import Shape, Window

END = b"%%EOF"
HEAD, TAIL = 1024, 65_536
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg)\b", re.IGNORECASE)


def read_pdf(window: Window, _limits: Limits) -> Shape:
    if MARKUP.search(window.some(0, HEAD)):
        raise Refused("page_inside")
    start = max(0, window.size - TAIL)
    found = window.some(start, TAIL).rfind(END)
    if found < 0:
        raise Refused("truncated")
    window.must_end(start + found + len(END))
    return Shape()
