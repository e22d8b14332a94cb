"""A new agreement: what it writes, in one action, what it refuses, and that all of it is taken back at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Agreement, AgreementCitation, Party
from archive.dates import parse
from archive.models import Action, ActionKind, Scan, Source
from archive.services.undo import action_undo
from municipalities.models import Municipality, Organisation
from tests import factories as make
from tests.scanning import files
from twinning.models import About, Event, Link, TwinningCitation
from twinning.services.concluding import Signatory, agreement_conclude, links_between

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Kuopio", country="FI")
    return found


@pytest.fixture
def link(home: Municipality, partner: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=partner)
    return found


@pytest.fixture
def earlier(home: Municipality, partner: Municipality) -> Agreement:
    found: Agreement = make.AgreementFactory(title="Avtalet 2014", signed="2014")
    make.PartyFactory(agreement=found, municipality=home)
    make.PartyFactory(agreement=found, municipality=partner)
    return found


def paper(**said: Any) -> Agreement:
    days = {"signed": parse("1 mars 2022"), "ends": parse("2029")}
    return Agreement(**{"title": "Avtalet 2022–2029", "kind": "twin_town", **days, **said})


def conclude(link: Link, agreement: Agreement | None = None, **said: Any) -> Agreement:
    parties = [Signatory(each, parse("februari 2022")) for each in link.parties]
    given = {"agreement": agreement or paper(), "parties": parties, "links": [link]}
    return agreement_conclude(**{**given, **said})


def test_it_is_one_action_with_parties_links_event_and_evidence(link: Link, earlier: Agreement, owner: User) -> None:
    source, area = make.SourceFactory(), make.AreaFactory()
    made = conclude(link, areas=[area], supersedes=earlier, source=source, locator="s. 1", by=owner)
    done = Action.objects.get()
    assert (done.kind, done.by, done.about_id) == (ActionKind.WIZARD, owner, made.pk)
    assert {str(party): party.approved.edtf for party in made.parties.all()} == dict.fromkeys(
        ["Vänersborg", "Kuopio"], "2022-02"
    )
    assert (link.agreements.get(), made.areas.get(), made.supersedes) == (made, area, earlier)
    event = Event.objects.get()
    assert (event.kind, event.date.edtf, event.agreement, event.links.get()) == (
        "agreement_signed", "2022-03-01", made, link,
    )  # fmt: skip
    assert TwinningCitation.objects.get(event=event).locator == "s. 1"
    cited = AgreementCitation.objects.values_list("agreement", "field", "locator")
    assert {*cited} == {(made.pk, "", "s. 1"), (earlier.pk, "ends", "s. 1")}


def test_a_superseded_one_ends_when_the_new_one_begins_if_nobody_knew_its_end(link: Link, earlier: Agreement) -> None:
    conclude(link, supersedes=earlier)
    earlier.refresh_from_db()
    assert earlier.ends.edtf == "2022-03-01"


def test_its_end_can_be_another_day(link: Link, earlier: Agreement) -> None:
    conclude(link, supersedes=earlier, superseded_end=parse("2021"))
    earlier.refresh_from_db()
    assert earlier.ends.edtf == "2021"


def test_an_end_that_is_recorded_stays(link: Link, earlier: Agreement) -> None:
    Agreement.objects.filter(pk=earlier.pk).update(term_years=4)
    earlier = Agreement.objects.get(pk=earlier.pk)
    earlier.save()
    conclude(link, supersedes=earlier)
    assert not Agreement.objects.get(pk=earlier.pk).ends.known


def test_the_link_is_active_from_the_day_it_was_signed(link: Link) -> None:
    conclude(link)
    period = link.periods.get(level="municipal", standing="active", certainty="certain")
    assert period.start == parse("2022-03-01").earliest


def test_without_a_link_the_event_stands_with_the_agreement(home: Municipality, partner: Municipality) -> None:
    parties = [Signatory(home), Signatory(partner)]
    made = agreement_conclude(agreement=paper(), parties=parties)
    event = Event.objects.get()
    assert (event.about, event.agreement) == (About.AGREEMENT, made)
    assert not Link.objects.exists()


def test_a_party_that_is_not_recorded_yet_is_recorded_with_it(link: Link) -> None:
    body = Organisation(name="Föreningen Norden", municipality=link.parties[0])
    made = conclude(link, parties=[Signatory(link.parties[1]), Signatory(body)])
    assert {party.organisation for party in made.parties.all()} == {None, Organisation.objects.get()}


def test_the_file_is_a_scan_of_a_source_recorded_with_it(link: Link, colleague: User) -> None:
    upload = SimpleUploadedFile("avtal.png", files.png())
    conclude(link, source=Source(title="Avtal 2022", owner_code="1487"), upload=upload, by=colleague)
    assert Scan.objects.get().source == Source.objects.get(title="Avtal 2022")
    assert Action.objects.count() == 1


def test_a_file_that_is_refused_leaves_nothing_behind(link: Link, colleague: User) -> None:
    upload = SimpleUploadedFile("avtal.png", b"no picture")
    with pytest.raises(ValidationError):
        conclude(link, source=make.SourceFactory(), upload=upload, by=colleague)
    assert not Agreement.objects.exists()
    assert not Action.objects.exists()


def test_undone_it_is_all_as_it_was(link: Link, earlier: Agreement, administrator: User) -> None:
    source = Source(title="Avtal 2022", owner_code="1487")
    upload = SimpleUploadedFile("avtal.png", files.png())
    made = conclude(link, supersedes=earlier, source=source, upload=upload, by=administrator)
    action_undo(action=Action.objects.get(), by=administrator, reason="Fel avtal")
    earlier.refresh_from_db()
    assert not earlier.ends.known
    assert not link.agreements.exists()
    gone: list[Any] = [
        Agreement.objects.filter(pk=made.pk),
        Party.objects.filter(agreement=made),
        Event.objects,
        Scan.objects,
    ]
    assert [rows.filter(hidden_at__isnull=True).count() for rows in gone] == [0, 0, 0, 0]
    assert not Source.objects.visible().filter(title="Avtal 2022").exists()


def test_all_that_is_wrong_is_told_at_once(link: Link, earlier: Agreement) -> None:
    wrong = paper(signed=parse("2010"), in_force_from=parse("2013"), ends=parse("2012"))
    with pytest.raises(ValidationError) as refusal:
        conclude(link, wrong, parties=[Signatory(link.parties[0])], supersedes=earlier, superseded_end=parse("2011"))
    assert set(refusal.value.message_dict) == {"parties", "ends", "supersedes", "superseded_end"}
    assert not Party.objects.exclude(agreement=earlier).exists()


def test_who_had_ceased_to_exist_is_no_party(link: Link) -> None:
    gone = make.MunicipalityFactory(name="Huskvarna", existed_to="1971")
    with pytest.raises(ValidationError, match=r"Huskvarna hade upphört före avtalet\."):
        conclude(link, parties=[Signatory(link.parties[0]), Signatory(gone)])


def test_links_between_the_parties_are_those_of_any_two_that_are_shown(link: Link, home: Municipality) -> None:
    third = make.MunicipalityFactory()
    make.LinkFactory(low=home, high=make.MunicipalityFactory())
    other = make.LinkFactory(low=link.parties[1], high=third)
    make.LinkFactory(low=home, high=third, hidden_at=link.created_at, hidden_reason="Dubblett")
    assert {*links_between([*link.parties, third])} == {link, other}
