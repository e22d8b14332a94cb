"""Recording a new link; and what is looked for before a second is made."""

import pytest
from django.core.exceptions import ValidationError

from archive.dates import parse
from archive.models import Action, Source
from archive.services import record_hide
from municipalities.models import Municipality
from tests import factories as make
from twinning.models import Link
from twinning.services.establishing import link_establish, link_known

pytestmark = pytest.mark.django_db


@pytest.fixture
def hemnes() -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Hemnes", country="NO")
    return found


def test_it_writes_the_link_its_kind_its_beginning_and_the_source_in_one_action(
    home: Municipality, hemnes: Municipality
) -> None:
    source = Source(title="Vänorter")
    link = link_establish(
        one=home, other=hemnes, kind="twin_town", title="Vänort", day=parse("1988"), source=source, locator="s. 1"
    )
    kind, event = link.kinds.get(), link.events.get()
    assert (kind.kind, kind.start.edtf, event.kind, event.date.edtf) == ("twin_town", "1988", "established", "1988")
    assert [each.citations.get().source for each in (kind, event)] == [source, source]
    assert [(each.kind, each.about_id) for each in Action.objects.all()] == [("wizard", link.pk)]
    link.refresh_from_db()
    assert link.since.edtf == "1988"


def test_a_party_that_is_new_is_recorded_on_the_way(home: Municipality) -> None:
    link = link_establish(one=home, other=Municipality(name="Cameri", country="IT"), kind="twin_town", title="Vänort")
    assert {party.name for party in link.parties} == {"Vänersborg", "Cameri"}
    assert {each.about_words for each in Action.objects.all()} == {"Cameri", "Vänersborg–Cameri"}


def test_a_contact_is_not_established(home: Municipality, hemnes: Municipality) -> None:
    link = link_establish(one=home, other=hemnes, kind="contact", title="Kontakt", day=parse("2008"))
    assert link.events.get().kind == "contact"


def test_there_is_one_link_of_two(home: Municipality, hemnes: Municipality) -> None:
    make.LinkFactory(low=home, high=hemnes)
    with pytest.raises(ValidationError) as refusal:
        link_establish(one=home, other=hemnes, kind="twin_town", title="Vänort")
    assert (refusal.value.code, Link.objects.count()) == ("taken", 1)


def test_a_link_does_not_begin_when_a_party_is_gone(home: Municipality) -> None:
    gone = make.MunicipalityFactory(name="Huskvarna", country="SE", existed_to="1970-12-31")
    with pytest.raises(ValidationError) as refusal:
        link_establish(one=home, other=gone, kind="twin_town", title="Vänort", day=parse("1988"))
    assert [*refusal.value.message_dict] == ["day"]


def test_the_link_of_the_two_is_known_even_if_it_is_hidden(home: Municipality, hemnes: Municipality) -> None:
    assert link_known(one=home, other=hemnes).nothing
    link = make.LinkFactory(low=home, high=hemnes)
    record_hide(record=link, reason="Dubblett")
    assert link_known(one=hemnes, other=home).link == link


def test_the_links_of_those_they_follow_on_are_known(home: Municipality, hemnes: Municipality) -> None:
    old, older, newer = (make.MunicipalityFactory(name=name) for name in ("Gamla", "Äldre", "Nya"))
    make.SuccessionFactory(predecessor=older, successor=old)
    make.SuccessionFactory(predecessor=old, successor=home)
    make.SuccessionFactory(predecessor=hemnes, successor=newer)
    akin = [make.LinkFactory(low=older, high=hemnes), make.LinkFactory(low=home, high=newer)]
    make.LinkFactory(low=old, high=home)  # not of the other's family
    assert {link.pk for link in link_known(one=home, other=hemnes).akin} == {link.pk for link in akin}


def test_the_chains_that_both_are_members_of_are_known(home: Municipality, hemnes: Municipality) -> None:
    both = make.chained(home, hemnes, name="Nordiska kedjan")
    make.chained(home, name="En annan")
    assert link_known(one=home, other=hemnes).chains == [both]
