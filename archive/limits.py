"""What is taken of a file where nothing else is set: megabytes, megapixels of one page, and pages."""

from typing import Final

MEGABYTES: Final = 200
MEGAPIXELS: Final = 300
PAGES: Final = 1000
