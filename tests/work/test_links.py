"""What the finders of links find, and what they leave alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from archive.services import record_hide
from municipalities.models import Municipality
from tests import factories as make
from tests.work.desks import finds, told
from twinning.models import EventKind, Link
from twinning.work.items import Mend
from twinning.work.links import for_review, unbegun, unknown, unpapered

pytestmark = pytest.mark.django_db


def link(home: Municipality, name: str, *, date: str, **fields: Any) -> Link:
    """A link with one statement."""
    made: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name=name))
    make.told(made, date=date, **fields)
    return made


def pairs(home: Municipality, *names: str, joined: str) -> None:
    """A chain with home, and the links that it makes."""
    others = [make.MunicipalityFactory(name=name) for name in names]
    make.chained(home, *others, joined=joined, name="Nordiska kedjan")
    make.rebuild(*[make.LinkFactory(low=home, high=other) for other in others])


def test_a_standing_that_has_lapsed_is_found_with_its_day_and_reason(home: Municipality, owner: User) -> None:
    link(home, "Lich", date="2010")
    (found,) = finds(unknown, home, owner)
    assert told([found]) == ["Lich: the standing has become unknown"]
    assert found.why == "15 years without evidence; the last is of 2010."
    assert (found.since, found.since_words) == (date(2026, 1, 1), "1 January 2026")
    assert found.mend.label == "Confirm or change"


def test_what_is_known_still_or_over_or_never_was_known_has_not_become_unknown(home: Municipality, owner: User) -> None:
    link(home, "Herning", date="2014")
    link(home, "Utajärvi", date="1976", kind=EventKind.ENDED)
    make.rebuild(make.LinkFactory(low=home))
    make.told(make.LinkFactory(), date="1950")
    assert finds(unknown, home, owner) == []


def test_the_unknown_is_asked_of_the_day(home: Municipality, owner: User) -> None:
    link(home, "Lich", date="2010")
    assert finds(unknown, home, owner, day=date(2025, 12, 31)) == []


def test_links_of_one_chain_are_one_row(home: Municipality, owner: User) -> None:
    pairs(home, "Eiði", "Arsuk", joined="1987")
    (found,) = finds(unknown, home, owner)
    assert told([found]) == ["Nordiska kedjan: two links have become unknown"]
    assert found.mend.href.startswith("/en/review/vanersborg/2026/#link-")


def test_the_only_one_of_its_chain_stands_by_its_own_name(home: Municipality, owner: User) -> None:
    pairs(home, "Eiði", joined="1987")
    assert told(finds(unknown, home, owner)) == ["Eiði: the standing has become unknown"]


def test_two_years_without_evidence_ask_for_review_and_say_when_it_becomes_unknown(
    home: Municipality, owner: User
) -> None:
    link(home, "Herning", date="2014")
    made = Link.objects.get()
    (found,) = finds(for_review, home, owner)
    assert told([found]) == ["Herning: no new evidence"]
    assert found.why == "Last evidence: 2014. Becomes unknown on 1 January 2030 if nothing comes in."
    assert found.since == date(2017, 1, 1)
    assert found.mend == Mend("Annual review", f"/en/review/vanersborg/2026/#link-{made.pk}")


def test_the_review_of_a_chain_is_one_row(home: Municipality, owner: User) -> None:
    pairs(home, "Eiði", "Arsuk", joined="2014")
    (found,) = finds(for_review, home, owner)
    assert told([found]) == ["Nordiska kedjan: two links without new evidence"]


def test_what_is_fresh_ended_or_unknown_asks_for_no_review(home: Municipality, owner: User) -> None:
    link(home, "Herning", date="2025")
    link(home, "Askim", date="2014", kind=EventKind.ENDED)
    link(home, "Lich", date="2010")
    assert finds(for_review, home, owner) == []


def test_a_link_without_beginning_is_found(home: Municipality, owner: User) -> None:
    link(home, "Omaruru", date="2014", kind=EventKind.LISTED)
    make.rebuild(make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Cameri")))
    found = finds(unbegun, home, owner)
    assert told(found) == ["Cameri: no beginning, no standing", "Omaruru: no beginning"]
    assert [each.since_words for each in found] == ["", "2014"]


def test_a_link_with_beginning_and_standing_lacks_neither(home: Municipality, owner: User) -> None:
    link(home, "Herning", date="2014")
    assert finds(unbegun, home, owner) == []


def test_links_of_which_nobody_looked_for_an_agreement_are_one_row(home: Municipality, owner: User) -> None:
    link(home, "Herning", date="2014")
    assert told(finds(unpapered, home, owner)) == ["Herning: no agreement"]
    link(home, "Lich", date="2010")
    (found,) = finds(unpapered, home, owner)
    assert found.what == "two links without agreement"
    assert [each.words for each in found.names] == ["Herning", "Lich"]


def test_an_agreement_or_a_search_settles_it(home: Municipality, owner: User) -> None:
    link(home, "Herning", date="2014").agreements.add(make.AgreementFactory())
    link(home, "Lich", date="2010").search_records.add(make.SearchRecordFactory(municipality=home))
    assert finds(unpapered, home, owner) == []


def test_what_is_hidden_asks_for_nothing(home: Municipality, owner: User) -> None:
    record_hide(record=link(home, "Herning", date="2014"), reason="Dubblett")
    partner = make.MunicipalityFactory()
    make.told(make.LinkFactory(low=home, high=partner), date="2010")
    record_hide(record=partner, reason="Dubblett")
    assert [finds(finder, home, owner) for finder in (unknown, for_review, unbegun, unpapered)] == [[], [], [], []]


def test_an_archivist_is_led_to_the_page_and_not_to_a_form(home: Municipality, colleague: User) -> None:
    made = link(home, "Lich", date="2010")
    (found,) = finds(unknown, home, colleague)
    with override("en"):
        assert found.mend == Mend("Look at it", made.get_absolute_url())
