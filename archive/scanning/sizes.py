"""Whether an image's claim of width and height can be taken, before any decoder believes it."""

from archive.scanning.facts import Limits
from archive.scanning.refusals import Refused

LONGEST_SIDE = 262_140
# JPEG 2000 cannot be decoded in stripes: the whole page stands in memory at once, four bytes a sample.
JP2_PIXELS = 50_000_000


def megapixels(pixels: int) -> int:
    return -(-pixels // 1_000_000)


def check_size(width: int, height: int, limits: Limits) -> None:
    if width <= 0 or height <= 0:
        raise Refused("no_pixels")
    if width * height > limits.pixels:
        raise Refused("pixels", found=megapixels(width * height), limit=limits.pixels // 1_000_000)
    if max(width, height) > LONGEST_SIDE:
        raise Refused("side", found=max(width, height), limit=LONGEST_SIDE)


def check_jp2_size(width: int, height: int, limits: Limits) -> None:
    check_size(width, height, limits)
    if width * height > JP2_PIXELS:
        raise Refused("jp2_pixels", found=megapixels(width * height), limit=JP2_PIXELS // 1_000_000)
