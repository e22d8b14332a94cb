"""What one writes of one's own is not related to what is only others' to change (``Record.REACHES``)."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from zeal import zeal_ignore

from agreements.models import Party
from archive.actions import action
from archive.models import ActionKind, Record
from archive.services import action_undo, record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.admin.test_sweep import address as in_admin
from tests.admin.typing_in import complaints, send
from tests.recording.conftest import add_address, again, change_address, sent
from twinning.models import Carrier, Event, Link

pytestmark = pytest.mark.django_db
TOLD = "is not yours to change"


@pytest.fixture
def own(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home)
    return found


@pytest.fixture
def foreign() -> Link:
    found: Link = make.LinkFactory()
    return found


@pytest.fixture
def desk(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


def refused(answer: Any) -> bool:
    return TOLD in again(answer).one("div", "faults").text


def test_an_event_beside_ones_own_link_does_not_end_that_of_others(desk: Client, own: Link, foreign: Link) -> None:
    ended: dict[str, Any] = {"kind": "ended", "title": "Upphör", "date": "2010"}
    both = [str(own.pk), str(foreign.pk)]
    with zeal_ignore():
        assert refused(sent(desk, add_address("twinning.event", links=own), links=both, **ended))
        assert not Event.objects.exists()
        assert sent(desk, add_address("twinning.event", links=own), **ended).status_code == 302


def test_nor_is_it_led_there_afterwards(desk: Client, own: Link, foreign: Link) -> None:
    event = make.EventFactory(links=[own])
    with zeal_ignore():
        assert refused(sent(desk, change_address(event), links=[str(own.pk), str(foreign.pk)]))
    assert [*event.links.all()] == [own]


def test_what_was_related_to_both_before_is_changed_by_either(desk: Client, own: Link, foreign: Link) -> None:
    event = make.EventFactory(links=[own, foreign])
    with zeal_ignore():
        assert sent(desk, change_address(event), title="Gemensam fest").status_code == 302
    assert {*event.links.all()} == {own, foreign}


def test_nobody_makes_themselves_a_party_to_what_others_signed(desk: Client, home: Municipality) -> None:
    agreement = make.PartyFactory().agreement
    with zeal_ignore():
        assert refused(sent(desk, add_address("agreements.party", agreement=agreement, municipality=home)))
    assert agreement.parties.count() == 1


def test_who_is_a_party_adds_another(desk: Client, home: Municipality) -> None:
    agreement, other = make.PartyFactory(municipality=home).agreement, make.MunicipalityFactory()
    with zeal_ignore():
        sent(desk, add_address("agreements.party", agreement=agreement, municipality=other))
    assert Party.objects.filter(municipality=other).exists()


def test_an_organisation_of_ones_own_does_not_carry_the_link_of_others(
    desk: Client, home: Municipality, foreign: Link
) -> None:
    organisation = make.OrganisationFactory(municipality=home)
    with zeal_ignore():
        assert refused(sent(desk, add_address("twinning.carrier", link=foreign, organisation=organisation)))
    assert not Carrier.objects.exists()


def test_nor_the_chain_of_others(desk: Client, home: Municipality) -> None:
    organisation, chain = make.OrganisationFactory(municipality=home), make.MembershipFactory().chain
    with zeal_ignore():
        assert refused(sent(desk, add_address("twinning.carrier", chain=chain, organisation=organisation)))
    assert not Carrier.objects.exists()


def test_ones_own_agreement_does_not_supersede_that_of_others(desk: Client, home: Municipality) -> None:
    agreement, others = make.PartyFactory(municipality=home).agreement, make.PartyFactory().agreement
    with zeal_ignore():
        assert refused(sent(desk, change_address(agreement), supersedes=str(others.pk)))
    agreement.refresh_from_db()
    assert agreement.supersedes is None


def test_undoing_does_not_lead_back_to_what_others_left(owner: User, own: Link, foreign: Link) -> None:
    event = make.EventFactory(links=[own, foreign])
    record_save(record=event, by=None)
    with action(kind=ActionKind.SAVE, by=None) as doing:
        record_save(record=event, by=None, related={"links": [own]})
    assert doing.action is not None
    with override("en"), zeal_ignore(), pytest.raises(ValidationError, match=TOLD):
        action_undo(action=doing.action, by=owner, reason="Tillbaka")
    assert [*event.links.all()] == [own]


@pytest.mark.parametrize("kind", [Event, Party])
def test_the_admin_refuses_it_too(
    desk: Client, home: Municipality, own: Link, foreign: Link, kind: type[Record]
) -> None:
    given: dict[str, Any] = {
        "links": [str(own.pk), str(foreign.pk)],
        "kind": "ended",
        "title": "Upphör",
        "agreement": str(make.PartyFactory().agreement.pk),
        "municipality": str(home.pk) if kind is Party else "",
    }
    before = kind._default_manager.count()
    if kind is Event:
        del given["agreement"]
    with zeal_ignore():
        assert complaints(send(desk, in_admin(kind, "add"), **given))
    assert kind._default_manager.count() == before
