"""What one person does in one go is one action, which outlives the person and what it was about."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.utils import translation

from archive.actions import action
from archive.models import Action, ActionKind
from archive.services import evidence_add, record_hide, record_restore, record_save
from archive.versions import written_in
from municipalities.models import Municipality, Name
from tests import factories as make
from tests.admin.test_sweep import address
from tests.admin.typing_in import complaints, send
from tests.factories import MunicipalityFactory
from twinning.models import Event, Link

pytestmark = pytest.mark.django_db


def new(name: str, **said: Any) -> Municipality:
    return record_save(record=Municipality(name=name, country="SE"), **said)


def test_each_service_by_itself_is_an_action(owner: User) -> None:
    body = new("Vännäs", by=owner, reason="Ny")
    body.web_site = "https://vannas.example"
    record_save(record=body, by=owner)
    record_hide(record=body, by=owner, reason="Dubblett")
    record_restore(record=body, by=owner, reason="Ingen dubblett")
    evidence_add(subject=body, source=make.SourceFactory(), by=owner)
    kinds = Action.objects.order_by("at", "pk").values_list("kind", flat=True)
    assert [*kinds] == ["add", "save", "hide", "restore", "evidence"]


def test_an_action_says_who_what_about_and_why(owner: User) -> None:
    body = new("Vännäs", by=owner, reason=" Ny i registret ")
    told = Action.objects.get()
    assert (told.by, told.author, told.reason) == (owner, "Owner", "Ny i registret")
    assert (told.about_label, told.about_id, told.about_words) == ("municipalities.municipality", body.pk, "Vännäs")
    assert body.history.get().history_action == told


def test_it_outlives_its_author_and_cannot_be_lost(owner: User) -> None:
    new("Vännäs", by=owner)
    owner.delete()
    told = Action.objects.get()
    assert (told.by, told.author) == (None, "Owner")
    for attempt in (told.delete, told.save, Action.objects.all().delete):
        with pytest.raises(TypeError):
            attempt()
    with pytest.raises(ProtectedError):
        super(Action, told).delete()


def test_a_block_is_one_action_with_the_links_that_follow(owner: User) -> None:
    home, other = MunicipalityFactory(name="Vännäs", country="SE"), MunicipalityFactory(name="Hemnes")
    chain = make.chained(home)
    membership = make.MembershipFactory.build(chain=chain, municipality=other)
    joined = make.EventFactory.build(kind="joined", about="membership", membership=membership, date="1946")
    with action(kind=ActionKind.WIZARD, by=owner, reason="Hemnes med i kedjan", about=chain) as doing:
        for record in (membership, joined):
            record_save(record=record, by=owner)
    link = Link.objects.get()
    assert {each.history.get().history_action for each in (membership, joined, link)} == {doing.action}
    assert Action.objects.get() == doing.action


def test_a_block_that_writes_nothing_leaves_nothing() -> None:
    with action(kind=ActionKind.SAVE) as doing:
        pass
    assert doing.action is None
    assert not Action.objects.exists()


def both(broken: Any) -> None:
    with action(kind=ActionKind.SAVE):
        new("Vännäs")
        record_save(record=broken)


def test_what_fails_within_a_block_takes_its_action_along() -> None:
    with action(kind=ActionKind.SAVE) as doing:
        for broken in (Event(kind="established"), Municipality(name="", country="SE")):
            with pytest.raises(ValidationError):
                both(broken)
        kept = new("Huddinge")
    assert doing.action == Action.objects.get() == kept.history.get().history_action


def test_the_words_of_the_record_are_in_the_language_of_the_records() -> None:
    with translation.override("en"):
        kind = record_save(record=make.LinkKindFactory.build(link=make.LinkFactory()))
    assert Action.objects.get().about_words == "vänort"
    assert kind.kind == "twin_town"


def test_a_page_of_the_admin_saved_with_its_rows_is_one_action(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    page = address(Municipality, "change", MunicipalityFactory(name="Vännäs").pk)
    row = {"names-TOTAL_FORMS": 1, "names-0-name": "Vaennaes", "names-0-language": "sv"}
    assert complaints(send(client, page, web_site="https://vannas.example", change_reason="Rättat", **row)) == ""
    told = Action.objects.get()
    assert (told.kind, told.by, told.reason, told.about_words) == ("save", administrator, "Rättat", "Vännäs")
    assert written_in([told])[told.pk] == {Municipality: 1, Name: 1}
