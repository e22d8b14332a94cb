"""A review is written as one action, beside what is old; what is wrong with it is said at once, and nothing written."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation

from archive.models import Action, ActionKind, Source, SourceKind
from archive.services import action_undo
from municipalities.models import Municipality
from tests import factories as make
from tests.review.world import CIVIL, MUNICIPAL, YEAR, Answering, now, observed, single, standings, twelve
from twinning.models import Event, EventKind, Link, Review, ReviewAnswer, TwinningCitation
from twinning.services.reviews import review_begin, review_finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def answering(home: Municipality, owner: User) -> Answering:
    return Answering(home, owner)


@pytest.fixture
def herning(home: Municipality) -> Link:
    return single(home, "Herning")


def finished(answering: Answering) -> Review:
    return review_finish(review=answering.review, by=answering.by)


def refused(answering: Answering) -> list[str]:
    """What is said of it; nothing is written then."""
    before = Event.objects.count(), Source.objects.count(), Action.objects.count()
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        finished(answering)
    assert (Event.objects.count(), Source.objects.count(), Action.objects.count()) == before
    assert not answering.review.done
    return refusal.value.messages


def written(review: Review) -> list[Event]:
    return list(Event.objects.filter(citations__source=review.source).order_by("level", "kind"))


def test_what_is_confirmed_becomes_an_observation_of_today(answering: Answering, herning: Link) -> None:
    review = finished(answering.says(herning, MUNICIPAL, "unchanged").known())
    (event,) = written(review)
    assert (event.kind, event.level, event.asserts) == (EventKind.OBSERVED, MUNICIPAL, "active")
    assert event.date.edtf == str(timezone.localdate())
    assert list(event.links.all()) == [herning]
    herning.refresh_from_db()
    last = herning.periods.filter(level=MUNICIPAL).order_by("start").last()
    assert last is not None
    assert last.last_evidence == timezone.localdate()


def test_the_review_is_its_own_source(answering: Answering, herning: Link, home: Municipality) -> None:
    source = finished(answering.says(herning, CIVIL, "unsure").known("Mötet den 3 november")).source
    assert source is not None
    assert (source.kind, source.owner_code) == (SourceKind.REVIEW, home.national_code)
    assert (source.description, source.speaks_of.edtf) == ("Mötet den 3 november", str(timezone.localdate()))
    assert str(YEAR) in source.title
    assert home.name in source.title


def test_what_has_changed_stands_from_the_day_that_is_told(answering: Answering, herning: Link) -> None:
    review = finished(answering.says(herning, MUNICIPAL, "changed", standing="dormant", since="2023").known())
    (event,) = written(review)
    assert (event.asserts, event.date.is_since, event.date.edtf) == ("dormant", True, "2023/..")
    assert event.date.words == "sedan 2023"
    assert now(herning) == "dormant"
    assert herning.periods.filter(level=MUNICIPAL, standing="dormant", start__year=2023).exists()


def test_since_this_year_holds_already_today(answering: Answering, herning: Link) -> None:
    finished(answering.says(herning, MUNICIPAL, "changed", standing="dormant", since=str(YEAR)).known())
    assert now(herning) == "dormant"


def test_what_was_paused_and_lives_again_is_taken_up_again(answering: Answering, home: Municipality) -> None:
    link = single(home, "Vantaa", "paused")
    review = finished(answering.says(link, MUNICIPAL, "changed", standing="active").known())
    assert [event.kind for event in written(review)] == [EventKind.RESUMED]
    assert now(link) == "active"


def test_not_knowing_writes_nothing(answering: Answering, herning: Link) -> None:
    before = standings(answering.home)
    review = finished(answering.says(herning, MUNICIPAL, "unsure").known())
    assert (written(review), review.done) == ([], True)
    assert standings(answering.home) == before


def test_what_is_unknown_and_still_so_is_no_observation(answering: Answering, herning: Link) -> None:
    assert written(finished(answering.says(herning, CIVIL, "unchanged").known())) == []


def test_activities_and_notes_are_kept_with_the_answers(answering: Answering, herning: Link) -> None:
    answering.says(herning, MUNICIPAL, "unchanged").known()
    review = finished(answering.adds(herning, activity="Skolbesök", activity_date="maj 2024", note="Brev följer"))
    told = {event.kind: (event.title, event.text, event.date.edtf) for event in written(review)}
    assert told["activity"] == ("Skolbesök", "", "2024-05")
    assert told["observed"][1] == "Brev följer"


def test_a_note_without_an_answer_is_kept_by_itself(answering: Answering, herning: Link) -> None:
    answering.says(herning, MUNICIPAL, "unsure").known()
    review = finished(answering.adds(herning, note="Ingen svarar i telefon"))
    assert [(event.kind, event.text) for event in written(review)] == [("other", "Ingen svarar i telefon")]


def test_all_of_it_is_one_action_by_whoever_saved(answering: Answering, herning: Link, owner: User) -> None:
    answering.says(herning, MUNICIPAL, "unchanged").says(herning, CIVIL, "changed", standing="active").known()
    count = Action.objects.count()
    review = finished(answering)
    action = review.action
    assert action is not None
    assert Action.objects.count() == count + 1
    assert (action.kind, action.by, action.about_id) == (ActionKind.REVIEW, owner, review.pk)
    histories = (Event.history, TwinningCitation.history, Source.history, Review.history)
    assert [each.filter(history_action=action).count() for each in histories] == [2, 2, 1, 1]


def test_nothing_old_is_overwritten(answering: Answering, herning: Link) -> None:
    old = Event.objects.filter(links=herning).values()
    before = list(old)
    finished(answering.says(herning, MUNICIPAL, "changed", standing="ended").known())
    assert [row for row in old.order_by("created_at") if row["id"] == before[0]["id"]] == before


def test_finished_twice_it_is_written_once(answering: Answering, herning: Link) -> None:
    draft = answering.says(herning, MUNICIPAL, "unchanged").known().review
    first, second = (review_finish(review=draft, by=answering.by) for _ in range(2))
    assert (first.source, first.action) == (second.source, second.action)
    assert Event.objects.filter(kind=EventKind.OBSERVED, title__contains=str(YEAR)).count() == 1


def test_a_draft_that_is_finished_takes_no_more_answers(answering: Answering, herning: Link) -> None:
    finished(answering.says(herning, MUNICIPAL, "unchanged").known())
    with pytest.raises(ValidationError):
        answering.says(herning, CIVIL, "unsure")


def test_undoing_it_restores_all_twelve_and_opens_it_again(answering: Answering, owner: User) -> None:
    links = twelve(answering.home)
    before = standings(answering.home)
    for link in links:
        answering.says(link, MUNICIPAL, "changed", standing="sporadic").says(link, CIVIL, "changed", standing="paused")
    review = finished(answering.known())
    assert review.action is not None
    assert {now(link) for link in links} == {"sporadic"}
    done = action_undo(action=review.action, by=owner, reason="Fel år")
    assert standings(answering.home) == before
    assert (done.kind, done.undoes) == (ActionKind.UNDO, review.action)
    review.refresh_from_db()
    assert (review.done, review.source, review.hidden) == (False, None, False)
    assert review.answers.exclude(answer="").count() == 24


def test_a_review_that_was_undone_can_be_saved_again(answering: Answering, herning: Link, owner: User) -> None:
    first = finished(answering.says(herning, MUNICIPAL, "unchanged").known())
    assert first.action is not None
    action_undo(action=first.action, by=owner, reason="För tidigt")
    again = finished(answering)
    assert again.done
    assert again.action != first.action


def test_another_municipalitys_editor_undoes_nothing(answering: Answering, herning: Link, stranger: User) -> None:
    review = finished(answering.says(herning, MUNICIPAL, "unchanged").known())
    assert review.action is not None
    with pytest.raises(PermissionDenied):
        action_undo(action=review.action, by=stranger, reason="Nej")


# --- What is refused ---


@pytest.mark.once
def test_all_faults_are_told_at_once(answering: Answering, herning: Link) -> None:
    answering.says(herning, MUNICIPAL, "changed").says(herning, CIVIL, "changed", standing="active", since="3025")
    told = refused(answering.adds(herning, activity_date="nyligen"))
    assert "Say how you know: what was said, written or seen, by whom and when." in told
    assert "Choose how it stands now." in told
    assert any(words.startswith("It cannot be so since a day that has not come.") for words in told)
    assert "Say what took place then." in told
    assert any(words.startswith("“nyligen” could not be read as a date.") for words in told)
    assert len(told) == 5


def test_an_empty_review_is_none(answering: Answering, herning: Link) -> None:
    assert "Nothing is answered yet. Answer at least one question, or save a draft." in refused(answering.known())


def test_changed_to_what_it_was_is_no_change(answering: Answering, herning: Link) -> None:
    answering.says(herning, MUNICIPAL, "changed", standing="active").known()
    assert refused(answering) == ["The registry says that already. Choose “unchanged”, or another standing."]


def test_what_is_paused_does_not_merely_fall_asleep(answering: Answering, home: Municipality) -> None:
    answering.says(single(home, "Vantaa", "paused"), MUNICIPAL, "changed", standing="dormant").known()
    assert refused(answering) == ["What was paused or ended stays so until it is taken up again or ended."]


def test_an_answer_to_what_the_registry_no_longer_says_is_asked_again(answering: Answering, herning: Link) -> None:
    answering.says(herning, MUNICIPAL, "unchanged").known()
    observed(herning, "dormant", date=str(YEAR - 1))
    assert refused(answering) == ["Meanwhile the registry says dormant, not active. Answer once more."]


@pytest.mark.parametrize(("field", "length"), [("activity", 201), ("note", 2001)])
def test_what_is_too_long_is_said(answering: Answering, herning: Link, field: str, length: int) -> None:
    answering.says(herning, MUNICIPAL, "unsure").known()
    assert refused(answering.adds(herning, **{field: "x" * length})) == [f"Too long: at most {length - 1} characters."]


def test_a_draft_of_long_ago_is_not_saved_any_more(home: Municipality, owner: User, herning: Link) -> None:
    old = review_begin(municipality=home, year=YEAR - 2, by=owner)
    make.ReviewAnswerFactory(review=old, link=herning)
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        review_finish(review=old, by=owner)
    assert f"The year is over. Make the review of {YEAR} instead." in refusal.value.messages


def test_a_review_is_begun_once(home: Municipality, owner: User, administrator: User) -> None:
    one, other = (review_begin(municipality=home, year=YEAR, by=by) for by in (owner, administrator))
    assert (one, other.begun_by) == (other, "Owner")
    assert ReviewAnswer.objects.count() == 0
