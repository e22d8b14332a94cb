"""What a citation points at, and that nothing else is shown in its place."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.cited import evidence_of
from archive.images import page_view
from archive.models import PageImage, Scan
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan() -> Scan:
    """A file of two pages whose images are made."""
    images = make.ImageSetFactory(state="ready", scan__pages=2)
    for number in (1, 2):
        make.PageImageFactory(images=images, number=number)
    assert PageImage.objects.count() == 2
    return Scan.objects.get()


def test_a_page_that_the_file_no_longer_has_is_not_shown_as_its_first(scan: Scan) -> None:
    citation = make.MunicipalityCitationFactory(
        municipality=make.MunicipalityFactory(), source=scan.source, scan=scan, page=2
    )
    (shown,) = evidence_of([citation], AnonymousUser())
    assert shown.page is not None
    assert (shown.page.number, bool(shown.page_in_short)) == (2, True)
    Scan.objects.update(pages=1)
    citation.refresh_from_db()
    (shown,) = evidence_of([citation], AnonymousUser())
    assert (shown.page, shown.page_in_short) == (None, "")
    assert shown.page_href == scan.source.get_absolute_url()


def test_of_a_page_that_is_not_there_no_image_is_shown(scan: Scan) -> None:
    assert [page_view(scan, number).ready for number in (None, 1, 2, 3)] == [True, True, True, False]
