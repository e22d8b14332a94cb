"""What was done is taken back as a whole, as a new action; never over what somebody else has written since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from archive.actions import action
from archive.models import Action, ActionKind, Scan
from archive.services import (
    action_undo,
    change_undo,
    evidence_add,
    record_hide,
    record_restore,
    record_save,
    scan_add,
    scan_replace,
    scans_reorder,
)
from municipalities.models import Municipality
from tests import factories as make
from tests.scanning import files
from twinning.models import Event, Link, StatusPeriod, TwinningCitation

pytestmark = pytest.mark.django_db


def last() -> Action:
    return Action.objects.order_by("-at", "pk")[0]


def undo(done: Action, by: User, reason: str = "Fel rad") -> Action:
    return action_undo(action=done, by=by, reason=reason)


@pytest.fixture
def body(home: Municipality, owner: User) -> Municipality:
    """As the registry says it; then a slip."""
    home.web_site = "https://vanersborg.example"
    return record_save(record=home, by=owner)


@pytest.fixture
def slip(body: Municipality, owner: User) -> Action:
    body.web_site, body.wikidata_id = "https://fel.example", "Q1"
    record_save(record=body, by=owner)
    return last()


@pytest.fixture
def statement(home: Municipality, elsewhere: Municipality) -> Callable[..., Event]:
    """A new event about the link of home and elsewhere."""
    low, high = sorted((home, elsewhere), key=lambda each: each.pk)
    link = Link.objects.create(low=low, high=high)

    def stated(by: User | None = None, **fields: Any) -> Event:
        event: Event = make.EventFactory.build(**{"kind": "established", "date": "1964", **fields})
        return record_save(record=event, related={"links": [link]}, by=by)

    return stated


def test_a_change_is_taken_back_with_a_reason_and_stands_in_the_history(
    body: Municipality, slip: Action, owner: User
) -> None:
    undoing = undo(slip, owner, "Fel kommun")
    body.refresh_from_db()
    assert (body.web_site, body.wikidata_id) == ("https://vanersborg.example", "")
    assert (undoing.kind, undoing.undoes, undoing.reason, undoing.by) == ("undo", slip, "Fel kommun", owner)
    assert (undoing.about_id, body.history.first().history_action) == (body.pk, undoing)
    assert slip.undone


def test_what_was_written_later_in_other_fields_stays(body: Municipality, slip: Action, owner: User) -> None:
    body.latitude, body.longitude = "58.38", "12.32"
    record_save(record=body, by=owner)
    undo(slip, owner)
    body.refresh_from_db()
    assert (str(body.latitude)[:5], body.wikidata_id) == ("58.38", "")


def test_an_undoing_is_undone_and_so_is_that(body: Municipality, slip: Action, owner: User) -> None:
    first = undo(slip, owner)
    second = undo(first, owner, "Det var rätt")
    body.refresh_from_db()
    assert (body.wikidata_id, slip.undone, first.undone) == ("Q1", False, True)
    undo(slip, owner)
    body.refresh_from_db()
    assert (body.wikidata_id, second.undone) == ("", False)


def test_what_is_undone_is_not_undone_again(slip: Action, owner: User) -> None:
    undo(slip, owner)
    with translation.override("en"), pytest.raises(ValidationError, match="undone already"):
        undo(slip, owner)


def test_what_was_added_is_hidden_with_the_reason_and_comes_back(
    statement: Callable[..., Event], administrator: User
) -> None:
    event = statement()
    assert StatusPeriod.objects.exclude(standing="unknown").exists()
    undoing = undo(last(), administrator, "Avser Vänersby")
    event.refresh_from_db()
    assert (event.hidden, event.hidden_reason, event.hidden_by) == (True, "Avser Vänersby", administrator)
    assert not StatusPeriod.objects.exclude(standing="unknown").exists()
    undo(undoing, administrator)
    event.refresh_from_db()
    assert not event.hidden
    assert StatusPeriod.objects.exclude(standing="unknown").exists()


def test_what_was_hidden_comes_back_and_what_was_brought_back_is_hidden_again(
    body: Municipality, administrator: User
) -> None:
    record_hide(record=body, by=administrator, reason="Dubblett")
    undo(last(), administrator)
    body.refresh_from_db()
    assert not body.hidden
    record_hide(record=body, by=administrator, reason="Dubblett")
    record_restore(record=body, by=administrator, reason="Nej")
    undo(last(), administrator, "Jo")
    body.refresh_from_db()
    assert (body.hidden, body.hidden_reason) == (True, "Jo")


def test_a_review_of_twelve_links_is_taken_back_in_one_step(home: Municipality, owner: User) -> None:
    links = [make.LinkFactory(**party(home, make.MunicipalityFactory())) for _ in range(12)]
    source = make.SourceFactory(title="Årets genomgång")
    with action(kind=ActionKind.REVIEW, by=owner, about=home) as doing:
        for link in links:
            event = make.EventFactory.build(kind="observed", asserts="dormant", date=date(2026, 1, 15))
            record_save(record=event, related={"links": [link]}, by=owner)
            evidence_add(subject=event, source=source, by=owner)
    assert standings() == {"dormant"}
    undoing = undo(done(doing.action), owner, "Fel år")
    assert Event.objects.visible().count() == TwinningCitation.objects.visible().count() == 0
    assert standings() == set()
    assert Action.objects.filter(kind=ActionKind.UNDO).get() == undoing
    assert Event.history.filter(history_action=undoing).count() == 12


def standings() -> set[str]:
    return {*StatusPeriod.objects.exclude(standing="unknown").values_list("standing", flat=True)}


def party(one: Municipality, other: Municipality) -> dict[str, Municipality]:
    low, high = sorted((one, other), key=lambda each: each.pk)
    return {"low": low, "high": high}


def done(found: Action | None) -> Action:
    assert found is not None
    return found


def test_dates_and_relations_are_taken_back_too(statement: Callable[..., Event], administrator: User) -> None:
    event = statement(date="hösten 2005")
    [link] = event.links.all()
    event.date = "1964"
    record_save(record=event, related={"links": [link, make.LinkFactory()]}, by=administrator)
    undo(last(), administrator)
    event = Event.objects.get()
    assert (event.date.words, event.date.edtf, [*event.links.all()]) == ("hösten 2005", "2005-23", [link])


def test_what_others_have_changed_since_is_named_and_nothing_is_written(
    body: Municipality, slip: Action, owner: User, colleague: User
) -> None:
    body.wikidata_id = "Q2"
    record_save(record=body, by=colleague)
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        undo(slip, owner)
    [told] = refusal.value.messages
    assert "“Vänersborg” (municipality) has been changed since, by Colleague on" in told
    assert told.endswith(": Wikidata id.")
    body.refresh_from_db()
    assert body.web_site == "https://fel.example"


def test_what_others_have_built_on_is_named_too(
    statement: Callable[..., Event], owner: User, colleague: User, stranger: User
) -> None:
    event = statement(by=owner)
    added = last()
    evidence_add(subject=event, source=make.SourceFactory(title="Brevet"), by=colleague)
    event.title = "Rättat"
    record_save(record=event, by=stranger)
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        undo(added, owner)
    changed, built = refusal.value.messages
    assert "by Stranger on" in changed
    assert "is used by “Brevet” (" in built
    assert "recorded by Colleague on" in built
    assert not Event.objects.get().hidden


def test_what_was_added_with_its_evidence_goes_with_it(home: Municipality, owner: User) -> None:
    source = make.SourceFactory()
    with action(kind=ActionKind.WIZARD, by=owner):
        name = record_save(record=make.NameFactory.build(municipality=home), by=owner)
        citation = evidence_add(subject=name, source=source, by=owner)
    undo(last(), owner)
    for record in (name, citation):
        record.refresh_from_db()
        assert record.hidden


def test_only_whoever_may_change_it_all_takes_it_back(slip: Action, stranger: User, colleague: User) -> None:
    for user in (stranger, colleague):
        with translation.override("en"), pytest.raises(PermissionDenied, match="1 of the 1 records"):
            undo(slip, user)


def test_it_is_taken_back_when_its_author_is_gone_and_its_subject_hidden(
    body: Municipality, slip: Action, owner: User, administrator: User
) -> None:
    record_hide(record=body, by=administrator, reason="Dubblett")
    owner.delete()
    undo(Action.objects.get(pk=slip.pk), administrator)
    body.refresh_from_db()
    assert (body.hidden, body.wikidata_id) == (True, "")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_required(slip: Action, owner: User, reason: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="Say why"):
        undo(slip, owner, reason)


def test_one_change_of_several_is_taken_back_alone(home: Municipality, owner: User) -> None:
    one, other = (make.NameFactory(municipality=home, name=name) for name in ("Venersborg", "Vaenersborg"))
    with action(kind=ActionKind.SAVE, by=owner) as doing:
        for name in (one, other):
            name.language = "no"
            record_save(record=name, by=owner)
    undoing = change_undo(version=one.history.first(), by=owner, reason="Svenska")
    for name in (one, other):
        name.refresh_from_db()
    assert (one.language == "no", other.language, undoing.undoes) == (False, "no", None)
    assert not done(doing.action).undone


def test_the_one_change_of_an_action_is_the_action(body: Municipality, slip: Action, owner: User) -> None:
    assert change_undo(version=body.history.first(), by=owner, reason="Fel").undoes == slip


def test_how_it_was_before_must_be_kept(home: Municipality, owner: User) -> None:
    Municipality.history.all().delete()
    record_save(record=home, by=owner)
    with translation.override("en"), pytest.raises(ValidationError, match="is not kept"):
        undo(last(), owner)


def test_scans_change_places_back_and_a_file_is_given_back(administrator: User, colleague: User) -> None:
    source = make.SourceFactory(owner_code="1487")
    one, two = (scan(source, size, administrator) for size in (10, 11))
    scans_reorder(source=source, order=[two.pk, one.pk], by=administrator)
    undo(last(), colleague)
    assert [each.order for each in Scan.objects.order_by("created_at")] == [1, 2]
    former = str(one.file)
    one.refresh_from_db()
    new = SimpleUploadedFile("ny.png", files.png(size=(12, 40)))
    scan_replace(scan=one, upload=new, by=administrator, reason="Skarpare")
    undo(last(), colleague, "Fel sida")
    one.refresh_from_db()
    assert (str(one.file), one.original_name) == (former, "sida.png")


def scan(source: Any, width: int, by: User) -> Scan:
    upload = SimpleUploadedFile("sida.png", files.png(size=(width, 40)))
    return scan_add(source=source, upload=upload, by=by)
