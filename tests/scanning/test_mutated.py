"""However a good file is changed, reading its structure ends in a refusal or in a shape, never in an error."""

from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as some

from archive.scanning import Limits, Refused
from archive.scanning.examining import read_structure
from tests.scanning.files import GOOD

# Structure stands at the beginning and at the end; the pixels between are the decoder's.
places = some.one_of(some.integers(0, 400), some.integers(-400, -1), some.integers(-50_000, 50_000))
changes = some.lists(some.tuples(places, some.binary(min_size=0, max_size=8)), min_size=1, max_size=6)


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(changes=changes, cut=some.integers(0, 40))
def test_a_changed_file_is_read_or_refused(kind: str, changes: list[tuple[int, bytes]], cut: int) -> None:
    content = bytearray(GOOD[kind][0]())
    for place, data in changes:
        start = place % len(content) if content else 0
        content[start : start + len(data)] = data
    with suppress(Refused):
        _kind, shape = read_structure(ContentFile(bytes(content[: len(content) - cut])), Limits())
        assert shape.pages >= 1
