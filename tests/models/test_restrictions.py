"""What is said of a restriction: on which law it rests, and when it is considered anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from archive.law import validate_legal_ground
from archive.models import Access, Source


@pytest.mark.parametrize(
    "ground",
    [
        "OSL 21 kap. 1 §",
        "OSL 21 kap. 1, 3 och 5 a §§",
        "OSL 39 kap. 2 § första stycket",
        "OSL 21 kap. 1 §; OSL 26 kap. 1 §",
        "Arkivlagen 6 §",
        "Dataskyddsförordningen art. 9",
    ],
)
def test_a_section_of_a_named_law_is_a_legal_ground(ground: str) -> None:
    validate_legal_ground(ground)


@pytest.mark.parametrize("ground", ["OSL", "OSL 21:1", "OSL 21 kap.", "21 kap. 1 § OSL", "osl 21 kap. 1 §", "hemligt"])
def test_anything_else_is_refused_with_how_to_write_it(ground: str) -> None:
    with pytest.raises(ValidationError, match=r"OSL 21 kap\. 1 §"):
        validate_legal_ground(ground)


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, False), (1, False)])
def test_a_restriction_is_due_for_review_when_its_day_has_passed(days: int, due: bool) -> None:
    review_on = timezone.localdate() + timedelta(days=days)
    assert Source(access=Access.RESTRICTED, review_on=review_on).review_due is due
    assert not Source(access=Access.PUBLIC, review_on=review_on).review_due
