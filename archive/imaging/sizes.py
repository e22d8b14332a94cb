"""Which pictures are made of a page, and by which names they are asked for (IIIF Image API 3, level 0)."""

from __future__ import annotations

from typing import Any, Final

TILE: Final = 512
THUMBNAIL: Final = 300
SCREEN: Final = 1500


def fitted(width: int, height: int, box: int) -> tuple[int, int]:
    """The size of an image that is made to fit into a square; never larger than it is."""
    scale = min(1.0, box / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def whole(width: int, height: int, box: int) -> str:
    """The name of the whole image, made to fit."""
    wide, high = fitted(width, height, box)
    return f"full/{wide},{high}/0/default.jpg"


def scale_factors(width: int, height: int) -> list[int]:
    """From full size to the first at which all of it is one tile."""
    factors = [1]
    while -(-width // factors[-1]) > TILE or -(-height // factors[-1]) > TILE:
        factors.append(factors[-1] * 2)
    return factors


def information(address: str, width: int, height: int) -> dict[str, Any]:
    """The ``info.json`` of an image whose tiles and sizes lie ready (Image API 3.0, section 5)."""
    sizes = sorted({fitted(width, height, box) for box in (THUMBNAIL, SCREEN)})
    largest = {"maxWidth": sizes[-1][0], "maxHeight": sizes[-1][1]}  # of a whole image, and what "max" stands for
    return {
        "@context": "http://iiif.io/api/image/3/context.json",
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": width,
        "height": height,
        **largest,
        "sizes": [{"width": wide, "height": high} for wide, high in sizes],
        "tiles": [{"width": TILE, "height": TILE, "scaleFactors": scale_factors(width, height)}],
    }
