"""Scanned files: which are taken and why others are not. Pure: knows no models.

``examine`` reads a file's first bytes, its structure, and only then has it opened, in a process of its own
(``archive.opening``). What is wrong is told as ``Refused``, a ``ValidationError`` with a sentence.
"""

from archive.scanning.examining import examine
from archive.scanning.facts import Facts, Limits
from archive.scanning.kinds import KINDS
from archive.scanning.names import clean_name
from archive.scanning.refusals import Refused

__all__ = ["KINDS", "Facts", "Limits", "Refused", "clean_name", "examine"]
