"""Dates as people know them: "the late 1980s", "autumn 2005", "since the 1940s", and the EDTF they mean.

Plain Python; works without Django (which, where it is, translates the refusals).
"""

from archive.dates.errors import UnreadableDate
from archive.dates.value import UNKNOWN, ImpreciseDate, parse, parse_day

__all__ = ["UNKNOWN", "ImpreciseDate", "UnreadableDate", "parse", "parse_day"]
