"""PDF: opened, measured, and searched through for whatever acts by itself or unpacks without end."""

import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2

from archive.opening.active import fault_in
from archive.opening.faults import Fault
from archive.opening.streams import check_stream

# Points; 200 inches, the longest side that PDF itself knew for long.
LONGEST_SIDE = 14_400
MOST_PARTS = 1_000_000


def open_pdf(path: str, most_pages: int, most_pixels: int) -> int:
    """How many pages it has."""
    try:
        with pikepdf.open(path) as document:
            _search(document, most_pages, most_pixels)
        return _measure(path, most_pages)
    except pikepdf.PasswordError as error:
        raise Fault("encrypted") from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, zlib.error, ValueError, TypeError, RecursionError) as error:
        raise Fault("unreadable") from error


def _search(document: pikepdf.Pdf, most_pages: int, most_pixels: int) -> None:
    if document.is_encrypted:
        raise Fault("encrypted")
    if not 0 < len(document.pages) <= most_pages:
        raise Fault("pages" if len(document.pages) else "no_pages")
    for part in _parts(document):
        if fault := fault_in(part):
            raise Fault(fault)
        if isinstance(part, pikepdf.Stream):
            check_stream(part, most_pixels)


def _parts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary, list and stream, also those that nothing points at."""
    left = MOST_PARTS
    for top in document.objects:
        waiting = [top]
        while waiting:
            part = waiting.pop()
            left -= 1
            if not left:
                raise Fault("complex")
            if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
                yield part
                waiting.extend(value for _key, value in part.items() if _is_within(value))
            elif isinstance(part, pikepdf.Array):
                waiting.extend(value for value in part if _is_within(value))


def _is_within(value: object) -> bool:
    """What is pointed at is met by itself."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect


def _measure(path: str, most_pages: int) -> int:
    """The reader that will draw the pages counts them too, and opens the first."""
    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        if not 0 < count <= most_pages:
            raise Fault("unreadable")
        for number in range(count):
            width, height = document.get_page_size(number)
            if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
                raise Fault("page_size")
        document[0].close()
        return count
    finally:
        document.close()
