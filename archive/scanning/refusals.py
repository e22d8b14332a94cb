"""A file that is not taken: which fault, and a sentence that names it and says how to mend it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "kind": _("This kind of file is not taken. Save it as TIFF, JPEG, PNG, WebP, JPEG 2000 (JP2) or PDF."),
}


class Refused(ValidationError):
    """Forms and services show it as any other mistake; ``code`` says which fault it is."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(SENTENCES[code], code=code, params=params)

    @property
    def sentence(self) -> str:
        return str(self.messages[0])
