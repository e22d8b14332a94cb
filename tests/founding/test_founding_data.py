"""What the registry says once the founding data is loaded."""

from collections.abc import Callable
from typing import Any

from twinning.models import Link

Find = Callable[[str, str], Any]


def test_seventy_two_links(founding: Find) -> None:
    assert Link.objects.count() == 72
