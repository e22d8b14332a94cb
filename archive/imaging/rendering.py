"""One page of any kind of file that is taken, as an upright 8-bit sRGB image without metadata."""

from __future__ import annotations

from typing import Final

import pypdfium2
import pyvips
from PIL import Image

# What a page of a PDF is drawn at, as archives ask of reading copies, and the longest side it may get.
DOTS_PER_INCH: Final = 200
LONGEST_PDF_SIDE: Final = 5000
# Kinds that cannot be read piece by piece, and so may be read from memory twice.
HELD_WHOLE: Final = frozenset({"application/pdf", "image/jp2"})
WHITE: Final = 255
# The limit on pixels is ours, judged from the header at upload; Pillow's own warns much sooner.
Image.MAX_IMAGE_PIXELS = None
pyvips.block_untrusted_set(True)


def render(path: str, media_type: str, page: int, rotation: int) -> pyvips.Image:
    """The page, counted from 1. Raises ``pyvips.Error``, ``OSError`` or ``PdfiumError`` where it cannot be read."""
    if media_type == "application/pdf":
        image = _from_pdf(path, page)
    elif media_type == "image/jp2":
        image = _from_jpeg2000(path)
    else:
        image = _opened(path, media_type, page, rotation)
    return _turned(_in_srgb(image), rotation)


def _opened(path: str, media_type: str, page: int, rotation: int) -> pyvips.Image:
    """Read from top to bottom in little memory, unless it must be turned: then by way of a temporary file."""
    image = _loaded(path, media_type, page, "sequential")
    upright = image.get_typeof("orientation") == 0 or image.get("orientation") == 1
    return image if upright and not rotation else _loaded(path, media_type, page, "random").autorot()


def _loaded(path: str, media_type: str, page: int, access: str) -> pyvips.Image:
    if media_type == "image/tiff":
        return pyvips.Image.tiffload(path, page=page - 1, access=access)
    return pyvips.Image.new_from_file(path, access=access)


def _from_pdf(path: str, page: int) -> pyvips.Image:
    with pypdfium2.PdfDocument(path) as document:
        drawn = document[page - 1]
        scale = min(DOTS_PER_INCH / 72, LONGEST_PDF_SIDE / max(drawn.get_size()))
        return _in_memory(drawn.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"))


def _from_jpeg2000(path: str) -> pyvips.Image:
    """The one kind that Pillow reads and vips does not; it cannot be read piece by piece."""
    with Image.open(path, formats=["JPEG2000"]) as image:
        deep = image.mode.startswith("I;16")
        shallow = image.point(lambda value: value / 256, "L") if deep else image
        plain = shallow if shallow.mode in {"L", "LA", "RGB", "RGBA"} else shallow.convert("RGB")
        found = _in_memory(plain)
        if plain is image and (profile := image.info.get("icc_profile")):
            found.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
        return found


def _in_memory(image: Image.Image) -> pyvips.Image:
    bands = len(image.getbands())
    found = pyvips.Image.new_from_memory(image.tobytes(), image.width, image.height, bands, "uchar")
    return found.copy(interpretation="srgb" if bands > 2 else "b-w")


def _in_srgb(image: pyvips.Image) -> pyvips.Image:
    """By the profile that the file carries, or by what its kind of colours usually means."""
    image = _coloured(image)
    if image.hasalpha():
        image = image.flatten(background=[WHITE] * (image.bands - 1))
    if image.bands > 3:
        image = image.extract_band(0, n=3)
    return image.cast("uchar")


def _coloured(image: pyvips.Image) -> pyvips.Image:
    if image.get_typeof("icc-profile-data"):
        try:
            return image.icc_transform("srgb", embedded=True, depth=8)
        except pyvips.Error:
            pass  # a profile that does not fit its image is left aside
    return image if image.interpretation == "srgb" and image.format == "uchar" else image.colourspace("srgb")


def _turned(image: pyvips.Image, rotation: int) -> pyvips.Image:
    """Clockwise, as the reader sees it."""
    return image.rot(f"d{rotation}") if rotation else image
