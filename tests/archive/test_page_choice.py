"""The page of a scan that a citation points at, chosen among few or very many."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.evidence import PageChoice
from archive.models import PageImage, Scan
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan() -> Scan:
    images = make.ImageSetFactory(scan__pages=60)
    PageImage.objects.bulk_create(
        PageImage(images=images, number=number, width=20, height=14) for number in range(1, 61)
    )
    return Scan.objects.get()


def choice(scan: Scan, number: int) -> PageChoice:
    return PageChoice(scan.source, AnonymousUser(), f"{scan.pk}-{number}")


def test_of_very_many_pages_the_one_that_is_chosen_is_offered_too(scan: Scan) -> None:
    assert [page.number for page in choice(scan, 57).offered] == [1, 57]
    chosen = choice(scan, 57).chosen(None)
    assert chosen is not None
    assert (chosen.number, chosen.ready) == (57, True)
    assert choice(scan, 61).chosen(None) is None
    assert [page.number for page in choice(scan, 61).offered] == [1]


def test_of_very_many_pages_only_those_that_are_offered_are_read(scan: Scan) -> None:
    make.ScanFactory(source=scan.source, pages=3)  # without images
    with CaptureQueriesContext(connection) as asked:
        offered = choice(scan, 1).offered
        assert [page.ready for page in offered] == [True, False]
    assert len(asked) == 2
    assert [len(page.scan.images.pages.all()) for page in offered[:1]] == [1]
