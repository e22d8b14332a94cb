"""Every bad file is refused for its own fault, with a sentence that names it and says what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.scanning import Limits, Refused, examine
from archive.scanning.refusals import SENTENCES
from tests.scanning import files
from tests.scanning.bad import BAD, Bad
from tests.scanning.bad_inside import BAD_INSIDE

ALL = BAD | BAD_INSIDE
# Told of files too large to make here, or by a process that ends as it should not: each has a test of its own.
ELSEWHERE = {"too_large", "complex", "memory", "slow"}


def refusal(content: bytes, limits: Limits = Limits()) -> Refused:  # noqa: B008 -- frozen
    with pytest.raises(Refused) as refused:
        examine(SimpleUploadedFile("sida.tif", content, "image/tiff"), limits)
    return refused.value


@pytest.mark.parametrize("bad", ALL.values(), ids=ALL)
def test_a_bad_file_is_refused_for_what_it_is(bad: Bad) -> None:
    refused = refusal(bad.make())
    assert refused.code == bad.fault
    assert bad.word in refused.sentence


def test_there_are_many_kinds_of_bad_file_and_every_sentence_is_said_of_one() -> None:
    assert len(ALL) >= 100
    assert set(SENTENCES) - {bad.fault for bad in ALL.values()} == ELSEWHERE


@pytest.mark.parametrize(
    ("limits", "make", "sentence"),
    [
        (Limits(bytes=1024), files.tiff, "larger than 0 MB"),
        (Limits(pixels=9000), files.png, "1 megapixels; at most 0"),
        (Limits(pages=4), lambda: files.tiff(pages=5), "more than 4 pages"),
        (Limits(pages=49), lambda: files.pdf(50), "more than 49 pages"),
        (Limits(pixels=99), files.pdf, "far more than a page needs"),
    ],
)
def test_the_limits_are_those_that_were_asked_for(limits: Limits, make: object, sentence: str) -> None:
    assert callable(make)
    assert sentence in refusal(make(), limits).sentence


def test_a_file_marked_as_too_large_is_refused_unread() -> None:
    upload = SimpleUploadedFile("sida.tif", b"")
    upload.too_large = True  # type: ignore[attr-defined]
    with pytest.raises(Refused) as refused:
        examine(upload, Limits())
    assert refused.value.sentence.startswith("The file is larger than 200 MB.")
