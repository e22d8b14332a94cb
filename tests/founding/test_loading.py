"""Loading twice changes nothing, people's changes stand, and rebuilding gives what was built step by step."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command

from archive.services import record_save
from municipalities.models import Municipality
from tests import founded
from tests.founded import FOUNDING
from twinning.founding import load, load_directory
from twinning.founding.reader import read
from twinning.founding.schema import tables
from twinning.models import Event, Link, LinkKind, StatusPeriod
from twinning.services.links import link_ensure

Find = Callable[[str, str], Any]


def counts() -> dict[str, int]:
    """How many rows there are of everything, history included."""
    floors = ("archive", "municipalities", "agreements", "twinning")
    tables = [m for app in floors for m in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {model._meta.label: model._default_manager.count() for model in tables}


def standings(rows: founded.Rows) -> list[tuple[Any, ...]]:
    names = [field.attname for field in StatusPeriod._meta.concrete_fields]
    told = [names.index(name) for name in ("link_id", "level", "start", "standing", "certainty")]
    return sorted(tuple(str(row[place]) for place in told) for row in rows[StatusPeriod._meta.label])


def output(command: str) -> str:
    told = StringIO()
    call_command(command, stdout=told)
    return told.getvalue()


@pytest.mark.django_db
def test_an_empty_registry_takes_the_whole_of_it_as_other_tests_are_given_it() -> None:
    loaded, given = founded.load(), founded.rows()
    assert {label: len(rows) for label, rows in loaded.items()} == {label: len(rows) for label, rows in given.items()}
    assert standings(loaded) == standings(given)


def test_a_second_load_changes_nothing_not_even_a_history(founding: Find) -> None:
    before = counts()
    told = output("load_founding_data")
    assert "0 created, 0 changed" in told
    assert counts() == before


def test_what_is_missing_is_made_again_under_the_same_id(founding: Find) -> None:
    kind = founding("link_kind", "vannas-cameri-twin-town")
    kind.citations.all().delete()
    LinkKind.objects.filter(pk=kind.pk).delete()
    report = load_directory(FOUNDING)
    assert (report.created, report.changed) == (2, 0)
    assert founding("link_kind", "vannas-cameri-twin-town").start.edtf == "2003"


def test_what_differs_is_set_right_with_its_many_to_many_relations(founding: Find) -> None:
    event = founding("event", "vannas-meeting-2009")
    Event.objects.filter(pk=event.pk).update(place="Norge")
    event.links.clear()
    report = load_directory(FOUNDING)
    event.refresh_from_db()
    assert (report.changed, event.place, event.links.count()) == (1, "Serbien", 2)


def test_what_people_have_changed_is_left_and_told(founding: Find) -> None:
    event = founding("event", "vannas-hemnes-resumed")
    event.title = "Åter igång"
    record_save(record=event, by=User.objects.create_user("rut"), reason="Bättre rubrik")
    told = output("load_founding_data")
    event.refresh_from_db()
    assert event.title == "Åter igång"
    assert "Left as people have changed it: event vannas-hemnes-resumed: title" in told


@pytest.mark.django_db
def test_a_link_that_was_made_before_is_taken_up() -> None:
    place = '[[municipality]]\nkey = "{0}"\nledger = ["F1"]\nname = "{0}"\ncountry = "SE"\n'
    pair = '[[link]]\nkey = "a-b"\nledger = ["F1"]\nlow = "a"\nhigh = "b"\npurpose = "utbyte"\n'
    places = {"places.toml": place.format("a") + place.format("b")}
    load(read(places, tables()))
    made = link_ensure(one=Municipality.objects.get(name="a"), other=Municipality.objects.get(name="b"))
    report = load(read({**places, "links.toml": pair}, tables()))
    assert (report.created, report.changed, Link.objects.get().pk) == (0, 1, made.pk)


def test_history_says_which_facts_a_record_was_read_from(founding: Find) -> None:
    (entry,) = founding("link_kind", "vannas-cameri-twin-town").history.all()
    assert entry.history_change_reason == "Inläst ur grunddokumenten: E2, E3"


def test_rebuilding_gives_what_was_built_with_each_change(founding: Find) -> None:
    assert output("rebuild_status") == "72 links rebuilt, 0 of them otherwise than before.\n"


@pytest.mark.parametrize("spoil", ["periods", "since"])
def test_rebuilding_tells_which_links_were_otherwise(founding: Find, spoil: str) -> None:
    link = founding("link", "vannas-hemnes")
    if spoil == "periods":
        StatusPeriod.objects.filter(link=link).delete()
    else:
        Link.objects.filter(pk=link.pk).update(since="")
    assert output("rebuild_status") == ("72 links rebuilt, 1 of them otherwise than before.\n  vannas-hemnes\n")
    assert output("rebuild_status").startswith("72 links rebuilt, 0 of them")
