"""One way in: all that is written together is written together, or not at all."""

from collections.abc import Sequence

import pytest
from django.core.exceptions import ValidationError

from archive import changes
from archive.models import Record, Source
from archive.services import record_hide, record_restore, record_save
from municipalities.models import Municipality
from tests.factories import AreaFactory, EventFactory, LinkFactory, MunicipalityFactory, ScanFactory, SourceFactory
from tests.services.conftest import Listener, RefusalError
from twinning.models import Event, EventKind, Link

pytestmark = pytest.mark.django_db


def test_all_faults_are_told_at_once() -> None:
    source = Source(title="", kind="papyrus", languages="swedish!", url_read_on="2014-09-01")
    with pytest.raises(ValidationError) as refusal:
        record_save(record=source)
    assert {"title", "kind", "languages", "__all__"} <= set(refusal.value.message_dict)
    assert not Source.objects.exists()


def test_a_record_and_its_relations_are_one_version() -> None:
    link, areas = LinkFactory(), [AreaFactory(), AreaFactory()]
    versions = link.history.count()
    record_save(record=link, reason="Områden ur avtalet", related={"areas": areas})
    assert set(link.areas.all()) == set(areas)
    newest = link.history.first()
    assert link.history.count() == versions + 1
    assert (newest.areas.count(), newest.history_change_reason) == (2, "Områden ur avtalet")


def test_relations_that_are_not_told_stay_as_they_are() -> None:
    link = LinkFactory(areas=[AreaFactory()])
    link.purpose = "Ungdomsutbyte"
    record_save(record=link)
    assert link.areas.count() == 1


def test_nothing_is_half_written_when_what_is_derived_fails(listener: Listener) -> None:
    link, event = LinkFactory(), Event(kind=EventKind.ESTABLISHED, title="Vänortsfördrag", date="1964")
    listener.fails = True
    with pytest.raises(RefusalError):
        record_save(record=event, related={"links": [link]})
    assert not Event.objects.exists()
    assert not Event.history.exists()
    assert not link.periods.exists()


def test_a_failed_change_leaves_the_record_as_it_was(listener: Listener) -> None:
    municipality = MunicipalityFactory(name="Vänersborg")
    listener.fails = True
    municipality.name, municipality.slug = "Brätte", "bratte"
    for write in (
        lambda: record_save(record=municipality),
        lambda: record_hide(record=municipality, reason="Brann ned"),
        lambda: record_restore(record=municipality, reason="Byggdes upp"),
    ):
        with pytest.raises(RefusalError):
            write()
    stored = Municipality.objects.get(pk=municipality.pk)
    assert (stored.name, stored.slug, stored.hidden, stored.history.count()) == ("Vänersborg", "vanersborg", False, 1)


def test_a_change_is_told_as_the_record_was_and_as_it_is(listener: Listener) -> None:
    municipality = MunicipalityFactory(name="Vanda")
    municipality.name = "Vantaa"
    record_save(record=municipality)
    assert listener.told == [["Vanda", "Vantaa"]]


def test_a_new_record_is_told_once(listener: Listener) -> None:
    record_save(record=Municipality(name="Vantaa", country="FI"))
    assert listener.told == [["Vantaa"]]


def test_hiding_and_restoring_are_told_too(listener: Listener) -> None:
    source = SourceFactory(title="Brev")
    record_hide(record=source, reason="Dubblett")
    record_restore(record=source, reason="Ingen dubblett")
    assert listener.told == [["Brev", "Brev"]] * 2


def test_the_record_as_it_was_keeps_its_relations() -> None:
    old, new = LinkFactory(), LinkFactory()
    event = EventFactory(links=[old])
    seen: list[list[Link]] = []

    def look(records: Sequence[Record]) -> None:
        seen.extend(list(each.links.all()) for each in records if isinstance(each, Event))

    changes.subscribe(look)
    try:
        record_save(record=event, related={"links": [new]})
    finally:
        changes.unsubscribe(look)
    assert seen == [[old], [new]]


def test_a_scan_that_is_brought_back_comes_last_where_its_number_is_taken() -> None:
    source = SourceFactory()
    first = ScanFactory(source=source, order=1)
    record_hide(record=first, reason="Suddig")
    ScanFactory(source=source, order=1)
    ScanFactory(source=source, order=2)
    assert record_restore(record=first, reason="Skarp ändå").order == 3
