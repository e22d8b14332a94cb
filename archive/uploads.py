"""What may be uploaded, as the settings say."""

from archive.scanning import Limits


def limits() -> Limits:
    return Limits()
