"""What is asked of a file, and what the registry keeps of it beside the file."""

from dataclasses import dataclass

from archive.limits import MEGABYTES, MEGAPIXELS, PAGES


@dataclass(frozen=True)
class Limits:
    """The largest file that is taken; pixels are those of one page."""

    bytes: int = MEGABYTES * 1024**2
    pixels: int = MEGAPIXELS * 1_000_000
    pages: int = PAGES


@dataclass(frozen=True)
class Facts:
    """Width and height are the first page's, in pixels; a PDF has none."""

    media_type: str
    suffix: str
    size: int
    sha256: str
    pages: int = 1
    width: int | None = None
    height: int | None = None
