"""The founding data: readable files in, records of the registry out, by the same services as everything else."""

from twinning.founding.rows import FoundingDataError
from twinning.founding.writer import Report, load, load_directory

__all__ = ["FoundingDataError", "Report", "load", "load_directory"]
