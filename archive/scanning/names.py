"""What a file was called where it came from: shown to people and offered at download, never used on a disk."""

import re
import unicodedata

LONGEST = 255
LONGEST_SUFFIX = 20
NAMELESS = "scan"
# Control characters, and the marks that turn text around or hide in it.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(name: str) -> str:
    """The last part of a path, in visible characters that no file system objects to; never empty."""
    last = re.split(r"[/\\]", name.replace("\0", ""))[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in _UNSEEN)
    plain = " ".join(re.sub(r'[<>:"|?*]', "_", seen).split()).strip(". ")
    return _shortened(plain) or NAMELESS


def _shortened(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if len(name) <= LONGEST or not dot or len(suffix) > LONGEST_SUFFIX:
        return name[:LONGEST]
    return stem[: LONGEST - len(suffix) - 1] + "." + suffix
