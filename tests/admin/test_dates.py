"""Dates are typed as people know them in every date field of the admin."""

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from archive.dates import ImpreciseDate
from archive.fields import ImpreciseDateField
from municipalities.models import Municipality
from tests.admin.specimens import specimen
from tests.admin.test_sweep import address
from tests.admin.typing_in import complaints, send
from twinning.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What is typed, and the EDTF that DESIGN §3 says it means.
MEANT = {
    "slutet av 1980-talet": "[1987..1989]",
    "hösten 2005": "2005-23",
    "okt 1964": "1964-10",
    "1996–2004": "1996/2004",
    "sedan 1940-talet": "194X/..",
    "c. 1946": "1946~",
    "late 1980s": "[1987..1989]",
}


def date_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if isinstance(field, ImpreciseDateField) and field.editable]


WORDS = list(MEANT)
FIELDS = [(model, name) for model in sorted(admin.site._registry, key=str) for name in date_fields(model)]


def alone(model: type[Model], name: str, words: str) -> dict[str, str]:
    """Only this date, so that no other contradicts it, nor a letter sent on one of them."""
    return {**dict.fromkeys(date_fields(model), ""), "letter": "", name: words}


def test_all_floors_have_date_fields() -> None:
    assert {model._meta.app_label for model, _ in FIELDS} == {"archive", "municipalities", "agreements", "twinning"}


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_words_are_stored_as_they_are_meant(desk: Client, model: type[Model], name: str) -> None:
    """One wording for each field, in turn; a field of each floor, the last, is told all of them."""
    one, turn = specimen(model), FIELDS.index((model, name))
    last = [field for field in FIELDS if field[0]._meta.app_label == model._meta.app_label][-1]
    told = WORDS if (model, name) == last else [WORDS[turn % len(WORDS)]]
    for words in told:
        answer = send(desk, address(model, "change", one.pk), **alone(model, name, words))
        assert complaints(answer) == ""
        one.refresh_from_db()
        assert getattr(one, name) == ImpreciseDate(MEANT[words], words)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_no_date_is_refused_with_examples(desk: Client, model: type[Model], name: str) -> None:
    one = specimen(model)
    before = getattr(one, name)
    answer = send(desk, address(model, "change", one.pk), **alone(model, name, "igår kanske"))
    assert "igår kanske" in complaints(answer)
    assert "1996–2004" in complaints(answer)
    one.refresh_from_db()
    assert getattr(one, name) == before


def test_saving_what_was_not_touched_changes_no_date(desk: Client) -> None:
    told = specimen(Event)
    send(desk, address(Event, "change", told.pk))
    assert Event.objects.get(pk=told.pk).date == told.date


def test_dates_are_typed_in_inlines_too(desk: Client) -> None:
    body = specimen(Municipality)
    row = {"names-TOTAL_FORMS": 1, "names-0-name": "Vanda", "names-0-language": "sv"}
    answer = send(desk, address(Municipality, "change", body.pk), **row, **{"names-0-used_from": "sedan 1940-talet"})
    assert complaints(answer) == ""
    assert body.names.get().used_from.edtf == "194X/.."
