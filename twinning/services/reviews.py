"""The year's review: begun, answered by one or several, finished in one action; and reminding of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.actions import action, author_words
from archive.dates import UNKNOWN, ImpreciseDate, parse
from archive.languages import RECORD_LANGUAGE
from archive.models import ActionKind, Reader, Source, SourceKind
from archive.reading import today
from archive.services import record_save
from municipalities.models import Municipality
from twinning.models import (
    AnswerChoice,
    Event,
    EventKind,
    EventLevel,
    Review,
    ReviewAnswer,
    TwinningCitation,
)
from twinning.review.judging import REOPENED, judged, since_typed
from twinning.review.links import LEVELS, Reviewed, reviewed
from twinning.review.typed import Clash, Typed
from twinning.words import standing_word

FIELDS: Final = ("answer", "standing", "since", "activity", "activity_date", "note")
STORED: Final = (*FIELDS, "before", "by", "author", "at")


# --- Drafts ---


def review_begin(*, municipality: Municipality, year: int, by: Reader) -> Review:
    """The review of the year, begun now if nobody has."""
    shown = Review.objects.visible().of(municipality, year).select_related("municipality")
    found = shown.first()
    if found is not None:
        return found
    begun = Review(municipality=municipality, year=year, begun_by=author_words(by))
    try:
        return record_save(record=begun, by=by)
    except (IntegrityError, ValidationError):
        found = shown.first()
        if found is None:
            raise
        return found  # a colleague began it in the meantime


@transaction.atomic
def answers_keep(
    *, review: Review, typed: Sequence[Typed], seen: dict[tuple[UUID, str], str], known: tuple[str, str], by: User
) -> list[Clash]:
    """Keep what was typed as a draft, field by field: what was left as it was shown overwrites nobody's answer.

    ``seen`` is the standing that stood beside each question; ``known`` how it is known, typed and as it was shown.
    Returns what two have answered differently; of that the first stays until it is answered once more.
    """
    review = _locked(review)
    if review.done:
        raise ValidationError(_("The review is saved already."))
    rows = {(each.link_id, each.level): each for each in review.answers.order_by("pk")}
    fresh: list[ReviewAnswer] = []
    changed: dict[tuple[UUID, str], ReviewAnswer] = {}
    clashes: list[Clash] = []
    for each in typed:
        key = (each.link, each.level)
        row = rows.get(key) or ReviewAnswer(review=review, link_id=each.link, level=each.level)
        stored = getattr(row, each.field)
        if each.value in {each.was, stored}:
            continue
        if stored != each.was:
            clashes.append(Clash(each, stored, row.author))
            continue
        setattr(row, each.field, each.value)
        row.by, row.author, row.at = by, author_words(by), timezone.now()
        if key not in rows:
            fresh.append(row)
        rows[key] = changed[key] = row
    _look_at(rows, seen, changed)
    ReviewAnswer.objects.bulk_create(fresh)
    old = [row for row in changed.values() if row not in fresh]
    ReviewAnswer.objects.bulk_update(old, STORED)
    return clashes + _known_kept(review, known, by)


def _look_at(rows: dict[Any, ReviewAnswer], seen: dict[tuple[UUID, str], str], changed: dict[Any, Any]) -> None:
    """An answer that was read again beside what the registry says now, and left as it was, answers that."""
    for key, standing in seen.items():
        row = rows.get(key)
        if row is not None and row.answer and row.before != standing:
            row.before = standing
            changed[key] = row


def _known_kept(review: Review, known: tuple[str, str], by: User) -> list[Clash]:
    value, was = known
    if value in {was, review.known}:
        return []
    if review.known != was:
        return [Clash(Typed(review.pk, "", "known", value, was), review.known, "")]
    review.known = value
    record_save(record=review, by=by)
    return []


def _locked(review: Review) -> Review:
    rows = Review.objects.select_for_update(of=("self",)).select_related("municipality", "source", "action")
    (found,) = rows.filter(pk=review.pk)
    return found


# --- Finishing ---


@transaction.atomic
def review_finish(*, review: Review, by: User, links: Sequence[Reviewed] | None = None) -> Review:
    """Write all answers as one action: a source that is the review itself, and what was observed, cited to it.

    Nothing old is overwritten. Finished twice, it is written once. Raises ``ValidationError`` with all faults.
    ``links`` are those that are reviewed today, where they have just been read.
    """
    review = _locked(review)
    if review.done:
        return review
    day = today()
    links = reviewed(review.municipality, day) if links is None else links
    answers = list(review.answers.order_by("link", "level"))
    faults = judged(review, links, answers, day)
    if faults:
        raise ValidationError([fault.words for fault in faults])
    with action(kind=ActionKind.REVIEW, by=by, about=review) as doing, override(RECORD_LANGUAGE):
        review.source = record_save(record=_source(review, day, by), by=by)
        for link in links:
            own = {answer.level: answer for answer in answers if answer.link_id == link.link.pk}
            for event in _events(review, link, own, day):
                record_save(record=event, by=by, related={"links": [link.link]})
                record_save(record=TwinningCitation(event=event, source=review.source), by=by)
        review.action = doing.action
        review.done_at, review.done_by = timezone.now(), author_words(by)
        record_save(record=review, by=by)
    _note_unanswered(review, links, answers)
    return review


def _source(review: Review, day: date, by: User) -> Source:
    on = ImpreciseDate(day.isoformat())
    return Source(
        title=str(review),
        kind=SourceKind.REVIEW,
        owner_code=review.municipality.national_code,
        creator=author_words(by),
        publisher=review.municipality.name,
        date=on,
        speaks_of=on,
        languages=RECORD_LANGUAGE,
        description=review.known.strip(),
    )


def _events(review: Review, link: Reviewed, own: dict[str, ReviewAnswer], day: date) -> Iterator[Event]:
    """What is observed at each level, and what took place. Whoever does not know leaves things as they are."""
    whole = own.get(EventLevel.BOTH)
    note = whole.note.strip() if whole else ""
    said = [own[level] for level in LEVELS if level in own and own[level].says]
    for answer in said:
        yield _observed(review, answer, day, note, reopened=link.closed(answer.level) and answer.standing in REOPENED)
    if note and not said:
        yield _event(review, kind=EventKind.OTHER, title=_("Note at the annual review"), text=note, day=day)
    if whole and whole.activity.strip():
        when = parse(whole.activity_date) if whole.activity_date.strip() else UNKNOWN
        yield _event(review, kind=EventKind.ACTIVITY, title=whole.activity.strip(), date=when)


def _observed(review: Review, answer: ReviewAnswer, day: date, note: str, *, reopened: bool) -> Event:
    changed = answer.answer == AnswerChoice.CHANGED
    level = _("municipal level") if answer.level == EventLevel.MUNICIPAL else _("civil level")
    told = {"year": review.year, "level": level, "standing": standing_word(answer.says)}
    since = since_typed(answer.since, day) if changed and answer.since.strip() else UNKNOWN
    return _event(
        review,
        kind=EventKind.RESUMED if changed and reopened else EventKind.OBSERVED,
        level=answer.level,
        asserts=answer.says,
        title=_("Annual review %(year)s: %(standing)s, %(level)s") % told,
        text=note,
        date=since if since.known else None,
        day=day,
    )


def _event(review: Review, *, date: ImpreciseDate | None = None, day: date | None = None, **fields: Any) -> Event:
    on = date if date is not None or day is None else ImpreciseDate(day.isoformat())
    return Event(date=on or UNKNOWN, stated_by=review.municipality.name, **fields)


def _note_unanswered(review: Review, links: Iterable[Reviewed], answers: Iterable[ReviewAnswer]) -> None:
    """The receipt tells what was left, long after the links themselves have changed."""
    answered = {(answer.link_id, answer.level) for answer in answers}
    ReviewAnswer.objects.bulk_create(
        ReviewAnswer(review=review, link=each.link, level=level, before=each.standing(level))
        for each in links
        for level in LEVELS
        if (each.link.pk, level) not in answered
    )
