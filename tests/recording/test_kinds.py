"""Every kind of record: it has a form, or it is said why not; and each form says what is wrong in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from agreements import models as agreements
from archive.models import Record, Repository, Source
from archive.recording import Recording
from municipalities import models as municipalities
from tests import factories as make
from tests.models.breakages import well
from tests.recording.conftest import add_address, again, change_address, opened, sent, shown
from twinning import models as twinning
from twinning.models import TwinningCitation
from twinning.pages.recording import BOOK

pytestmark = pytest.mark.django_db
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
NEW = "-new-"
each_kind = pytest.mark.parametrize("recording", BOOK.recordings.values(), ids=lambda each: each.label)
ADDED = [each for each in BOOK.recordings.values() if not each.not_added]
each_added = pytest.mark.parametrize("recording", ADDED, ids=lambda each: each.label)
# By kind: what is typed into an empty form to fill it in well. What it is about comes from its address.
TYPED: dict[Any, dict[str, str]] = {
    Source: {"title": "Brevet", "date": "1946", "owner_code": "1487"},
    Repository: {"name": "Landsarkivet", "country": "SE"},
    municipalities.Municipality: {"name": "Nya", "country": "SE"},
    municipalities.Name: {"name": "Vänersborgi", "language": "fi"},
    municipalities.Succession: {"date": "1971"},
    municipalities.Organisation: {"name": "Norden"},
    municipalities.Figure: {"measure": "inhabitants", "value": "4500"},
    municipalities.Contact: {"name": "Anna", "checked_on": "2025-01-17"},
    agreements.Agreement: {"title": "Avtal", "kind": "twin_town"},
    agreements.Party: {},
    agreements.Decision: {"title": "Beslut", "matter": "end"},
    agreements.Duty: {"what": "Underrätta"},
    agreements.Grant: {"state": "paid"},
    agreements.SearchRecord: {"sought": "agreement", "wording": "Avtal", "places": "Arkivet", "found": "none"},
    twinning.LinkKind: {"kind": "twin_town"},
    twinning.Carrier: {},
    twinning.Chain: {"name": "Kedjan"},
    twinning.Membership: {},
    twinning.Event: {"kind": "activity", "title": "Kören reste"},
}
# By kind and field: in which order two dates cannot stand.
REVERSED = {
    "twinning.linkkind": ("start", "end"),
    "agreements.agreement": ("signed", "ends"),
    "municipalities.municipality": ("existed_from", "existed_to"),
    "municipalities.name": ("used_from", "used_to"),
    "agreements.party": ("approved", "left"),
    "twinning.carrier": ("start", "end"),
}


def record_of(recording: Recording) -> Any:
    """A record of the kind, written with its history."""
    model: Any = recording.model
    if model is TwinningCitation:
        return make.TwinningCitationFactory(event=make.EventFactory(links=[make.LinkFactory()]))
    record = well(model)
    if model is twinning.Event:
        record.links.set([make.LinkFactory()])
    return record


def test_every_kind_of_record_has_a_form_or_a_reason_why_not() -> None:
    declared = {*BOOK.recordings, *BOOK.elsewhere}
    assert [model for model in RECORDS if model not in declared] == []
    assert not set(BOOK.recordings) & set(BOOK.elsewhere)


def test_every_field_that_staff_write_is_asked_for() -> None:
    """What is set by the address, or by nobody, is not."""
    left_out = {"slug", "hidden_reason", "scan", "source", "low", "high", "about"}
    for recording in BOOK.recordings.values():
        asked = {name for group in recording.groups for name in group.fields} | {*recording.about}
        asked |= set(getattr(recording.model, "SUBJECTS", ()))
        own = (*recording.model._meta.concrete_fields, *recording.model._meta.many_to_many)
        wanted = {field.name for field in own if field.editable and not field.primary_key}
        assert wanted - asked - left_out == set(), recording.label


@each_kind
def test_a_form_sent_as_it_was_opened_changes_nothing(
    client: Client, administrator: User, recording: Recording
) -> None:
    client.force_login(administrator)
    record = record_of(recording)
    before = record.history.count()
    answer = sent(client, change_address(record))
    assert answer.status_code == 302
    assert record.history.count() == before


@each_kind
def test_too_long_or_empty_is_told_at_each_field(client: Client, administrator: User, recording: Recording) -> None:
    client.force_login(administrator)
    record = record_of(recording)
    before = record.history.count()
    page = opened(client, change_address(record))
    fields = {
        each.get("name"): each
        for each in page.all("input", type="text")
        if each.get("maxlength") and NEW not in each.get("name")
    }
    # A date is no longer than its column, but is refused for what it says.
    typed = {name: "x" * (int(each.get("maxlength")) + 1) for name, each in fields.items() if name != "why"}
    typed |= {
        each.get("name"): "kanske i förrgår"
        for each in page.all("input")
        if each.get("data-read-at") and NEW not in each.get("name")
    }
    page = again(sent(client, change_address(record), page, **typed)) if typed else page
    told = {each.get("href") for each in page.all("a") if each.get("href").startswith("#id_")}
    assert {f"#id_{name}" for name in typed} <= told
    assert {name: page.one(id=f"id_{name}").get("value") for name in typed} == typed
    assert record.history.count() == before


@each_added
def test_an_empty_form_says_all_that_is_missing(client: Client, administrator: User, recording: Recording) -> None:
    client.force_login(administrator)
    before = recording.model._default_manager.count()
    address = add_address(recording.label)
    empty = {name: "" for name in shown(opened(client, address)) if name not in {"do", "key"}}
    again(sent(client, address, **empty))
    assert recording.model._default_manager.count() == before


@each_added
def test_it_is_added_once_however_often_it_is_sent(
    client: Client, administrator: User, home: municipalities.Municipality, recording: Recording
) -> None:
    client.force_login(administrator)
    address = add_address(recording.label, **about(recording, home))
    before = recording.model._default_manager.count()
    typed = {**shown(opened(client, address)), **TYPED[recording.model]}
    answers = [client.post(address, typed) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], again(answers[0]).text[:900]
    assert recording.model._default_manager.count() == before + 1


def about(recording: Recording, home: municipalities.Municipality) -> dict[str, Any]:
    """What a new one is about: the records that it must lead to."""
    other = make.MunicipalityFactory()
    match recording.label:
        case "municipalities.succession":
            return {"predecessor": home, "successor": other}
        case "agreements.party":
            return {"agreement": make.AgreementFactory(), "municipality": home}
        case "agreements.duty":
            return {"decision": make.DecisionFactory(municipality=home)}
        case "agreements.grant":
            return {"giver": home, "receiver": make.OrganisationFactory(municipality=home)}
        case "twinning.linkkind":
            return {"link": make.LinkFactory(low=home, high=other)}
        case "twinning.carrier":
            return {"link": make.LinkFactory(low=home, high=other), "organisation": make.OrganisationFactory()}
        case "twinning.membership":
            return {"chain": make.ChainFactory(), "municipality": home}
        case "twinning.event":
            return {"links": make.LinkFactory(low=home, high=other)}
    return {"municipality": home} if "municipality" in recording.about else {}


@pytest.mark.parametrize(("label", "names"), REVERSED.items())
def test_what_ends_before_it_begins_is_told_at_its_end(
    client: Client, administrator: User, label: str, names: tuple[str, str]
) -> None:
    client.force_login(administrator)
    found = BOOK.of(label)
    assert found is not None
    record = record_of(found)
    start, end = names
    page = again(sent(client, change_address(record), **{start: "2010", end: "1996"}))
    assert f"#id_{end}" in {each.get("href") for each in page.one("div", "faults").all("a")}


@pytest.mark.parametrize(
    "recording",
    [each for each in BOOK.recordings.values() if each.model is not Repository],
    ids=lambda each: each.label,
)
def test_a_stranger_changes_nothing(client: Client, stranger: User, recording: Recording) -> None:
    record = record_of(recording)
    client.force_login(stranger)
    answers = [client.get(change_address(record)), client.post(change_address(record), {"do": "save"})]
    assert {each.status_code for each in answers} <= {403, 404}


@each_kind
def test_what_is_hidden_is_not_changed(client: Client, administrator: User, recording: Recording) -> None:
    client.force_login(administrator)
    record = record_of(recording)
    recording.model._default_manager.filter(pk=record.pk).update(hidden_at="2026-01-01T00:00Z", hidden_reason="x")
    assert client.get(change_address(record)).status_code == 404
