"""On which section of which law a restriction rests, as Swedish authorities write it."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_NUMBER: Final = r"\d{1,3}(?: ?[a-z])?"
_NUMBERS: Final = rf"{_NUMBER}(?:(?:, | och |–){_NUMBER})*"
# The Public Access to Information and Secrecy Act [offentlighets- och sekretesslagen] has chapters, always named.
_OSL: Final = rf"OSL \d{{1,2}} kap\. {_NUMBERS} §§?(?: [^;]+)?"
_OTHER: Final = rf"(?!(?i:osl)\b)[^\W\d][^;\d§]{{4,}}[^;]*?(?:{_NUMBER} §|art(?:ikel|\.) \d)[^;]*"
_GROUND: Final = re.compile(f"(?:{_OSL}|{_OTHER})(?:; (?:{_OSL}|{_OTHER}))*")


def validate_legal_ground(text: str) -> None:
    """Chapter and section of OSL, or section of another law that is named; several are parted by semicolons."""
    if not _GROUND.fullmatch(text):
        raise ValidationError(
            _("Write chapter and section, as “OSL 21 kap. 1 §”; of another law its name too, as “Arkivlagen 6 §”."),
            code="legal_ground",
        )
