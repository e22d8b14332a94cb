"""Images: every pixel of every page is decoded once, in passing, and thrown away."""

import warnings
from pathlib import Path

import pyvips
from PIL import Image

from archive.opening.faults import Fault

# A warning about a JPEG is about its pixels; one about a TIFF is about an odd tag, which scanners often write.
_LOADERS = {
    "image/tiff": ("tiffload", "error"),
    "image/jpeg": ("jpegload", "warning"),
    "image/png": ("pngload", "error"),
    "image/webp": ("webpload", "error"),
}


def open_image(path: str, media_type: str, pages: int) -> tuple[int, int]:
    """The first page's width and height."""
    if media_type == "image/jp2":
        return _open_jp2(path)
    pyvips.block_untrusted_set(True)
    pyvips.cache_set_max(0)
    loader, fail_on = _LOADERS[media_type]
    if pages == 1:
        return _decode(path, loader, fail_on)
    try:
        # All at once: libvips reads every directory anew for each page that it is asked for by itself.
        return _decode(path, loader, fail_on, n=pages)
    except Fault:
        # Pages of several sizes cannot be read as one.
        sizes = [_decode(path, loader, fail_on, page=page) for page in range(pages)]
        return sizes[0]


def _decode(path: str, loader: str, fail_on: str, **options: int) -> tuple[int, int]:
    """The loader is named, not guessed, so that no other decoder ever meets the file."""
    try:
        image = pyvips.Operation.call(loader, path, access="sequential", fail_on=fail_on, **options)
        image.avg()
    except pyvips.Error as error:
        raise Fault("memory" if "memory" in str(error) else "unreadable") from error
    return image.width, image.get("page-height") if "n" in options else image.height


def _open_jp2(path: str) -> tuple[int, int]:
    """Pillow's limit is lifted: the header was judged before."""
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("error")
    try:
        with Path(path).open("rb") as file, Image.open(file, formats=["JPEG2000"]) as image:
            image.load()
            return image.size
    except MemoryError:
        raise
    except Exception as error:
        raise Fault("unreadable") from error
