"""What is wrong with a draft before it can be saved as a review: all of it at once, in words. No database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate, UnreadableDate, parse
from archive.dates.errors import NOT_SINCE
from archive.reading import day_words
from twinning.models import AnswerChoice, Review, ReviewAnswer, StandingChoice
from twinning.review.links import Reviewed
from twinning.review.years import open_years
from twinning.words import standing_word

# What can be answered. What is unknown is nobody's observation, and what is only proposed is recorded with its paper.
SAYABLE: Final = (
    StandingChoice.ACTIVE,
    StandingChoice.SPORADIC,
    StandingChoice.DORMANT,
    StandingChoice.PAUSED,
    StandingChoice.ENDED,
)
REOPENED: Final = (StandingChoice.ACTIVE, StandingChoice.SPORADIC)
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000
# The words with which a date becomes a beginning, in the languages that are read.
SINCE: Final = ("sedan", "since")


@dataclass(frozen=True)
class WrongAnswer:
    """What is wrong, and where: of which link, at which level, in which field; of the whole review, no link."""

    words: str
    field: str = ""
    link: UUID | None = None
    level: str = ""


def since_typed(text: str, day: date) -> ImpreciseDate:
    """A beginning, typed with or without the word for it. One that can lie ahead of the day is bounded by the day."""
    found = parse(text)
    if not found.known:
        return found
    if not found.is_since:
        found = _with_since(text)
    begins, latest = found.start_earliest, found.start_latest
    if begins and latest and begins <= day < latest:
        return ImpreciseDate.from_edtf(f"[{begins}..{day}]", since=True, words=found.words)
    return found


def _with_since(text: str) -> ImpreciseDate:
    for word in SINCE:
        try:
            return parse(f"{word} {text}")
        except UnreadableDate:
            continue
    raise UnreadableDate(NOT_SINCE, text)


def judged(review: Review, links: Sequence[Reviewed], answers: Iterable[ReviewAnswer], day: date) -> list[WrongAnswer]:
    """Everything that stands in the way; of links that are reviewed no more nothing is asked."""
    by_link = {each.link.pk: each for each in links}
    kept = [answer for answer in answers if answer.link_id in by_link]
    return [*_of_all(review, kept, day), *_of_each(kept, by_link, day)]


def _of_all(review: Review, answers: Sequence[ReviewAnswer], day: date) -> Iterator[WrongAnswer]:
    if review.year not in open_years(day):
        yield WrongAnswer(_("The year is over. Make the review of %(year)s instead.") % {"year": day.year})
    if not any(answer.answer for answer in answers):
        yield WrongAnswer(_("Nothing is answered yet. Answer at least one question, or save a draft."))
    if not review.known.strip():
        yield WrongAnswer(_("Say how you know: what was said, written or seen, by whom and when."), "known")
    elif len(review.known) > LONGEST_TEXT:
        yield WrongAnswer(_too_long(LONGEST_TEXT), "known")


def _of_each(answers: Iterable[ReviewAnswer], links: Mapping[UUID, Reviewed], day: date) -> Iterator[WrongAnswer]:
    for answer in answers:
        for field, words in [*_standing(answer, links[answer.link_id]), *_since(answer, day), *_added(answer, day)]:
            yield WrongAnswer(words, field, answer.link_id, answer.level)


def _standing(answer: ReviewAnswer, link: Reviewed) -> Iterator[tuple[str, str]]:
    now = link.standing(answer.level) if answer.answer else None
    if now is None:
        return
    if answer.before != now:
        told = {"before": standing_word(answer.before), "now": standing_word(now)}
        yield "answer", _("Meanwhile the registry says %(now)s, not %(before)s. Answer once more.") % told
    elif answer.answer == AnswerChoice.CHANGED:
        yield from (("standing", words) for words in _change(answer, closed=link.closed(answer.level)))


def _change(answer: ReviewAnswer, *, closed: bool) -> Iterator[str]:
    if answer.standing not in SAYABLE:
        yield _("Choose how it stands now.")
    elif answer.standing == answer.before:
        yield _("The registry says that already. Choose “unchanged”, or another standing.")
    elif closed and answer.standing not in (*REOPENED, StandingChoice.ENDED):
        yield _("What was paused or ended stays so until it is taken up again or ended.")


def _since(answer: ReviewAnswer, day: date) -> Iterator[tuple[str, str]]:
    if answer.answer != AnswerChoice.CHANGED or not answer.since.strip():
        return
    try:
        begins = since_typed(answer.since, day).start_earliest
    except UnreadableDate as refusal:
        yield "since", str(refusal)
        return
    if begins and begins > day:
        yield "since", _("It cannot be so since a day that has not come. Today is %(day)s.") % {"day": day_words(day)}


def _added(answer: ReviewAnswer, day: date) -> Iterator[tuple[str, str]]:
    """The activity and the note. What is too long to be a title is a note."""
    if len(answer.activity) > LONGEST_LINE:
        yield "activity", _too_long(LONGEST_LINE)
    if len(answer.note) > LONGEST_TEXT:
        yield "note", _too_long(LONGEST_TEXT)
    if not answer.activity_date.strip():
        return
    if not answer.activity.strip():
        yield "activity", _("Say what took place then.")
    try:
        begins = parse(answer.activity_date).start_earliest
    except UnreadableDate as refusal:
        yield "activity_date", str(refusal)
        return
    if begins and begins > day:
        yield "activity_date", _("It has not taken place yet. Today is %(day)s.") % {"day": day_words(day)}


def _too_long(most: int) -> str:
    return _("Too long: at most %(most)s characters.") % {"most": most}
