"""Makes the images of some pages of a file: ``python -m archive.imaging.making FILE TYPE TURNED FIRST LAST FOLDER``.

Tells of each page in a line of JSON as soon as all of its files are written: its size, or that it failed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pypdfium2
import pyvips

from archive.confinement import confine
from archive.imaging.rendering import HELD_WHOLE, render
from archive.imaging.sizes import SCREEN, THUMBNAIL, TILE, fitted

# Of the JPEG files: readable small print without a grain's worth of bytes; no metadata goes along.
QUALITY: Final = "[Q=82,strip]"
# What making the images of some pages may take: a turned image goes by way of a temporary file.
MEMORY: Final = 4 * 1024**3
CPU_SECONDS: Final = 600
OUTPUT: Final = 2 * 1024**3
FILES: Final = 256
FAULTS: Final = (pyvips.Error, OSError, ValueError, pypdfium2.PdfiumError, MemoryError)


def make_page(path: str, media_type: str, page: int, rotation: int, folder: Path) -> dict[str, int]:
    """Tiles, screen image and thumbnail of one page in its folder, named as they are asked for."""
    image = render(path, media_type, page, rotation)
    width, height = image.width, image.height
    image.dzsave(str(folder), layout="iiif3", tile_size=TILE, suffix=f".jpg{QUALITY}")
    (folder / "info.json").unlink()  # it would name an address that only the site knows
    whole = image if media_type in HELD_WHOLE else render(path, media_type, page, rotation)
    screen = _smaller(whole, folder, width, height, SCREEN)
    _smaller(screen, folder, width, height, THUMBNAIL)
    return {"page": page, "width": width, "height": height}


def _smaller(image: pyvips.Image, folder: Path, width: int, height: int, box: int) -> pyvips.Image:
    wide, high = fitted(width, height, box)
    small = image.thumbnail_image(wide, height=high, size="force").copy_memory()
    place = folder / "full" / f"{wide},{high}" / "0"
    place.mkdir(parents=True, exist_ok=True)
    small.write_to_file(f"{place / 'default.jpg'}{QUALITY}")
    return small


def main(path: str, media_type: str, rotation: str, first: str, last: str, folder: str) -> None:
    confine(memory=MEMORY, cpu_seconds=CPU_SECONDS, output=OUTPUT, files=FILES)
    Thread(target=_end_with_parent, daemon=True).start()
    # Whoever stops the worker lets it end its page: the signal reaches us too, as we are of its group.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    pyvips.cache_set_max(0)
    for page in range(int(first), int(last) + 1):
        try:
            _tell(make_page(path, media_type, page, int(rotation), Path(folder) / str(page)))
        except FAULTS as fault:
            _tell({"page": page, "fault": type(fault).__name__, "told": str(fault)[:500]})


def _end_with_parent() -> None:
    """A worker that is killed leaves nobody working for nothing: what it held open for us is closed then."""
    sys.stdin.read()
    os._exit(1)


def _tell(made: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(made) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
