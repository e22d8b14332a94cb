"""A file that is not taken: which fault, and a sentence that names it and says how to mend it."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_READ: Final = {
    # Before anything is read
    "empty": _("The file is empty. Check that it was saved, and choose it again."),
    "too_large": _("The file is larger than %(limit)s MB. Divide it, or save it with lossless compression."),
    # What it is instead
    "kind": _("This kind of file is not taken. Save it as TIFF, JPEG, PNG, WebP, JPEG 2000 (JP2) or PDF."),
    "svg": _("This is an SVG drawing, which can carry scripts. Save it as PNG or PDF."),
    "html": _("This is a web page (HTML). Print it to PDF, or take a picture of it as PNG."),
    "xml": _("This is an XML file. Scans are taken as TIFF, JPEG, PNG, WebP, JPEG 2000 (JP2) or PDF."),
    "office": _("This is an office document, such as one made in Word. Save it as PDF/A."),
    "archive": _("This is an archive of files, such as ZIP. Unpack it, and choose the scans within it."),
    "gif": _("This is a GIF. Save it as PNG."),
    "bmp": _("This is a BMP. Save it as TIFF or PNG."),
    "heic": _("This is a HEIC or AVIF photograph. Save it as JPEG or TIFF."),
    "jxl": _("This is a JPEG XL. Save it as TIFF or PNG."),
    "video": _("This is a film. Only still images and PDF are taken."),
    "sound": _("This is a sound recording. Only still images and PDF are taken."),
    "program": _("This is a program or a script, not a scan. Choose the scan itself."),
    "photoshop": _("This is a Photoshop document (PSD). Save it as TIFF with one layer."),
    "djvu": _("This is a DjVu. Save it as PDF, or each page as TIFF."),
    "codestream": _("This is a JPEG 2000 without its container. Save it as JP2."),
    "postscript": _("This is PostScript. Save it as PDF."),
    "text": _("This is plain text. Enter it as a transcription, or save it as PDF."),
    # How it is built
    "truncated": _("The file ends too early, as after a broken transfer. Copy it again from where it was made."),
    "beyond": _(
        "The file points at data beyond its own end: it was cut short or damaged. Copy it again, or scan anew."
    ),
    "damaged": _("The file is damaged and cannot be read through. Open it, save it anew, and choose the new file."),
    "complex": _("The file consists of far too many parts. Open it, save it anew, and choose the new file."),
    "no_pages": _("The file holds no page. Scan it anew."),
    "no_pixels": _("The image claims a width or height of nothing. Open it, save it anew, and choose the new file."),
    "pixels": _(
        "A page has %(found)s megapixels; at most %(limit)s are taken. Scan it at a lower resolution, or in parts."
    ),
    "jp2_pixels": _(
        "The image has %(found)s megapixels; as JPEG 2000, which must be decoded whole, at most %(limit)s are taken."
        " Save it as TIFF."
    ),
    "side": _("A page is %(found)s pixels long; at most %(limit)s are taken. Divide it."),
    "pages": _("The file has more than %(limit)s pages. Divide it."),
    "cyclic": _("The list of pages in the TIFF leads back to itself. Open it, save it anew, and choose the new file."),
    "animated": _("The image is animated. Save one picture of it."),
    # Two files in one
    "trailing": _("Other data follows after the end of the file. Open it, save it anew, and choose the new file."),
    "late_pdf": _("Other data stands before the beginning of the PDF. Open it, and save it as a new PDF."),
    "pdf_inside": _("The image is a PDF at the same time. Open it, save it anew, and choose the new file."),
    "page_inside": _("The PDF is a web page at the same time. Open it, and save it as a new PDF."),
    "archive_inside": _("The file holds an archive, such as ZIP, as well. Open it, save it anew as a scan alone."),
}
# What the decoder found
OPENED: Final = {
    "unreadable": _("The file cannot be opened. Check that you can open it yourself, and save it anew."),
    "memory": _("The file takes too much memory to open. Save it as TIFF in strips or tiles, without interlacing."),
    "slow": _("The file takes too long to open. Save it anew with another compression, or divide it."),
    "bomb": _("A part of the file unpacks to far more than a page needs. Print it to a new PDF."),
    "page_size": _("A page of the PDF is larger than five metres, or has no size. Print it to a new PDF."),
    "encrypted": _("The PDF is encrypted. Save it without a password and without restrictions."),
    "script": _("The PDF carries a script (JavaScript). Print it to a new PDF."),
    "launch": _("The PDF starts a program when it is read. Print it to a new PDF."),
    "attachment": _("Other files are attached to the PDF. Take them out, and upload each scan by itself."),
    "form": _("The PDF is an interactive form (XFA). Print it to a new PDF."),
    "media": _("The PDF holds film, sound or 3D. Print it to a new PDF."),
}
SENTENCES: Final = {**_READ, **OPENED}


class Refused(ValidationError):
    """Forms and services show it as any other mistake; ``code`` says which fault it is."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(SENTENCES[code], code=code, params=params)

    @property
    def sentence(self) -> str:
        return str(self.messages[0])
