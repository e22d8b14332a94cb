"""Parts from which bad files are put together, byte by byte, as no honest program would."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from tests.scanning.files import png

# Width, height, bits, compression, photometric, strip offset, samples, rows in a strip, strip bytes.
TIFF_TAGS = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 8, 279: 64}
PIXELS = b"\x80" * 64


def chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def forged_png(width: int, height: int, *extra: bytes) -> bytes:
    """A small file whose header claims any size; its pixels are honest for as long as they last."""
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *extra, chunk(b"IDAT", rows), chunk(b"IEND")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def resized_jpeg(good: bytes, width: int, height: int) -> bytes:
    frame = good.index(b"\xff\xc0") + 5
    return good[:frame] + struct.pack(">HH", height, width) + good[frame + 4 :]


def forged_tiff(following: int = 0, pages: int = 1, **changed: int) -> bytes:
    """Directories one after another, after one strip of pixels that they share; ``following`` ends the chain."""
    tags = TIFF_TAGS | {int(name.removeprefix("tag")): value for name, value in changed.items()}
    length = 2 + 12 * len(tags) + 4
    first = 8 + len(PIXELS)
    directories = b""
    for page in range(pages):
        rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(tags.items()))
        after = first + length * (page + 1) if page + 1 < pages else following
        directories += struct.pack("<H", len(tags)) + rows + struct.pack("<I", after)
    return b"II*\0" + struct.pack("<I", first) + PIXELS + directories


def forged_big_tiff(first: int, strip: int = 16) -> bytes:
    tags = TIFF_TAGS | {273: strip}
    rows = b"".join(struct.pack("<HHQQ", tag, 16, 1, value) for tag, value in sorted(tags.items()))
    head = b"II+\0" + struct.pack("<HHQ", 8, 0, first)
    return head + PIXELS + struct.pack("<Q", len(tags)) + rows + struct.pack("<Q", 0)


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(data), name) + data


def resized_jp2(good: bytes, width: int, height: int) -> bytes:
    """Both the container and the codestream claim the size."""
    header, stream = good.index(b"ihdr") + 4, good.index(b"\xff\x4f\xff\x51") + 8
    size = struct.pack(">II", height, width)
    good = good[:header] + size + good[header + 8 :]
    return good[:stream] + struct.pack(">II", width, height) + good[stream + 8 :]


def zipped(name: str = "evil.class", content: bytes = b"\xca\xfe\xba\xbe") -> bytes:
    with BytesIO() as file:
        with ZipFile(file, "w") as archive:
            archive.writestr(name, content)
        return file.getvalue()


def with_comment(good: bytes, comment: bytes) -> bytes:
    """A JPEG with a comment as its first segment."""
    return good[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + good[2:]


def animated_png() -> bytes:
    good = png()
    return good[:33] + chunk(b"acTL", struct.pack(">II", 2, 0)) + good[33:]
