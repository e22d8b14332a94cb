"""What in a PDF acts, or carries other files, told by one dictionary at a time."""

import pikepdf

_ACTIONS = {"/JavaScript": "script", "/Launch": "launch", "/Movie": "media", "/Sound": "media", "/Rendition": "media"}
_NOTES = {"/FileAttachment": "attachment", "/RichMedia": "media", "/3D": "media", "/Movie": "media", "/Sound": "media"}


def fault_in(part: pikepdf.Object) -> str | None:
    """The dictionary of a stream counts as well."""
    keys = set(part.keys())
    if "/S" in keys and (fault := _ACTIONS.get(_name(part["/S"]))):
        return fault
    if "/Subtype" in keys and (fault := _NOTES.get(_name(part["/Subtype"]))):
        return fault
    # A font or an image may bear any of these names as well; then it is a plain dictionary.
    if "/JS" in keys and isinstance(part["/JS"], (pikepdf.String, pikepdf.Stream)):
        return "script"
    if "/XFA" in keys and isinstance(part["/XFA"], (pikepdf.Array, pikepdf.Stream)):
        return "form"
    if "/EmbeddedFiles" in keys or _name(part.get("/Type")) == "/EmbeddedFile" or _holds_files(part.get("/EF")):
        return "attachment"
    return "script" if "/JavaScript" in keys else None


def _holds_files(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary) and bool({"/F", "/UF", "/DOS", "/Mac", "/Unix"} & set(value.keys()))


def _name(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""
