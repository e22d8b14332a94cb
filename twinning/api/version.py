"""Which version of the API this is (national profile VER.04–12)."""

from datetime import date
from typing import Final

VERSION: Final = "1.0.0"
RELEASED: Final = date(2026, 11, 22)
STATUS: Final = "active"
