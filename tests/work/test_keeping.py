"""What the finders of sources, figures and contacts find, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import SourceKind
from archive.services import record_hide
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import finds, told
from twinning.work.keeping import unchecked, unknown_figures, unscanned

pytestmark = pytest.mark.django_db
OWN = {"owner_code": "1487"}


def test_a_source_of_ours_that_nobody_can_read_leads_the_archivist_to_the_desk(
    home: Municipality, colleague: User
) -> None:
    source = make.SourceFactory(title="Protokoll", **OWN)
    (found,) = finds(unscanned, home, colleague)
    assert told([found]) == ["Protokoll: no scan and no transcription"]
    assert (found.mend.label, found.mend.href) == ("Upload", reverse("admin:archive_source_scans", args=[source.pk]))


def test_an_editor_may_look_only(home: Municipality, owner: User) -> None:
    make.SourceFactory(**OWN)
    assert [each.mend.label for each in finds(unscanned, home, owner)] == ["Look at it"]


def test_they_stand_by_what_they_lack(home: Municipality, colleague: User) -> None:
    for title in ("A", "B"):
        make.SourceFactory(title=title, **OWN)
    make.ScanFactory(source=make.SourceFactory(title="C", **OWN))
    make.TranscriptionFactory(source=make.SourceFactory(title="D", **OWN))
    found = finds(unscanned, home, colleague)
    assert told(found) == ["two sources without scan and transcription", "D: no scan", "C: no transcription"]
    assert [each.words for each in found[0].names] == ["A", "B"]
    assert [each.mend.label for each in found] == ["Upload", "Upload", "Transcribe"]


def test_what_is_whole_anothers_hidden_or_needs_no_scan_is_left_alone(home: Municipality, colleague: User) -> None:
    whole = make.SourceFactory(**OWN)
    make.ScanFactory(source=whole)
    make.TranscriptionFactory(source=whole)
    make.SourceFactory(owner_code="0126")
    make.SourceFactory()
    make.SourceFactory(kind=SourceKind.WEB_PAGE, **OWN)
    make.ScanFactory(source=make.SourceFactory(kind=SourceKind.PHOTOGRAPH, **OWN))
    record_hide(record=make.SourceFactory(**OWN), reason="Dubblett")
    assert finds(unscanned, home, colleague) == []


def test_a_restricted_source_is_told_to_those_who_may_read_it(home: Municipality, owner: User, stranger: User) -> None:
    make.SourceFactory(secret=True, **OWN)
    assert told(finds(unscanned, home, owner)) == ["Hemlig handling: no scan and no transcription"]
    assert finds(unscanned, home, stranger) == []


def test_a_municipality_without_code_keeps_no_sources(colleague: User) -> None:
    make.SourceFactory(owner_code="")
    assert finds(unscanned, make.MunicipalityFactory(), colleague) == []


def test_figures_and_amounts_that_are_not_known_are_found(home: Municipality, owner: User) -> None:
    figure = make.FigureFactory(municipality=home, value=None, date="2013")
    (found,) = finds(unknown_figures, home, owner)
    assert told([found]) == ["Vänersborg: inhabitants: a figure is not known"]
    assert (found.since_words, str(figure.pk) in found.mend.href) == ("2013", True)
    make.GrantFactory(giver=home, amount=None, currency="", receiver=make.OrganisationFactory(name="Norden"))
    assert told(finds(unknown_figures, home, owner))[1] == "Vänersborg → Norden: the amount is not known"


def test_several_figures_are_one_row(home: Municipality, owner: User) -> None:
    make.FigureFactory(municipality=home, value=None)
    organisation = make.OrganisationFactory(name="Norden", municipality=home)
    make.FigureFactory(municipality=None, organisation=organisation, value=None)
    (found,) = finds(unknown_figures, home, owner)
    assert found.what == "two figures are not known"
    assert {each.words for each in found.names} == {"Vänersborg: inhabitants", "Norden: inhabitants"}


def test_figures_that_are_known_or_anothers_are_left_alone(home: Municipality, owner: User) -> None:
    make.FigureFactory(municipality=home)
    make.FigureFactory(value=None)
    make.GrantFactory(giver=home)
    assert finds(unknown_figures, home, owner) == []


def test_contacts_that_nobody_has_checked_for_a_year_are_one_row(home: Municipality, owner: User) -> None:
    make.ContactFactory(municipality=home, name="Bo", checked_on=date(2025, 11, 22))
    (found,) = finds(unchecked, home, owner)
    assert told([found]) == ["Bo: not checked for a year"]
    make.ContactFactory(municipality=home, name="Ada", checked_on=date(2020, 1, 1))
    (found,) = finds(unchecked, home, owner)
    assert told([found]) == ["two contacts not checked for a year"]
    assert ([each.words for each in found.names], found.since) == (["Ada", "Bo"], date(2020, 1, 1))


def test_contacts_that_were_checked_or_are_anothers_are_left_alone(home: Municipality, owner: User) -> None:
    make.ContactFactory(municipality=home, checked_on=date(2025, 11, 23))
    make.ContactFactory(checked_on=date(2000, 1, 1))
    assert finds(unchecked, home, owner) == []


def test_nobody_from_elsewhere_hears_of_a_contact(home: Municipality, stranger: User) -> None:
    make.ContactFactory(municipality=home, checked_on=date(2000, 1, 1))
    assert finds(unchecked, home, stranger) == []
