"""Good files of every kind that is taken, made here: small, and the same at every run."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

SIZE = (120, 80)


def picture(mode: str = "RGB", size: tuple[int, int] = SIZE, number: int = 0) -> Image.Image:
    """A page with a frame, lines of "text" and a mark that tells one page from another."""
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    width, height = size
    pen.rectangle((2, 2, width - 3, height - 3), outline="black")
    for y in range(10, height - 10, 8):
        pen.line((10, y, width - 10 - y % 23, y), fill="navy", width=2)
    pen.rectangle((4 + number % 10 * 8, 4, 9 + number % 10 * 8, 9), fill="red")
    return page.convert(mode)


def saved(page: Image.Image, kind: str, **options: Any) -> bytes:
    with BytesIO() as file:
        page.save(file, kind, **options)
        return file.getvalue()


@cache
def tiff(mode: str = "RGB", compression: str = "raw", pages: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    first, *rest = (picture(mode, size, number) for number in range(pages))
    return saved(first, "TIFF", compression=compression, save_all=True, append_images=rest, dpi=(300, 300))


@cache
def tiff_of_sizes() -> bytes:
    """Pages of three sizes and depths, as when sheets are scanned one by one."""
    first, *rest = picture(), picture("L", (60, 90)), picture("1", (200, 40))
    return saved(first, "TIFF", compression="tiff_lzw", save_all=True, append_images=rest)


@cache
def tiff16() -> bytes:
    """Sixteen bits a pixel, as scanners of photographs write."""
    grey = picture("L")
    deep = Image.frombytes("I;16", grey.size, b"".join(bytes((0, value)) for value in grey.tobytes()))
    return saved(deep, "TIFF")


@cache
def big_tiff() -> bytes:
    return saved(picture(), "TIFF", big_tiff=True)


@cache
def jpeg(mode: str = "RGB", size: tuple[int, int] = SIZE, **options: Any) -> bytes:
    return saved(picture(mode, size), "JPEG", quality=85, **options)


@cache
def jpeg_of_a_phone() -> bytes:
    """The picture and a smaller one behind it, which an index at the front declares (MPF)."""
    return saved(picture(), "MPO", save_all=True, append_images=[picture(size=(60, 40))])


@cache
def png(mode: str = "RGB", size: tuple[int, int] = SIZE) -> bytes:
    return saved(picture(mode, size), "PNG")


@cache
def webp(**options: Any) -> bytes:
    return saved(picture(), "WEBP", **options)


@cache
def jp2(mode: str = "RGB", size: tuple[int, int] = SIZE) -> bytes:
    return saved(picture(mode, size), "JPEG2000", quality_mode="rates", quality_layers=[10])


def written(document: pikepdf.Pdf, **options: Any) -> bytes:
    with BytesIO() as file:
        document.save(file, deterministic_id="encryption" not in options, **options)
        return file.getvalue()


def document(pages: int = 1) -> pikepdf.Pdf:
    """A4 pages, each with the same photograph and a mark of its own, still open to be changed."""
    made = pikepdf.new()
    image = pikepdf.Stream(made, jpeg())
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = SIZE
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    image.Filter = pikepdf.Name.DCTDecode
    for number in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=made.make_indirect(image)))
        lines = f"q 480 0 0 320 57 400 cm /Im0 Do Q {60 + number % 50 * 9} 60 20 20 re f"
        page.obj.Contents = pikepdf.Stream(made, lines.encode())
    return made


@cache
def pdf(pages: int = 1) -> bytes:
    return written(document(pages))


# What it is → its bytes, media type, suffix, pages, and the size of the first page.
GOOD: dict[str, tuple[Callable[[], bytes], str, str, int, tuple[int, int] | None]] = {
    "TIFF": (tiff, "image/tiff", ".tif", 1, SIZE),
    "TIFF of five pages": (lambda: tiff(pages=5), "image/tiff", ".tif", 5, SIZE),
    "TIFF of pages that differ": (tiff_of_sizes, "image/tiff", ".tif", 3, SIZE),
    "TIFF, LZW": (lambda: tiff(compression="tiff_lzw"), "image/tiff", ".tif", 1, SIZE),
    "TIFF, deflate": (lambda: tiff(compression="tiff_adobe_deflate"), "image/tiff", ".tif", 1, SIZE),
    "TIFF with JPEG inside": (lambda: tiff(compression="jpeg"), "image/tiff", ".tif", 1, SIZE),
    "TIFF as a fax": (lambda: tiff("1", "group4"), "image/tiff", ".tif", 1, SIZE),
    "TIFF of sixteen bits": (tiff16, "image/tiff", ".tif", 1, SIZE),
    "TIFF for print (CMYK)": (lambda: tiff("CMYK", "tiff_lzw"), "image/tiff", ".tif", 1, SIZE),
    "BigTIFF": (big_tiff, "image/tiff", ".tif", 1, SIZE),
    "JPEG": (jpeg, "image/jpeg", ".jpg", 1, SIZE),
    "JPEG, grey": (lambda: jpeg("L"), "image/jpeg", ".jpg", 1, SIZE),
    "JPEG for print (CMYK)": (lambda: jpeg("CMYK"), "image/jpeg", ".jpg", 1, SIZE),
    "JPEG, progressive": (lambda: jpeg(progressive=True), "image/jpeg", ".jpg", 1, SIZE),
    "JPEG of a phone": (jpeg_of_a_phone, "image/jpeg", ".jpg", 1, SIZE),
    "PNG": (png, "image/png", ".png", 1, SIZE),
    "PNG with transparency": (lambda: png("RGBA"), "image/png", ".png", 1, SIZE),
    "PNG, black and white": (lambda: png("1"), "image/png", ".png", 1, SIZE),
    "WebP": (webp, "image/webp", ".webp", 1, SIZE),
    "WebP, lossless": (lambda: webp(lossless=True), "image/webp", ".webp", 1, SIZE),
    "WebP with a profile": (lambda: webp(exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"), "image/webp", ".webp", 1, SIZE),
    "JPEG 2000": (jp2, "image/jp2", ".jp2", 1, SIZE),
    "JPEG 2000, grey": (lambda: jp2("L"), "image/jp2", ".jp2", 1, SIZE),
    "PDF": (pdf, "application/pdf", ".pdf", 1, None),
    "PDF of fifty pages": (lambda: pdf(50), "application/pdf", ".pdf", 50, None),
}
