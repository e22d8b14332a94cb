"""A very large scan costs the process that answers requests no more memory than a small one."""

import subprocess
import sys
from pathlib import Path

import pytest

MAKE = (
    "import sys, pyvips; side = int(sys.argv[2]);"
    "page = pyvips.Image.grey(side, side, uchar=True).bandjoin([128, 255]);"
    "page.tiffsave(sys.argv[1], compression='lzw', predictor='horizontal', strip=True)"
)


# In a process of its own: a peak is that of all that a process ever did.
EXAMINE = """
import resource, sys, django
django.setup()
from django.core.files import File
from archive.scanning import Limits, examine
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
with open(sys.argv[1], "rb") as small, open(sys.argv[2], "rb") as large:
    examine(File(small), Limits())
    before = peak()
    facts = examine(File(large), Limits())
print(facts.width, facts.height, peak() - before)
"""


@pytest.mark.slow
def test_a_hundred_megapixels_are_examined_without_memory_of_ours(tmp_path: Path) -> None:
    small, large = tmp_path / "small.tif", tmp_path / "large.tif"
    for side, path in ((10, small), (10_000, large)):
        subprocess.run([sys.executable, "-c", MAKE, str(path), str(side)], check=True)
    told = subprocess.run(
        [sys.executable, "-c", EXAMINE, str(small), str(large)], check=True, capture_output=True, text=True
    ).stdout
    width, height, more = map(int, told.split())
    assert (width, height) == (10_000, 10_000)
    assert more < 20
