"""How Swedish archives cite a document: "Huskvarna stad, Drätselkammaren, vol. F14:1, s. 12".

A reference goes from the whole to the part: the institution, the archive creator [arkivbildare] whose archive it is,
the volume by the signum of its series and its number in it ("vol. F14:1", after the general archival schema of 1903),
the case by its registry number [diarienummer], the page or leaf. Family historians name the institution last, archives
and their own catalogues first, as the levels of ISAD(G) stand; we name it first. With the code of the institution it is
the reference code of ISAD(G) 3.1.1. Plain Python; the words are Swedish in every language, since the reference is
what one hands over the counter of a Swedish archive.
"""

from __future__ import annotations

import re
from typing import Final

# F14, A I a, E VII AAAE, Ö1: a capital, then numbers and letters; a word such as "Protokoll" is a name instead.
_SIGNUM: Final = re.compile(r"[A-ZÅÄÖ]{1,4}\d*[a-zåäö]{0,2}(?:[ :](?:\d+[a-z]?|[A-ZÅÄÖ]{1,5}\d*|[a-zåäö]{1,2}\d*))*")
_PAGES: Final = re.compile(r"\d+ ?(?:f|ff)?\.?|\d+(?: ?[-–,] ?\d+)+")  # 12, 12 f., 12–14, 12, 15
_KIND_AND_NUMBER: Final = re.compile(r"[^\W\d]{2,}\.? .*\d.*")  # pärm 3, kapsel 12 b: it says itself what it is
_OWN_WORD: Final = re.compile(r"(?:dnr|diarie|ärende|mål|§|\w*nr\b)", re.IGNORECASE)


def archival_reference(
    *,
    repository: str = "",
    archive_creator: str = "",
    series: str = "",
    volume: str = "",
    registry_number: str = "",
    page: str = "",
) -> str:
    """One citation of where a document is kept, of the parts that are known."""
    parts = (repository, archive_creator, volume_mark(series, volume), registry_mark(registry_number), page_mark(page))
    return ", ".join(part for part in map(str.strip, parts) if part)


def volume_mark(series: str, volume: str) -> str:
    """vol. F14:1; serie F14; vol. 3; serie Protokoll, vol. 3; serie F14, pärm 3."""
    series, volume = series.strip(), volume.strip()
    if not (series and volume):
        return _named("serie", series) or _volume_alone(volume)
    if volume.startswith(f"{series}:"):
        return f"vol. {volume}"
    if _SIGNUM.fullmatch(series) and not _says_itself(volume):
        return f"vol. {series}:{volume}"
    return f"{_named('serie', series)}, {_volume_alone(volume)}"


def shelf_mark(series: str, volume: str) -> str:
    """The same in short, where it is clear that a volume is meant: F14:1."""
    return volume_mark(series, volume).removeprefix("vol. ")


def registry_mark(number: str) -> str:
    """dnr KS 2012:34."""
    number = number.strip()
    return number if not number or _OWN_WORD.match(number) else f"dnr {number}"


def page_mark(page: str) -> str:
    """s. 12; what is more than numbers, such as "bl. 3v" or "förstasidan", as it is given."""
    page = page.strip()
    return f"s. {page}" if _PAGES.fullmatch(page) else page


def _volume_alone(volume: str) -> str:
    return volume if not volume or _says_itself(volume) else f"vol. {volume}"


def _says_itself(volume: str) -> bool:
    return volume.casefold().startswith("vol") or bool(_KIND_AND_NUMBER.fullmatch(volume))


def _named(kind: str, name: str) -> str:
    """With the word for what it is, unless it has it already."""
    return name if not name or kind in name.casefold() else f"{kind} {name}"
