"""Bad files whose first bytes or structure give them away: no decoder ever meets them."""

import random
import struct
from collections.abc import Callable
from typing import NamedTuple

from archive.scanning.refusals import SENTENCES
from tests.scanning import files
from tests.scanning.forging import (
    animated_png,
    box,
    forged_big_tiff,
    forged_png,
    forged_tiff,
    resized_jp2,
    resized_jpeg,
    with_comment,
    zipped,
)


class Bad(NamedTuple):
    """What makes it, the fault it is refused for, and a word that the sentence must say."""

    make: Callable[[], bytes]
    fault: str
    word: str


def of(fault: str, word: str, make: Callable[[], bytes] | bytes) -> Bad:
    assert fault in SENTENCES
    return Bad((lambda: make) if isinstance(make, bytes) else make, fault, word)


def noise(length: int) -> bytes:
    return random.Random(1964).randbytes(length)  # noqa: S311 -- the same at every run


def cut(good: Callable[[], bytes], part: float = 0.6) -> Callable[[], bytes]:
    return lambda: good()[: int(len(good()) * part)]


def animated_webp() -> bytes:
    first, second = files.picture(), files.picture(number=3)
    return files.saved(first, "WEBP", save_all=True, append_images=[second], duration=100)


NOTHING = {
    "nothing at all": of("empty", "empty", b""),
    "one byte": of("text", "text", b"x"),
    "one byte that is no letter": of("kind", "TIFF", b"\x07"),
    "noise": of("kind", "TIFF", lambda: b"\x90" + noise(5000)),
    "a sparse film of its own kind": of("kind", "TIFF", b"\0" * 4096),
}
OTHER_KINDS = {
    "SVG": of("svg", "SVG", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "SVG behind a declaration": of("svg", "SVG", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<svg></svg>'),
    "SVG in UTF-16": of("svg", "SVG", "\ufeff<svg/>".encode("utf-16-le")),
    "HTML": of("html", "HTML", b"  \n<!DOCTYPE html><title>x</title>"),
    "HTML, only a script": of("html", "HTML", b"<script>alert(1)</script>"),
    "XML": of("xml", "XML", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    "ZIP": of("archive", "ZIP", zipped()),
    "RAR": of("archive", "ZIP", b"Rar!\x1a\x07\x01\0rest"),
    "7z": of("archive", "ZIP", b"7z\xbc\xaf\x27\x1c\0\4"),
    "gzip": of("archive", "ZIP", b"\x1f\x8b\x08\0rest"),
    "tar": of("archive", "ZIP", b"a.tif".ljust(257, b"\0") + b"ustar\x0000".ljust(255, b"\0")),
    "DOCX": of("office", "PDF", lambda: zipped("[Content_Types].xml", b"<Types/>")),
    "DOC": of("office", "PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
    "GIF": of("gif", "GIF", lambda: files.saved(files.picture("P"), "GIF")),
    "GIF and Java archive (GIFAR)": of("gif", "GIF", lambda: files.saved(files.picture("P"), "GIF") + zipped()),
    "BMP": of("bmp", "BMP", lambda: files.saved(files.picture(), "BMP")),
    "HEIC": of("heic", "HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "AVIF": of("heic", "AVIF", b"\0\0\0\x18ftypavif\0\0\0\0avifmif1"),
    "JPEG XL": of("jxl", "JPEG XL", b"\0\0\0\x0cJXL \r\n\x87\n"),
    "film": of("video", "film", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41"),
    "sound": of("sound", "sound", b"RIFF\x24\0\0\0WAVEfmt "),
    "Windows program": of("program", "program", b"MZ\x90\0\3\0\0\0"),
    "Linux program": of("program", "program", b"\x7fELF\2\1\1\0"),
    "shell script": of("program", "script", b"#!/bin/sh\nrm -rf /\n"),
    "PHP script": of("program", "script", b"<?php system($_GET['c']); ?>"),
    "Photoshop": of("photoshop", "PSD", b"8BPS\0\1\0\0"),
    "DjVu": of("djvu", "DjVu", b"AT&TFORM\0\0\0\x08DJVU"),
    "PostScript": of("postscript", "PostScript", b"%!PS-Adobe-3.0\nshowpage\n"),
    "JPEG 2000 without its container": of("codestream", "JP2", lambda: files.jp2()[files.jp2().index(b"\xff\x4f") :]),
    "text": of("text", "transcription", "Protokoll fört vid sammanträde i Huskvarna".encode()),
}
SHORT = {
    "TIFF, cut off": of("beyond", "cut short", cut(files.tiff)),
    "TIFF of a header alone": of("truncated", "too early", b"II*\0"),
    "JPEG, cut off": of("truncated", "too early", cut(files.jpeg)),
    "JPEG, cut off within its header": of("truncated", "too early", lambda: files.jpeg()[:30]),
    "PNG, cut off": of("truncated", "too early", cut(files.png)),
    "PNG of a signature alone": of("truncated", "too early", b"\x89PNG\r\n\x1a\n"),
    "WebP, cut off": of("truncated", "too early", cut(files.webp)),
    "JPEG 2000, cut off": of("truncated", "too early", cut(files.jp2)),
    "PDF, cut off": of("truncated", "too early", cut(files.pdf)),
    "PDF of a signature alone": of("truncated", "too early", b"%PDF-1.7"),
}
NOISE = {
    "noise that calls itself TIFF": of("beyond", "cut short", lambda: b"II*\0" + noise(5000)),
    "noise that calls itself JPEG": of("damaged", "damaged", lambda: b"\xff\xd8\xff\xe0\0\x10" + noise(5000)),
    "noise that calls itself PNG": of("damaged", "damaged", lambda: b"\x89PNG\r\n\x1a\n" + noise(5000)),
    "noise that calls itself WebP": of("damaged", "damaged", lambda: b"RIFF\x88\x13\0\0WEBP" + noise(4996)),
    "noise that calls itself JPEG 2000": of("truncated", "too early", lambda: files.jp2()[:32] + b"\0" + noise(5000)),
    "noise that calls itself PDF": of("truncated", "too early", lambda: b"%PDF-1.7\n" + noise(5000)),
}
CLAIMS = {
    "PNG of 2,500 megapixels in a few kilobytes": of("pixels", "2500", lambda: forged_png(50_000, 50_000)),
    "PNG of no width": of("no_pixels", "nothing", lambda: forged_png(0, 100)),
    "PNG a million pixels long": of("side", "262140", lambda: forged_png(1_000_000, 1)),
    "JPEG of 65535 × 65535": of("pixels", "4295", lambda: resized_jpeg(files.jpeg(), 65_535, 65_535)),
    "JPEG of no height": of("no_pixels", "nothing", lambda: resized_jpeg(files.jpeg(), 100, 0)),
    "TIFF of 4,000 megapixels": of("pixels", "megapixels", lambda: forged_tiff(tag256=100_000, tag257=40_000)),
    "TIFF of no height": of("no_pixels", "nothing", lambda: forged_tiff(tag257=0)),
    "TIFF with a strip of 4 GB": of("beyond", "cut short", lambda: forged_tiff(tag279=0xFFFF_FFFF)),
    "TIFF with a strip behind its end": of("beyond", "cut short", lambda: forged_tiff(tag273=0xFFFF_FF00)),
    "TIFF without strips": of("damaged", "damaged", lambda: forged_tiff().replace(struct.pack("<H", 273), b"\1\0")),
    "TIFF of two megabytes of directory": of("damaged", "damaged", b"II*\0\x08\0\0\0\xff\xff" + b"\1" * 800_000),
    "TIFF without directory": of("no_pages", "no page", b"II*\0\0\0\0\0"),
    "TIFF whose second page is too large": of(
        "pixels", "megapixels", lambda: forged_tiff(following=186) + forged_tiff(tag256=99_999, tag257=9_999)[72:]
    ),
    "TIFF whose directories lead in a circle": of("cyclic", "itself", lambda: forged_tiff(following=72, pages=3)),
    "TIFF whose directory leads to itself": of("cyclic", "itself", lambda: forged_tiff(following=72)),
    "TIFF of too many pages": of("pages", "1000", lambda: forged_tiff(pages=1001)),
    "BigTIFF that begins behind its end": of("beyond", "cut short", lambda: forged_big_tiff(2**62)),
    "BigTIFF with a strip behind its end": of("beyond", "cut short", lambda: forged_big_tiff(80, strip=2**63)),
    "BigTIFF with offsets of another width": of("damaged", "damaged", b"II+\0\x04\0\0\0" + b"\x10" * 200),
    "WebP whose header says more than it holds": of(
        "damaged", "damaged", lambda: files.webp()[:16] + b"\xff\xff\0\0" + files.webp()[20:]
    ),
    "JPEG 2000 of absurd size": of("pixels", "megapixels", lambda: resized_jp2(files.jp2(), 2**31, 2**31)),
    "JPEG 2000 too large to decode whole": of("jp2_pixels", "TIFF", lambda: resized_jp2(files.jp2(), 10_000, 10_000)),
    "JPEG 2000 that contradicts itself": of(
        "damaged", "damaged", lambda: files.jp2().replace(b"ihdr\0\0", b"ihdr\0\1", 1)
    ),
    "JPEG 2000 without an image": of("damaged", "damaged", lambda: files.jp2()[:32] + box(b"xml ", b"<x/>")),
}
MOVING = {
    "animated PNG": of("animated", "animated", animated_png),
    "animated WebP": of("animated", "animated", animated_webp),
}
TWO_IN_ONE = {
    "JPEG that is a PDF": of("pdf_inside", "PDF", lambda: with_comment(files.jpeg(), b"\n%PDF-1.4\n1 0 obj\n")),
    "JPEG with a PDF behind": of("trailing", "Other data", lambda: files.jpeg() + files.pdf()),
    "JPEG of a phone with a film behind": of(
        "trailing", "Other data", lambda: files.jpeg_of_a_phone() + b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"
    ),
    "JPEG of a phone, cut off in its second picture": of("truncated", "too early", cut(files.jpeg_of_a_phone, 0.95)),
    "JPEG with a ZIP behind": of("archive_inside", "ZIP", lambda: files.jpeg() + zipped()),
    "JPEG with a ZIP in its comment": of("archive_inside", "ZIP", lambda: with_comment(files.jpeg(), zipped())),
    "PNG with a ZIP behind": of("archive_inside", "ZIP", lambda: files.png() + zipped()),
    "TIFF with a ZIP behind": of("archive_inside", "ZIP", lambda: files.tiff() + zipped()),
    "PDF with a ZIP behind": of("archive_inside", "ZIP", lambda: files.pdf() + zipped()),
    "JPEG with a RAR behind": of("archive_inside", "archive", lambda: files.jpeg() + b"Rar!\x1a\x07\x01\0rest"),
    "PNG with a web page behind": of("trailing", "Other data", lambda: files.png() + b"<html><script>alert(1)"),
    "PNG with zeros behind, more than filling": of("trailing", "Other data", lambda: files.png() + b"\0" * 5000),
    "WebP with a script behind": of("trailing", "Other data", lambda: files.webp() + b"<?php system('id');"),
    "JPEG 2000 with a script behind": of("trailing", "Other data", lambda: files.jp2() + b"<?php system('id');"),
    "PDF with a web page behind": of("trailing", "Other data", lambda: files.pdf() + b"<html><script>alert(1)"),
    "PDF that is a web page": of(
        "page_inside", "web page", lambda: files.pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%<html><script>x</script>\n")
    ),
    "PDF behind other data": of("late_pdf", "before", lambda: b"\x01junk\n" + files.pdf()),
    "web page that is a PDF": of("html", "HTML", lambda: b"<html>\n" + files.pdf()),
}
BAD = NOTHING | OTHER_KINDS | SHORT | NOISE | CLAIMS | MOVING | TWO_IN_ONE
