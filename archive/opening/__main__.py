"""``python -m archive.opening PATH MEDIA_TYPE PAGES PIXELS``: prints {"pages", "width", "height"} or {"fault"}."""

import json
import sys

from archive.confinement import confine
from archive.opening.faults import Fault

# What looking through one file may take. It writes nothing but its answer.
MEMORY = 2 * 1024**3
CPU_SECONDS = 60
OUTPUT = 64 * 1024
FILES = 64


def opened(path: str, media_type: str, pages: int, pixels: int) -> dict[str, int | None]:
    """Each decoder is loaded only where it is needed. For a PDF, the most pages and pixels of one image are told."""
    if media_type == "application/pdf":
        from archive.opening.documents import open_pdf  # noqa: PLC0415

        return {"pages": open_pdf(path, pages, pixels), "width": None, "height": None}
    from archive.opening.images import open_image  # noqa: PLC0415

    width, height = open_image(path, media_type, pages)
    return {"pages": pages, "width": width, "height": height}


def main() -> None:
    path, media_type, pages, pixels = sys.argv[1:]
    confine(memory=MEMORY, cpu_seconds=CPU_SECONDS, output=OUTPUT, files=FILES)
    answer: dict[str, object]
    try:
        answer = {**opened(path, media_type, int(pages), int(pixels))}
    except Fault as fault:
        answer = {"fault": fault.args[0]}
    except MemoryError:
        answer = {"fault": "memory"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
