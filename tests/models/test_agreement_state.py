"""How an agreement stands on a day: told by the record and found by the database in the same way."""

from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Agreement, AgreementState, Existence
from archive.dates import parse_day
from archive.services import record_hide
from tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db

DAY = "2010-06-15"
BINDING = {AgreementState.IN_FORCE, AgreementState.EXPIRING}

# What is known of it, and how it stands on 15 June 2010.
CASES: list[tuple[dict[str, Any], str]] = [
    ({"signed": ""}, "in_force"),
    ({"signed": "1993"}, "in_force"),
    ({"signed": "2010-06-15"}, "in_force"),
    ({"signed": "2010-06-16"}, "not_yet"),
    ({"signed": "2010"}, "in_force"),
    ({"signed": "2011"}, "not_yet"),
    ({"signed": "före 2020"}, "in_force"),
    ({"signed": "efter 2010"}, "not_yet"),
    ({"signed": "efter 2005"}, "in_force"),
    ({"signed": "sedan 1980-talet"}, "in_force"),
    ({"signed": "1993/1994"}, "in_force"),
    ({"signed": "2009", "in_force_from": "2011"}, "not_yet"),
    ({"signed": "2011", "in_force_from": "2009"}, "in_force"),
    ({"signed": "2011", "in_force_from": "före 2010"}, "in_force"),
    ({"signed": "", "in_force_from": "2011"}, "not_yet"),
    ({"ends": "2010-06-14"}, "expired"),
    ({"ends": "2010-06-15"}, "expiring"),
    ({"ends": "2010"}, "expiring"),
    ({"ends": "2011-06-15"}, "expiring"),
    ({"ends": "2011-06-16"}, "in_force"),
    ({"ends": "2009"}, "expired"),
    ({"ends": "före 2010"}, "expired"),
    ({"ends": "efter 2005"}, "in_force"),
    ({"ends": "9999-12-31"}, "in_force"),
    ({"signed": "2000-06-14", "term_years": 10}, "expired"),
    ({"signed": "2000-06-15", "term_years": 10}, "expiring"),
    ({"signed": "2000", "term_years": 10}, "expiring"),
    ({"signed": "1993", "term_years": 10}, "expired"),
    ({"signed": "1993", "in_force_from": "2005", "term_years": 10}, "in_force"),
    ({"signed": "1993", "term_years": 10, "ends": "2012"}, "in_force"),
    ({"signed": "1993", "term_years": 10, "ends": "efter 2005"}, "in_force"),
    ({"signed": "1992-02-29", "term_years": 18}, "expired"),
    ({"signed": "", "term_years": 10}, "in_force"),
    ({"signed": "2000", "term_years": 9000}, "in_force"),
    ({"terminated": "2010-06-15"}, "terminated"),
    ({"terminated": "2010-06-16"}, "in_force"),
    ({"terminated": "2010"}, "in_force"),
    ({"terminated": "2009"}, "terminated"),
    ({"terminated": "2009", "ends": "2008"}, "terminated"),
    ({"terminated": "efter 2005"}, "in_force"),
    ({"signed": "2011", "terminated": "2009"}, "terminated"),
    ({"existence": Existence.PROPOSED, "signed": ""}, "proposed"),
    ({"existence": Existence.PROPOSED, "signed": "", "ends": "2009"}, "proposed"),
    ({"existence": Existence.NOT_KNOWN}, "not_known"),
]
# What is known of the one that supersedes it, and whether that one has taken its place by then.
SUCCESSORS: list[tuple[dict[str, Any], bool]] = [
    ({"signed": "2009"}, True),
    ({"signed": "2010-06-15"}, True),
    ({"signed": "2010-06-16"}, False),
    ({"signed": "2010"}, False),
    ({"signed": "2009/2011"}, False),
    ({"signed": "2008/2009"}, True),
    ({"signed": ""}, True),
    ({"signed": "efter 2005"}, True),
    ({"signed": "", "existence": Existence.PROPOSED}, False),
    ({"signed": "2009", "existence": Existence.NOT_KNOWN}, False),
]


def found(agreement: Agreement, day: date) -> set[str]:
    """What the database says: in force, and expiring within a year."""
    binding = {"in_force"} if Agreement.objects.in_force(day).filter(pk=agreement.pk).exists() else set()
    ending = {"expiring"} if Agreement.objects.expiring(day).filter(pk=agreement.pk).exists() else set()
    return binding | ending


def expected(state: AgreementState) -> set[str]:
    return {"in_force", str(state)} if state in BINDING else set()


@pytest.mark.parametrize(("fields", "state"), CASES, ids=str)
def test_the_record_and_the_database_agree(fields: dict[str, Any], state: str) -> None:
    agreement = AgreementFactory(**{"signed": "1993", **fields})
    told = Agreement.objects.get(pk=agreement.pk).state_on(parse_day(DAY))
    assert told == state
    assert found(agreement, parse_day(DAY)) == expected(told)


@pytest.mark.parametrize(("fields", "taken"), SUCCESSORS, ids=str)
def test_one_that_is_superseded_binds_no_more(fields: dict[str, Any], taken: bool) -> None:
    agreement = AgreementFactory(signed="1993")
    AgreementFactory(supersedes=agreement, **fields)
    told = agreement.state_on(parse_day(DAY))
    assert told == (AgreementState.SUPERSEDED if taken else AgreementState.IN_FORCE)
    assert found(agreement, parse_day(DAY)) == expected(told)


def test_a_hidden_one_supersedes_nothing() -> None:
    agreement = AgreementFactory(signed="1993")
    record_hide(record=AgreementFactory(supersedes=agreement, signed="2000"), reason="Dubblett")
    assert agreement.state_on(parse_day(DAY)) == AgreementState.IN_FORCE
    assert found(agreement, parse_day(DAY)) == {"in_force"}


@pytest.mark.parametrize("day", ["0001-01-01", "1993-01-01", "1993-12-31", "2004-02-29", "9999-12-31"])
def test_they_agree_on_the_edges_of_the_calendar(day: str) -> None:
    for number, (fields, _) in enumerate(CASES):
        agreement = AgreementFactory(title=f"Avtal {number}", **{"signed": "1993", **fields})
        asked = date.fromisoformat(day)
        assert found(agreement, asked) == expected(agreement.state_on(asked)), fields


def test_a_term_runs_out_on_its_anniversary() -> None:
    ends = {"1992-02-29": "2002-02-28", "1993": "2003-12-31", "1990-talet": "2009-12-31", "1993-05-01": "2003-05-01"}
    for signed, end in ends.items():
        assert AgreementFactory(signed=signed, term_years=10).runs_out == date.fromisoformat(end)


@pytest.mark.parametrize(("ends", "refused"), [("2040-12-31", True), ("2030-12-31", False), ("2031", False)])
def test_the_term_and_the_end_agree(ends: str, refused: bool) -> None:
    agreement = Agreement(title="Avtalet", kind="twin_town", in_force_from="2026-01-01", term_years=5, ends=ends)
    refusal = pytest.raises(ValidationError, match=r"term|Löptiden") if refused else nullcontext()
    with refusal:
        agreement.clean()
