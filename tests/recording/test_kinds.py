"""Every kind of record: it has a form, or it is said why not. What each form makes of bad input: tests/forms."""

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
from tests.recording.conftest import change_address, sent
from twinning import models as twinning
from twinning.models import TwinningCitation
from twinning.pages.recording import BOOK

pytestmark = pytest.mark.django_db
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
each_kind = pytest.mark.parametrize("recording", BOOK.recordings.values(), ids=lambda each: each.label)
ADDED = [each for each in BOOK.recordings.values() if not each.not_added]
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
