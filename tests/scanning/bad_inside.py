"""Bad files that are built well: only the decoder, in its own process, finds them out."""

import zlib
from base64 import a85encode
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, Stream

from tests.scanning import files
from tests.scanning.bad import noise, of
from tests.scanning.files import document, written
from tests.scanning.forging import forged_png, forged_tiff

SCRIPT = "<< /S /JavaScript /JS (app.alert(1)) >>"
# The least that unpacks to more than a page may.
BOMB = zlib.compress(b"\0" * (65 * 1024**2), 9)


def spoilt(good: Callable[[], bytes], start: int, end: int = -64) -> Callable[[], bytes]:
    """Noise in the middle; what stands before and after is left as it was."""

    def make() -> bytes:
        content = good()
        return content[:start] + noise(len(content) - start + end) + content[end:]

    return make


def jpeg_without_its_middle() -> bytes:
    good = files.jpeg()
    start = good.index(b"\xff\xda") + 14
    return good[: start + (len(good) - start) // 3] + b"\xff\xd9"


def changed(change: Callable[[pikepdf.Pdf], Any], **options: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        made = document()
        change(made)
        return written(made, **options)

    return make


def in_root(entries: str) -> Callable[[], bytes]:
    return changed(lambda made: made.Root.update(parsed(entries)))


def in_page(entries: str) -> Callable[[], bytes]:
    return changed(lambda made: made.pages[0].obj.update(parsed(entries)))


def parsed(entries: str) -> Any:
    return Object.parse(f"<< {entries} >>".encode())


def noted(entries: str) -> Callable[[], bytes]:
    """An annotation on the first page."""
    return in_page(f"/Annots [<< /Type /Annot /Rect [0 0 99 99] {entries} >>]")


def encrypted(user: str) -> Callable[[], bytes]:
    return changed(lambda made: None, encryption=pikepdf.Encryption(owner="keeper", user=user))


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["evil.exe"] = AttachedFileSpec(
        made, b"MZ", filename="evil.exe", description="", mime_type="", creation_date="", mod_date=""
    )


def packed(content: bytes, filters: Any, **entries: Any) -> Callable[[pikepdf.Pdf], None]:
    """Stands in the file as it is: nothing unpacks it on the way."""

    def change(made: pikepdf.Pdf) -> None:
        stream = Stream(made, b"")
        stream.write(content, filter=filters)
        for key, value in entries.items():
            stream[f"/{key}"] = value
        made.Root.Extra = made.make_indirect(stream)

    return change


def of_pages(number: int) -> Callable[[], bytes]:
    def make() -> bytes:
        made = pikepdf.new()
        for _page in range(number):
            made.add_blank_page()
        return written(made)

    return make


PICTURES = {
    "JPEG that lacks its middle": of("unreadable", "cannot be opened", jpeg_without_its_middle),
    "PNG with a wrong check sum": of(
        "unreadable", "cannot be opened", lambda: files.png()[:-16] + b"\0\0\0\0" + files.png()[-12:]
    ),
    "PNG with a header of a wrong check sum": of(
        "unreadable", "cannot be opened", lambda: files.png()[:29] + b"\0\0\0\0" + files.png()[33:]
    ),
    "PNG with fewer pixels than it claims": of("unreadable", "cannot be opened", lambda: forged_png(10_000, 10_000)),
    "TIFF, LZW, whose pixels are noise": of(
        "unreadable", "cannot be opened", spoilt(lambda: files.tiff(compression="tiff_lzw"), 16, -400)
    ),
    "TIFF of an unknown compression": of("unreadable", "cannot be opened", lambda: forged_tiff(tag259=4711)),
    "TIFF whose second page is damaged": of(
        "unreadable", "cannot be opened", lambda: forged_tiff(following=186) + forged_tiff(tag259=4711)[72:]
    ),
    "TIFF with fewer pixels than it claims": of("unreadable", "cannot be opened", lambda: forged_tiff(tag256=5000)),
    "WebP whose pixels are noise": of(
        "unreadable", "cannot be opened", spoilt(lambda: files.webp(lossless=True), 32, -8)
    ),
    "JPEG 2000 whose pixels are noise": of("unreadable", "cannot be opened", spoilt(files.jp2, 200)),
}
ACTIVE = {
    "PDF with a script at its opening": of("script", "JavaScript", in_root(f"/OpenAction {SCRIPT}")),
    "PDF with a script among its names": of(
        "script", "JavaScript", in_root(f"/Names << /JavaScript << /Names [(x) {SCRIPT}] >> >>")
    ),
    "PDF with a script in a note": of("script", "JavaScript", noted(f"/Subtype /Link /A {SCRIPT}")),
    "PDF with a script at the opening of a page": of("script", "JavaScript", in_page(f"/AA << /O {SCRIPT} >>")),
    "PDF with a script within a packed list of objects": of(
        "script",
        "JavaScript",
        changed(
            lambda made: made.Root.update(Dictionary(OpenAction=made.make_indirect(Object.parse(SCRIPT.encode())))),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        ),
    ),
    "PDF with a script outside of any action": of(
        "script", "JavaScript", lambda: files.pdf().replace(b"/Type /Catalog", b"/JS(app.alert(1)) /Type /Catalog")
    ),
    "PDF with a script whose name is disguised": of(
        "script",
        "JavaScript",
        lambda: in_root(f"/OpenAction {SCRIPT}")().replace(b"/JavaScript", b"/#4AavaScript").replace(b"/JS", b"/J#53"),
    ),
    "PDF that starts a program": of("launch", "program", in_root("/OpenAction << /S /Launch /F (cmd.exe) >>")),
    "PDF with a file attached": of("attachment", "attached", changed(attached)),
    "PDF with a file attached that no list names": of(
        "attachment", "attached", in_root("/AF [<< /EF << /F << /Length 0 >> >> >>]")
    ),
    "PDF with a file attached to a note": of("attachment", "attached", noted("/Subtype /FileAttachment")),
    "PDF that is a form (XFA)": of("form", "XFA", in_root("/AcroForm << /Fields [] /XFA [(template)] >>")),
    "PDF with a film": of("media", "film", noted("/Subtype /RichMedia")),
    "PDF with a password": of("encrypted", "encrypted", encrypted("secret")),
    "PDF with an empty password": of("encrypted", "encrypted", encrypted("")),
}
UNPACKED = {
    "PDF with a stream that unpacks without end": of("bomb", "unpacks", changed(packed(BOMB, Name.FlateDecode))),
    "PDF with a stream packed twice": of(
        "bomb", "unpacks", changed(packed(zlib.compress(BOMB), Array([Name.FlateDecode, Name.FlateDecode])))
    ),
    "PDF with a stream that unpacks without end behind another filter": of(
        "bomb",
        "unpacks",
        lambda: changed(packed(a85encode(BOMB) + b"~>", Array([Name.ASCII85Decode, Name.FlateDecode])))(),
    ),
    "PDF with a photograph packed into a bomb": of(
        "bomb", "unpacks", lambda: changed(packed(BOMB, Array([Name.FlateDecode, Name.DCTDecode])))()
    ),
    "PDF with an image larger than any scan": of(
        "bomb",
        "unpacks",
        changed(packed(b"", None, Type=Name.XObject, Subtype=Name.Image, Width=50_000, Height=50_000)),
    ),
    "PDF with a small image that unpacks to a large one": of(
        "bomb",
        "unpacks",
        changed(packed(BOMB, Name.FlateDecode, Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9)),
    ),
    "PDF with a page of ten metres": of("page_size", "metres", in_page("/MediaBox [0 0 30000 30000]")),
    "PDF of too many pages": of("pages", "1000", of_pages(1001)),
    "PDF without pages": of("no_pages", "no page", of_pages(0)),
    "PDF of noise with an honest end": of("unreadable", "opened", spoilt(files.pdf, 9, -6)),
}
BAD_INSIDE = PICTURES | ACTIVE | UNPACKED
