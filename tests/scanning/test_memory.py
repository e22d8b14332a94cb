"""A very large scan costs the process that answers requests no more memory than a small one."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files import File

from archive.scanning import Limits, examine

MAKE = (
    "import sys, pyvips; page = pyvips.Image.grey(10_000, 10_000, uchar=True).bandjoin([128, 255]);"
    "page.tiffsave(sys.argv[1], compression='lzw', predictor='horizontal', strip=True)"
)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.slow
def test_a_hundred_megapixels_are_examined_without_memory_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "large.tif"
    subprocess.run([sys.executable, "-c", MAKE, str(path)], check=True)
    before = peak()
    with path.open("rb") as file:
        facts = examine(File(file), Limits())
    assert (facts.width, facts.height) == (10_000, 10_000)
    assert peak() - before < 20
