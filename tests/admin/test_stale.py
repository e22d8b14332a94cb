"""A page of the admin that another has overtaken is refused: nothing is overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.services import record_save
from tests import factories as make
from tests.admin.typing_in import complaints, send, shown
from twinning.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    found: Event = make.EventFactory.build(title="Herning blir vänort", date="1946")
    return record_save(record=found, related={"links": [make.LinkFactory()]})


def stale(desk: Client, record: Any, by: User, **theirs: Any) -> tuple[str, dict[str, Any]]:
    """The address and the form of a record, which somebody else has changed since it was opened."""
    address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    typed = shown(desk.get(address))
    for name, value in theirs.items():
        setattr(record, name, value)
    record_save(record=record, by=by)
    return address, typed


def test_what_another_changed_is_told_and_ones_own_is_kept(desk: Client, event: Event, owner: User) -> None:
    address, typed = stale(desk, event, owner, title="Den andras", place="Herning")
    answer = desk.post(address, {**typed, "title": "Min", "text": "Mitt"})
    told = complaints(answer)
    assert "Owner" in told
    assert "“Den andras”" in told or "”Den andras”" in told
    form = answer.context["adminform"].form
    assert (form["title"].value(), form["text"].value(), form["place"].value()) == ("Min", "Mitt", "Herning")
    event.refresh_from_db()
    assert event.title == "Den andras"


def test_saved_again_it_is_written_and_both_are_in_the_history(desk: Client, event: Event, owner: User) -> None:
    address, typed = stale(desk, event, owner, title="Den andras", place="Herning")
    answer = desk.post(address, {**typed, "title": "Min"})
    assert complaints(desk.post(address, shown(answer))) == ""
    event.refresh_from_db()
    assert (event.title, event.place) == ("Min", "Herning")
    assert [each.title for each in event.history.all()] == ["Min", "Den andras", "Herning blir vänort"]


def test_where_nobody_else_wrote_nothing_is_asked(desk: Client, event: Event) -> None:
    assert complaints(send(desk, reverse("admin:twinning_event_change", args=[event.pk]), title="Min")) == ""


def test_a_row_on_anothers_page_is_not_overwritten_either(desk: Client, owner: User) -> None:
    home = make.MunicipalityFactory(name="Vänersborg")
    name = make.NameFactory(municipality=home, name="Gammalt")
    address = reverse("admin:municipalities_municipality_change", args=[home.pk])
    typed = shown(desk.get(address))
    name.name = "Den andras"
    record_save(record=name, by=owner)
    answer = desk.post(address, {**typed, "description": "Mitt"})
    assert "Den andras" in complaints(answer)
    name.refresh_from_db()
    assert name.name == "Den andras"
    assert complaints(desk.post(address, shown(answer))) == ""
    name.refresh_from_db()
    assert name.name == "Den andras"
