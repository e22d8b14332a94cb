"""The reader's language, where Django knows it."""

from __future__ import annotations

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.utils.translation import get_language, gettext
except ImportError:  # without Django the package speaks English

    class ImproperlyConfigured(Exception):  # type: ignore[no-redef]
        """Never raised."""

    def gettext(message: str) -> str:
        return message

    def get_language() -> str:
        return "en"


def translated(message: str) -> str:
    """The text in the active language, or as it stands where no settings say which languages there are."""
    try:
        return gettext(message)
    except ImproperlyConfigured:
        return message


def active_language() -> str:
    """The code of the active language; English where there is none."""
    try:
        return get_language() or "en"
    except ImproperlyConfigured:
        return "en"
