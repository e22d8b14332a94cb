"""How far the streams of a PDF unpack, counted without keeping what comes out."""

import zlib
from collections.abc import Iterable, Iterator

import pikepdf

from archive.opening.faults import Fault

# What describes a page; and what each sample of an image may take, with room for its edges.
MOST_BYTES = 64 * 1024**2
MOST_PIXELS = 300_000_000
PIECE = 1024**2


def check_stream(stream: pikepdf.Object) -> None:
    most = _most(stream)
    pieces: Iterable[bytes] = [stream.read_raw_bytes()]
    for name in _filters(stream):
        if name not in {"/FlateDecode", "/Fl"}:
            return
        pieces = _inflated(pieces)
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most:
            raise Fault("bomb")


def _most(stream: pikepdf.Object) -> int:
    if stream.get("/Subtype") != "/Image":
        return MOST_BYTES
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    if width * height > MOST_PIXELS:
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
