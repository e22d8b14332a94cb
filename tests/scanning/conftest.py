from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared by their English words."""
    with override("en"):
        yield
