"""Every filter of every list, with every value it can take."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import resolve
from django.utils.translation import override

from archive.asking import is_further
from archive.filtersets import AddressFilter, SortFilter, StrictFilterSet
from tests.api.conftest import Ask
from tests.api.world import LISTS


def filters_of(resource: str) -> type[StrictFilterSet]:
    view = resolve(f"/api/v1/{resource}").func
    found: type[StrictFilterSet] = view.cls.filterset_class  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("resource", LISTS)
def test_every_value_that_a_form_offers_is_understood(client: Client, db: None, resource: str) -> None:
    filters = filters_of(resource)(QueryDict())
    choices = {name: getattr(field, "choices", ()) for name, field in filters.form.fields.items()}
    offered = [(name, value) for name, values in choices.items() for value, _label in values if value]
    samples = {name: [value for other, value in offered if other == name] for name, _value in offered}
    asked = [
        {name: str(value)}
        for name, values in samples.items()
        for value in {values[0], values[-1], *values[: 0 if is_further(name) else 20]}
    ]
    refused = [query for query in asked if client.get(f"/api/v1/{resource}", query).status_code != 200]
    assert asked
    assert refused == []


@pytest.mark.parametrize("resource", LISTS)
def test_a_hyphen_turns_every_order_round(resource: str) -> None:
    sort = filters_of(resource).base_filters["sort"]
    assert isinstance(sort, SortFilter)
    assert set(sort.orders) == {f"{sign}{name.removeprefix('-')}" for name in sort.orders for sign in ("", "-")}


@pytest.mark.parametrize("resource", LISTS)
def test_every_filter_has_a_label_in_both_languages(db: None, resource: str) -> None:
    for language in ("sv", "en"):
        with override(language):
            fields = filters_of(resource)(QueryDict()).form.fields
            assert [name for name, field in fields.items() if not str(field.label)] == []


@pytest.mark.parametrize("resource", LISTS)
def test_every_reference_to_a_record_that_is_not_there_is_refused(ask: Ask, resource: str) -> None:
    references = [name for name, kind in filters_of(resource).base_filters.items() if isinstance(kind, AddressFilter)]
    for name in references:
        errors = ask(f"{resource}?{name}=ingen-sadan", status=400)["errors"]
        assert [error["parameter"] for error in errors] == [name]
