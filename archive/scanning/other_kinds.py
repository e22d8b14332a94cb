"""Well-known kinds that are not taken, so that the refusal can name what the file is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Test = Callable[[bytes], bool]
# Brands of the container that photographs of telephones and films share.
_STILL = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"}
_OFFICE_PARTS = (
    b"[Content_Types].xml",
    b"word/",
    b"xl/",
    b"ppt/",
    b"mimetypeapplication/vnd.oasis",
    b"_rels/",
    b"docProps/",
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|title|div|p|a|table)\b", re.IGNORECASE)
_ENCODED = (b"\xff\xfe", b"\xfe\xff")


def _starts(*signatures: bytes) -> Test:
    return lambda head: head.startswith(signatures)


def _riff(*kinds: bytes) -> Test:
    return lambda head: head[:4] == b"RIFF" and head[8:12] in kinds


def _brand(head: bytes) -> bytes:
    return head[8:12] if head[4:8] == b"ftyp" else b""


def _text(head: bytes) -> bytes:
    """The file as text, without what may stand before it; nothing of one that is none."""
    plain = head.replace(b"\0", b"") if head.startswith(_ENCODED) else head
    return plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _is_svg(head: bytes) -> bool:
    return _text(head).startswith(b"<svg") or (_text(head).startswith((b"<?xml", b"<!")) and b"<svg" in head)


def _is_office(head: bytes) -> bool:
    zipped = head.startswith(b"PK\3\4") and any(part in head for part in _OFFICE_PARTS)
    return zipped or head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))


def _is_tape(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _is_text(head: bytes) -> bool:
    if head.startswith(_ENCODED):
        return True
    try:
        # The last letter may be cut in half.
        text = head.decode() if len(head) < 4 else head[:-3].decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode() if error.start >= len(head) - 6 else ""
    return bool(text) and all(sign.isprintable() or sign.isspace() for sign in text)


TESTS: Final[tuple[tuple[str, Test], ...]] = (
    ("svg", _is_svg),
    ("html", lambda head: bool(_MARKUP.match(_text(head)))),
    ("xml", lambda head: _text(head).startswith(b"<?xml")),
    ("office", _is_office),
    (
        "archive",
        _starts(b"PK", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
    ),
    ("archive", _is_tape),
    ("gif", _starts(b"GIF87a", b"GIF89a")),
    ("bmp", _starts(b"BM")),
    ("heic", lambda head: _brand(head) in _STILL),
    ("jxl", _starts(b"\xff\x0a", b"\0\0\0\x0cJXL ")),
    ("video", lambda head: bool(_brand(head))),
    ("video", _starts(b"\x1a\x45\xdf\xa3", b"\0\0\x01\xba", b"\0\0\x01\xb3", b"FLV\1", b"\x30\x26\xb2\x75")),
    ("video", _riff(b"AVI ")),
    ("sound", _starts(b"ID3", b"OggS", b"fLaC", b"\xff\xfb", b"\xff\xf3")),
    ("sound", _riff(b"WAVE")),
    (
        "program",
        _starts(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"<?php"),
    ),
    ("photoshop", _starts(b"8BPS")),
    ("djvu", _starts(b"AT&TFORM")),
    ("codestream", _starts(b"\xff\x4f\xff\x51")),
    ("postscript", _starts(b"%!PS", b"\xc5\xd0\xd3\xc6")),
    ("late_pdf", lambda head: b"%PDF-" in head),
    ("text", _is_text),
)


def fault_of(head: bytes) -> str:
    return next((fault for fault, fits in TESTS if fits(head)), "kind")
