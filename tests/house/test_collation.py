"""Swedish order: the same on both databases."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from archive.collation import compare

IN_ORDER = [
    "",
    "Aarhus",
    "Bodø kommun",
    "Lodz",
    "Łódź",
    "Nuuk",
    "Rodez",
    "Vanersborg",
    "Vänersborg",
    "Vännäs",
    "Vörå",
    "Wismar",
    "Übersee",
    "Yxhult",
    "Zagreb",
    "Åbo",
    "Åmål",
    "Ängelholm",
    "Ærø",
    "Örebro",
    "Ørsta",
]


@pytest.mark.django_db
def test_the_database_puts_swedish_names_in_swedish_order() -> None:
    rows = ",".join(["(%s)"] * len(IN_ORDER))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT column1 FROM (VALUES {rows}) AS names ORDER BY column1 COLLATE "sv-x-icu"',  # noqa: S608
            sorted(IN_ORDER),
        )
        assert [name for (name,) in cursor.fetchall()] == IN_ORDER


def test_case_and_accents_only_break_ties() -> None:
    assert compare("lidköping", "Lidköping") < 0
    assert compare("Lidköping", "lidköpinga") < 0
    assert compare("Orléans", "Orleans ") < 0


@given(st.text(), st.text())
def test_only_equal_texts_compare_as_equal_and_order_has_a_direction(left: str, right: str) -> None:
    assert (compare(left, right) == 0) == (left == right)
    assert compare(left, right) == -compare(right, left)
