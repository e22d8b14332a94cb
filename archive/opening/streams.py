"""How far the streams of a PDF unpack, counted without keeping what comes out."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import takewhile

import pikepdf

from archive.opening.faults import Fault

# What describes a page; and what each sample of an image may take, with room for its edges.
MOST_BYTES = 64 * 1024**2
PIECE = 1024**2
_FLATE = {"/FlateDecode"}
# Rarely met today, and left to qpdf; how much memory that may take is limited from outside.
_OTHERS = {"/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}


def check_stream(stream: pikepdf.Object, most_pixels: int) -> None:
    most = _most(stream, most_pixels)
    filters = _filters(stream)
    counted = _counted_by_qpdf(stream) if _OTHERS & set(filters) else _counted(stream, filters)
    count = 0
    for length in counted:
        count += length
        if count > most:
            raise Fault("bomb")


def _counted(stream: pikepdf.Object, filters: list[str]) -> Iterator[int]:
    """Whatever comes after the last of these filters is an image, unpacked by its own decoder."""
    packed = list(takewhile(_FLATE.__contains__, filters))
    if not packed:
        return
    raw = memoryview(stream.read_raw_bytes())
    pieces: Iterable[bytes] = (bytes(raw[start : start + PIECE]) for start in range(0, len(raw), PIECE))
    for _name in packed:
        pieces = _inflated(pieces)
    yield from map(len, pieces)


def _counted_by_qpdf(stream: pikepdf.Object) -> Iterator[int]:
    try:
        yield len(stream.read_bytes())
    except MemoryError as error:
        raise Fault("bomb") from error
    except pikepdf.PdfError:
        # Ends in a filter of images.
        return


def _most(stream: pikepdf.Object, most_pixels: int) -> int:
    if stream.get("/Subtype") != "/Image":
        return MOST_BYTES
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    if width * height > most_pixels:
        raise Fault("bomb")
    # Four samples of sixteen bits, and a byte before each row.
    return width * height * 8 + height + PIECE


def _filters(stream: pikepdf.Object) -> list[str]:
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(name) for name in found] if isinstance(found, pikepdf.Array) else [str(found)]


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not inflater.eof:
            try:
                out = inflater.decompress(waiting, PIECE)
            except zlib.error:
                # Readers take what came until then.
                return
            if not out and waiting == inflater.unconsumed_tail:
                return
            yield out
            waiting = inflater.unconsumed_tail
